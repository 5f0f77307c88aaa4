"""Plain requests in English with something round them: a curse before, a threat after, a word between, a slip in it."""

from __future__ import annotations

GROUPS = {
    "OATH": "god lord christ jesus sake sakes goodness heavens crap shit cow moly hell fuck grief",
    "BEFORE_OATH": "oh my good holy sweet dear jesus for the love of god gods heavens heavenly christs petes fucks"
    " goodness pete what in hells mercys",
    "DROP": "remove delete erase lose scrub purge wipe ditch drop forget unlist",
    "COMPUTER": "computer computers machine machines phones server servers machinery robot",
}

SURE = """
# Its meaning is asked back
what|which part of STOP|CEASE|UNSUB
what|which part of no|NOT|leave CONTACT|ING|SELF|do|dont|did|didnt|is|isnt|MSGS
YOU NOT|people|cant|dont|guys*2 understand|comprehend|grasp the|word|meaning|of|what*4 STOP|UNSUB|CEASE|no means|mean|$|ING
what|whats about|is|s|unclear about? STOP|UNSUB|CEASE so|is|isnt|unclear|hard|are|do|dont YOU|so|hard|unclear|difficult|not|NOT|confusing|complicated
# Where the number came from, and that it must go
who|how|where|why YOU|gave|did|do|told|got|get|are|have*4 _*3 NUM , and|then? DROP|take|remov it|this|that|me|us|mine|MY|them $|off|from|out|NUM|name
how|where|way|can AUX|i|TO|do|we*4 CEASE|END GET FILL*4 MSG|ING
how|where|way AUX|i|TO|do|we*4 CEASE|END GET THIS $|AGAIN|on
"""

INNOCENT = """
# Liked
<!NOT|not|never|longer|didnt|doesnt|hate love|enjoy|enjoyed|appreciate|loving|enjoying|glad|happy TO? getting|receiving|reading|get|seeing|read FILL*3 MSG|THIS !TO|off|but|stop|gone|removed
^ i? love|enjoy|appreciate|adore the|your|these|those FILL? MSG $
MSG are|r|is|have|been so|really|very|always|super|just*2 helpful|great|handy|useful|funny|nice|awesome|amazing|lovely|wonderful|hilarious
MSG always|really|never*2 make|makes|made|crack|cracks|save|saves|saved|brighten|fail my|me|us|TO|up*2 smile|day|laugh|happy|life|up|$|every
# Their own new number, and orders about a thing
changed|got|have my|a? new? number|phone|cell , this|save|same|here|heres|its|update|delete|number
NOT WANT TO UNSUB|stop|unsubscribe
^ back on|to FILL*3 LIST|MSG
NOT|never|no|didnt _*3 CONSENT TO charge|charging|bill|debit|share|release|enter|treat|use|film|speak|talk|withdraw|operate
leave|left|cut me|us out of FILL*2 photo|photos|picture|pictures|pic|video|will|loop|meeting
DROP MY NUM , and? use|put|add|replace|keep|save
hitting|hit my car|truck|fence|house|dog|mailbox|van|wall
OATH STOP it|that? , it|its|thats|that|youre|you|i|im|is|this*2 so|too|cute|beautiful|adorable|cant|love|hilarious|amazing
get|be|go|come|put|add|sign me? back up? on|to|for FILL*3 LIST|MSG
my NUM was|is|got|were off|dead , i|im|ive|sorry|seeing|saw|what
"""

