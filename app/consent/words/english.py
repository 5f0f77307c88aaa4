"""How people ask in English to be left alone, and what only looks like it. Patterns as in `app.consent.grammar`."""

from __future__ import annotations

from app.consent.words import english_doubts as doubts
from app.consent.words import english_everyday as everyday
from app.consent.words import english_kinds as kinds
from app.consent.words import english_offhand as offhand
from app.consent.words import english_plain as plain
from app.consent.words import english_wider as wider
from app.consent.words.english_groups import GROUPS as BASE
from app.consent.words.english_unclear import UNCLEAR as MAYBE

GROUPS = {**BASE, **kinds.GROUPS, **plain.GROUPS, **everyday.GROUPS}
ALIKE = kinds.ALIKE
WISH = kinds.WISH
REASON = kinds.REASON

SURE = """
wont|will|cant|can|could|would YOU please? CEASE FILL*4 ING|MSG
NOT|never|didnt|havent|nor NEGFILL*2 opt|opted in !to|on
i|ive|we AUX|KEEP|just*3 <!never SAID you|u|yall? TO? SAYFILL*2 STOP|UNSUB
how many|much times _*6 STOP|CEASE|UNSUB
<!kids|mom|she|he|they KEEP SAY SAYFILL*2 STOP|UNSUB !x
asked|told|tell|telling|asking|ask|warned|beg|begging YOU|your YOU|your|company*2 TO STOP|CEASE|UNSUB !by|at|in|eating|taking|over|with $|AGAIN|this|it|ING|MSG|THIS
want|need|like YOU|these|MSG YOU|your|MSG*2 TO STOP|CEASE|UNSUB !by|at|in|eating|taking|over|with $|AGAIN|this|it|ING|MSG|THIS
how|where AUX|i*3 opt out !of|from
how|where AUX|i*3 opt out of|from LISTFILL*4 LIST|MSG|THIS !5OTHER
<!never|not|didnt|dont asked|requested|request|want|wanted TO be UNSUBBED !5OTHER
CALM it? if YOU would|could|can? CEASE|stopped|quit FILL*5 ING|MSG
CALM it? if YOU didnt|dont|wouldnt|do|would not|never? CONTACT|SEND
CALM it? if YOU would|could|can? remove|removed|take|took|delete|deleted WHOM
if YOU dont|continue|keep|do not? CEASE? CONTACT|ING|texting SELF|this|my
if YOU dont|do not? CEASE FILL*2 ING|MSG
cant|cannot|couldnt|unable|tried|trying|how|way AUX|i|let|me|seem|figure|out|get|make*4 CEASE|END !OTHER FILL*6 ING|MSG
wont let me CEASE|UNSUB|opt
wont let me END FILL*4 MSG
cant|cannot|couldnt|unable|tried|trying AUX|i|let|me|seem|figure|out|get*4 UNSUB !8EMAIL !8OTHER
cant|cannot|couldnt|unable|tried|trying AUX|i|let|me|seem|figure|out|get*4 opt out $
"""
"""Read before what only mentions is set aside: `I said stop` is no mention."""

