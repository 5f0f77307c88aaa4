"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -16

_LEARNT = """
. =-4 $=-5 .=4 30=-7 _$=7 _.=4 _be=-3 _can=3 _de=9 _delete=5 _do=-3 _dont=6 _for=-3 _help=-3 _is=6 _me=7 _moi=4 _my=4
_not=12 _number=10 _please=3 _remove=3 _stop=3 _take=7 _text=10 _texting=9 _texts=5 _the=6 _this=-4 _u=-3 _update=-4
_you=-4 arretez=11 call=5 can=-6 cease=7 dejen=3 dont=6 es=-8 gracias=-7 ill=-3 im=-4 is=-4 it=-3 its=-5 mauvais=-4
my=-3 ne=5 no=15 please=7 plus=9 que=-6 quit=9 remove=14 reply=-5 retirez=6 see=-5 stop=18 take=10 text=-17 this=8
unsubscribe=10 we=-6 wrong=5 you=8 0123 =4 $=4 0142 $=-3 0177 =-5 1 =-14 $=-7 10 =-10 $=-4 _$=-6 12 =-5 $=-4 14 =-8 15
=-7 2 =-8 $=-4 _$=-7 20 =-7 2pm =-7 3 =-10 $=-3 30 =-7 $=-5 3pm =-10 $=-6 4 =-5 $=-4 5 =-5 $=-10 _$=3 555 =-7 0123=4
_$=-8 6 =-4 $=-4 7 =-3 704 =-3 555=-3 9 =-3 $=-6 ^ $=-5 1=-9 _$=15 _.=12 _a=-5 _accord=-7 _add=5 _aimerais=6 _all=7
_already=5 _and=-5 _are=7 _arret=-6 _ask=-3 _asked=7 _at=-4 _away=4 _bad=-6 _baja=-5 _be=-3 _blowing=3 _boss=-6
_bother=4 _bothering=4 _bugging=4 _ca=-3 _call=-6 _called=-4 _came=-4 _can=-5 _cancel=10 _cancelar=5 _cancelo=3
_cant=-8 _ce=6 _cesser=5 _changed=6 _consent=5 _contact=-3 _contacting=5 _d=9 _darme=4 _de=7 _delete=-3 _did=-4
_didnt=-3 _discontinue=7 _do=-4 _does=-3 _done=-4 _dont=-6 _else=-14 _end=-6 _equivocado=15 _equivoco=4 _errado=9
_es=-8 _ex=-5 _flight=-5 _for=-7 _forget=-4 _from=-5 _further=9 _getting=-3 _good=-4 _got=4 _had=-7 _hago=-4
_happens=-6 _harassing=4 _has=5 _havent=-5 _hereby=3 _hitting=4 _husband=5 _i=-6 _im=3 _in=3 _interesse=5 _is=-3
_je=-7 _just=3 _la=-6 _left=-3 _les=5 _like=-10 _link=-5 _list=-5 _longer=-3 _los=9 _lost=-3 _m=-6 _make=3 _many=-4
_mas=3 _mauvais=-8 _me=3 _merci=9 _mes=4 _messages=5 _meu=9 _mi=10 _mind=-5 _mis=3 _moi=5 _mon=5 _more=-3 _much=-3
_named=9 _ne=-6 _need=-4 _never=-6 _next=3 _now=-4 _of=-11 _off=4 _one=-3 _opt=3 _over=-3 _payment=-7 _person=5
_phone=-7 _please=17 _pls=9 _plus=8 _por=-5 _porfavor=15 _pour=-7 _problem=-8 _puede=-6 _pueden=5 _puedo=-5 _quit=-4
_rather=3 _really=-6 _recibiendo=-5 _reminders=3 _reply=-3 _retire=4 _revoke=7 _revoked=9 _rush=-8 _said=3 _sair=-7
_says=-3 _se=-3 _see=3 _send=5 _sending=6 _sent=-5 _signed=4 _sms=3 _someone=9 _soy=-6 _spamming=3 _stopped=-9
_suis=-5 _svp=15 _text=5 _texted=-4 _texting=11 _texts=6 _thanks=4 _that=-10 _the=-4 _these=-4 _this=5 _thought=-3
_thx=5 _time=-8 _tira=6 _to=3 _told=-9 _txt=7 _una=-3 _up=-6 _us=10 _use=-11 _veux=-4 _vos=-3 _vous=-4 _will=-3
_with=5 _works=-5 _worries=-8 _worry=-4 _would=3 _wrong=-7 _ya=5 _your=-12 a=-8 add=-7 all=-6 alto=10 am=-5 annulez=9
any=-6 are=-14 arret=18 arrete=12 arreter=9 arretez=7 baja=11 basta=4 block=-5 c=-9 call=-9 can=-6 cancel=9
cancelar=14 cancelen=7 cant=-7 ce=5 cease=9 cest=4 combien=-7 confirmed=-10 consent=8 cuanto=-4 d=-7 deje=4 dejen=8
desabonner=9 desole=-13 did=-10 disable=3 discontinue=3 disregard=-3 do=-9 does=-10 done=-5 dont=-3 drop=-3 effacez=5
el=-3 end=10 enough=3 erase=8 este=5 estoy=-3 favor=5 fin=-3 for=12 garder=-8 go=4 got=-7 gracias=-9 great=-7
havent=-4 he=-11 hello=-5 hope=-11 id=7 if=7 ignore=-5 ill=-7 im=-4 in=8 is=-14 it=-3 its=-7 ive=5 j=-3 just=7 k=-8
keep=-15 kindly=7 knock=3 la=-11 lachez=4 laissez=6 last=-6 let=-6 lets=-3 lol=-4 love=-3 make=6 mantener=-11
mauvais=10 maybe=-6 me=-11 mi=-7 mon=-8 my=-8 need=-7 new=-6 next=6 no=-3 numero=5 o=-8 off=3 okay=-5 on=7 one=-8
oops=-8 opt=4 opting=4 optout=12 otez=5 oui=-6 our=-3 out=-4 para=-3 parar=9 pare=9 paren=5 pas=-11 perdon=-14
perfect=-6 please=-3 pls=10 plus=-10 plz=7 pode=-6 porfavor=8 put=-3 que=3 quiero=-3 quit=13 quitar=8 quite=-4
quitenme=3 remind=-9 remove=4 retirez=-4 revoke=6 salir=10 saquenme=10 se=4 seguir=-10 send=-11 she=-7 shop=-7
should=-3 so=-5 someone=-12 sorry=-6 sounds=-6 spam=-3 stoop=6 stop=15 stopp=13 supprimez=6 svp=5 switch=-5 take=-6
tell=-8 text=-6 texting=7 thanks=-9 that=-8 thats=-5 the=-13 they=-10 this=3 tired=-4 top=-11 trying=-6 u=3 un=16
unsub=11 unsubscribe=12 veuillez=12 vou=-4 vous=13 voy=3 want=3 what=-5 whats=-9 when=-9 which=-3 who=-9 whoever=7
whos=-13 why=-8 will=-7 wrong=13 yall=3 yo=7 your=-4 youre=3 youve=8 退订=13 a _$=-8 _heure=-4 _hora=-4 _mensajes=9
_number=5 _of=4 _person=-5 _stop=3 _to=4 car=3 day=4 escribir=7 este=3 good=-3 la=-3 message=-6 mi=5 new=3 patient=5
que=-4 quelle=-4 refund=-3 scam=-6 stop=-4 voicemail=-3 about =-5 _$=-4 the=-6 accept =4 accord =3 $=4 add =-7 address
=-10 $=-7 ads =13 after =3 i=3 again =5 $=3 and=3 ago =4 agree =3 to=3 ahead =-3 ahi =-5 ai =-4 _de=-5 _recu=-5
jamais=6 pas=5 plus=-10 aimerais =6 aint =6 alarm =-4 alerts =17 $=9 _$=4 all =5 communication=5 day=-4 messages=5
alone =9 $=8 already =10 $=8 _$=-3 _a=3 _stop=3 alto $=3 _$=6 am _the=4 i=-12 not=-4 on=4 amanha =-8 $=-8 an =-3 _$=-9
and =4 _a=-3 _have=-5 _me=-6 _not=3 _texting=3 _the=-5 desist=3 dont=6 i=7 im=8 reminders=-5 stop=5 thanks=4 you=5
angela =4 annuler =-7 annulez =9 another =6 _from=8 text=5 any =5 _$=4 _.=5 _texts=-3 further=3 messages=-9 more=4
anymore =16 anything =-4 else=5 anytime =-13 $=-11 appelez =-13 appointment =-9 $=-6 .=-3 _$=-5 reminders=-3
appointments =-3 _week=-3 appt =-6 aqui =4 arbitration =-6 are =-3 _$=-6 not=9 texting=3 around =-5 arret =6 $=4
_bus=-6 _travail=-3 de=-9 arrete _de=-6 pas=-7 arreter =7 $=7 _messages=3 ces=3 arretez =13 $=12 _$=7 _m=3 _messages=4
de=6 les=6 arrive =-6 $=-3 as =11 asked =5 _these=5 asking =9 $=8 at =-7 2=4 _$=-6 _end=-3 my=3 night=4 the=-10
this=-4 ate =-4 attached =-7 $=-5 attorney =8 $=-5 aujourdhui =-6 autopay =-6 autorizo =7 aux =4 _$=4 available =-5
_$=-4 avec =3 aviso =-7 $=-6 avisos =3 $=3 azucar =-13 back =-9 $=-6 bad =-7 baja =6 $=15 _$=3 bajo =-3 base =5 basta
=3 de=3 be =11 _at=-3 _from=5 _last=8 _your=6 contacted=3 late=-4 on=3 texted=10 the=5 there=-6 been =3 before =-12
_$=-6 the=-4 belongs =5 to=5 best =-10 $=-8 better $=-4 bill =-6 $=-9 billing =-6 bleeding =-3 block =-3 off=-5
blocked =3 $=5 blocking =7 blowing =4 _my=3 up=3 blue =-8 $=-5 borren _numero=3 mi=3 borrenme =7 boss =-7 bother
you=-4 bothering =3 _$=3 me=5 box =5 bro =8 $=7 broken =-3 bruh =4 bugging =4 _$=3 me=4 building =-3 $=-3 bus =-15
stop=-7 business =5 but =4 _dont=6 can=3 keep=-4 please=11 by =-4 $=-6 _$=-3 _name=11 anytime=-3 text=11 that=11 c
=-10 $=-9 ca =13 $=10 call _text=-4 before=-4 list=3 my=3 called =-5 _back=-3 me=-3 calling =-6 _$=-3 me=-4 calls =-15
came =-6 $=-3 can =-4 _be=9 _call=-5 _cancel=-3 _opt=-4 _remove=3 _send=-3 _stop=7 _take=-3 _text=-3 my=-5 someone=3
stop=8 text=-8 we=-3 you=-5 cancel $=11 .=11 _$=11 _.=-4 _3pm=-4 _appointment=-3 _messages=5 _notifications=6
_order=-4 _reservation=-3 _text=12 _texts=4 all=4 my=-5 text=3 these=4 cancelar =8 _$=7 _cita=-3 _consulta=-9 mi=-3
cancele =9 canceled =-7 cancelen =6 los=5 mi=-7 cancellation =-8 cancelo =3 _mensajes=4 cant =-13 _the=-3 stop=-9 car
=-4 $=-5 card =-13 $=-10 cargo =-6 case =-3 cash =-7 $=-7 ce _$=-3 numero=10 cease =16 _$=7 _desist=3 all=4 and=3
cebolla =-3 cell =9 $=11 celular =9 ces =6 _$=3 messages=4 cesser =3 cessez =11 cest _$=-10 changed =-5 charge =-10
charged =-4 check =-6 $=-6 checked =7 chez =-10 cita =-14 $=-10 claim =-10 class =-3 $=-3 cleaning =-4 $=-3 close =-3
code =-9 coffee =-6 colis =-6 color =-4 combien =-7 come =-5 $=-4 coming =-4 $=-6 _$=6 commande =-6 communication =17
$=7 communications =5 como _para=-4 cancelo=4 hago=-4 company =4 con _avisos=-3 _mensajes=6 los=10 confirm =-10 $=-9
confirmed =-10 consent =15 $=14 _$=8 _the=-5 form=-9 revoked=6 consentement =7 consentimiento =9 consider =5 this=4
consulta =-9 contact =8 $=15 _$=7 _again=4 _number=5 me=3 my=-3 this=5 contacted =3 $=3 contacten =5 contacting =9
_$=3 me=3 my=5 contacts =4 $=6 contract =-6 $=-5 cost =-10 could =7 you=4 coupons =7 $=7 credit =-7 crying =-3 $=-3
cuando =-9 cuanto =-4 cut =-4 _$=-10 it=4 off=-10 d =9 accord=-7 arreter=10 da =4 lista=6 dar =3 _baja=3 de=3 darme =4
_baja=4 de=4 database =4 $=3 date =-7 $=-6 datos =10 daughter =-6 day =-7 $=-5 .=-4 _$=-6 de =5 _base=5 _de=4
_ecrire=3 _lista=12 _liste=14 _mandar=4 _mensajes=11 _messages=6 _sistema=7 _svp=-3 baja=7 bus=-6 escribirme=4 la=6
las=-6 m=4 mandar=3 me=9 mensajes=8 messages=5 no=7 numero=-6 sms=7 su=11 textos=11 ustedes=5 vos=18 votre=7
deactivate =9 debt =-8 deed =-8 $=-7 deja =3 dejar =5 de=5 deje de=3 dejen =9 de=12 dejenme =7 _paz=5 en=5 del _$=-3
_.=3 delete =13 _last=-6 _number=7 me=10 my=4 the=-3 this=3 deleted =9 delivered =-10 delivery =-12 $=-8 demain =-7
$=-7 demande =4 dental =-8 des _$=4 messages=4 desabonner =15 $=10 moi=7 desabonnez _$=10 deseo =12 desinscrire =8 $=7
desinscrivez =7 moi=7 desist =4 desk =-3 desole =-13 dessa =8 lista=4 did =-9 _sign=4 _stop=-7 _text=-3 not=4 the=-6
you=-9 didnt _the=4 _to=-12 _up=4 _your=-5 get=-5 mean=-11 see=-3 sign=3 died _please=3 dije =9 dis =8 disable =14
discontinue =12 disregard =-7 do =-3 $=-4 _$=-3 _call=7 _cancel=-3 _consent=-4 _contact=5 _do=-3 _message=8 _need=-4
_stop=-9 _text=9 _turn=-5 _unsubscribe=9 _use=3 i=-3 not=10 to=4 u=-4 you=-13 does =-14 _stop=-3 it=-6 not=3 the=-5
doesnt =3 _this=9 dog =-3 dois =-5 dolor =-9 done =-9 $=-6 _$=-3 dont _$=5 _.=-7 _again=3 _any=5 _anything=5
_before=-4 _him=-5 _it=-5 _me=4 _my=-6 _texting=3 _texts=8 _the=-7 _them=6 _these=3 _this=4 _to=-14 _ur=4 call=-5
cancel=-3 contact=5 forget=-4 know=4 message=13 need=9 remove=-18 send=10 stop=-28 take=-12 text=20 txt=3 wanna=5
worry=-4 you=8 door =-3 down =-4 dr =-8 .=-4 drive =-9 driver =-5 driving =-5 $=-5 drop =-10 _off=-6 me=-5 du =-5
_$=-10 e =4 each =5 early =-5 $=-5 eating =-4 ecrire =7 $=4 ecrivez _$=3 plus=3 effacez =5 effective =8 either =-6 el
=-9 _$=-12 _.=-3 lunes=-3 mensajes=-12 numero=12 precio=-4 eliminen =8 elm =-5 else =5 $=14 em =10 email $=4
_instead=3 emails =-8 en =-5 _de=-9 _marre=5 la=-5 paz=9 end $=17 .=7 _$=15 _.=3 _lease=-4 my=-5 of=-12 these=3 this=4
ended =-3 ends =-4 engine =-3 enlevez =9 _de=4 _numero=5 moi=6 mon=5 enough _$=4 _the=4 for=-4 texts=8 with=4 enviar
=3 _$=4 envoyer =5 envoyez =-9 plus=5 equivocado =6 equivoco =4 _numero=4 de=4 era =-4 erase =9 my=11 errado =5 es =-8
_$=-12 _numero=5 de=7 esa =-5 escriban =14 $=7 _$=5 escribir =9 $=5 escribirme =8 $=10 esquina =-3 est =-5 _$=-7 ce=-7
pas=-3 esta =-9 _$=-4 bien=-3 este =8 numero=3 esto =13 $=10 estos =12 _$=9 _.=3 mensajes=7 estou =-9 estoy =-3 etre
=9 even =4 ever =13 _$=3 _me=4 again=3 text=3 every =3 everything =3 ex =-7 _stop=-6 fast =-3 favor =10 de=7 fed =-4
_with=-4 up=-4 fee =-5 $=-3 feel =-3 fell =-5 file $=3 fin de=-7 find =5 fine =-6 $=-8 first =-5 $=-3 fixed =-5 flight
=-10 $=-6 fois =9 for =-3 _the=-3 _to=3 _week=-4 a=-3 all=-3 gas=-5 me=-9 texting=-10 texts=3 these=8 this=8 forget
_number=7 my=5 to=-4 forgot =-8 my=-8 form =-3 found _$=-3 it=-3 free =-9 friday =-10 $=-8 fridays =-6 from _$=11
_.=-4 _account=-5 _contacts=4 _database=3 _group=3 _list=10 _records=3 _system=5 _text=7 all=4 list=7 me=-15 my=-4
the=-5 this=6 you=10 your=10 front =-10 $=-7 _$=-3 full =-8 stop=-6 further =13 _$=8 _will=4 future =7 _$=3 game =-3
garder =-10 $=-4 _rappels=-5 gas =-7 $=-6 gate =-7 code=-3 gave _the=-5 get _$=4 _at=-5 _more=4 _number=6 _of=8
_texts=-4 _the=-5 _this=7 texts=5 the=-5 these=4 getting =4 _$=4 these=13 your=-3 give =-4 go =4 _$=3 ahead=-3 away=4
god =6 going =3 to=5 good =-3 $=-3 .=-3 _$=-7 got _$=-7 _new=-4 _text=-5 _wrong=11 a=-8 the=9 this=3 your=-6 gracias
=-7 .=-3 por=-4 great =-7 group =5 $=10 _$=-3 guy =6 $=7 ha =-4 llegado=-4 had =-7 _stop=-3 to=-3 hago =-4 _que=-5
haha =-11 $=-9 happens _i=-6 if=-4 harassment =9 $=9 .=3 has a=4 hate =-4 have _cancel=-3 _do=3 _stop=3 _wrong=5 a=3
an=6 my=-7 no=-8 the=5 havent =-9 _any=-9 hay =-9 he =-11 hear =9 from=9 hello =-5 help =-9 $=-5 me=-4 here =5 _$=-4
hereby =3 heure =-4 hijo =-3 him $=4 _stop=-5 to=-5 his =-7 hit =-3 hitting =4 hold =-18 home =-10 $=-9 hope =-3 hora
=-8 _$=-3 hour =-4 house $=-3 how _times=6 _you=4 can=8 long=-5 much=-5 to=4 hoy =-6 $=-6 hurting =-4 hurts =-4 $=-4
husband =-6 $=-5 i _$=-7 _.=-3 _a=-8 _ask=3 _be=5 _do=10 _from=4 _gave=3 _get=-4 _have=-4 _him=-4 _in=-4 _know=4
_like=5 _make=-3 _my=-3 _no=4 _not=-4 _opted=9 _out=6 _removed=5 _stop=8 _text=-8 _texts=5 _that=-3 _the=-14 _these=-5
_this=13 _with=-3 _you=4 _your=-7 am=11 be=4 can=-3 cant=-6 changed=5 did=4 dont=4 gave=-3 got=-3 had=-3 havent=-4
hereby=3 keep=11 like=-10 lost=-9 mean=9 missed=-4 need=-8 opted=6 prefer=-3 quit=-9 reply=-5 revoke=5 said=11
still=-4 stop=-3 stopped=-3 text=-5 think=5 thought=-3 told=-6 turn=-5 unsubscribe=11 unsubscribed=-3 will=13
withdraw=5 would=4 id =8 rather=3 if =4 you=5 ignore =-12 ill =-5 im _$=-4 _.=8 _of=-5 _stop=6 _sure=-3 _the=4 _to=6
at=5 calling=4 not=-4 off=-6 out=-8 reporting=3 immediately =7 in $=-6 _$=-7 _text=4 info =-3 information =7 instead
=-5 _texting=11 of=-3 insurance =-10 $=-6 interesa =4 interesse =6 interested $=-6 _the=-6 _your=5 invoice =-3 ir =-5
_$=-4 is =-6 9=5 _$=-10 _an=-6 _longer=3 _number=-7 _stop=4 a=4 at=-3 best=-3 fine=-4 harassment=3 in=-3 it=-4 no=5
out=-4 there=4 this=-14 isnt =5 my=-3 working=-3 it =-4 $=3 .=7 _reply=5 _to=-6 _with=4 end=7 off=-4 please=7 stop=4
to=-9 was=-4 its =-5 _$=3 ive =7 j aimerais=6 ja =-5 jamais =11 je =4 _$=4 _ai=-5 _annuler=-3 _arrete=-3 _les=-6
_me=10 _mon=7 _pu=7 _suis=3 _veux=-4 m=-3 me=-3 ne=-5 retire=4 suis=-3 veux=-3 vous=8 job _$=3 john =4 join =-4 juan
=6 june =-4 just _this=-3 stop=10 text=-14 k =-8 $=-8 karen =8 keep =-11 _$=-5 _appointment=-3 _me=-4 _reminders=-7
_texts=-5 _updates=-6 getting=10 los=-5 only=-3 sending=-5 texting=9 the=-8 them=-8 keeps =-5 _me=-3 calling=-3 keisha
=7 kids =-6 kind =-7 kindly =10 knock =3 _off=3 it=3 know $=-9 l =-12 _$=-5 la =-10 _$=-12 _.=-4 _baja=-3 _de=-4
_porfavor=-5 baja=-3 cebolla=-3 cita=-3 lista=8 liste=6 paix=9 lachez =4 moi=4 laissez =6 _tranquille=8 moi=-4
landline =9 landlord =-3 large =-7 las =-4 _$=-6 _.=-4 last _$=-10 month=3 stop=-8 week=4 late =-9 $=-6 _$=-3 later
=-10 $=-10 lawyer =6 $=8 le _$=-9 _.=-5 _numero=7 leak =-5 leaking =-7 lease =-8 $=-3 _$=-3 leave _a=-5 _phone=4
_the=4 it=-12 me=11 my=4 the=-6 us=6 leaving =-10 left =-9 les =-7 _$=-3 _.=-3 dije=3 messages=-4 rappels=3 textos=-6
let =-5 _know=-4 me=-10 lets =-3 light =-10 $=-8 like =-5 these=-4 line =7 $=5 link =-7 in=-5 lisa $=6 list =7 $=12
.=-4 for=-4 of=-5 please=4 lista =14 $=13 liste =12 $=5 llegado =-12 llegan =-10 llego =-6 llegue =-4 lol =-17 $=-9
long =-3 longer =5 _the=-3 _to=4 need=-3 wish=3 looking =7 los =4 _$=-3 avisos=10 recordatorios=-3 textos=6 lose =6
_number=4 my=3 loss =-5 lost =-5 _number=-5 my=-3 love =-14 lunch =-9 $=-6 lunes =-6 $=-5 m =7 _de=5 _plus=6 arrete=-3
ecrivez=3 ma =-8 _$=-3 commande=-6 machine =-4 magazine =-3 mail =-5 mais =10 _$=3 make _stop=3 a=-4 it=4 these=4 mama
=3 manana =-8 $=-5 _$=-3 mandando =12 mandar =5 _$=4 mensajes=4 mandarme _$=6 mensajes=4 mande =4 mais=6 manden =8
_$=8 mas=4 mantener =-11 _avisos=-6 _recordatorios=-3 many _do=5 texts=-6 times=6 maria $=3 marketing =7 marre =5 mas
=9 $=8 _$=11 _.=4 mensajes=5 mauvais _$=8 _.=-9 mauvaise =3 _$=3 may $=-3 me =4 $=9 _$=8 _a=10 _dessa=8 _el=-11
_for=-3 _future=3 _la=-4 _llegado=-11 _mais=5 _mas=8 _more=8 _of=8 _please=4 _plus=7 _reminders=-3 _sus=-11 _textos=3
_texts=5 _the=-7 _this=-9 _you=-4 _your=4 a=-8 about=5 again=13 alone=7 any=4 anymore=5 at=-10 back=-11 by=7
contacten=5 desabonner=3 desinscrire=8 enviar=3 escriban=6 from=7 in=-5 interesa=4 mandar=4 manden=5 of=5 out=6
please=-6 puede=-6 pueden=5 retirer=7 stuff=6 suis=-3 textez=3 texts=-4 the=-6 tira=6 to=-3 when=-4 mean =-3 _$=4 it=9
to=-11 meant for=6 medication =-5 meds =-4 membership =-3 $=-3 mensagem =5 $=5 mensagens =15 $=14 mensajes =9 $=9 .=3
_$=4 _este=-5 de=3 porfavor=-3 merci =3 $=-3 message =6 $=3 _$=4 _you=3 from=3 was=-7 messages =14 $=12 _$=15 _.=4
are=6 from=-3 please=3 svp=7 to=3 messaging =12 _$=6 me=7 meu =7 _$=10 mi =3 _$=6 cita=-8 consentimiento=9 hijo=-3
nombre=5 numero=9 might =-3 mike =8 milk =-4 min =-3 mind =-3 miss =-7 missed =-4 your=-3 moi =4 $=13 _$=-6 _la=4
_paix=9 _votre=6 de=3 la=9 tranquille=8 mom $=-3 mon _$=10 _de=-6 _n=-4 _vous=-5 colis=-6 consentement=7 rendez=-4
monday =-8 $=-7 money =-3 month =-7 $=-10 more =5 $=3 .=7 _$=8 _.=-9 _and=9 _please=3 _thanks=-5 _these=3 _to=5
message=7 messages=7 of=6 pain=-6 questions=-8 reminders=5 text=6 texts=4 than=-9 morning $=-4 mother =5 moved =3 msg
=5 msgs =17 $=10 much =-5 .=4 muchas =3 gracias=3 must =4 my 3pm=-3 _.=-3 _address=-3 _alone=4 _card=-4 _changed=-4
_ends=-3 _for=-6 _got=-3 _has=-3 _in=7 _is=7 _message=-4 _number=-8 _off=7 _on=-7 _or=4 _out=5 _passed=3 _phone=5
_please=-8 _removed=5 _to=-9 _wont=-6 _wrong=-8 account=3 appointment=-4 attorney=5 bad=-6 bill=-3 boss=-7 car=-3
card=-6 cleaning=-3 consent=10 contract=-4 daughter=-6 dog=-3 ex=-4 info=16 insurance=-6 job=-5 kids=4 last=-7
lawyer=5 lease=-5 line=9 mail=-3 membership=-3 mother=7 number=10 old=-8 opt=4 order=-6 phone=7 service=-4 sister=-4
son=3 subscription=-4 text=8 wife=-3 work=3 n =3 _plus=4 ai=-5 est=4 na =-8 nada =7 $=4 mas=-4 name =6 off=3 named =12
nao =5 _mais=9 me=5 ne =6 _ecrivez=3 _pas=-5 _plus=-4 _textez=3 m=7 me=10 plus=8 suis=9 veux=-4 need _appointment=-3
_cancel=-3 _keep=7 _reminders=11 _stop=8 _texts=9 a=-3 the=4 these=4 never =-3 _me=5 _to=-10 _up=6 asked=-4 contact=3
gave=3 got=-6 mind=-5 signed=6 new =-10 _$=-10 number=-5 phone=-3 newsletter =-9 next _$=-12 _.=-3 stop=-10 ni =7
night =-3 no =5 .=-5 _$=16 _.=4 _a=8 _contacten=5 _de=-15 _escriban=8 _for=4 _from=-8 _here=8 _interesa=4 _la=3
_manden=5 _mas=13 _mensajes=11 _messages=6 _need=-3 _needed=-10 _of=4 _on=5 _pain=-6 _please=12 _que=4 _questions=-7
_recibir=8 _stop=3 _texts=9 _than=-9 _wish=3 _yet=-6 calls=-6 deseo=11 es=11 further=8 hay=-6 manden=4 me=6
messages=-4 more=7 necesito=3 problem=-10 puedo=-10 quiero=6 recibir=5 se=-4 soy=6 text=-7 texts=14 thanks=4
worries=-8 nobody _me=-5 named=9 nombre =5 non =-5 noon =-4 $=-4 not =5 _$=4 _any=-7 _i=-3 _list=6 _me=6 _patient=5
_text=8 _texts=-3 _the=-9 _these=4 _this=9 _yet=-3 call=7 consent=-4 contact=5 get=3 getting=-15 interested=4
message=8 really=-6 send=3 sign=4 text=16 the=13 tiffany=5 use=4 wanted=7 nothing =7 notice =3 notifications =20 $=12
now =8 $=-3 .=3 stop=11 number =8 $=12 .=4 _.=-5 _file=4 _my=-4 _not=4 _the=4 _your=5 again=3 changed=-7 for=6 from=3
off=8 on=4 please=-6 removed=6 numero =11 $=14 _$=14 da=-3 de=-8 equivocado=4 errado=9 nunca =4 o _$=3 oak =-4 $=-3 of
=3 _.=3 _list=6 _messages=3 attorney=-5 my=7 texting=11 these=8 this=9 your=8 yours=4 off =5 $=14 .=6 _alerts=7
_list=17 _schedule=-3 _text=4 and=-5 at=-8 my=3 of=4 the=-6 this=9 with=3 work=-5 your=5 office =-5 $=-4 ok $=-15 .=-5
stop=12 old _$=-3 on =-5 $=-6 _$=-10 _do=3 _list=-4 _phone=-3 _st=-3 check=-4 file=4 me=-3 my=-4 this=7 one =-3 $=-3
_$=-8 _shop=-3 _text=6 _the=-4 _time=4 more=7 stop=-6 onions =-11 only _$=-3 oops =-8 wrong=-7 open =-6 _$=-4 opt =8
_$=16 _.=3 _of=-11 _out=4 _please=3 _request=3 me=7 out=5 opted =13 _of=-4 out=7 opting =9 _of=-4 out=9 option =-4
options =-3 optout =12 or =-6 i=5 orden =-19 $=-9 order =-18 $=-9 _$=-5 number=-4 ordered =-6 otez =5 other =-5 _$=-6
oui =-6 our =-6 out =5 $=11 .=8 _$=14 _the=-12 _this=10 _your=3 of=-7 please=9 request=3 to=-4 outside =-6 $=-6 over
=-6 package =-5 $=-6 paid =-9 pain =-13 $=-4 paix =13 $=13 paquete =-4 par =6 para _$=10 manana=-3 que=-6 parar =5
$=11 pare =12 $=10 parem =5 paren =16 $=11 parenle =10 parking =-9 part =7 pas $=-7 _$=7 _.=9 interesse=6 passed =5
patient =5 pause =-3 my=-4 payment =-14 $=-7 _$=-5 _check=-3 on=-3 paz =18 $=16 pedido =-3 people =9 perdon =-18
perfect =-6 permanently =4 permission =16 _text=6 to=5 pero =4 person =8 persona =15 personne =8 $=15 phone =9 $=9
_$=4 alone=4 and=4 number=-3 photo =-7 pick =-5 pickup =-8 pido =6 pills =-4 place =-5 plan =-6 $=-4 planta =-7
baja=-7 please =3 _$=14 _.=5 _me=-5 _more=3 _not=-5 _stop=-6 _text=11 _texting=-5 _thanks=11 _that=7 _the=-7 _these=5
and=4 call=-10 delete=6 discontinue=9 do=-10 dont=-10 end=5 keep=-20 make=3 no=4 quit=7 remove=6 stop=13 text=-10
unsubscribe=11 update=4 use=-4 pls =17 $=7 stop=4 plus =12 $=10 _$=3 _de=9 _textos=4 _vos=6 de=-8 etre=7 recevoir=5
rien=8 plz =13 $=5 pode =-6 police report=-3 policy =-4 $=-4 por _$=5 porfa =6 $=5 porfavor =10 _de=4 pour =-7 pouvez
=-3 power =-5 _attorney=-5 of=-5 precio =-4 prescription =-5 $=-4 price =-10 _$=-4 problem =-11 $=-4 program =4 $=9
promos =15 pu =8 puede =-8 pueden =-4 _de=6 puedo =-11 q =3 que =9 _de=-5 _me=3 hora=-5 je=3 me=12 no=5 quelle =-4
heure=-4 quero cancelar=4 mais=5 question =-3 questions =-8 qui =-5 quiero _de=7 _me=4 _mensajes=-5 _mi=-7 cancelar=-6
darme=4 mensajes=5 que=5 recibir=-3 quit =7 $=10 .=4 _$=10 _.=3 _job=-6 _up=4 bugging=3 it=12 my=-5 on=-6 sending=4
smoking=-4 texting=9 quitar =6 quite =-5 quitenme =7 de=3 rain =-7 _$=-5 raining =-4 rash =-3 rates =-7 rather =4
reach =6 reached =7 ready =-5 $=-4 real _$=-6 really =-7 receipt =-4 receive =8 texts=3 received =-17 recevoir =11 $=9
_messages=-5 de=3 recibiendo =-3 recibir =7 _mensajes=3 mensajes=-3 records =6 $=4 recu =-8 refill =-4 $=-3 refund =-8
$=-3 registry =5 remind =-9 me=-9 reminder =-6 reminders =11 $=10 .=-5 _$=5 please=5 removal =10 $=7 remove =9 $=13
.=8 _$=16 _cell=4 _ex=-3 _number=12 _old=-4 from=3 it=4 me=7 the=-6 this=3 us=5 removed =7 $=8 _this=4 from=3 rendez
=-7 vous=-7 replied =5 stop=5 reply =-12 _$=-6 _to=-9 stop=-4 replying =6 _$=6 stop=6 report _$=4 you=4 reported =18
reporting =3 request =13 $=3 to=3 requesting =8 reschedule =-9 $=-7 resend =-4 reservation =-3 retard =-7 retire =4
_consentement=4 mon=4 retirer de=5 retirez moi=3 revoke =11 $=9 _$=10 _power=-5 revoked =8 ride =-4 $=-4 rien =9 right
=-3 $=-3 .=-3 _$=-4 now=-4 number=6 running =-3 rush =-8 $=-8 s =7 said =-11 _stop=-6 no=6 stop=7 sair =8 salir a=-4
same =-5 sandra =12 saquen =3 saquenme =14 de=4 saturday =-3 $=-3 say =-3 _$=-3 saying =-8 scam =-6 schedule =-10 $=-8
school =3 se equivoco=4 second =-3 see =3 _then=-5 your=-3 seguir =-10 _los=-3 con=-6 recibiendo=-3 send _$=-3 _the=-6
a=-3 it=-4 me=8 the=-6 sending =5 _$=5 _reminders=-3 _stuff=6 _texts=-6 the=-4 these=-3 sent =-11 _wrong=-4 ser =5 set
=-3 seulement =-5 she =-6 doesnt=-4 shoes =-7 shop =-12 $=-8 should =-5 i=-5 si =-4 _$=6 sign =-11 $=-3 signed =5 _$=3
up=10 sistema =7 sister =-4 $=-3 size =-5 $=-3 slot =-4 smoking =-7 $=-6 sms =22 $=15 _$=5 snow =-6 so i=3 please=6
stop=14 sold =4 the=6 solo =-7 somebody =8 someone =-5 _me=-6 else=6 son =4 sooner =-4 sorry =-11 $=-4 .=-3 but=3
for=-4 i=-3 wrong=-4 souhaite =7 sounds =-7 good=-7 soy _$=-4 la=6 spam $=9 spamming =8 spot =-10 $=-10 st =-3 start
=-8 stay =5 still _the=-3 _these=3 stitches =-4 stock =-6 $=-4 stoop =6 stop =9 $=24 .=8 _$=10 _.=11 _anytime=-4
_at=-3 _her=3 _im=-4 _in=-7 _it=-7 _lol=6 _mail=-4 _me=6 _on=-5 _opt=-7 _order=-3 _please=-7 _reminders=4 _spam=10
_stop=8 _thanks=5 _the=6 _this=3 _to=3 _unsubscribe=-4 _you=5 _youre=-5 all=3 already=4 at=-4 blowing=3 by=-13
calling=-6 crying=-3 eating=-3 for=7 harassing=5 hitting=4 i=9 in=-12 it=3 light=-8 messaging=9 my=-13 now=7 on=-3
or=5 over=-6 payment=-9 please=7 sending=5 shop=-4 sign=-7 smoking=-3 so=10 spamming=6 svp=3 taking=-4 texting=8
thanks=9 these=7 this=4 to=-11 with=8 work=-3 your=5 stopp =13 $=8 stopped =-10 _$=-3 getting=-3 stops =-3 store =-6
$=-7 stuff =7 $=4 su _$=-7 lista=3 sistema=7 subscribed =-4 subscription $=8 box=-4 sue =5 suis pas=10 supprimez =6
sur _liste=-3 sure =-4 $=-6 _$=-5 surgery =-9 $=-9 sus =5 mensajes=-3 svp =4 $=-4 switch =-8 system =7 $=6 take =4
_of=5 _out=5 me=8 my=8 off=-4 the=-4 taken =3 _$=5 off=3 taking =-4 it=-3 tcpa =6 teeth =-5 telefono $=-3 telephone
=10 tell =-9 _to=-3 temprano =-5 $=-5 tengo =-7 text =4 $=6 .=3 _$=5 _.=7 _again=9 _anymore=5 _instead=-5 _not=3
_please=-9 _the=-5 _when=-3 _work=5 _you=-5 again=3 and=-6 back=-3 from=-4 him=-4 is=-3 me=-3 messages=12
notifications=7 stop=-6 the=-4 this=-3 texted =4 $=10 me=-12 texter =5 $=5 textez =-6 plus=3 texting =14 $=14 _$=7
_.=-3 _about=4 me=3 texto =12 $=12 .=3 textos =17 $=9 _$=4 svp=8 texts =13 $=15 .=8 _$=4 _i=5 _my=7 _please=4 _stop=4
are=-6 at=8 cost=-4 for=4 from=-3 please=7 will=-3 than =-9 thanks $=-4 _$=3 _much=6 but=3 so=-3 that =-3 $=-3 _$=-7
_was=-4 charge=-4 name=11 text=-4 thats =-7 _$=-6 enough=5 the =-5 _$=-6 _.=-4 _address=-3 _again=-7 _alone=6 _but=5
_date=-4 _guy=5 _i=3 _list=-7 _message=10 _number=-3 _off=-4 _on=-4 _person=11 _plan=-3 _please=-9 _reminders=7
_size=-3 _slot=-3 _stop=-10 _text=3 _texts=6 _time=7 _to=-6 _wont=-3 _you=4 alarm=-4 alerts=12 appointment=-3 blue=-4
call=-4 code=-5 dog=-3 end=-6 form=7 house=9 kids=-4 last=16 lease=-3 medication=-5 message=-3 messages=6 number=13
old=-3 other=-3 pain=-5 person=7 phone=-9 reminders=7 right=4 same=-4 schedule=-4 second=-4 spam=8 stop=-6 tcpa=6
text=4 texts=4 third=3 wait=-4 waitlist=-7 wrong=-4 them =8 $=5 _$=4 then =-6 _$=-5 there =-5 $=-9 _way=7 a=4 theres
a=-4 no=6 these =16 $=19 .=5 _$=4 _are=-6 _i=3 _stop=5 _to=5 anymore=4 notifications=6 off=4 reminders=-4 texts=-4
to=9 they =-15 _me=-4 _my=-3 think _have=3 you=4 third =3 time=3 this =9 $=11 .=9 _.=-4 _a=6 _again=3 _harassment=3
_my=-3 _no=3 _off=3 _the=15 _was=6 be=3 group=7 is=4 isnt=3 list=10 month=-9 morning=-6 number=8 one=-7 phone=9 text=6
thing=6 week=-8 those =-3 thought _was=-3 three =7 through =-8 $=-5 thursday =-5 thx =-4 tiene =8 tienen =6 tiffany =5
time $=-5 .=-4 times =21 $=14 _i=6 do=5 tira =7 dessa=6 tired =-4 of=-3 to _a=-4 _back=-3 _contacted=3 _from=7 _in=3
_it=-3 _list=-6 _me=7 _my=-6 _number=-5 _off=8 _smoking=-4 _stop=4 _text=3 _texted=10 _these=7 _you=-3 be=4 bother=-4
cancel=-7 do=5 end=5 get=3 hear=5 my=-4 opt=-3 quit=-3 reach=5 receive=8 remove=-3 stop=-6 the=3 todavia =-10 today
=-9 $=-7 .=-7 _$=-4 told =-3 me=-4 you=5 tomorrow =-13 $=-10 _$=-3 too =-5 $=-3 _$=-8 many=3 tooth =-6 top =-4 tout
=15 town =-4 $=-3 trabajo =-6 traffic =-4 tranquille =8 $=8 travail =-3 treatment =-13 tree =-4 truck =-6 trying
_reach=5 tuesday =-9 $=-7 turn _notifications=-3 _off=7 _text=-3 _the=-4 off=3 them=6 these=8 twice =-5 $=-4 two =-10
txt =10 txts =11 u _stop=3 got=4 have=3 ultima =4 un _$=-3 una =-4 cita=-3 under =3 unit =-4 unsub =16 $=8 _$=8
unsubscribe =13 $=22 .=6 _$=12 _the=-6 from=-6 link=-3 me=-5 unsubscribed =16 until =-8 _$=-6 unwanted =10 up $=-3
_phone=3 _the=-3 _this=8 my=6 with=-3 updates $=3 _reminders=-5 and=-5 ur =6 _$=4 us =7 $=3 _$=5 use this=-5 ustedes
=5 $=5 veces =7 very =3 veuillez =12 cesser=5 veux _de=3 _recevoir=3 pas=-9 plus=9 pu=7 visit =3 voicemail =-7 $=-6
vos messages=-5 textos=3 votre =-4 liste=6 vou =-8 vous $=-9 _$=14 _d=4 _de=5 _la=-4 de=-5 vous=6 voy a=9 vuelvan =12
a=12 wait =-7 _$=-3 waiting =-5 waitlist =-7 $=-6 wanna =5 want =4 _$=9 _get=5 _hear=5 _messages=4 _of=6 _opt=-6
_stop=-4 _texts=4 any=-5 off=4 out=3 texts=4 the=-4 these=5 to=-8 your=3 wanted =4 warranty =-5 was =-7 wasnt =-4
water =-5 way $=-6 to=7 we =-5 _stop=-4 are=5 dont=6 have=-4 moved=3 wednesday =-5 week =-8 $=-7 .=-5 _$=-3 weekend
=-8 well =-3 went =-3 to=-3 what =-8 _do=-3 _i=4 _if=-4 do=3 happens=-3 i=-6 is=-4 whats =-9 the=-5 when =-14 _i=-5
do=-3 i=-3 will=-5 you=-4 which =-5 while =-12 _$=-5 who =-7 _$=-6 _.=4 _i=-5 dis=5 whoever =8 whos =-13 why =-5 _i=-4
am=-3 did=-12 wife =-6 $=-7 will _you=4 be=9 i=-9 stop=-4 you=-4 wish =9 _be=3 _receive=3 to=9 with _.=-4 _messages=3
_texts=9 my=-3 these=4 withdraw =7 without =3 wont =-10 _$=-4 _texting=-4 stop=-14 work =-4 $=-5 .=3 _.=3 phone=3
working =-10 $=-7 _$=-5 works =-12 $=-4 _me=-5 for=-5 worries =-8 $=-7 worry =-4 would =6 write =4 wrong _$=3 _bro=6
_on=-4 _sorry=5 address=-5 guy=7 number=13 person=6 size=-3 y =5 _$=-7 ya =7 _$=4 _con=4 _de=3 _dije=8 _en=-7
_manden=5 _quiero=7 les=3 voy=-7 yall =4 year =-5 $=-6 years =5 yes =-9 yet =-10 $=-14 yo =5 you =5 $=-3 _.=3 _a=-7
_have=5 _me=-6 _my=-7 _not=3 _sending=3 _stop=15 _to=7 _wrong=-3 are=13 cancel=-4 get=-4 guys=3 have=4 keep=5 need=-3
not=7 people=15 permission=4 send=-6 sent=-3 stop=5 take=-3 text=-4 the=-4 to=8 your _are=3 _is=-7 _please=4
contacts=5 database=4 email=-9 list=6 message=-8 messages=10 number=-8 records=6 system=7 text=-6 youre =5 yours =3
youve =12 _the=11 got=5 谢谢 =-4 $=-4 退订 =13
"""
"""A word, and `=weight` of its own; `next=weight` with the next word; `_after=weight` with the one after that."""


Known = tuple[int, Mapping[str, int], Mapping[str, int]]
"""A word's own weight, that with the next word, and that with the one after."""


def _read(learnt: str) -> Mapping[str, Known]:
    found: dict[str, tuple[int, dict[str, int], dict[str, int]]] = {}
    word = ""
    for one in learnt.split():
        other, _, weight = one.partition("=")
        if not weight:
            word = one
            found[word] = (0, {}, {})
        elif not other:
            found[word] = (int(weight), *found[word][1:])
        else:
            _, following, after = found[word]
            (after if other[0] == "_" else following)[other.removeprefix("_")] = int(weight)
    return found


WEIGHTS = _read(_LEARNT)
