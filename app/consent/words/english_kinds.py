"""More ways to ask in English, by kind of sentence, and the ordinary sentences that each is like."""

from __future__ import annotations

GROUPS = {
    "THIRD": "him her them mom dad ex boss employer landlord work job wife husband kids son daughter school driver"
    " insurance doctor lawyer attorney neighbor tenant client clients patient patients customer customers other",
    "STUFF": "link links survey surveys poll polls flyer flyers special specials sale picture pictures email emails"
    " catalog code codes blast blasts newsletter newsletters discount discounts invite invites video videos",
    "OVER": "fed sick tired done through over annoyed bored exhausted finished irritated disgusted",
    "CUSTOMER": "patient patients customer client member student subscriber tenant resident employee donor voter"
    " parent player user guest supporter volunteer buyer seller",
    "LAW": "lawyer attorney counsel court sue suing lawsuit fcc ftc tcpa bbb police complaint damages legal dnc",
    "ELSE": "else other another",
    "GONE": "died dead deceased passed hospice dementia departed buried funeral",
    "LEFT": "moved switched changed graduated sold retired cancelled canceled closed left transferred relocated quit",
}

ALIKE = {
    "da": "the", "tha": "the", "dis": "this", "diz": "this", "dat": "that", "dese": "these", "dem": "them",
    "em": "them", "mah": "my", "ma": "my", "ppl": "people", "peeps": "people", "nothin": "nothing", "nuthin": "nothing",
    "nuffin": "nothing", "tryna": "trying", "tryin": "trying", "imma": "ill", "ima": "ill", "gon": "gonna",
    "wud": "would", "cud": "could", "shud": "should", "bcuz": "because", "cuz": "because", "bc": "because",
    "cus": "because", "frm": "from", "fr": "from", "neva": "never", "nvr": "never", "sum1": "someone",
    "some1": "someone", "any1": "anyone", "whatevr": "whatever", "thier": "their", "fone": "phone", "fon": "phone",
    "gurl": "girl", "hav": "have", "havin": "having", "somethin": "something", "anythin": "anything",
    "gettin": "getting", "agn": "again", "ther": "there", "tho": "though", "thats": "thats",
}  # fmt: skip
"""How some write a word, read as the word: in English only, since elsewhere these are words."""

SURE = """
STOP means STOP
no means no , STOP|CEASE
NOT|never ever? CONTACT SELF|MY NUM|line|AGAIN*2 AGAIN , and? !until|before|till|unless|about|if|when|at|with
NOT CONTACT SELF|MY NUM|FILL*2 at? this|my number
"""