INNOCENT = """
# An instruction that somebody repeats, forwards or asks about: a mention, not a use
<!KEEP|more|any|these|no|your|the|per|YOU|are|still|been|is SAY SAYFILL*3 KEYWORD|STOP|UNSUB !ING TO|for|and? UNSUB|end|cancel|quit|stop|opt|halt? out? FILL*4 MSG?
STOP|KEYWORD TO|for UNSUB|end|cancel|quit|stop|opt|optout|halt out? FILL*4 MSG?
TO|for UNSUB|cancel|quit|end|stop|opt out? FILL*6 MSG? , SAY SAYFILL*3 KEYWORD
it|sign|message|text|he|she|they|that|footer|which|email|mom|dad|letter|you|page|label|button|boss|doctor said|says|say|saying|reads|wrote SAY|SAYFILL|TO*4 KEYWORD|STOP
_ " STOP|KEYWORD FILL*2 "
word|words|called|mean|means STOP|KEYWORD
KEYWORD|UNSUB|UNSUBBED|opted|stopped|out _*3 by|on|in accident|mistake|error
accidentally|mistakenly _*4 KEYWORD|UNSUB|UNSUBBED|opted|stopped
# Negated
NEG NEGFILL*5 CEASE|END|UNSUB|UNSUBBED|KEYWORD|opt|remove|delete|stopping|lose SELF? out? FILL*5 ING|MSG?
NEG NEGFILL*5 take|get WHOM off
no need|reason TO CEASE|UNSUB|opt|remove FILL*5 ING|MSG?
# Asked about, or under a condition
what if|happens|happen|will|would QGAP|happens|if|when*5 CEASE|UNSUB|opt|KEYWORD|remove? out? FILL*5 ING|MSG?
<!how ASKWORD QGAP|x*4 CEASE|END|UNSUB|opt|KEYWORD out? FILL*5 ING|MSG?
<!how do i|we|you|they|u|the QGAP*2 CEASE|UNSUB|opt out? FILL*5 ING|MSG?
will|would it|the|this|i|my|they _? CEASE|END
# People stop, quit and end things themselves
i|ill|id|im|ive|we|he|she|they|who|hes|shes|theyll|weve AUX*4 CEASE !6GET !6MSG
<!want|need|wish them TO|stop|from CEASE !6MSG _?
me|him|her|us TO|stop|from CEASE !6MSG _?
NOUNISH STOP !ING|MSG
I AUX*3 lose|lost
do|you|we dont|never|not? CONTACT much|often|enough|and
i|we|he|she|they|people do|did? NOT CONTACT !at|here|this|so|anymore _
he|she|they|people do|did? NOT CONTACT $
why NOT|do|did YOU not? CONTACT
if|when YOU NOT CONTACT
can|could|should|may|must|shall i|we|he|she NOT CONTACT
# Their own mistake
SORRY , i? AUX|texted|typed|dialed|called*2 the|a? wrong WRONGWHO
SELFERR me|you|u|this|that|it|the|a|think|just|them|we|i|have|had|got|texted|called|dialed|sent|put|down*4 wrong WRONGWHO
^ is|was|if this|that|it|the|a*2 wrong WRONGWHO
my bad , wrong WRONGWHO
wrong WRONGWHO is|was|on|in|listed|for _*2 on|in|form|file|invoice|account|bill|clinic|billing
# Other things than messages
UNSUB !8MSG _*6 EMAIL|OTHER
UNSUB ed|from _*1 webinar|gym
opt|opting|opted out of !7MSG _*5 OTHER
no !more|further|zero FILL*2 MSG yet|received|from|today|came|arrived|since|on|in|here|about
"""
"""Set aside before anything else is read."""

