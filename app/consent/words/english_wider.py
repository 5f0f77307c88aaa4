"""How people ask in English without asking: who holds the number, what was said before, what follows the next text."""

from __future__ import annotations

SURE = """
how AUX|TO|do|can|i|we*4 CEASE|STOP|END this|these $
# Somebody else's number, told to whoever texts it: not the texter's own mistake
<!do|if|did|gave|give|given|sent|told|hope YOU must|may|might|probably|likely|still|do|obviously|clearly*2 have|got|ve|texted|texting|reached|messaging|messaged|contacted|contacting|called|calling|dialed the|a? wrong|incorrect WRONGWHO !on|listed|in
# What was refused before
<!never told|asked|telling|asking|warned YOU|your|company|everyone YOU|your|company|everyone*2 _*4 STOP|quit|off|UNSUB|UNSUBBED $|already|and
replied|responded|texted|sent|typed|said STOP|UNSUB _*2 times|twice|already|before|yesterday|multiple|several
i|we|ive AUX|already|just*2 said|checked|marked|chose|selected|put|wrote YOU? no|not FILL|TO*2 MSGS
asked|requested|told for? these|this|it|MSG FILL*2 TO? STOP|END
it|message|text|son|daughter|grandson|wife|husband SAYFILL|SAID|told|says|said|say|me|TO*5 SAY STOP so _*3 STOP|UNSUB
im|ill|am|so im? replying|responding|answering|texting|reply|saying TO|with*1 STOP so|$
told me TO SAY STOP so|$
^ texting|replying|sending STOP TO|so
how many|much times|more _*6 ask|say|tell|repeat|reply
"""