INNOCENT = """
NOT CONTACT|use|call|SEND the|MY|that|FILL? old|other|previous number|phone|cell|line|address
get me|us off|on this|the flight|plane|train|bus|call
# Asked about in another language: `stop` is read in all of them
respondo|responder|contesto|reponds|repondre|repond|tape STOP
any|more more? MSG _*4 QUERY
unsubscribe rate|rates|numbers
^ is|was|are|does|did|do|was|wait _*5 spam|scam|legit|meant|charge|number|wrong|person _*2 QUERY !7STOP !7remove
call me? instead of text|texting for|about|when|on|today|tomorrow
UNSUB|unsubscribe me from FILL? EMAIL EMAIL|list? but|and|keep|only
should|do|must|can i|we turn|switch|shut off FILL? MSG
told|asked|tell|ask|telling|begged the|MY|him|her|them x|kids|kid|him|her|guys|dogs? TO STOP|CEASE|quit !ING !MSG
^ ignore|disregard|sorry , wrong person|number|chat|thread|window $
charge|charges|cost|pay FILL? for|to|extra FILL|send|get*2 MSG $
passed|passing|died away? , can|could|i|we|so|need|should i|we|you|MY|change|move|cancel|reschedule*3 move|change|cancel|reschedule|need|update|transfer
^ is|was it|this|that|YOU|FILL|MSG|a|some*3 spam|scam|legit|real $|or
hold the|MY MSG
file|filing|report|make a|MY|an x? harassment|hr|noise
# Somebody else is not to be written to, or not now, or not that way
NOT|no|TO CONTACT|texting the|MY|your|our|FILL? THIRD about|until|with|before|at|today|yet|because|for|while|regarding
NOT CONTACT him|her|them $|about|until|till|yet|at|please|it|that|because|if|though
NOT CONTACT|SEND|bother the|our|MY other? driver|tenant|client|patient|customer|insurance|adjuster|seller|buyer|agent|employer|boss|landlord|ex|references|neighbor|neighbors
NOT bother|disturb|remind him|her|them|the|my
NOT bother $|with the|MY
NOT send|mail|give|SEND the|anyone|somebody|someone|MY|a|any? driver|package|tech|technician|invoice|bill|check|payment|guy|crew|forms|form|documents|paperwork|truck|order|it|plumber|results|money|anyone|someone|x !x? !MSG
no need TO CONTACT|text SELF? back|before|when|if|first|ahead|until|since
no need TO call|email , FILL? MSG|text|CONTACT
no|NOT|stop|quit call|calls|calling|phone|leaving|emailing|email|emails|mail _*3 , but|and|or? text|txt|message me|us|instead|only|is|back|$
NOT call|email|mail , and? CONTACT|text
prefer|like|love|want|use|rather MSG over|instead|to|than
MSG|texting is|are|works|work|s fine|best|ok|okay|good|better|great|easier|free|preferred|helpful|perfect
MSG|texting at|during|while the|dinner|work|school|class|table|driving|meeting|in
no|NOT MSG|texting|text while|at the|in|during|my
# Questions about who and what
^ was|is|are|isnt that|this|it|these FILL|MSG|a|meant*3 spam|scam|legit|real|for me|us|or|$|him|her
did i|you|we get|have|text|call|dial|reach the wrong WRONGWHO
wrong|incorrect number of
does|do|will|would KEYWORD|STOP|UNSUB work|mean|do|stop|cancel|also _*3 KEYWORD|STOP?
if|does|do i|we|you|it? SAY STOP|KEYWORD !5MSG
if|when|what i|we*1 SAY|replied|texted|answer? STOP|KEYWORD !5MSG
am|are|is|do i|we|she|he still|even|already|on|in*2 on|in your|the|a LIST
UNSUB|opt|END out? form|sheet|waiver|slip|deadline|letter|fee for|of|from|is|about|i
never|NOT|didnt|dont|havent said|say|asked|ask|told|tell|mean|meant|wanted i|we|you|TO|wanted|want|was|trying|wish*4 UNSUB|CEASE|opt
never|NOT|didnt|dont|havent said|say|asked|ask|told|tell|mean|meant i|we|you|TO|wanted|want|was|trying|wish*4 be UNSUBBED
UNSUB|unsubscribed|unsubbed|unsubscribing from MY|the|those|x? EMAIL|box|gym|class|channel|app|only|took
UNSUB|unsubscribed from EMAIL|emails only|but|and|not
unsubscribed|unsubscribe rate|rates|from our|numbers
people|customers|members|users|someone|who UNSUB|unsubscribed|opted
how|can|should|do|could i|we|you*2 REVOKE FILL|x*2 CONSENT|access|poa|power !MSG
off|from|on the|your|our|a|that prayer|pickup|wait|guest|call|roster|volunteer|honey|donor|shift|duty|standby|cancellation|snack|sub|substitute|waiting|team|interview|door list
# Their own slip
that|this|it|last|MSG was|is my|the kid|toddler|son|daughter|cat|dog|kids|mistake
that|it|last|previous|my MSG? was meant|intended|supposed? for|TO my|someone|somebody|another FILL? else|sister|brother|wife|husband|friend|mom|boss !7NUM !7STOP|CEASE|UNSUB|remove
lost|broke|replaced MY NUM
ignore|disregard FILL|last|previous|earlier|prior*3 MSG|text|that|wrong
forget|forgot MY|the last|previous|x|order|account|appointment MSG|number|id|$
one|another more MSG , and then !you|your
wrong|incorrect WRONGWHO on|is|was|listed|for|in*3 my|the|your|on*2 account|bill|invoice|form|chart|letter|receipt|order|policy|paperwork|prescription
# Things, bodies and days that stop, end and come off
CEASE|END|turn|shut the|my|our|your|that|this water|gas|power|electricity|bleeding|pain|crying|delivery|order|check|service|rent|autopay|payment|meds|medicine|car|engine|oven|alarm|leak|noise|mail|paper|trash|cable|internet
make|made|making FILL|the|my|our|this*2 payment|payments|bleeding|pain|noise|leak|car|check|dog|baby|garnishment|deductions|withholding STOP|CEASE
how|what do|can|to|i|we|you*2 make|get it STOP|CEASE $
payment|payments|bleeding|pain|rain|crying|noise|leak|traffic|garnishment STOP|CEASE|END
take|took|takes|get|getting the|my|MY? stitches|cast|braces|bandage|ring|boots|shoes|tires|mask|hat|day|week|time|kids|baby|wife|husband|brother|son|daughter off|out the|my|school|daycare|account|policy|insurance|lease|title|will|deed|card|plan|pickup
wisdom|teeth|tooth|stitches|staples|mole|cast|tonsils|gallbladder|catheter|tree|stump|wallpaper|carpet|snow|mold|tattoo|junk|graffiti removed|removal|out|off|taken
remove|delete|erase|take|drop the|MY|last|first|that|extra|one*3 photo|picture|pic|lettuce|onions|cheese|tomato|tree|cover|filter|item|items|card|address|account|charge|fee|post|file|comment|review|shirt|blue|size|brother|sister
drop|pick me|us|him|her|them|MY|kids off|up|it at
get|got|gets|be|am|are off|out|done|home at|work|early|late|by|around|exit|for|tomorrow|today|soon|in|until|school|class !5LIST !5MSG
put|add|sign|keep me|us|him|her back|down on|to|for FILL|LISTFILL*3 LIST|MSG
get|got|getting|keep|keeps me|us|him|her|them off the|that hook|ledge|plane|waitlist|ground|bed
turn|switch|shut|turned|shutting off FILL? lights|light|water|gas|power|ac|heat|oven|main|alarm|sprinklers|tv|stove|breaker|engine
leave|left|leaving it|the|them|that alone for|until|with|overnight|at|in|bandage|dog|kids|the
home|live|lives|living|am|is|was|all|be|stay alone
left me|us a MSG
leave|left me|a|us a|MSG MSG|voicemail|note|review
SELFERR|i|we end|ended|ending|quit|stopped|stop|stopping up|at|for|by|in|the|my|to|lol|smoking|drinking
i|we|he|she|they|who|it quit|quits $|my|the|smoking|on|at|in|working|drinking|lol
STOP it|that? , YOU|youre|ur|are|is|thats? YOU|are|r|so|too*2 killing|making|embarrassing|too|so|sweet|kind|cute|funny|crazy|silly
STOP it|that? , im|i|thats|this|am|is|so*3 blushing|crying|dying|laughing|so|too|adorable|hilarious|sweet|cute|funny|amazing|beautiful
STOP it LOL
NOT STOP believin|believing|now|there|here|you
my|the|our|her|his kid|baby|dog|kids|son|daughter|x|car|ac|nose|phone wont|will|doesnt|cant|wouldnt STOP|CEASE|quit
cant|couldnt|cannot|wont STOP|CEASE laughing|thinking|crying|smiling|coughing|sneezing|eating|bleeding|shaking|watching|vomiting|throwing|won
stopping|stopped at|by|in|for|over|off
STOP at|by|in|over|off the|a|my|your|gas|work|home|x !ING
who|which|someone|nobody|noone|no|somebody one? said|says|called|told|asked STOP|me|to|about
my|our|the attorney|lawyer|counsel will|has|have|is|said|says|sent|needs|wants|can|would _*2 send|documents|papers|sent|review|the|contract|closing|file|email
ask|talk|speak|spoke|told|call MY|TO|with*2 attorney|lawyer|accountant about|re|regarding|on|first
sue|suing|report|reporting|reported the|MY|a|an|him|her|them landlord|boss|employer|leak|accident|neighbor|driver|city|company|him|outage|pothole|claim|tenant
block|blocking|blocked the|off|MY|a|by|with driveway|road|door|time|off|street|card|drain|exit|sidewalk|view|intersection|car
tired|sick|fed|over|done|exhausted|annoyed of|with|by|today|from|up*2 the|this|my|rain|waiting|weather|cold|heat|snow|x? pain|rain|weather|wait|waiting|paperwork|cough|cold|heat|snow|traffic|cooking|work|kid|kids|job|today|$ !MSG
KEEP|keep|keeps|kept|still getting|get|gets|getting|got|seeing FILL? an|a|error|voicemail|busy|disconnected|signal|lost|bills|letters|headaches|worse|better|hung|calls
keep|keeps|kept sending|send me|us FILL? letters|bills|emails|voicemails|invoices|mail
"""

