"""Everyday ways to ask in English, as people write them on their way elsewhere, and what each is like."""

from __future__ import annotations

GROUPS = {
    "ADS": "ads ad promos promo offers offer specials special coupons coupon deals deal sales surveys survey polls"
    " listings invites reviews followups flyers discounts fundraising pitches marketing promotions advertising spam"
    " campaigns requests asks blasts solicitations tips newsletters commercials devotionals opinions quotes",
    "TEXTS": "texts text texting messages message msgs msg txts sms alerts reminders notifications blasts updates"
    " campaigns chain club program promos ads offers invites coupons notices messaging marketing promotions outreach",
    "PULL": "remove drop pull delete take unsubscribe omit exclude cut unplug detach release free strike cross erase"
    " scrub wipe purge get unlist sign kick rip leave opt count unenroll scratch x",
    "NAG": "asking begging nagging pestering pushing hounding dunning pressuring inviting soliciting offering chasing"
    " pitching ringing lighting teasing",
    "JUNK": "dump toss shred trash bin discard destroy detach burn omit erase clear",
    "HANDSET": "phone cell number num line cellphone mobile digits landline inbox",
}

SURE = """
when|why are|will|r YOU going|gonna|ever|finally|TO*3 CEASE ING|sending SELF|MY|THIS|us
if youd|youll|yall CEASE FILL*3 ING|MSG|sending
what NOT YOU understand|get|comprehend about STOP|UNSUB|no|CEASE
still|keep GET FILL*2 MSG|THIS after _*3 STOP|UNSUB|opted|opting|unsubscribing|quit
why NOT YOU CEASE ING SELF THIS|MSG
what do|can|should|must i|we SAY TO get|make|CEASE|END out|off|THIS|MSG
this where|how i|we|TO UNSUB
NOT call|email|ring|phone or|nor CONTACT|text|message $|SELF|MY|AGAIN|this
NOT CONTACT or|nor CONTACT|call|email SELF|MY|AGAIN|this ever|AGAIN|$
^ how|where TO|do|can|i|you|we*3 get out of THIS $
^ how|where TO|do|can|i|you|we*3 get rid of FILL*2 MSG|these $
^ no use|point|sense in? ING|sending SELF|THIS
"""

INNOCENT = """
instead of texting|messaging back and
^ is|are my|our|this NUM on
when|if|after|once i|we|you turn|shut|switch it|this|them off
CEASE NAG me|us where|what|when|how
no more spam MSG getting|coming|gets
back|again on FILL*3 LIST
put|add|keep MY NUM back? on
got|found|saw|had a wrong number from|online|on|in
MSG come|comes|came|coming|go|goes|went through|in
# What a slip of the thumb was to be
meant|mean " _ " not " KEYWORD "
meant|mean _ not KEYWORD $
^ stop it|that , that|this|the|your|those|you|hes|shes|so _*3 is|are|so|too|cute|adorable
do YOU do|offer|have _*4 removal
take|get|scratch|cross MY name off the? x LIST , bringing|cant|im|i|we|not
off|from the potluck|carpool|lunch|dinner|food|birthday|party|wedding|seating|reading|packing|grocery|shopping list
stop us|him|her|them|it now|ever|tonight|today|go
nothing|noone|nobody|who can|could|will stop us|me|him|her|them
make|makes|made it STOP , _
how TO|do|can|i|you*3 make it|that|them|the STOP
TO|be contacting|calling the attorney general? about
add|put|list|have MY|this|FILL|as*3 contact
as|an|my|emergency|second|secondary emergency|second|backup|secondary contact
how TO|do|can|i*3 subscribe|sign|enroll|join
why was|am|were|did i|we UNSUBBED|taken|dropped from|off FILL*2 LIST
CEASE NAG me lol
leaf|leave|snow|tree|hair|junk|mold|wart|mole|stump removal
pay|paid|order|book|confirm|reply|answer by text
"""