INNOCENT = """
how TO|do|can|i*3 block|mute someone|somebody|a|him|her|calls|callers|x
# Other lists, other ways out
off|from FILL*2 LIST for OTHER|tonight|today|tomorrow|dinner|lunch|brunch
that MSG? was meant|intended
<!prefer not|never|havent|hasnt|didnt|stopped FILL? getting|got|gotten|received|receiving|saw FILL*3 MSG
NOT hesitate|forget|mind|worry|miss TO|about|getting*2 CONTACT|ING|FILL*2 MSG?
NOT want TO miss|lose _*2 MSG
END of MSG
MSG TO answer|read|reply|handle
thought it|this|that was a? spam|scam
me|us|him|her|name|number|MY|NUM|x off|from|on of? FILL*2 wait|waiting|waitlist|guest|schedule|standby|callback list?
out of FILL x|3pm|contract|lease|town|milk|slot|office|gas|work|meds|stock|school|state|country|lunch !MSG !LIST !MSG|LIST
what|will|do|does happens|if|i|it|have|TO*4 SAY STOP
SAY SAYFILL*2 STOP , _? is|will|does|do|what|mean
my|her|his|our ex|exes|brother|sister|neighbor|husband|wife|boyfriend|landlord _*6 ING|CONTACT|calling _*7 STOP|quit
told|asked|warned|telling him|her|them TO? STOP|quit|stop|leave
got|had|he|she|they|it stopped
where|when do|does|should|can|will i|we|it|he|she|the|they|you STOP !ING !GET
stitches|bandage|staples|cast|braces|sutures|mole|tooth|brace|trees|tree get|be|removed|off*3 removed|off|out
leave the group , _
didnt|never|not|dont sign|signed|asked|ask|agree|agreed up? for|to THIS|the x|class|charge|price|plan|fee|surgery !MSG
# Other things end, and other people are asked
STOP|CEASE for !the|gods|good|real|ever|goodness|christs|petes|fucks|heavens|me
STOP|CEASE for the !love|sake
STOP|CEASE payment|payments|loss|sign|signs|light|lights|order|orders|watch|work|by|in|over|at|off|drinking|smoking|taking|eating|bleeding|growing
CEASE|END MY|FILL*2 service !to|on|for|MSG
CEASE|END MY|FILL*2 treatment|therapy|medication|medicine|meds|antibiotics|pills|prescription|delivery|deliveries|autopay|payment|payments|newspaper|mail|membership|policy|contract|lease|water|gas|power|car
make|get|have it|this|that|them STOP|END at|by|on|around|near|before|after|in
why|when|how did|do|does|have|would _*2 MSG STOP|stopped|CEASE|END
MSG|it|he|she|they|reminders STOP|stopped|CEASE coming|arriving|working|yesterday
MSG|it|he|she|that stopped
opt|opting|out|UNSUB _? of|from FILL*2 paper|paperless|arbitration|autopay|dental|magazine|journal|podcast|catalog|settlement|testing|lunch|donation|billing|statements
<!to|and|please|sorry switching|switch|switched|changing|might|may|will|if i|might|may|will|carriers|phones|plans*4 lose MY NUM
lose MY NUM when|if|for a|i
SAYING STOP !ING
she|he|they|mom|dad|wife|husband|friend|boss|kids said|says|saying|yelled|told|say|tells|keep|keeps said|says|saying|me|us? STOP|leave|quit !ING
tell|told|ask|asked|make|made|get|got|help|have my|the|a|his|her|our|x*2 x STOP|CEASE|quit
collector|collectors|neighbor|neighbors|ex|caller|callers|scammer|scammers|telemarketers|boyfriend|landlord|creditor|creditors|stalker|coworker _*6 CEASE|STOP|ING|harassing|texting FILL*4 SELF?
someone|somebody|ex|neighbor|neighbors|collector|landlord is|keeps|are|has|been*2 ING|harassing
no contact|CONTACT order|orders|lenses|rule|sport|sports
the|a|accident|police|lab|incident|credit|expense|book|inspection|crash|annual|home report you|your|this
nobody|noone|one called|came|answered|told|showed|responded|texted|picked|replied
sent|send|texted|text|replied|meant FILL|THIS|it*3 to|for the wrong WRONGWHO|chat|thread|group
SORRY , _*3 meant|intended for
meant|for|intended someone|somebody else , SORRY
wrong WRONGWHO on|in MY|x? chart|account|file|invoice|bill|paperwork|order|form|receipt|contract
if|hope|think|thought|maybe|do|did i|im have|has|had|got|might|may|dialed|called*2 the|a wrong WRONGWHO
dont|doesnt|didnt|not have the|a wrong WRONGWHO
in|to|into|check|of|from my|your|the*2 spam !MSG !ING
spam calls|call|folder|email|emails|filter
sick|tired|fed up? of|with THIS|the|my x|pain|weather|cough
report|reported|reporting this|your|that x !x? to|MSG
call|contact my lawyer|attorney for|about|to|at
block the|this number x|5|one|bus
remind me lol
take|taking|takes it|them|this off !your|ur|of|yalls|this
NOT need|have TO CONTACT|text|call|write back
NOT write on|down
never|not|dont|no text|texting|TEXTED|MSG while|driving|and drive|driving|while
no MSG needed|required|necessary
no problem|issue|issues|trouble|worries with|about|getting FILL*2 MSG|ING
no|dont call|calls , _? CONTACT|text
NOT CONTACT SELF|MY? the|a|that|your code|password|link|pin|address|picture|photo
NOT CONTACT FILL*2 before|after|until|till|during !now
NOT CONTACT FILL*2 at !this|all|my
NOT CONTACT SELF before|after|until|till|during|that
NOT|didnt sign|signed up for FILL? class|course|plan|shift|insurance|loan|warranty|coverage|team|league|trip|tour
get|got off|out at|work|early|late|the|around|of school|work|bus|train|freeway|highway|bed
<!to when|what|where|which time? do|does|will|did|can _? get|be|we|i|you*2 off|removed
cut|knock|back it|off|that|the off|out|price at|of|to|the
removal|removals , quote|price|cost|appointment|service|company|estimate
snow|hair|tattoo|tree|stain|mole|stump|wart|junk|trash|debris|mold|paint|ink|tumor|wisdom|teeth|tooth|polish|stitches|wax|gel|scar removal
NOT STOP MSG|ING|sending|the MSG|reminders|FILL
keep|love|like|enjoy FILL|sending|getting*3 MSG coming|going|please? , NOT STOP
no keep FILL MSG
no uber|taxi|parking|food|wifi|service|signal|mail|power here
"""