ASKS = """
get rid of me|us
CEASE|END service|services|subscription|membership to|on|for|at this|MY NUM
OUT every|all|any FILL|record|records|trace|mention|instance*3 of MY NUM
changed|changing MY mind about|on FILL|GET*3 MSG|GET FILL*2 MSG|updates|these|this
MSG|texting|contacting is|are|r NOT|never|no|not FILL? okay|cool|allowed|permitted|acceptable|appropriate|welcome with|for|to|at|on|here|$
^ MSG|texting is|are|r NOT|not with|for me|us
appreciate|like|love|want|glad|happy|wish it|if|to|the*3 MSG CEASE|ceased|stopped|ended|END|quit
NOT|didnt|never ask|asked|request|agree|agreed|want TO be|get TEXTED|messages|texts
no FILL*2 MSG after|past|starting|beyond today|now|this|that|tonight
un enroll|enrol|subscribed|register|list me|us|$
CEASE|END service|services|subscription|membership|enrollment to|on|for|at|with this|MY NUM
i|im|ill|we|well|gonna|will am|will|gonna*2 sue $|YOU
take MY|my wifes|husbands|moms|dads|sons|daughters|mothers|fathers|kids NUM|number off|out $|of|this|your
i|we want|need|wanted nothing|no part? more|else|further|to? from|of|with|do YOU|your|this|these|MSG
NOT|wont|never|longer|no FILL|be|have|am|im*2 need|needing|require|requiring|using|use FILL*4 MSGS|reminders|updates !for
NOT put|add|place|include|enter me|us|MY|NUM*3 on|to|in FILL|any|LISTFILL*3 LIST
NOT|didnt|never check|checked|tick|ticked the|a|any|FILL*2 box|boxes for|to|about FILL|GET*3 MSG|texts
never signed|asked|agreed|consented|subscribed|opted up|in? , never
STOP|UNSUB doesnt|dont|didnt|isnt|not|never work|working|do|does $|anything|for
NUM|phone|this is|was|are on|in the? FILL|national|federal|state*2 do not? not|call call|contact|list
this is|was a? landline|fax|pager $|line
# No interest in it
no|zero|0 interest|desire|wish|intention|wishes in|TO|of GET|be|FILL*3 MSG|TEXTED|GET THIS|MSG|any|from|your|FILL|$
aint|NOT|never trying|looking|interested TO|in? GET FILL*2 MSG
no|NOT|dont want|need|wish|like no? any|more|further*2 message|MSG
no|NOT|dont need|want any|further|more|other MSG|message|contact
want|wanna|need TO? be|get? out of THIS|your|MSG|FILL*2 $|MSG|LIST|thing
had|have|ive|OVER|up|fed it|up|enough|out*2 with|of FILL|GET*3 MSGS|ING $|already|AGAIN|from|so|every|all|make|stop|remove|take
spare|save me|us FILL*3 MSG
lay|laid|ease|let|back|cool|chill|knock|cut off|up|it|out|down*2 with|on? the|your|these|all|THIS MSG|texting
give it|me|us|my|this a rest|break|phone with|from|already|on FILL*3 MSG|ING
# Go elsewhere
^ go? text|message|bother|find|contact|harass|annoy|spam|pester|bug|bug|try|get|msg someone|somebody|another|other|different ELSE|one|people|person|number|sucker|fool
bother|text|message|pester|annoy|spam|harass someone|somebody else with|about|$ $|this|your|these|FILL
leave|let MY|me|us|this NUM|family|inbox|in|mom|dad|wife|husband|son|daughter*2 alone|peace|be $|now|and|already|please|or
get|stay|keep|stays off|out|outta of? my|our|this NUM|inbox|phone|line|messages|dms|texts
get rid of me|us|MY NUM|name|number|us
# Removal in other words
OUT MY name|names|digits|line|cell|contact info|number? $|please|now|and|asap|AGAIN
OUT me|us|MY NUM|name from|out|off of? FILL|LISTFILL*3 everything|records|directory|program|rotation|sequence|crm|distribution
take|took|taking|pull|pulling back MY|any|all|FILL? CONSENT|optin
preference|preferences|settings|profile|choice|choices _*4 no|none|zero|off|opted|optout|dnc $|MSG|sms|text|out|texts
NOT|never check|checked|tick|ticked|click|clicked|select|selected|choose|chose|fill|filled|hit|mark|marked FILL|out|no*2 box|boxes|form|option for|TO|about|that FILL|GET*4 MSG|THIS
disable|deactivate|kill|silence|deactivating FILL*4 MSG|notification|notifications FILL*2 $|for|on|at|to
turn|turning|shut|cut|switch off FILL*4 MSG|notification|notifications
consider|treat|take|let this|it|me|MSG FILL|as|an|to|serve|is|official|formal|be*4 opt|opted|optout|unsubscribed|unsubscribe|removal|removed|revocation|CEASE|stop|revoked
END FILL|all|any*2 communication|communications|contact|correspondence with|to|$|me|from
END this|the|your|these messages|texts|msgs|alerts|notifications $|please|now|to
no|zero|nothing further|more|additional communication|correspondence|contact|messages|notifications|alerts|outreach
# Somebody else has the number
not who|whoever|person|the|one|that|whom*3 YOU|youre|your|ur are|r|is|were|want*2 looking|trying|reaching|want|think|texting|after|need|seeking|contact|for|meant|expecting
NUM|phone|cell|this belongs|belong|is TO MY|a|an|FILL*2 x? year|yr|minor|child|toddler|business|company|fire|police|school|church|hospital|store|restaurant|hotel !x? !10contact
just|recently|only got|have|received|bought|assigned this|MY|new*2 number|NUM , _*2 and|not|dont|i|im|keep|stop|so|its
previous|prior|former|old|last|original owner|holder|user|person of|had|who|for|with MY|this|the NUM
NUM was|is|has|got|been*3 recycled|reassigned|reissued
no|longer|not|nobody|noone one|named|called|longer*2 x|named here|lives|living|at|on|has|with|uses this|here|number|at|the
x NOT|no|longer longer? has|have|use|uses|own|owns|answer|live|lives|work|works at|here|this|that|on NUM|phone|here|number
# Refused before, and refused for good
said|say|asked|told|replied|texted|typed|requested|begged STOP|UNSUB|quit|no|off !more _*3 times|twice|already|before|ago|yesterday|weeks|week|month|months|still|keep
how|many times|much|often|long more? _*6 ask|say|tell|repeat|reply|text|type|request|beg|told STOP|CEASE|UNSUB|TO|YOU|no|quit
still GET|ING|FILL*2 MSG|THIS|ING _*3 after|despite|although|even|though _*6 STOP|UNSUB|unsubscribed|opted|out|stopped|no
CEASE|quit asking|offering|inviting|begging|soliciting|calling|checking|following|reminding|notifying|alerting|emailing SELF|if|for|about|us|up|on by|via|through|over|with|in FILL? MSG|text|texts|sms
CEASE|quit checking|following|asking|reminding|reaching on|up|out|me|to*2 me|us|about|$
CEASE|quit waking|interrupting|disturbing|bothering|scaring|confusing|upsetting me|us|my|him|her
NOT|never|dont use|call|dial|ping|touch|text|message|hit|reach it|MY|this|these NUM|line|again|anymore !5for
next|another|one|more|any|further|each|every|single*3 MSG|text|message _*5 lawsuit|court|lawyer|attorney|complaint|reported|police|fcc|ftc|sue|suing|legal|suit|damages|tcpa|statutory|violation|fine
MSG|text|messages|texts SELF|again|AGAIN|one*2 , and|or? _? lawsuit|court|sue|police|lawyer|attorney|reported|blocked
# Only that way, never this way
email|mail|phone|call|calls|voice|letter|letters|emails only|please|instead|from*3 , no|not|NOT|never by|via|with|send|through? MSG|text|texts|texting|sms
only call|email|mail|write|contact me|us _*4 , no|not|NOT|never by|via|through|a? MSG|text|texting|texts|sms
use|via MY|FILL*2 email|mail|phone instead|not|rather|going of|forward|than? MSG|texting|text|texts
<!you no|NOT|NEG do|want|accept|take|allow|use|like texting|texts|sms $|on|at|to|from|so|anymore|here
"""