ASKS = """
nice|great|like|love|prefer|rather not TO? GET THIS|MSG $|AGAIN|from
suppress MY NUM|name|number
set|change|switch|update|make _*4 TO no MSG $|please
MY NUM is? NOT|not for ADS|advertising|marketing|spam|ING|MSG
no reminders|texts|messages|notifications|alerts|updates needed|necessary|required|wanted
could|can do without FILL? THIS|MSG $|thanks
had|seen|got|heard enough of these|your|FILL MSG|THIS|$
NUM|number|im|i|we is|am|are? on FILL|national|federal*3 do? not|no call|contact|dnc list|registry $|please|remove|and
i|im|we registered on|with|for FILL? do? not call
guy|person|owner|lady|someone|somebody|whoever|he|she|they|one|YOU _*3 had this|MY NUM|number before $|me|us
HANDSET _*6 , can|could|YOU|please*3 DROP|take|remove it|this|mine off $|from
HANDSET _*6 , _*4 , DROP it|this $
leave MY mother|mom|dad|father|wife|husband|family|grandmother|grandma|parents|kids|son|daughter|house alone $
unsubscribe both|all|these|my|our NUM|numbers|phones|lines
remove|delete|drop|erase MY|my _ NUM|number $|please|off
^ no msg|txt|text|sms|texting|msgs $
^ make these|them go away $|please
take|get me|us and _*2 off|out $
leave|count|keep me|us|my|MY off the|your|of FILL*2 _*2 TEXTS|LIST $|by|please
TO be? taken|removed|dropped|deleted|pulled off|from|out your|ur|whatever|this|any _*3 LIST|TEXTS|service
STOP|CEASE the rest $
JUNK MY contact|phone card|info|number
# It, said after the number or the messages
my|this|YOU|new|whose|the|a|private|personal|work|old|family _*4 HANDSET _*7 , so|and? DROP|take it|this|me|mine off? $|from
HANDSET _*6 , _*4 , so|and? take|pull|get it|this|me|mine off $|from|out
NUM , and? DROP|take|pull it|this|me|mine|them off? $|now|from
YOU have|got|had MY HANDSET _*6 , DROP|take it off? $
HANDSET was|is|got|has _*7 , DROP|remove $
spam|spamming|bothering|harassing|bugging SELF? , cut|knock it|that off|out
MSG _*6 , cut|knock it|that off|out
MSG|these|ING _*6 , and? END|CEASE|STOP it|them|these|this? all? $
MSG|these _*6 , quit $
times|texted _*6 , and? no more $
# No more of them
^ no|zero more? FILL*2 _*2 ADS $|TO|on|by|from|please|at
^ no more FILL*2 x? ADS|MSGS|updates $|TO|on|by|from|we|i|im|ive|its|it|they|now|or|and
^ no more follow|check|sign ups|up|ins $|we|i|im|TO
no more FILL*2 _*2 texts|messages|msgs|alerts|reminders|notifications|blasts $
and|but|so|just no more FILL*2 x? x? ADS $
CONTACT SELF? no more $
more ADS , no more $
no FILL|x*2 MSG|ADS TO|on|at|for my|this|our|MY x? NUM|phone
^ no FILL? political|marketing|promotional|sales|wellness|spam ADS|MSG $|please|TO
not the FILL*2 _*2 ads|promos|promo|marketing|pitches|advertising|offers|deals|coupons|blasts $|stuff|ones|texts
NOT SEND SELF any? promotional|marketing|sales|spam|promo content|stuff|material|things|ADS
NOT|without SEND SELF|any|FILL*3 ADS|links $|AGAIN|at|ever|to
NOT SEND any|anything thing|more|else TO? this|my NUM
SEND SELF? nothing else|more|further
# Stop what they do, or what it is about
^ CEASE NAG SELF|MY|for|about|if|TO|in|a|up|with !where !what !when !how
and|so|just|then|but CEASE NAG SELF|MY|for|about|if|TO|in|up|with
YOU|already|AGAIN|house|job CEASE NAG SELF|for|about|if|TO
CEASE NAG for|about|if _
CEASE checking|following|reaching|circling in|out|up|back with|on? me|us? $|AGAIN
CEASE lighting|ringing|dinging|buzzing|filling|clogging up? my|our|MY NUM|inbox
CEASE sending|ING FILL*3 _*3 MSGS|alerts|ADS
^ CEASE FILL|with*3 _*2 MSGS|alerts|ADS $|now|already|TO|i|please|but|we|its
i|ive|im|and|so|just|then|but|already|YOU|house|job|please|lol CEASE FILL|with*3 _*2 alerts|MSGS|ADS $|now|already|i|but
CEASE|quit with the|your|all|these|FILL _*3 MSGS|texts|alerts|ADS|listings
CEASE the|your|these FILL*2 _*2 subscription|subscriptions TO|$
^ END|kill|drop|lose|ditch|cut|nix|axe|skip|STOP the|these|those|your|all|any|FILL*2 _*2 ADS|MSGS|texts|alerts $|TO|now|and|but|please
and|but|please|just|so END|kill|drop|lose|ditch|cut|nix|axe the|these|those|your|all|any FILL*2 _*2 ADS|MSGS|texts|alerts $|TO|now
END FILL*2 flood|barrage|stream|onslaught|bombardment of FILL*2 MSG
^ STOP|CEASE|END|kill the|all|those FILL*2 sales|marketing|promo|promotional|political|ad|spam ones|stuff|things|part|rest
# Off it, out of it
remove|drop|pull|delete|take|unsubscribe|omit|exclude|cut|unplug|detach|strike|cross|erase|scrub|wipe|purge WHOM|MY|all|both|our|the|this|me|us _*4 off|from|out|of FILL*3 _*2 TEXTS $|I|please|AGAIN|now|for|my|we|i|thx|list|lists
remove|drop|pull|delete|unsubscribe from FILL*2 _*2 TEXTS $|I|please|AGAIN|now|for|list|lists
PULL _*3 off|from|out of? that|whatever|whichever|any|yalls|ur|whoevers LISTFILL*2 LIST
cross|sign|rip|kick|scratch|strike|pull me|us|my|MY name|NUM|number? off|out $|this|it|your
take|get me|us and MY|x*2 off|out $
take|pull|get off|out MY NUM|name
get MY NUM|name out|off of? there|here|this|it
OUT my|MY name|NUM|number off|from|out of? whatever|that|it|this
sign|exit|release|unplug|free|detach|remove|drop|unjoin|delist me|us out? of|from FILL|this*2 THIS|program|TEXTS|LIST
exit|leave|quit FILL|me*3 texting|text|sms|msg|texts program|club|list|chain|thread|group
resign|resignation|withdraw|withdrawal|resigning from FILL*4 TEXTS|club
un sign|enroll|join|subscribe|enlist me|us|up|from|$
unjoin|delist|untext|unsign me|us|$
sign me|us off $
sign me|us out|off of|from FILL*2 THIS|TEXTS|MSG|LIST
take|remove|turn|shut|uncheck texts|texting|sms|texting|MSGS off|from|out FILL*3 account|policy|profile|file|number|NUM|plan
turn|switch texts|alerts|messages|sms|msgs off $
terminate|close|cancel|end|stop|kill out? this|my|the|FILL text|sms|texting|message|TEXTS? subscription|enrollment $|TO
opt out of all|everything|it of? it|this|these|$|you|your
like|want|need|wish|trying TO opt out but|and|now|asap|$
omit|exclude|skip MY NUM from|when|in|next|on
JUNK MY NUM|contact $|in|and|from|now|out
removing|deleting|erasing|dropping MY NUM|name
mind|about|consider|by removing|deleting|erasing|taking|dropping me|us|MY
get|have|want|like|need MY|me|us NUM|name? deleted|removed|erased|dropped|taken|scrubbed|wiped|purged $|from|off|here|out|AGAIN
confirm YOU? have|has|that|MY|my|youve*3 removed|deleted|erased|taken|dropped MY|me|us NUM|off|$
could|can|would whoever|someone|somebody|you|YOU _*4 DROP|take|remove me|us off|from|out this|it|here|THIS
# Not to write
YOU NOT need|have|gotta TO CONTACT SELF|us AGAIN|$
YOU|you neednt|mustnt|shouldnt|cant|dont|can CONTACT SELF|us|MY AGAIN
neednt CONTACT SELF|AGAIN AGAIN|$
NOT check|follow|reach|touch|get in|up|out|base|back with|to me|us AGAIN|$
appreciate|prefer|like|love|rather|enjoy not hearing|hear from YOU
never again with|send|text the|your|FILL|SELF
NOT CONTACT|text|message , NOT call|email|phone|mail
NOT call|email , NOT CONTACT|text|message
NOT call|ring|phone|email or|nor|and|or CONTACT|text|message $|SELF|this|AGAIN|MY
avoid|quit|refrain ING|texting|sending SELF|this|MY|any
NOT use it|this|that|MY|mine NUM? for|TO ads|marketing|texts|advertising|promotions|ADS|MSG
NOT use my|this|our NUM for|TO ads|marketing|texts|advertising|promotions|ADS|MSG
NUM is? NOT|not|no longer|longer TO be used for contact|marketing|texts
texting|text|messaging|messages me|us? TO? NUM? is not authorized|allowed|permitted
permission|consent TO? CONTACT? SELF? is|has|been|was*2 revoked|withdrawn|rescinded|cancelled|removed
let|make|want|like|hope|wish|need this|it|that TO? be the last MSG|one
last time YOU CONTACT|SEND|texted SELF
communication|communications|contact|messaging with me|us|MY should|must|needs|has|shall to? end|stop|cease
i|we refuse TO GET FILL*3 more|another|THIS|MSG
NOT waste them|my texts|minutes|data|time $
up to here with FILL*2 MSG
go pester|bother|bug|annoy|harass|spam somebody|someone|another|anybody|else
take this as a? no
place|put|add|have|list|enter MY|me|us|NUM|number*2 on|onto FILL|your|internal*3 do|dnc|not|no not|call|contact|list|text
not looking|interested|buying|selling|hiring|moving for|in|anything FILL? x? STOP $
# Not whom they take it for
^ LOL|nope|hey|yo|sry|sorry|uh|um|you|have|got|the|a*3 wrong|incorrect|bad|rong number|digits|cell $|x|but|and|bud|man|here|hun|friend
u|YOU must|have|got|had*2 wrong digits|number|num|cell
^ typed|dialed|texted|got|have|you*2 wrong digits
"""