ASKS = """
# The last one
make|let|can|could|hope|hopefully|better|should|must|will|want|prefer THIS|it|be|is|will|was|better*4 the? last|final FILL*2 MSG|time
# What follows the next text
^ CONTACT SELF|MY FILL|NUM|phone*2 AGAIN|one|once FILL|AGAIN|time*3 , and|or i|ill|im|id|we|well|were|you|youll|youre|will|my !6send|answer|reply|pay|come|respond|see|meet
if YOU ever|CONTACT|even|so|much|as*3 CONTACT SELF|MY FILL|NUM*2 AGAIN|one
one|another|single more|single? FILL*2 MSG|time FILL|YOU*4 , and|or i|ill|im|id|we|well|were|my|you|youll|youre
if i|we GET|ever|FILL*4 one|another|single|even|any FILL*2 more|single|further|other? MSG
next|another MSG _*8 lawyer|attorney|reported|court|fcc|ftc|police|sue|harassment|report
further|additional|future|subsequent|continued|any FILL*2 MSG|ING|contact will|shall|would|constitutes|constitute be|result|get|constitute|go|lead|$ !sent|delivered
# Not wanted
MSG|these|those|MSGS are|is|r|were not|NOT|never|un wanted|welcome|appreciated|needed|necessary|requested|authorized|helpful
MSG|these are|is|r unwanted|unwelcome|unsolicited|undesired
nobody|noone|one|who asked|wanted|wants|signed|requested for|up|to? FILL*3 MSG
# Who holds the number
x|he|she|they|person|people|one|patient|customer doesnt|dont|NOT|hasnt|longer have|has|own|use|uses|possess|get|answer this|that NUM
MSG|these|THIS is|was|are|were|keep|must|be*3 meant|intended|addressed|coming|supposed for|to|be*2 someone|somebody|another|a else|different|person|other|x
MSG|these is|are|was for|to someone|somebody|another else|person|patient|customer
MSG for|to|of a|some|another|this person|guy|lady|woman|man|someone|somebody named|called|else|who|that|i|with
NUM|phone|line|this doesnt|does|NOT|never|isnt|no|not|didnt|longer*3 belong|belonging|belongs to
NUM|phone is? not|isnt|NOT x AGAIN
NUM|phone used|once|formerly TO? belong|belonged|be|belonging to
your|these|this|all MSG _*4 wrong WRONGWHO
MSG _*3 wrong person|guy|phone|individual
# Removal said of the number
MY NUM|phone|name|line TO|should|must|has|have|needs|need|can|be|get|got|is|not|never|shouldnt|ought*5 come|be|removed|taken|deleted|off|gone|on|pulled|dropped|scrubbed|erased|purged|out off|from|on|out|of|$ LISTFILL*5 LIST|$
make|see|ensure sure|certain|TO|that|it*4 i|im|we|us|my|me am|are|is|NUM|get|be|has|been*3 removed|taken|off|deleted|unsubscribed|dropped|out $|off|from|of
take|get|remove MY kids|sons|daughters|wifes|husbands|moms|dads NUM off|out $
get|got rid of MY NUM|name|info
take|get|taking|remove|delete WHOM NUM|name|kids|sons|daughters|wifes|husbands*3 off|from|form|of|out LISTFILL*5 LIST
remove|delete|take|erase|pull|drop MY|FILL x? NUM off|$ $|now
remove|take|delete|drop|exclude|kick|pull me|us|him|her|my _*2 off|from|form|out|of _*3 list|lists|texts|group|chat|database|thread|MSGS !OTHER
remove me|us as a|your contact|recipient|subscriber
omit|loose|discard|destroy|trash MY NUM $|now|please
opt|optout|unsubscribe|unsub this|my|our NUM out|$
opt|op|otp out of THIS|your|MSG $|MSG|LIST
# Refused before
asked|requested|told|said|replied|begged _*5 twice|times|thrice|repeatedly !5wrong !5appointment|price|for|about|refill|question
NOT|never|didnt ask|asked|ask|sign|want|wanted for|up|to? these|this|those|any $|MSG|texts|of
never gave|give|given|provided|shared YOU my|this|out my? NUM
removal|removed multiple|several|many|again|repeatedly|before|already
why wont|dont|cant|havent|hasnt|didnt YOU CEASE $|ING|MSG|already
# Other words for the same
quite|quit|atop|dtop|syop|stip|sto|stoo|srop|etop|stoop|step|shop|top|spot|sop|soup|slop|strop|stob|stom|stpp|stopl ING|MSG|sending SELF|this|my|these|at|$
CEASE massaging SELF|MY
CEASE FILL*3 bothering|calling|reaching|hitting|blowing $|me|us|my|up|out|him|her|this
no|NOT|longer|rather|prefer wish|want|care|like|desire|prefer|not|rather TO? not? TO? receive|get|be FILL|getting*2 $|THIS|these|MSG
NOT|no|longer WANT MY? TO? be|remain|stay? on|in FILL|LISTFILL*3 LIST
i|we am|are|do|not not on|in|want|on LISTFILL*3 LIST !x
STOP|UNSUB TO|for? UNSUB|end|opt|quit|cancel out? THIS? MSG? $
no txt|txts|sms|texting|texts $
leave this|your group|list|thread|chat $
where|how|way|what|need|have do|can|to|i|we|it|take*4 TO? UNSUB|stop|quit|CEASE THIS|$
forget|lose YOU|have|that|ever|had*4 MY NUM
gtfo|stfu
calls|call|email|emails|mail|phone|voice only _*2 no|not|dont MSG|CONTACT
"""