BARE = """
^ well|now|then|nicely STOP $
now|nicely|politely STOP $
^ STOP for|in|4|on the|gods|petes|christs|heavens|fucks|goodness|pity|your|love|name|real|good|ever|sake
^ STOP or|else|because|bc|if|until|while|seriously|honestly|and|before|yall|anyone|whoever|whatever i|im|ill|its|this|these|else|you|YOU|we|my|your|stop|quit|leave|remove|delete|do|get|dont|take
^ alright|well|ok|yeah|yes|no|nah|again|right|fine|listen|look|please|sorry|enough|hey|man|bruh|dear|sir|team|people|folks STOP this|it|that|then|now|already|sending|please*2 $
_ and|then|so CEASE|STOP|UNSUB this|it|that|now|already|immediately*1 $
a|per|each|each|cents|dollars|money|lawyer|harassment|spam|enough|number|times|twice|already|again STOP|CEASE|UNSUB $
"""

UNCLEAR = """
im|am|going|gonna|will|ill|already blocking|block|blocked|blacklisting this|YOU|your|it|the FILL? NUM|$|spam
# Nothing but what it is about
^ not|NOT longer? needed|required|interested|wanted|useful $|anymore|thank
no longer needed|required|interested|wanted|useful $|anymore
NOT|no|longer needed|wanted|interested $|anymore
_ MSG|inbox|phone NOT|doesnt|dont|no need|want this|these|it|them $
^ nothing|nomore further|more $|from|to
NOT|never|no SEND SELF any|no|more|AGAIN|further*2 STUFF|those|such|anything|stuff|things !until|without
no|without|enough more|with|of FILL*2 STUFF $|please|from|to
NOT WANT|GET FILL|any|more|FILL*3 STUFF
NOT|no|never do|does|did? MSG|texting|texts $
CEASE x SELF|me|us|my $
CEASE x|_ MSG|texts|messages|SELF $
report|reported|reporting and|as|this|you|it|number|for*2 block|blocked|blocking|spam|harassment|number
blocking|blocked|reporting|reported YOU|this|it|number now|$|as|and|for
mute|block|silence me|us|this|MY|it forever|permanently|NUM|$
get|take me|us|him|her out|outta of? here|this|that|it|$
OVER with|of|by YOU|your|FILL|THIS*2 YOU|MSG|THIS|company|shit|crap|nonsense $|MSG
give it|me a rest|break
cut|drop|skip|kill|lose the|all|your|these MSG
violation|violating|violates of|the|my|tcpa|it|do|dnc|telephone|federal|rights|privacy
telephone|consumer protection|consumers act|law
MY|is|are|this|that _*2 on|in the|a do|dnc|national|not call|registry|registered|list
lawsuit|legal action|pending|coming|will|is|against
contact|call|to|through MY attorney|lawyer|counsel|solicitor only|instead|directly|from|not
represented by counsel|attorney|an|a
this|it|thats is|as|consider|constitutes|pure|a*2 harassment|stalking|illegal
respect|honor MY|the|our wishes|privacy|request|decision|boundaries|preference|choice
MY|change|update|set preference|preferences TO|is|are|for|in*2 no|none|not|off|email
GONE , _*5 MSG|CONTACT|contacting|SEND|ING
NOT|no|longer|never your|a|an|been|am|your|FILL*2 CUSTOMER|patient of|there|with|anymore|here|$|at|and
YOU|they|someone|somebody|whoever|who gave|put|signed|added|entered|signed me|MY|this NUM|up|number|wrong|on|to without|wrong|by|fake|incorrectly
who|nobody|noone wants|needs|asked|reads|likes|cares FILL*3 MSG|THIS|STUFF
charge|charged|charges|cost|costs|pay|paying|billed me|us|by|per|for|each|every|money|cents|extra|a|0|20|25|10*4 MSG|text|texts|each|incoming|message
limited|unlimited|limit texts|texting|text|minutes|of*2 texting|minutes|plan|messages|texts
"""