ASKS = """
END|withdraw MY|FILL*2 enrollment|participation|subscription|registration|membership in|to|from|for FILL*4 MSG
declined|decline|refused|refuse|denied FILL*3 MSGS
said|checked|marked|told|chose|selected|wrote|put no FILL|to|on*3 MSGS
NOT|isnt|wasnt meant|intended for me|us
TO|been|being be|get|been? taken|removed|deleted|left|pulled off|alone $
leave|let MY NUM|inbox alone|be
NOT bother ING|CONTACT|sending
not|without one|another|single more? MSG
NOT|better|not ever? GET another|one|any|single another|one|any|single? more? MSG from|again|$
NOT|want NOT? GET any more|further FILL*2 MSG
no need|use|reason for|of FILL*4 MSGS
withdraw|withdrawing|remove|removing|exclude|pull|drop me|us|myself|my|NUM|number*3 from FILL|LISTFILL*4 MSG|LIST|ING
withdraw me|us
MSG|contact|contacted NOT wanted|welcome|authorized|allowed|requested|appreciated|needed|necessary|desired
unwanted|unauthorized MSG
NOT|no longer? allowed|permitted|authorized|supposed|okay|ok TO|for CONTACT|contact|ING|send
NOT|stop be? include|including|involve|adding|add me|us|MY FILL|NUM*3 in|to|on|from FILL|LISTFILL*4 MSG|LIST
exclude|omit|spare|leave|cut|strike MY|FILL? me|us|number|NUM|out*2 from|of|off|out of? LISTFILL*4 LIST|MSG
NOT|longer WANT TO be|participate|partake|part|included|involved|enrolled*3 in|of FILL*4 MSG|THIS|LIST
no|NOT solicit|solicitation|solicitations|soliciting|solicitors
no marketing|promotional MSG|ING
no more from|of YOU|this|these
^ no CONSENT given|$|granted|for|to
confused|mixed|mixing|mistaken|confusing me|us|up*2 with|for someone|somebody|another
not the person|one|guy|woman|man|lady YOU
NUM is? no longer? longer valid|good|active|hers|his|theirs|correct|associated|for|in
^ remove $
NOT|no TO? be FILL? TEXTED
CEASE trying|all? TO? FILL? reach|reaching out
NOT|no|stop NEGFILL|ever|keep|try|attempt*4 reach|reaching out TO? SELF|AGAIN|this|my|$
CEASE trying|attempting TO? reach SELF|this|my
NOT NEGFILL|ever*2 keep|continue|start|resume ING|CONTACT|TO*2 SELF|this|my|$
NOT NEGFILL|ever*3 try|attempt TO CONTACT
no|zero|without|cease|stop further|additional|future|other FILL*2 MSG|ING|contact
CEASE w|wit|sending|all*2 FILL*4 MSG
remove|delete|erase|unsubscribe|purge me|us !from|as|off|or|and|to|on|in _ $|permanently|completely|entirely|forever|altogether|_
permanently|completely remove|delete|erase me|us|MY|this|it
remove|delete|erase MY|FILL*2 contact|number|digits $
instead of|than ING|MSG|CONTACT
rather than ING|MSG
NUM was|has|been|got|is*3 reassigned|recycled
<!did|you NOT|cant|cannot accept|allow|do|take|read|permit FILL*3 MSGS|ING !from|yet
^ MSG|all off $
turn|switch|shut FILL*5 off $
make it|this|them|these|MSG end|stop|quit $|AGAIN|please|already|now|with
want|wants off|out $
let|want|can|how|TO i|me|us|TO|do get off|out $
should|shall|may|must|can not CONTACT|be TEXTED
mark|flag|list|note|put me|us|this|MY NUM? as FILL*2 do|dnc|opted|no|optout|unsubscribed
opt out|outs request|please|form
process|honor|accept|consider|treat FILL*4 opt out
process|honor|accept|consider|treat FILL*5 optout|unsubscribe|removal|cancellation
CEASE OTHERING|FILL|and*3 FILL*8 ING !and $|SELF|this|my|our|FILL|AGAIN|her|him|at|_
CEASE OTHERING , and|or? , ING
CEASE OTHERING and|or ING
CEASE FILL*8 MSG
CEASE with? FILL*5 MSG
CEASE TO? trying? TO? CONTACT SELF|this|my
CEASE FILL*4 GET FILL*4 THIS $
CEASE GET? FILL*2 THIS THIS|FILL|SELF|AGAIN*2 $
CEASE all|any|further|future FILL*4 MSG|ING
CEASE and desist
CEASE using MY FILL*2 NUM
END !of OTHERING|and*2 !and FILL*7 MSG !at|ed|appointment|for
turn|shut|switch|turned|shutting|turning off FILL*6 MSG
turn|shut|switch FILL*6 MSG off
MSG|these|this turned|shut|switched off
turn|shut|make|get|have these|this|it|them off|stop|end $
make|get it|this|them|these|MSG stop|end $
refrain|refraining|abstain from|in? FILL*3 ING|further
knock|cut it|that off|out with FILL*3 MSG
enough with? FILL*4 MSG
i|we|id|im|ill|and|to want|wanted|need|like|wish|love|trying|prefer|wanna|going|here TO? CEASE|END FILL*3 GET|FILL*3 MSG|ING
no|nomore more? OTHERING|or|and*2 more FILL*4 MSG|ING|contact
no|zero more FILL*4 MSG|ING
nomore|without FILL*3 MSG
^ no|zero FILL*3 MSGS AGAIN|$
prefer|want|wants|need|like no|0|zero more? FILL*3 MSG
NOT|without ever|you|u|want|need|wish|let|anyone|anybody|bother|dare|TO|try|call|calling|or|email|nor|be*4 CONTACT !5LATER !a|an SELF|AGAIN|here|any|at|on|us
NOT|without ever|you|u|want|need|wish|let|anyone|anybody|bother|dare|TO|try|call|calling|or|email|nor|be*4 CONTACT !5LATER this|my|our|the FILL*2 NUM|$|son|daughter|kid|kids|child|children|wife|husband|mom|mother|dad|father|family|house|address|again|person
NOT|nor|longer NEGFILL|ever*3 SEND FILL*6 MSG|anything|nothing|else|anymore|nomore|stuff !5LATER
NOT|nor NEGFILL|ever*3 SEND SELF|any|FILL*3 more|these|those|this|again|anymore $|of|to|here
no|zero FILL|further|any|more*3 contact $|with|from|me
NOT ever? use|call|dial MY FILL*2 NUM
NOT NEGFILL|ever*2 text|txt|message|msg|sms|contact|texts|messages $
NOT ever? CONTACT it|them $
mind|appreciate|prefer|rather|about|ask|asking|request|try YOU|if|it|that|for*3 not ING
no need|reason TO CONTACT|keep SELF|FILL*2 anymore|ING
no need|reason TO send SELF|FILL*3 MSGS
you|u|yall can|may|should|could CEASE|END|quit FILL*4 ING|MSG
remove|delete|erase|scrub|purge|wipe|unlist|drop|pull|scratch|strike|exclude|remov|rmv|take|get|getting MY|FILL*2 WHOM NUM? name? off|from|out of? LISTFILL*5 LIST|MSG !x !for
remove|delete|erase|scrub|purge|wipe|unlist|exclude|remov|rmv|unsubscribe|uninclude me|us|myself|this|him|her from? here|THIS|you|yours|AGAIN*2 $
remove|delete|erase|scrub|purge|wipe|unlist|lose|forget|ditch|burn|erase|block|blacklist MY|FILL? MY NUM|FILL|and|name*3 NUM $|AGAIN|off|now|from|out|and|or !3OTHER
remove|delete|erase|lose|forget|ditch|burn|block|blacklist|scrub|drop MY number|digits|num !from|on
remove|delete|erase|purge|scrub MY FILL|NUM|name*4 from|off|out of? LISTFILL*4 LIST
remove number|phone $
take|get|taking WHOM NUM? off|out $
take|get|taking|want|let WHOM|MY FILL|NUM|name*2 off|out of? LISTFILL*5 LIST|THIS $|please|AGAIN|FILL
get|getting|be|am|im|want|was|off|out|come|removed|deleted|taken|gone? off|from|out of? your|ur|this|these|yalls|the LISTFILL*4 LIST|thing $
^ off of? LISTFILL*4 LIST $
SUBJ TO|be|get|have|my|FILL*4 UNSUBBED $|immediately|AGAIN
SUBJ TO|be|get|have|my|FILL*4 UNSUBBED|taken|gone|off from|off|out of? LISTFILL*5 LIST|THIS
SUBJ TO|be|get|have|FILL*4 taken off $
SUBJ TO|be|get|have|FILL*4 opted|left out|alone
^|TO|i|and|can|wanna|want|must|lets|me|us|for|already|said|a|no|wish|or|me UNSUB !link|button|option|page|email|emails|confirmation
UNSUB SELF|this|my|from|immediately|now|our|AGAIN|$|all|him|her !link
opt|opting|opted|opts SELF|MY|NUM*3 out !of !4OTHER
opt|opting|opted|opts SELF|MY|NUM*3 out of FILL|LISTFILL|x*2 FILL|LISTFILL*4 MSG|LIST|ING
opt|opting|opted SELF|MY|NUM*3 out of|from THIS|here|your|it|you $
REVOKE FILL|any|prior|previous|express|given*5 CONSENT
REVOKE FILL|any*3 opt in
NOT|never|didnt|no|doesnt|nor longer|GET|FILL|ever|once|given|gave|give|did*4 CONSENT TO|for|$|or|from FILL|GET|be*4 MSG|ING|CONTACT|TEXTED|THIS|$|you|any
NOT|never|didnt|no|havent have|had|has|give|gave|given|get|got FILL|any|you*3 CONSENT !4OTHER TO|for|$|or
NOT|never|didnt|havent|nor i? CONSENT|consented|opted|authorized|subscribed|optin in? $|TO|for !4OTHER FILL|GET|be*5 MSG|THIS|ING|CONTACT|TEXTED|$
NOT|never|didnt|not consenting|authorizing|agreeing|subscribing TO|for? FILL|GET|be*5 MSG|THIS|ING|TEXTED
NOT|never|didnt|havent NEGFILL? signed|sign|signing up for|to? FILL*4 MSG|THIS|$|LIST
NOT|never|didnt|havent NEGFILL? subscribed|subscribe|enrolled|enroll|registered for|to|in? FILL*4 MSG|THIS|$|LIST
NOT|never|didnt|havent agreed|agree|asked|ask|requested|request|ordered|want|wanted TO|for? FILL|GET|be*5 MSG
unauthorized|unsolicited MSG stop|must|are
NOT|longer|never|doesnt|nor|didnt|hate NEGFILL|longer|really*2 want|wanna|wish|care|like|desire|interested|looking|prefer|intend|wants|wishes|wishing|wanting|consent TO|in|for? GET|be|continue|keep|FILL*3 FILL*6 MSG|ING !back !late
NOT|longer|doesnt|nor NEGFILL*1 need|require|needs TO? FILL|GET*6 MSGS !for
NOT|longer|never|doesnt|nor|rather|prefer WANT|not TO? not? be|get TEXTED|included|involved
NOT|longer|never|doesnt WANT TO? be|stay|remain|being|get on|in|part of? FILL|LISTFILL*4 LIST|THIS
NOT|longer|never|doesnt WANT TO|in? hear|hearing|contact from? YOU|this|these|any|FILL|with
NOT|longer|never|doesnt WANT GET|TO|FILL*4 these|those|anything|any AGAIN|of|from|these|this*3 $
NOT|longer|doesnt WANT|okay YOU|your|them FILL*2 TO? CONTACT|ING|SEND
rather|prefer|wish|like|want TO? not TO? GET|be FILL*5 MSG|TEXTED|ING
rather|prefer|wish YOU|that|if*3 NOT|didnt|wouldnt|not CONTACT|send
leave|let|left|leaving me|us|my|him|her FILL*3 alone|be|tf|hell|f !ready|a|able
leave me|us the? _? alone
lose|forget|ditch|burn MY|the number|digits|num|phone
put|add|place|include me|us|MY|NUM*3 on|to FILL*3 do|dnc|not|no|block|blocked|blacklist|dnd|stop not? _? _? list|lists|contact|call|text|$
<!will|ill|to|gonna|am|ll blacklist|block me|us|my|this NUM
<!will|ill|to|gonna|am|ll blacklist|block me|us $
MSG|this|these|it|harassment|spamming|spam MUSTSTRICT*3 STOP|CEASE|end|cease AGAIN|$|immediately|at
want|need|like|asked|asking|waiting for? FILL*2 MSG|this|these|it FILL*2 TO|turned|be*2 STOP|CEASE|END|stopped|off|ended|gone|cancelled|canceled|discontinued
MSG|these|this|it MUSTSTRICT*3 be? stopped|turned|ended|discontinued|cancelled|canceled
count me out of FILL*4 MSG|THIS
removal $|from|please|request
removal of MY NUM|name
ive|already|i unsubscribed|unsubbed !from
CONSENT is|has|been|hereby*3 revoked|withdrawn|rescinded
# Whoever holds the number now has not consented (rules of this house: a wrong number is a stop)
^ LOL|sorry|no|nope|uh|um|you|yeah|think|still|again*2 wrong WRONGWHO $|bro|buddy|dude|man|here|again|sorry|stop|im|i|this|try|for|AGAIN
YOU|youve|uve|youre|ur|they|theyve|texting|messaging|contacting|have|got|must|reached|dialed are|texting|texted|messaging|have|got|been|reached|contacted|contacting|messaged|sent|sending|FILL|must|to|trying|keep|probably|may|might|do|definitely|obviously*5 wrong|incorrect WRONGWHO
this|that|its|thats is|still*2 the|a wrong|incorrect WRONGWHO
not|isnt the|his|her a? right|correct WRONGWHO
not|isnt|longer MY|x NUM AGAIN|anymore|any
longer|not|isnt _*2 number|phone|cell|line AGAIN|anymore
longer MY|x NUM $
longer has|have|owns|uses|use|at|reachable|lives|works MY|x? NUM
NUM no|longer|not|now|actually*3 belongs TO
new owner|holder|user of MY NUM
nobody|noone|one|person|x here|at*2 by that|this|the name
no x at this|the number|phone|line
not|isnt|nobody|noone named? x|who|that|the at|with|on MY NUM
dont|not|never know any|who|you people|x
quit FILL*8 MSG|ING
"""
"""A request aimed at messages, contact, list or number: any reasonable means (47 CFR 64.1200(a)(10))."""