THEM = """
^ CEASE|END|lose|ditch|kill|drop them|these|those|all|it|this AGAIN|$|already|dear|from|now|coming|for
_ CEASE|END them|these $|AGAIN
no more of? them|these|those
<!not NOT|no|stop|quit SEND|send|sending|want|need|like|get|read|getting|understand them|these|those|it|this $|AGAIN|any|to
turn|shut|switch|turning THIS|them|these off
make|get|want|need|wish them|these|it TO? stop|end|quit|off|gone
get|take|remove|drop me|us off|out|from !5OTHER
"""
"""Asked of `them`, where messages are spoken of."""

UNCLEAR = """
telling|told|tell YOU _*2 no $
if this|it|you|these|they continues|persists|persist|happens|keeps|continue
SEND SELF one|another more? , and|$
still|keep get|getting|receive|receiving|sending THIS|MSG
not|longer|isnt|NOT at|on this|the NUM
how TO|do|can|i*3 STOP it|them $
MSG|ING isnt|not|doesnt|is FILL|good|work|works|okay|NOT*3 for me
CEASE asking
MY NUM|inbox is|was NOT|not|for|private|personal|work|business
not who|the YOU|one|person
off|out of? LISTFILL*3 LIST $
CEASE or i|ill|im|we
MSG|these going|goes|go|coming|sent|came to|for _*3 lawyer|attorney|police|court|wrong|else
next|another FILL*1 MSG _*6 lawyer|attorney|reported|court|fcc|ftc|police
TO|for be|me|us _*2 unsubscribed|unsubbed
i|we am|are|was|not|say|said|chose|checked|checkd no _*2 MSG
said|checked|marked|chose|put no|not MSGS|TO
charged|cost|costs|pay|limited|minutes for|me|us|per|my _*2 MSG|these|each|THIS
CEASE|END !of _*5 MSG !LIMIT
NOT|never|no|nobody|noone _*5 MSGS !1yet|today|on|in|with
MY NUM _*4 UNSUBBED|off|gone
removed|remove|take|taken|get|drop|off _*4 off|from|form|out|of LISTFILL*4 list|lists|database|system|texts|MSGS !OTHER !2wait|waiting
told|asked|requested|said|replied|texted|tell YOU|you _*5 STOP|UNSUB|removed|off|quit|no
times|time|twice|third|second|last _*3 asked|asking|told|telling|request|replied|ask|say|tell !5OTHER
lose|loose|forget MY NUM
MSG _*4 meant|intended|for someone|somebody|person
MSG|spam|it _*2 CEASE|END $
final|last warning|notice|request|chance !for
YOU|why|i keep|keeps|kept|always|constantly|still ING|sending|getting|receiving SELF|these|MSG
they keep|keeps|kept|always|constantly|still ING SELF|MSG
NOT bug|message|contact|text|txt|harass|spam $|please
CEASE SELF|this|now|already|please|dear $
over|done|finished with this|these|your|MSG|texts
NOT know|understand|recognize why|how|who i|you|this|is|these _*3 MSG|ING|GET
already|not have|had|using|with|a new dentist|doctor|provider|patient|member|customer
never? heard of you|yall|your|this company|business
hate|dislike|detest|despise FILL*3 MSG|ING
UNSUB|unsubscribed|unsubbed $
me|us|number|NUM _*2 UNSUBBED $
again with the|these|your MSG
opt out|our|oout|outt|iut|uot $
MSG meant|intended|addressed for|TO
"""