WISH = """
CEASE|UNSUB $|it|this|these|that|them|YOU|all|with|already|please|MSG|ING
CEASE|quit|stop !by|in|at|over|on|off|taking|for|the|a|and|eating|drinking|smoking _*4 $
remove|delete|erase|lose|forget|drop|purge|scratch|scrub|omit|exclude $|me|us|it|this|him|her|MY
take|get|leave me|us|it|him|her|this|MY off|out|alone|NUM
NOT|never|no|without|not CONTACT|SEND|MSG|ING|TEXTED|contact|bother|reach
NOT|never|not|longer _*2 CONTACT|ING|MSG|TEXTED
no more|further|longer
leave|let me|us|MY
enough $
NOT WANT|need THIS|it|MSG|any|$
opt|optout|UNSUB|opting|unsubscribed|removed|revoke|withdraw
block|blocking|report|reporting
"""

REASON = """
this|that is the|a|my|an FILL|x|department|departments|s*4 line|phone|cell|number
wrong|incorrect WRONGWHO|contact|human
not|isnt|aint|NOT|longer MY|x|the|who|her|his|hers|their NUM|person|phone|one|YOU|number|name
not x anymore|here|and|so
GONE away|in|last|yesterday|recently|so|and|$
NOT|no|not|longer|never your|a|an|been|FILL|had*3 CUSTOMER|account|house|dog|car|pet|kids|vehicle|property|loan|business
LEFT _*5 dentist|dentists|doctor|doctors|vet|house|home|office|provider|school|job|account|membership|state|away|bank|agent|practice|company|city|carrier|carriers|insurance|town|texas|florida|gym|plan
never|NOT|didnt|not|nobody|noone|havent sign|signed|ask|asked|request|requested|agreed|agree|subscribe|subscribed|consent|consented|gave|give|given|authorize|authorized|enroll|opted|heard|check|checked
work|business|company|office|kids|childs|sons|daughters|landline|flip|prepaid|fax phone|cell|line|number|landline
landline|fax|hospital|overseas|roaming|abroad
charged|charge|charges|cost|costs|pay|paying _*5 MSG|text|each|every|per|these
MY lawyer|attorney|counsel|solicitor
fcc|ftc|tcpa|bbb|dnc|registry|spammer|illegal|lawsuit
this|is|its|you|your harassment|harassing|spam|scam|scammer
twice|times|already|before|repeatedly|again _*4 asked|told|said|replied|request|requested|ask|say|STOP|UNSUB
asked|told|said|replied|requested|texted|ask _*5 twice|times|already|before|repeatedly|again|yesterday|week|ago
your|these|those|YOU MSG|ING
MSG|ING at|me|us night|midnight|3am|am|work|hours|morning
just|recently got|have this|new|a number|phone|NUM
NOT know YOU|any|who|why|how|what
privacy|wishes|peace|annoying|ridiculous|disturbing
can|cannot|cant|doesnt|NOT GET|read|see|open|accept MSG|THIS|texts
already have|voted|donated|bought|gave|paid|got|sold|insured|covered|found
NOT for|selling|sell|interested|sale|voting|buying
"""
