"""Offhand ways to ask in English: what was ignored, who else should do it, and whose number it is by now."""

from __future__ import annotations

SURE = """
what|which do|can|should|must|word i|we SAY TO CEASE|UNSUB|STOP|opt $|out|THIS|MSG
YOU? ignored|ignore|ignoring my|our|the|every|all*2 STOP|UNSUB|KEYWORD|request|requests|opt
your UNSUB|STOP|KEYWORD|opt out? link|button|option|thing? is|doesnt|isnt|wont|didnt|does|NOT|not*2 broken|work|working|function
make|makes|making sure|certain i|we NOT GET
"""

ASKS = """
my|official|formal|final|written|second|third|this FILL? request|notice|demand TO CEASE|STOP|UNSUB|opt $|ING|all|MSG|out|contact
NOT let me|us GET|see|hear|catch another|any|more
take|get me|us off and|or|before|then|today|immediately|now
someone|somebody|anyone|admin|YOU UNSUB me|us|this|my|$
sure|ensure|certain|that i|we NOT GET any|another|more|further|THIS|MSG
confirm im|ive|that|been|am*3 UNSUBBED|off|opted
when|once|after|that|confirm you|youve|have|had*2 UNSUBBED|removed|deleted|erased MY NUM
get|have|want|like|need MY|this NUM|name deleted|removed|erased|dropped|scrubbed|unsubscribed today|now|please|immediately|asap|by
marketing|ads|promos|promotional|promotions|spam , no|not $|ok|okay|wanted|please
lose|ditch|nix|axe the|those|your FILL? ADS|MSGS
no promos|promo|ads|marketing|sales|promotions just|only
NOT need|want the|your|any|these|more promos|ads|tips|surveys|marketing|coupons|newsletters|blasts|promotions
these|MSG|texts _*3 , take|drop|remove mine|me off|$
if these|the|your FILL*2 MSG NOT CEASE|stop|end
^ LOL? wrong number he|she|they|this|no|not|i|im|who|please|try|we|moved
^ wrong girl|guy|man|lady|woman|dude|family|household|fella|chick $|LOL|sorry
no such person|customer|patient|name $|here|at|on
NUM changed|switched hands|owners|owner
someone|somebody|person else|new has|owns|uses|got|have this|the|that NUM
"""

BARE = """
im good STOP $
for real STOP $
^ robot|bot|computer|machine|hey STOP $
"""

UNCLEAR = """
^ email|mail|letters|calls only $
out|now|forward|please|prefer email|mail only $
NOT make me|us tell|ask|say|block|report|repeat|call
CONTACT MY wife|husband|son|daughter|mom|partner|spouse|lawyer , instead? not me|us|mine
wrong one $
this|that|it aint|isnt|not|NOT him|her|them|me $|AGAIN
not|NOT my name|number $
doesnt|dont|didnt|NOT live|stay|work here $|AGAIN
^ last one $
"""