ASKS = """
opt me|us|myself out of|from your|yours|yalls|whatever|this|these|those|all|any|every|everything|anything|promotions|promotional|marketing|offers|ads|deals !5OTHER
DROP|unsubscribe me|us , and|then? confirm|acknowledge|let|reply|notify|advise|never|stop|NOT|have
DROP|unsubscribe MY NUM , and|then? confirm|acknowledge|reply|never|stop|NOT
# Or else
STOP|CEASE|UNSUB|DROP it|this|me|us|MY|NUM|today|tonight|SELF|ING*4 , or|before i|ill|im|we|well|you|youll|my|pay|hear|expect|face|its|get|see _*6 LAW|ag|MSG|bbb
one|another more? , and|or i|ill|im|my|you|youll _*4 LAW|reporting|report|blocking
# With a word between
NOT|nor|never ever|you|YOU*2 SEND SELF? any|anymore|no|another|further more|other|of? your|those|these|the|FILL*2 _*2 MSGS !5LATER
^ no|zero more x MSGS $
STOP|CEASE it|this|that? w|with|wit FILL*2 _*2 MSGS|MSG
turn|shut|switch|cut|turning off the|my|your|these|all|any*2 _*2 alerts|texts|notifications|reminders|messages|msgs|sms $|TO|for|on|from
NOT WANT any? more of? THIS on|TO|at|coming TO? my|this|our
possible|way|able|option TO not GET|be FILL*5 MSG|TEXTED|THIS
i|we|me|us|NUM|number|name TO|be|get|got*3 dropped|pulled|scrubbed|purged|erased|wiped|crossed|cut|cleared|stricken from|off|out of? LISTFILL*5 LIST|COMPUTER
take|get|remove|drop|delete|erase|pull|scrub MY cell|phone|home|work|telephone|mobile? number|digits off|out|from of? your|ur|yalls|the|there|them*2 COMPUTER
make|want|need|wish|get FILL*3 MSG TO? go|gone|disappear away|for|$|forever|already
STOP|CEASE|UNSUB TO|on|with the|your|all|any|these|FILL FILL? marketing|promotions|promotional|MSGS|ads|promos|offers|deals
NOT|stop|quit|STOP be ING SELF|my|our|MY
NOT|CEASE be? hitting|hittin|blowing|blowin up? me|us|my|our|this phone|line|cell|up|inbox
CEASE|NOT be? hmu|hml
NOT|never ever? SEND SELF another|any|single|one|FILL*2 thing|one|anything|MSG AGAIN|$|ever
# As plain, in other words
turn|shut|switch|cut these|those|this|the|your FILL*2 things|thing|stuff off
opt me|us the? hell|fuck|heck|f out
STOP|CEASE the|your|these|those|MY x MSGS|offers|alerts|ads|promos $
CEASE f|effing ing? ING
neither CONTACT nor call|email|CONTACT SELF|MY
no|NOT|not longer? agree|consent|wish|authorize|accept TO GET FILL*3 MSG
never gave|given|give YOU FILL? CONSENT TO CONTACT|SEND
NOT|never|didnt|havent opted|opt into FILL*2 THIS|MSG|LIST !3OTHER
said|checked|marked|chose|selected|put no for|on|TO FILL? MSGS
^ not contact list $
"""

BARE = """
so|interested|landline|registry|harassment|annoying STOP $
YOU|why|keep ING SELF STOP $
answer|response is|still STOP $
^ BEFORE_OATH*6 OATH STOP|UNSUB|CEASE it|this|that|these|all|already|AGAIN|with|doing|right|me|u|you|everything*3 $
^ for the _? time STOP|UNSUB|CEASE it|this|that|already? $
"""

THEM = """
want|need|wish|like|love it|them|these|all|everything*2 TO STOP|CEASE|END $
DROP it|this $
"""

UNCLEAR = """
could|can|would YOU maybe STOP
hope|better|make|let this|it|be|is*3 the last one
^ no more x asks|requests|pitches|appeals|invites $
leave|count|keep me|us out of this|that|these|it|those $|from|AGAIN
END|CEASE|UNSUB whatever|anything|everything|me _*3 signed|sign me|us? up
opt me|us|myself out of !5OTHER
DROP|STOP|CEASE it|this|me|us? or i|ill|im|we|you|hear|face|pay
had|has|gotten|got this|my number before i|me|we|us
make|want|wish|need these|them TO? go away
"""
