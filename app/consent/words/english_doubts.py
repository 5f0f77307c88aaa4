"""Short ways in English that name neither a message nor a wish clearly: for a person to read, with what is ordinary."""

from __future__ import annotations

INNOCENT = """
# To keep them is no way to stop them
^ keep|continue|resume FILL|my|only|just*3 THIS|MSG|updates|reminders $
<!need|reason|not|NOT to|i|want keep|continue getting|receiving|FILL*2 THIS|MSG|reminders $
NOT|never authorize|authorized|approve|approved FILL? x? charge|charges|payment|transaction|withdrawal|purchase|debit
NOT|never receive|received|get|got FILL|a|an|x*2 code|confirmation|link|receipt MSG?
quit on me|us
^ quit my job|position|gym
get|gets|got lost every|on|in|when|trying|again|driving
take|get|have MY name|ex|x off the? lease|deed|title|account|will|loan|mortgage|bill|policy
wont|doesnt|didnt|cant turn|shut|switch|come|go off|on|out $
he|she|they|x|ex|who wont|doesnt|never|will|cant leave me|us|him|her alone
NOT call|use MY work|home|office|other|old|x NUM
phone|battery|car|truck|plant|laptop|tablet|engine GONE
not the one|person who|that _*3 , it|that|my
new NUM , save|update|here|its|this|so|is|please
who|what|which _*4 QUERY
he|she|they|it violated|violates the|his|her|their order|lease|parole|probation|contract|terms
NOT tell|leave|come|forget MY|it|him|her|the|anyone|outside
"""

UNCLEAR = """
i|we|and NOT CONTACT $|so|anymore
opt me|us|my|this _*3 out $
take|get|leave me|us|this _*2 out|off $
turn|shut|switch|take|get|cut these|those|them|my|em _*3 off
^ CEASE|END|kill|drop|lose|block|mute them|these|those $
_ END them|these|those $
NUM|name|phone shouldnt|should|isnt|NOT|not|doesnt|has|must|needs _*4 system|list|lists|database|records|contacts
MSG|texts|messages|these are|is|were NOT|not|never|nothing|something _*4 agreed|wanted|asked|want|consented|signed|need|like
NOT|never|not|nobody|hate wanted|want|agreed|asked|like|need|liked|ordered _*2 these|those|texts|messages
one more|another of these|those|them|this
calling|call|report|contacting|tell|reporting|notify|notifying|telling the? bbb|fcc|ftc|authorities|ag|carrier
report|reporting|tell|telling YOU|this|your TO? the? police|cops|bbb|fcc|ftc|authorities
^ this is a|an|the FILL|x|childs|kids|work|business|private*2 phone|cell|line|landline $|and|not
this|thats|its isnt|not|NOT him|her|them $|anymore
this is not him|her|them $|anymore
^ not him|her|them $
been|getting|being blocked|reported
blocked|reported and reported|blocked
MSG to YOU|your|yourself|someone
keep|save YOU|your MSG|breath|time
CEASE|NOT|quit wasting|waste my|your|our time|breath|minutes|data
NOT do|want business|anything|contact with YOU|your
no to|on the|your|all? MSG
good|pass|fine|done|cool|okay on|with|without the|your|these|all? MSG
YOU|youre|ur are|keep|is|keeps? bothering|annoying|harassing|disturbing|scaring|pestering me|us|my|everyone
NOT reply|respond|answer|write|hit $|back|me|to|again|up
conversation|discussion|we over|done|finished with YOU|$
take|kick|get|eat|suck|go hike|rocks|bent|shit|lost|away|fuck|jump $|a
let me unsubscribe|out|go|off $|from|of
i|im|ill begging|beg|pleading YOU
del|rm|rmv|delete me|us|my|number|this $
away|out|off from|of my|our phone|life|inbox|family|line
_*2 GONE , _*6 CONTACT|MSG|ING|remove|number
whoever|if _*3 , this|its|im|i isnt|not|is|am
NOT|never|longer|no YOU|your|a*2 customer|patient|client|member|yours $|of|there|here|with|so|remove|stop
we|i|they moved|relocated|switched|left|closed|sold|graduated , _*5 remove|stop|CEASE|END|off|take|no|NOT
MSG _*3 driving|making me|us|my crazy|nuts|insane|up|mad|sick
last time|warning|chance i|im|we|YOU? _? tell|telling|ask|asking|warning|saying
enough of|with|already|is YOU|your|this|these|enough|$ $|MSG
quit|stop|CEASE it|that|this|these|them|em $|with
how|where|who YOU get|got|find|found MY NUM
"""
