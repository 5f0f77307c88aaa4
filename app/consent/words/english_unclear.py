"""What in English may mean stop and may not: a person reads it before anything automatic is sent."""

from __future__ import annotations

UNCLEAR = """
NOT WANT these|those|MSG coming|sent|showing|arriving|popping
this MSG _*2 meant|intended for someone|somebody|another
MSG|you are|is|keep|keeps bothering|annoying|disturbing|waking|harassing|distracting
NOT|no|longer|without|nothing !4GOT _*4 MSGS !1yet|today|on|in|with
one|any|another|expect|expecting|zero more|further|additional MSG|ING
not|isnt FILL? number for|of|to
i|me|us|number|NUM to|be|get|am|is|was|are|have|want|need|can|should|must|like|been|also|immediately*4 UNSUBBED !4OTHER
off|from|out of? your|yall|these|those _*2 LIST
OUT me|us|MY NUM|number|info|contact*2 !5OTHER off|from|out of? your|this|these|any|all
MSG|these|this _*3 unwanted|unwelcome|unnecessary|unsolicited|intrusive|unacceptable
not contact|text|call list
NUM is? NOT x $
remove|unsubscribe|delete $|as|because|since
NOT|longer WANT this|the|your|any FILL? service|services|program
old|previous|former number for|of x|someone|somebody
NUM NOT|no|longer|good|valid|anymore|is*3 good|valid|active|correct|current
no more emails|calls
MSG|you|ur|youre|yall are|r|so|is*2 annoying|harassing|irritating
CEASE !by|in|at|sign|over|light !4OTHER _*6 ING|texts|messages|sms|txts|notifications !6OTHER
NOT _*3 ING|be SELF|this|my|TEXTED
NOT|never _*3 send _*3 texts|messages|sms
get|stay off|out of? my phone|line|inbox|texts
who|what gave|told|gives|allowed YOU FILL*2 CONSENT|right|to
<!did NOT receive|get FILL*3 MSGS at|on this|my
not hers|his|theirs $
_ STOP $
^ STOP YOU|your|he|she|we|its|already
^ LOL STOP $
no more $
UNSUB me|us|already|from|link|button|option|page
unsubscribed|unsubbed me|us|already|from
opt out of? program|service|campaign|subscription|THIS
cancel|end|terminate MY|all|any|FILL*2 subscription|services|enrollment|subscriptions|everything $
only|just CONTACT|SEND me|us about|for|if|when|with
no promos|promotions|marketing|ads|offers|promotional|advertising
CEASE FILL*4 OTHERING
CEASE with the
NOT|without NEGFILL|ever*3 CONTACT SELF|my|this|at
no need TO CONTACT !again|when
CONTACT YOU? NOT
too|so|enough|many|constant|1000|million|much many FILL*3 MSG|ING
too many|much $
sick|tired|fed|over|hate|annoyed|harassed|harassing|bothered up? of|with|by|to|these|getting? FILL|GET*4 MSG|ING
sick|tired|fed up? of|with FILL|GET*3 THIS
why|who|how AUX|are|is|did|do|and|gave|keep|do|this*4 YOU keep|still|always? ING|CONTACT|get SELF|this|my
why am|do|are i|we|YOU still? GET|keep FILL*4 MSG|THIS|ING|CONTACT|SEND
YOU wont|never|dont|keep|keeps|kept|still CEASE? ING|CONTACT|SEND me|us|FILL*3
YOU wont|never|dont CEASE ING
when|will|how YOU|will|long|this|these|MSG*3 CEASE|END ING|$
harassment|harassing|spammer|spammers|scammer|scammers $
^ spam|scam $
this is a|pure|just? spam|harassment|scam $
youre|ur a|pure|just? spam|harassment|scam|spammer
report|reporting|reported|block|blocking|blocked|suing|sue YOU|this|your
calling|contacting|call|contact|contacted|hear|hearing|from|with my lawyer|attorney
attorney general
the fcc|tcpa|ftc
fcc|tcpa|ftc complaint|violation
NOT|longer interested $|in|anymore|AGAIN !the|a|8|x|any|that
NOT WANT this|it|that|them $
remove|take|delete|drop|get WHOM NUM? off|from|out !5OTHER _*5 list|lists|database|system|records|LIST
remove|take|delete WHOM off|from your|yours|ur|company
remove|delete|erase MY NUM !3OTHER
take|get me|us|him|her off $
get|getting|be|removed|taken|off off|from !5OTHER _*4 list|lists
wrong|incorrect WRONGWHO
nobody|noone|one named|called|by
not MY|x NUM $
isnt MY NUM $
changed|has|have|got a|his|her|their? different|new? number|numbers AGAIN|$
passed away|on $
person|man|woman is? deceased
call me|us instead
do not disturb $
NOT ask|asked|sign|request|requested|signed|signup|agree|enroll up? for|TO THIS|FILL*2 MSG|THIS
how did YOU get MY NUM
who|where gave|got|did you|YOU get? MY NUM
knock|cut it|that off|out
get lost
go away|to? hell
fuck|screw|piss|bug|buzz|back|f off|you|u|urself
let me|us out|off $|of
i want|am out
mute|pause FILL*3 MSG|ING|THIS
i|we will|ll|am|going|gonna*3 block
ill block|report|sue YOU|this|it|your
"""