BARE = """
^ STOP|UNSUB it|this|that|these|all|everything|them|u|you|yall|AGAIN|doing|with|me|already|immediately|right|at|once|bro|bruh|buddy|man|dude|girl|sis|lady|people|folks|team|everyone|kindly|today|forever|thx|doing|messages*3 $
YOU MUST*3 STOP it|this|that|all|already|right|immediately|AGAIN*2 $
^ can|could|will|would|wont|must|so|and|but YOU|this|it*2 STOP it|this|that|all|already|immediately|AGAIN*2 $
^ STOP i|ive|im|who|wrong|no|never|dont|not|its|this is?
^ STOP UNSUB|end|cancel|quit|STOP
this|it|these|enough MUSTSTRICT*2 STOP $
i said|say|repeat|mean STOP
"""
"""`stop` as a clause of its own. With laughter in the text it is left to a person."""

POLITE = (
    "please pls plz plse pleas plss pleasee kindly thanks thx ty tks tnx thankyou just hi hello hey ok okay k sir maam"
    " mam now immediately asap already really simply literally seriously fucking fuckin freaking damn goddamn bloody"
    " fkn effing effin fn fing fcking fckin fuckn fkin fking fuking fukin fucken frickin fricking friggin frigging"
    " yo dude omg bro bruh ffs jfc geez jeez sheesh gosh ugh argh dammit damnit goddammit smh tysm tyvm"
)
"""Set aside wherever it stands."""

SURE += wider.SURE + kinds.SURE + plain.SURE + everyday.SURE + offhand.SURE
INNOCENT += wider.INNOCENT + kinds.INNOCENT + doubts.INNOCENT + plain.INNOCENT + everyday.INNOCENT
ASKS += wider.ASKS + kinds.ASKS + plain.ASKS + everyday.ASKS + offhand.ASKS
BARE += kinds.BARE + plain.BARE + everyday.BARE + offhand.BARE
UNCLEAR = MAYBE + wider.UNCLEAR + kinds.UNCLEAR + doubts.UNCLEAR + plain.UNCLEAR + everyday.UNCLEAR + offhand.UNCLEAR
THEM = wider.THEM + plain.THEM + everyday.THEM

__all__ = ["ALIKE", "ASKS", "BARE", "GROUPS", "INNOCENT", "POLITE", "REASON", "SURE", "THEM", "UNCLEAR", "WISH"]