BARE = """
YOU|these|this|MSG|ING|clear|already|phone|me|them _*6 , no more $ !QUERY
^ quit $ !QUERY
hate|despise these|this|them|it , off $
NOT|no|wtf|af|over|deal|seriously|f|hell|omg|now|reply|it|kidding STOP $
^ wtf|af|seriously|hell STOP
"""

THEM = """
^ off $
^ and|so|just|but? END|CEASE|STOP it|them|these|this|those? all? $
^ cut|knock it|that off|out
^ no more $
CONTACT me|us? , no more $
^ let|make this|it be? the last one|MSG
^ take|turn|shut|get it|them|these|this|me|mine off $
^ set|let me free|out $|of|from
"""

UNCLEAR = """
why am i still on the|this|FILL LIST
give it|this|me a? rest|break $
enough is enough
^ remove|delete|unlist x x $
^ wrong x $
^ YOU? can|may|could|should|only*2 text|contact|message me|us FILL|about|for|with|regarding*2 _*3 only $
only text|contact|message me|us about|for|with|if|regarding _*5 , not|no|nothing
contact|reach|write me|us only by mail|email|letter|post|phone
only CONTACT MY wife|wifes|husband|husbands|son|daughter|other? NUM|phone , not this
change|switch|set MY FILL*2 contact preference|preferences from|TO|off
text preference|preferences , none|no|off|never
stop|skip|drop the rest $
could|can u|YOU not $
YOU|you promised TO take|remove|stop|delete
take|drop|remove these|this|one|mine|both|it one? off|out $
just dont|not|didnt CONTACT me|us , ever
^ exit|unlist|delist|unjoin $|me
quit|CEASE checking|following in|up|on
i|we resign|withdraw from
skip|pass over? MY|my NUM next|when|every|in
treat MY|my NUM as
leave me|us|MY|my off|out next|the|of|from
when|will will|these|this|MSG*2 stop|end|quit , i|we|ive|already
told|asked|promised|supposed TO|it|takes|be|i|would|hrs|x|hours|days*6 be? removed|taken|off|deleted
"""
