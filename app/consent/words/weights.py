"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -17

_LEARNT = """
. =-4 $=-5 .=6 30=-6 _$=7 _.=4 _a=5 _be=-4 _besoin=10 _de=9 _delete=7 _dont=8 _me=7 _meant=-4 _mi=-4 _moi=5 _my=4
_no=4 _not=12 _nous=7 _number=9 _please=8 _remove=7 _stop=4 _take=4 _text=9 _texting=8 _texts=5 _them=6 _this=-5
_unsubscribe=6 _want=-6 _ya=4 a=-4 ahi=-7 also=10 and=6 arretez=10 but=6 call=5 can=-7 cancel=8 cease=6 cessez=9
cest=-8 dejen=4 delete=5 dont=7 el=-5 enlevez=10 es=-10 este=4 gracias=-6 how=-4 if=4 im=-5 is=-5 it=-6 its=-6 just=-4
mauvais=-5 ne=10 new=-4 no=15 not=6 now=4 opt=4 please=8 plus=11 que=-5 quit=7 remove=16 reply=-7 retirez=6 see=-6
so=6 stop=19 take=11 text=-17 the=-4 this=8 unsubscribe=10 we=-6 would=5 wrong=6 ya=-4 you=6 0123 =4 $=4 0177 =-5 1
=-14 $=-7 10 =-11 $=-7 _$=-6 12 =-7 14 =-7 15 =-7 2 =-6 $=-5 _$=-6 please=-6 20 =-8 200 =-6 2pm =-7 3 =-10 $=-4 30 =-6
$=-5 3pm =-10 $=-6 4 =-5 $=-4 40 =-5 4471 =-4 5 =-7 $=-10 500 =5 555 =-7 0123=4 _$=-8 6 $=-4 704 =-4 555=-4 8 =-4 $=-4
9 $=-6 .=4 ^ $=-6 .=-4 1=-9 2=-7 _$=17 _.=13 _4=-4 _a=-7 _accord=-7 _add=5 _aimerais=6 _all=8 _are=5 _arret=-6
_asked=6 _at=-6 _away=4 _bad=-6 _baja=-5 _besoin=-8 _blowing=4 _boss=-6 _bother=4 _bothering=4 _bugging=4 _came=-4
_can=-5 _cancel=9 _cancelar=4 _cant=-9 _ce=6 _cease=5 _cesser=5 _changed=5 _claim=-4 _consent=5 _contacting=5 _d=7
_darme=4 _de=8 _dejen=-4 _delete=-5 _discontinue=7 _do=-4 _does=-4 _done=-4 _dont=-7 _du=4 _else=-14 _end=-5
_equivocado=14 _equivoco=6 _equivoque=-4 _errado=9 _es=-8 _est=-4 _ever=4 _ex=-6 _flight=-5 _for=-7 _forget=-5
_from=-5 _further=8 _getting=-10 _good=-4 _had=-6 _happens=-7 _havent=-5 _husband=4 _i=-6 _interesse=4 _is=-4 _just=4
_la=-5 _les=5 _light=-7 _like=-9 _link=-7 _list=-5 _los=10 _love=-8 _m=-10 _ma=-5 _mas=4 _mauvais=-10 _merci=7
_messages=5 _meu=8 _mi=7 _mind=-6 _moi=5 _mon=5 _much=-4 _named=9 _ne=-6 _need=-5 _never=-7 _of=-10 _opt=8 _order=-9
_out=5 _over=-4 _payment=-7 _person=6 _phone=-8 _pido=6 _please=13 _pls=8 _plus=7 _por=-4 _porfavor=16 _pour=-7
_problem=-8 _puede=-6 _puedo=-5 _quit=-5 _really=-5 _recibiendo=-5 _retire=4 _revoke=6 _revoked=8 _rush=-7 _sair=-5
_se=-5 _see=4 _sending=6 _sent=-5 _signed=5 _somebody=6 _someone=8 _soy=-8 _spam=5 _stopped=-8 _subscribed=-4
_suffit=4 _suis=-5 _svp=14 _text=5 _texted=-5 _texting=11 _thanks=4 _that=-10 _the=-4 _thing=-4 _time=-6 _tira=6
_told=-8 _trying=4 _txt=8 _una=-4 _up=-4 _us=8 _use=-11 _veux=-4 _vous=-7 _vuelvan=6 _will=-5 _with=8 _works=-5
_worries=-8 _worry=-4 _wrong=-7 _your=-11 a=-6 add=-9 all=-5 alto=10 am=-5 annulez=9 any=-7 are=-11 arret=16 arrete=11
arreter=9 arretez=6 baja=12 basta=6 block=-4 bus=-7 c=-8 ca=-4 call=-10 can=-5 cancel=9 cancelar=14 cancele=9
cancelen=5 cancle=11 cant=-7 ce=6 cease=9 combien=-6 confirm=-8 confirmed=-11 consent=7 cuanto=-4 d=-7 deactivate=5
dejen=9 desabonner=8 desabonnez=4 desole=-13 detener=12 did=-9 disable=4 discontinue=5 do=-9 does=-11 done=-6 drop=-4
effacez=5 el=-8 end=11 enough=4 erase=7 este=5 favor=4 fin=-4 for=11 full=-4 garder=-8 gostaria=5 got=-5 gracias=-9
great=-6 haha=-6 halt=4 happy=-8 havent=-4 hay=-5 he=-11 hello=-6 hope=-10 id=7 if=4 ignore=-5 ill=-7 in=7 is=-15
it=-4 its=-7 ive=5 j=-5 k=-8 keep=-16 kindly=6 la=-13 lachez=4 laissez=4 last=-5 let=-4 love=-9 make=7 mantener=-11
mauvais=13 maybe=-6 me=-10 message=-7 mi=-7 mon=-5 my=-7 ne=-4 need=-6 new=-5 numero=7 o=-8 off=6 okay=-6 on=4 one=-7
oops=-8 opt=4 opting=4 optout=13 otez=4 oui=-6 out=-5 para=-4 parar=9 pare=6 paren=5 pas=-13 perdon=-15 perfect=-7
pls=10 plus=-10 plz=6 pode=-6 porfavor=7 put=-4 quiero=-4 quit=13 quitar=10 quite=-4 remind=-9 reported=5 retirez=-4
retiro=6 revoke=8 sair=10 salir=11 saquenme=11 seguir=-10 send=-12 she=-7 shop=-8 so=-7 someone=-12 sorry=-6 sounds=-6
still=-4 stoop=6 stop=15 stopall=8 stopp=12 stpo=9 supprimez=4 svp=4 switch=-4 take=-5 tell=-6 text=-7 texting=8
thanks=-9 that=-9 thats=-5 the=-13 they=-9 this=4 thx=-13 top=-9 trying=-5 un=13 unsub=12 unsubscribe=13
unsubscribed=5 veuillez=11 vous=10 weekend=-5 what=-5 whats=-9 when=-8 which=-4 who=-9 whoever=7 whos=-12 why=-7
will=-7 wrong=13 yo=6 your=-8 youve=8 退订=12 a _$=-8 _and=6 _heure=-4 _hora=-4 _mensajes=8 _number=7 _person=-5 _to=4
complaint=6 different=4 escribir=7 good=-4 los=5 message=-6 patient=4 plus=-8 quelle=-4 real=-6 recevoir=5 scam=-7
about _$=-5 the=-7 ac =-5 accept =4 access =-5 add =-9 my=-7 address =-11 $=-7 adresse =-7 ads =17 _$=11 after =6 i=4
again =5 $=5 _$=4 ago =5 agree =4 to=4 agua =-5 ahead =-4 ahi =-4 ai =-5 _recu=-4 jamais=4 pas=4 plus=-9 aimerais =6
aint =7 al =-8 alarm =-5 alertes =9 alerts =13 $=12 _$=6 _my=5 all =4 communication=6 messages=5 alone =11 $=10
already =7 $=9 also =10 alto $=4 _$=7 always =-10 am _the=4 i=-12 on=4 amanha =-8 $=-8 an _$=-9 hour=-4 and _$=-4
_.=-4 _a=-5 _me=-4 _not=7 _texting=4 _the=-4 do=6 dont=6 i=8 im=11 reminders=-4 stop=7 thanks=4 you=4 angela =4
annuler =-6 annulez =9 another =7 _from=7 text=4 antes =-4 any =5 _messages=6 messages=-8 more=6 anymore =16 anyone
=-8 anything else=5 anytime =-12 $=-10 appelez =-12 appelle _police=4 la=4 appointment =-6 $=-6 _$=-4 appt =-5 aqui =6
no=4 arbitration =-6 are not=10 so=-9 texting=4 around =-5 arret =9 $=5 _bus=-7 de=-10 arrete _de=-6 pas=-7 arreter =7
$=9 _messages=4 arretez =17 $=17 _$=8 de=6 les=6 pas=-8 svp=5 arrive =-6 as =6 asked _these=5 asking =6 $=7 at =-6 4=4
_$=-7 _end=-5 the=-8 ate =-6 attached =-7 $=-5 attorney =5 _$=11 au =-7 aujourdhui =-7 autopay =-7 autorizo =5 aux =6
_$=6 available =-4 avez _mauvais=4 le=4 aviso =-6 $=-5 avisos $=5 azucar =-14 back =-9 $=-7 on=-4 bad =-7 baja =7 $=14
.=8 _$=5 por=-9 bank =-4 $=-4 base =4 basta =4 be =10 _last=8 _your=5 contacted=4 late=-4 texted=13 the=4 there=-6
before =-12 _$=-7 the=-4 belongs =4 to=4 best =-10 $=-7 bill =-5 $=-9 billing =-4 $=-5 bleeding =-6 _stop=-5 block
off=-4 blocked =4 $=5 blocking =8 blue =-9 $=-7 book =-6 borren _numero=4 mi=4 borrenme =9 de=5 boss =-6 both =-11
bothering =4 _$=4 me=5 box =6 bro =9 $=7 broken =-5 _$=-4 bruh =4 bugging =4 me=4 bus =-15 stop=-6 business =4 but =4
_dont=6 _get=6 _the=-5 i=5 keep=-5 please=10 by =-5 $=-5 _$=-7 _name=12 text=14 that=12 c =-8 $=-11 ca =10 $=10
suffit=4 call _text=-5 before=-4 list=5 me=-4 the=10 calling =-7 calls =-15 cambie =-6 de=-6 came =-6 camino =-4 $=-4
can _be=7 _call=-7 _please=5 _stop=5 my=-5 remove=4 stop=8 text=-7 you=-4 cancel $=10 .=9 _$=12 _3pm=-4
_appointment=-4 _messages=5 _notifications=6 _order=-4 _text=12 _texts=4 all=4 my=-5 these=4 tomorrow=-5 cancelar =7
_$=8 _cita=-4 _consulta=-10 cancele =8 canceled =-5 cancelen =5 los=5 mi=-6 cancellation =-8 cancelo _mensajes=5
cancle =11 cant =-10 stop=-10 car =-8 card =-13 $=-10 cargo =-6 carro =-5 cash =-7 $=-7 ce numero=10 cease =15 _$=6
all=5 cell =11 $=9 .=6 celular =9 ces =8 _$=5 messages=4 cesser =4 cessez =11 de=4 cest =-5 _$=-11 du=5 chairs =-4
change =-4 changed =-5 changes =-10 charge =-10 $=-4 charged =-4 charges =5 check =-8 $=-6 checked =6 cheese =-4 chez
=-9 cita =-13 $=-9 claim =-7 deed=-4 class =-5 cleaning =-4 closed $=-4 code =-6 codigo =-4 coffee =-7 $=-6 colis =-5
color =-4 combien =-7 come =-7 $=-5 coming $=-6 _$=6 commande =-8 communication =17 $=7 communications =12 como
cancelo=5 company =4 complaint =5 con _avisos=-4 _mensajes=6 los=11 confirm =-7 $=-10 confirme =-9 confirmed =-10
confirmo =-9 consent =15 $=15 _$=9 _the=-5 form=-8 revoked=6 consentement =8 consentimiento =9 consider =5 this=4
consulta =-10 contact =8 $=16 _$=9 _again=6 lenses=-6 my=-6 the=4 contacted =4 contacten =6 contacter =5 contacting =9
_$=4 me=4 my=4 contacts =5 $=6 continuarem =6 contract =-5 $=-5 cost =-9 could _stop=5 you=4 coupons =8 $=8 credit =-7
crying =-4 cuando =-9 cuanto =-4 cut =-7 _$=-8 _out=7 it=4 off=-8 d =5 _$=6 accord=-7 arreter=10 da =4 lista=7 darme
=5 _baja=5 de=5 database =4 $=4 date =-7 $=-7 datos =11 $=6 daughter =-5 day =-8 $=-8 _$=-5 is=7 off=-5 de =4 _base=4
_ecrire=4 _lista=14 _liste=14 _los=-10 _mensajes=11 _messages=8 _sistema=7 _textos=4 baja=7 bus=-7 dentista=4
enviarme=4 escribirme=9 la=4 las=-4 m=5 mandar=4 me=9 mensajes=8 messages=5 no=8 numero=-6 orden=-8 pub=5 sms=6 su=10
sus=8 textos=10 ustedes=6 vos=18 votre=8 deactivate =8 dead =-6 deals $=7 debt =-9 deed =-6 $=-5 dejar =5 de=5 deje
de=4 dejen =7 _molestar=4 de=10 dejenme =8 _paz=5 en=5 del _.=4 delete =11 _last=-5 _number=7 me=8 my=6 the=-4 this=4
deleted =11 delivered =-9 delivery =-12 $=-7 demain =-8 $=-7 demande =4 dental =-9 dentista =4 des _$=5 desabonner =15
$=11 _$=9 moi=5 desabonnez =5 _$=9 moi=5 deseo =12 desinscrire =9 $=9 desinscrivez =8 moi=8 desist =5 desole =-10
dessa =8 _$=4 lista=5 detener =8 did =-11 _sign=4 _stop=-9 the=-7 you=-8 didnt _the=4 _to=-11 _up=4 _your=-6 get=-6
mean=-11 dije =8 direccion =-5 $=-4 dis =8 .=4 disable =14 discontinue =13 _texts=4 disregard =-6 dnc =13 do $=-4
_call=7 _cancel=-4 _consent=-4 _contact=5 _message=7 _stop=-6 _text=11 _turn=-6 _unsubscribe=8 not=10 to=4 u=-4 you=-9
does =-13 it=-5 the=-5 doesnt =4 _this=9 dois =-5 dolor =-7 done =-8 $=-6 donne =8 mon=10 dont _.=-6 _anything=5
_before=-4 _get=6 _him=-5 _it=-6 _my=-7 _sending=-11 _texts=8 _the=-5 _them=6 _this=8 _to=-13 call=-5 contact=5
forget=-5 know=4 message=13 need=8 remove=-18 send=8 stop=-28 take=-16 text=20 txt=4 wanna=5 worry=-4 you=8 dos =-8
down =-7 doy =8 dr =-7 .=-5 drinking =-7 drive =-9 driver =-5 driving =-9 $=-9 drop =-9 _off=-5 me=-5 du =-4 _$=-13
_.=5 each =4 early =-6 $=-4 eating =-4 ecrire =7 $=5 ecrivez plus=4 effacez =6 effective =6 either =-4 el =-11 _$=-11
_de=4 lunes=-4 mensajes=-11 numero=13 paquete=-6 precio=-4 eliminen =7 elm =-5 else =5 $=14 em =7 _$=6 paz=6 email $=5
_$=-7 emails =-8 en _.=5 _de=-9 camino=-4 paz=10 encore =-5 end $=15 .=7 _$=15 _.=4 _lease=-4 my=-5 of=-11 this=5 ends
=-4 enlever =5 de=5 enlevez =8 _de=6 _numero=4 moi=6 mon=4 enough _the=7 for=-6 texts=8 with=7 enrollment =5 enviar =4
enviarme =4 envien =4 envoi =7 envois =9 $=7 envoyez =-9 _d=6 plus=6 equivocada =9 equivocado =9 $=-5 equivoco =6
_numero=4 de=4 equivoque =-5 de=-5 erase =10 _number=4 my=11 errado =5 erreur =7 es =-8 _$=-11 _numero=5 de=5 mi=-4
esa =-6 escriban =15 $=7 _$=5 escribir =9 $=6 escribirme =13 $=10 esposo =-4 essas =6 mensagens=6 est =-8 _$=-7 ce=-6
esta =-10 _$=-4 equivocado=4 este =9 esto =14 $=10 estos =12 _$=9 _.=4 mensajes=7 estou =-8 et =11 etre =8 even =7
ever =14 _me=6 every =8 _.=6 everything =5 ex =-8 _stop=-6 extra =-4 _$=-4 factura =-6 facture =-4 falta =-6 favor =10
de=6 fcc =7 fed =-4 _with=-4 up=-4 fee =-5 feeling =-6 fell =-8 fin de=-5 find =6 fine $=-8 fix =-8 fixed =-5 flight
=-10 $=-6 fois =5 for _love=7 _week=-4 a=-4 gas=-5 me=-8 texting=-9 the=-5 these=9 this=7 forget _number=8 my=5 to=-4
forgot =-8 my=-7 form =-4 foto =-6 free =-10 friday =-9 $=-9 fridays =-7 from _$=11 _account=-5 _contacts=5
_database=4 _group=4 _guys=5 _lawyer=5 _list=7 _records=4 _system=5 _text=7 _waitlist=-4 all=4 list=5 me=-17 the=-6
these=4 this=6 you=11 your=8 front =-8 $=-6 _$=-4 ftc =7 $=6 full =-8 stop=-6 further =16 _$=7 _will=5 future =9
garder =-10 $=-4 _rappels=-5 gas =-7 $=-6 gate =-5 gave _the=-5 get _at=-6 _from=5 _more=5 _number=6 _of=6 _the=-5
_this=8 rid=4 texts=4 the=-4 getting _$=4 _texts=-9 these=7 your=4 give =-4 go ahead=-4 away=8 god stop=4 goes =4 to=7
good =-5 $=-4 .=-4 _$=-8 gostaria =5 de=5 got _$=-8 _text=-7 _texts=-4 _wrong=10 a=-5 the=6 your=-6 gracias =-8 por=-4
great =-6 $=-7 _$=-5 group =4 $=10 _$=-4 guy =5 $=8 ha =-4 llegado=-4 had =-8 hago =-4 _que=-4 haha =-16 $=-10 half
=-5 halt =4 happens _i=-7 if=-7 happy =-8 harassment =10 $=9 hard =6 has a=5 hate =-4 have _do=4 _more=-4 _wrong=6
an=6 asked=5 my=-5 no=-7 havent =-8 _any=-7 hay =-11 he =-11 _to=-4 is=7 hear =6 _my=5 from=7 hell =6 hello =-6 help
=-8 $=-6 me=-4 helpful =-11 her number=4 here _$=-4 heure =-8 $=-4 him $=4 _stop=-6 to=-6 his =-6 hittin =5 my=5
hitting =5 hold =-19 home =-10 $=-10 hope =-4 hora =-8 _$=-4 how _times=6 can=7 long=-4 much=-5 often=-10 to=6 hoy =-6
$=-6 hurting =-4 hurts =-4 husband =-6 $=-4 i _$=-5 _a=-8 _ask=4 _be=7 _do=10 _getting=6 _have=-5 _him=-5 _in=-7
_know=4 _like=6 _need=4 _one=5 _opt=8 _opted=9 _out=5 _removed=6 _stop=9 _text=-7 _texts=4 _the=-12 _this=11 _you=4
_your=-8 am=10 cant=-5 did=5 got=-5 havent=-4 hope=6 keep=12 left=-4 like=-11 lost=-8 love=-10 mean=10 meant=-5
missed=-4 need=-8 opted=5 quit=-9 reply=-4 revoke=5 said=10 stopped=-4 text=-5 think=6 told=-5 turn=-6 unsubscribe=10
will=10 withdraw=5 would=5 id =7 rather=5 if you=4 ignore =-13 ill =-5 _the=4 report=4 im _$=-6 _.=5 _of=-4 _stop=5
_the=5 _to=5 at=4 calling=4 not=-6 off=-5 out=-8 trying=4 immediately =7 $=6 in $=-7 _$=-7 _morning=4 information =6
ins =-4 instead =-4 _texting=11 insurance =-7 $=-7 interesse =5 .=4 interested $=-7 _the=-6 _your=5 invoice =-4 $=-6
ir =-5 _$=-4 is =-5 9=4 _$=-11 _an=-5 _and=-4 _me=-4 _new=-5 _number=-8 a=4 fine=-4 no=6 not=4 stop=4 this=-13 isnt =4
it .=8 _my=-4 _please=5 _reply=5 _to=-4 _with=4 end=8 or=-5 out=7 please=11 stop=4 to=-6 was=-4 its =-4 ive =8 been=-4
j _la=4 aimerais=6 appelle=4 ja =-5 jamais =10 je _ai=-5 _les=-5 _me=9 _mon=7 _plainte=5 _pu=6 _veux=-4 me=-5 ne=-5
porte=5 retire=4 suis=-4 vous=8 john =5 join =-4 journee =-4 $=-4 juan =6 june $=-4 just =-4 stop=10 text=-14 k =-7
$=-9 karen =8 keep =-10 _$=-4 _appointment=-4 _me=-6 _reminders=-7 _texts=-5 _updates=-5 getting=8 los=-4 sending=-5
texting=7 the=-9 them=-7 keeps =-6 keisha =6 kids =-7 kind =-6 kindly =11 know $=-9 l =-7 _$=-6 la =-9 _$=-11 _.=-4
_personne=8 _porfavor=-6 lista=6 liste=6 paix=9 lachez =4 moi=4 laissez =4 _tranquille=8 moi=-4 landline =9 large =-8
las _$=-4 _.=-4 last _$=-11 stop=-9 week=5 late =-8 $=-9 .=4 later =-10 $=-9 lawyer =6 $=8 le $=6 _$=-12 _.=-7
_numero=6 leak =-4 leaking =-10 $=-7 lease =-9 $=-4 leave _a=-6 _out=-4 _phone=4 _the=4 it=-13 me=11 the=-5 us=7
leaving =-11 left =-8 lenses =-6 les =-6 _$=-6 _de=-6 _que=4 dio=5 oignons=-6 textos=-6 let =-5 _know=-4 me=-10 lets
=-4 light =-9 $=-7 like =-4 these=-5 line =6 $=4 link in=-6 lisa $=5 list =7 $=13 .=-5 and=5 of=-5 please=5 lista =14
$=13 de=4 liste =11 $=5 llamo =7 a=11 llega =-4 llegado =-12 llegan =-9 llego =-6 llegue =-11 lo =4 lol =-16 $=-11
longer =4 looking =6 for=7 los _.=-4 _a=13 avisos=7 textos=6 lose =5 _number=6 my=6 loss =-5 lost =-4 _number=-5
your=-4 love =-11 _god=6 _texts=-10 of=7 these=-9 your=-4 lunch =-11 $=-5 _$=-6 lundi =-4 $=-4 lunes =-8 $=-5 m =5
_de=5 _plus=10 avez=-6 ecrivez=4 enlever=5 envoyez=5 ma =-7 _$=-4 commande=-5 machine =-4 magazine =-4 mail =-7 mais
=12 make _texts=4 a=-5 it=4 these=10 man =9 manana =-8 $=-5 mandando =11 _$=6 mandar =6 _$=4 mandarme _$=8 mensajes=4
mande =4 mais=6 manden =9 _$=8 mas=4 mantener =-12 _avisos=-5 many _do=5 texts=-4 times=6 marche =-8 marketing =17
_$=6 martes =-4 mas =9 $=9 _$=9 _.=4 _porfavor=5 de=-9 mensajes=5 promociones=4 recordatorios=4 y=8 mauvais _$=6 _.=-9
may $=-4 me =4 $=7 _$=6 _a=10 _again=4 _dessa=8 _el=-9 _em=6 _for=-4 _la=-5 _llegado=-10 _mais=6 _mandando=7
_mandar=-5 _mas=9 _more=8 _of=10 _or=5 _plus=8 _reminders=-4 _sus=-11 _texts=5 _this=-8 _you=-4 a=-7 about=5 again=13
alone=8 any=4 anymore=5 anything=6 at=-12 back=-10 by=4 contacten=6 desabonner=6 desinscrire=6 envien=4 equivoque=-5
escriban=7 from=7 llegan=-7 llego=-5 manden=5 of=5 one=5 out=10 please=-5 puede=-6 pueden=5 retirer=7 stuff=6 textez=4
texts=-4 the=-5 tira=6 vuelvan=5 when=-5 mean _$=5 it=10 to=-11 meant _$=-4 for=6 medication =-4 meds =-4 member =-4
membership $=-4 mensagem =6 $=6 mensagens =16 $=13 .=5 mensajes =8 $=10 .=4 _.=-10 _este=-5 _y=8 de=4 merci de=6
pour=-5 message =6 $=5 .=4 _cut=-6 me=4 was=-5 messages =13 $=10 _$=15 are=4 on=-4 svp=7 messaging =11 $=6 _$=7 me=8
meu =10 _$=13 mi _$=5 _nuevo=-9 cita=-8 consentimiento=9 esposo=-4 mama=4 nombre=7 numero=10 might =-4 mike =8 milk
=-6 min =-4 minutes $=-4 miss =-7 missed =-4 moi =4 $=12 _la=4 _paix=9 _votre=5 la=9 tranquille=8 mon _$=7 _.=8 _de=-8
_n=-5 _svp=4 colis=-6 consentement=8 rendez=-4 monday =-6 $=-8 month =-7 $=-9 more =4 $=7 .=6 _$=5 _.=-13 _and=7
_these=4 _to=4 and=4 message=7 messages=8 msgs=5 pain=-6 questions=-8 reminders=4 text=5 texts=6 than=-9 time=4
morning =-4 $=-4 moved =6 msg =5 msgs =18 $=12 much =-6 must =4 my _alone=4 _card=-4 _changed=-4 _for=-5 _in=6 _is=4
_message=-5 _number=-5 _off=4 _on=-4 _phone=5 _please=-5 _quit=-4 _removed=5 _to=-8 _with=-4 _wont=-6 _wrong=-8
account=4 appointment=-5 attorney=5 bad=-6 boss=-6 car=-6 card=-6 cell=5 consent=10 contract=-4 daughter=-5 ex=-4
info=17 insurance=-6 job=-5 last=-8 lawyer=6 lease=-4 line=9 mother=5 number=8 old=-7 opt=4 order=-7 other=-4 phone=6
service=-4 sister=-5 text=7 way=-4 wife=-4 n =5 _plus=4 ai=-4 arrete=-6 na =-8 nada =6 $=4 mas=-4 name =5 named =13
nao =4 _mais=9 me=4 ne =6 _ecrivez=4 _pas=-5 _textez=4 m=10 me=11 plus=8 suis=8 veux=-4 need _appointment=-4 _keep=8
_reminders=14 _stop=8 _texts=9 a=-4 for=5 never _me=6 _the=-4 _to=-9 _up=6 asked=-4 contact=4 got=-6 mind=-6 opted=6
signed=5 new =-8 _$=-11 number=-4 phone=-7 newsletter =-7 newspaper =-6 next _$=-11 stop=-10 text=11 ni =6 nice =-7
night =-5 no =4 .=-6 _$=15 _a=8 _at=5 _cancelar=-7 _contacten=6 _de=-14 _dolor=-7 _el=-4 _escriban=9 _for=4 _from=-9
_here=10 _manden=5 _mas=13 _mensajes=12 _messages=6 _msgs=5 _needed=-10 _of=4 _on=6 _pain=-6 _please=12 _promos=9
_que=5 _questions=-7 _recibir=8 _reminders=5 _sus=4 _texts=9 _than=-8 _yet=-5 calls=-5 dejan=4 deseo=10 es=11
further=8 hay=-7 manden=5 me=6 messages=-4 more=6 necesito=4 problem=-9 puedo=-9 quiero=5 recibir=4 rush=-6 se=-5
soy=5 tengo=-5 text=-6 texts=15 thanks=4 voy=-7 vuelvan=6 worries=-8 nobody _me=-4 named=8 noise =-5 nombre =7 non =-7
noon =-5 not =4 _$=4 _any=-5 _here=4 _how=4 _list=6 _me=7 _patient=4 _text=7 _the=-7 _these=4 _this=10 _up=4 be=6
call=8 coming=4 contact=5 getting=-14 interested=6 message=7 really=-5 send=5 sign=4 stop=-10 sure=-4 text=16 the=13
tiffany=5 understand=8 wanted=8 what=-4 nothing =7 else=-4 notifications =19 $=13 for=5 nous =9 now =7 _texting=8
stop=9 nuevo =-12 number =7 $=12 .=4 _.=-6 _delete=5 _file=5 _not=4 _of=6 _your=6 and=-5 changed=-7 for=8 off=11 on=5
out=6 please=-6 removed=6 numero =11 $=15 .=4 _$=15 _orden=-8 de=-7 equivocado=5 errado=9 nuevo=-9 nunca =6 ny
_plus=-7 o =-6 _$=4 oak =-4 of _$=-4 _.=4 _list=5 _messages=4 _photo=-5 _text=4 _texts=6 all=5 attorney=-4 god=6 my=6
texting=11 texts=4 these=9 this=10 your=7 yours=8 ofertas =4 off =5 $=14 .=10 _alerts=7 _list=18 _texts=8 and=-5 at=-9
my=4 of=5 the=-5 these=5 this=10 work=-6 your=5 offers =13 office $=-5 often =-10 oignons =-6 ok $=-17 .=-5 stop=12 on
=-7 $=-7 _$=-10 _account=4 _do=4 _form=9 _way=-4 a=5 file=5 the=-5 this=9 one $=-8 _$=-8 _and=4 _message=5 _shop=-4
_text=5 _time=4 more=6 stop=-6 onions =-11 only _me=5 oops =-8 wrong=-7 open =-6 opt =10 _$=16 _of=-9 _out=5 me=7
opted =12 _of=-4 out=8 opting =8 _$=7 _of=-4 out=8 option =-4 optout =13 or =-5 i=11 orden =-15 $=-7 order =-15 $=-9
_$=-4 _.=-4 number=-5 ordered =-5 oregon =-5 otez =4 other =-8 _$=-6 otra =-4 ou =4 oui =-6 our =-7 out =5 $=10 .=8
_$=12 _texts=4 _the=-11 _this=10 front=-7 please=9 to=-4 outside =-6 $=-6 over =-6 package =-6 $=-5 page =-4 paid =-11
pain =-12 $=-4 _$=-4 paix =12 $=11 paper =-10 paperless =-7 paquete =-7 par =5 para _$=10 que=-5 parar =7 $=10 pare
=13 $=10 paren =17 $=13 parenle =10 _los=4 parking =-11 part =4 parte de=4 pas .=-5 _$=7 _.=8 interesse=4 le=6 passed
=5 patient =4 pause my=-5 pay =-4 payment =-14 $=-7 _$=-5 paz =16 $=13 pedido =-6 people =8 pepperoni =-4 perdon =-15
perfect =-7 permanently =4 permission =15 _text=6 to=5 pero =5 person =6 persona =13 personne =6 $=16 peux =-4 phone
=6 $=10 _$=7 alone=4 number=-5 please=4 photo =-11 $=-5 _$=-6 photos =-6 pick =-4 _up=-5 pickup =-9 pido =7 pills =-7
$=-5 pit =-4 stop=-4 plainte $=5 plan $=-5 planta =-7 baja=-7 please _$=11 _.=7 _not=-4 _off=4 _remove=-12 _stop=-7
_text=9 _texting=-5 _thanks=10 _that=8 _the=-6 _these=4 call=-9 delete=9 discontinue=8 do=-10 dont=-6 end=5 keep=-21
no=4 quit=8 remove=6 send=-4 stop=12 text=-11 unsubscribe=12 use=-5 plenty =-4 $=-4 pls =14 $=6 _$=4 stop=4 plus =10
$=10 _$=4 _de=7 _pub=11 _textos=4 _vos=7 de=-8 etre=9 recevoir=5 rien=7 plz =12 $=6 pode =-6 police $=9 report=-4
policy =-4 porfa =7 $=6 porfavor =8 _$=6 _de=6 _mi=4 porte _$=4 plainte=5 pour =-5 power =-6 _attorney=-4 of=-4 precio
=-6 prescription =-6 price =-10 _$=-4 problem =-11 .=-4 program $=5 promociones =8 promos =14 $=6 pu =7 pub =11
publicidad =6 $=6 puede =-9 pueden _de=8 puedo =-11 puis =-4 je=-4 quand =-5 que =7 _.=-4 _me=4 hora=-4 me=13 no=6
paren=4 quel =-6 quelle heure=-4 quero _o=4 cancelar=4 mais=5 questions =-8 quien les=6 quiero _de=7 _me=5
_mensajes=-5 _mi=-5 cancelar=-4 mensajes=6 que=6 quit =7 $=10 _$=10 _deed=-4 _job=-6 _me=7 asking=4 claim=-4 it=12
my=-5 on=-6 sending=7 smoking=-6 texting=9 quitar =6 quite =-4 quitenme =6 de=4 rain =-10 _$=-5 raining =-4 rates =-6
rather =5 reach =5 reached =6 read =-6 ready =-5 $=-4 real _$=-4 person=-6 really =-7 receber =5 receipt =-4 receive
=7 received =-17 recevoir =11 $=9 _messages=-5 recibir =6 recois =-8 records =6 recu =-8 refrain =5 from=5 refund =-7
registry =4 remind =-9 me=-9 reminder =-4 reminders =10 $=11 .=-4 _$=5 are=-4 please=6 removal =7 $=8 remove =9 $=13
.=7 _$=17 _cell=4 _number=12 _old=-4 it=6 me=9 the=-6 us=6 removed =7 $=7 _this=4 rendez =-8 vous=-8 replied =6 stop=6
reply =-13 _$=-6 _to=-10 stop=-5 replying =5 _$=5 stop=5 report _$=8 you=4 reported =17 request =13 requesting =9
reschedule =-9 $=-7 resend =-7 $=-4 reservation =-4 retard =-7 retire =4 _consentement=4 mon=4 retirer de=5 retirez
_$=6 retiro =6 mi=6 revoke =11 $=10 _$=10 _power=-4 revoked =7 $=6 .=4 rid =4 of=4 ride =-6 $=-4 rien =8 right _$=-6
now=-4 number=7 room =-5 _$=-4 rush =-8 $=-8 said =-10 _stop=-6 no=5 stop=7 to=-7 sair $=10 salir a=-4 same =-7 _$=-4
sandra =12 saquen =4 saquenme =13 de=4 saturday =-5 $=-5 save =-6 saying =-8 scam =-7 schedule =-11 $=-8 se
continuarem=6 equivoco=6 second =-5 see _then=-5 seguir =-10 con=-6 sell =6 semana =-5 send _anything=6 _the=-8 it=-5
me=7 the=-5 sending =8 $=6 _$=6 _.=-4 _stuff=6 _texts=-4 me=4 the=-4 sent =-10 _wrong=-4 ser =5 servicio =5 set =-4
seulement =-7 she =-4 doesnt=-4 shoes =-7 shop =-11 $=-9 should =-6 be=-4 i=-6 show =-5 si _dejan=6 vous=12 sign =-10
$=-4 signed =7 up=12 siguen =12 sistema =7 sister =-5 size =-5 slot =-5 smoking =-9 $=-8 sms =21 $=15 _$=5 snow =-7 so
=4 _can=6 _me=6 please=6 stop=13 you=6 sold =4 _house=4 the=6 solo =-6 somebody =8 someone _me=-6 else=6 sorry =-10
$=-5 .=-5 for=-5 i=-4 wrong=-5 souhaite =7 sounds =-6 good=-6 soy _$=-4 la=10 spam $=12 spamming =8 spot =-11 $=-10
stahp =9 start =-8 state =5 stay =5 still get=8 stitches =-4 stock =-6 $=-5 stoop =6 stop =9 $=24 .=8 _$=11 _.=8
_anytime=-4 _at=-4 _im=-4 _in=-6 _it=-8 _lol=4 _me=8 _newspaper=-6 _now=4 _on=-5 _opt=-8 _or=4 _please=-6 _reminders=4
_spam=10 _stop=8 _texts=5 _thanks=6 _the=8 _these=5 _unsubscribe=-5 _us=4 _youre=-7 all=4 already=5 and=-4 asking=6
at=-8 by=-15 calling=-7 contacting=4 for=5 getting=7 harassing=5 hitting=4 i=8 in=-14 it=4 light=-7 merci=6
messaging=7 my=-12 now=6 or=4 over=-6 payment=-8 please=8 sending=5 shop=-4 sign=-6 so=10 spamming=6 svp=4 taking=-4
texting=8 thanks=9 these=7 this=5 to=-7 with=7 your=4 stopall =8 $=8 stopp =16 $=8 stopped =-10 _your=-4 getting=-4
store =-7 $=-8 stpo =9 stuff =8 $=4 su _$=-7 sistema=7 subscription $=8 box=-4 sue =5 $=9 suffit =4 suis _de=-6 pas=7
supprimez =6 sur _liste=-4 sure =-4 $=-4 _$=-4 thing=-4 surgery =-8 $=-10 sus =4 mensajes=-4 suscripcion =10 svp =5
.=5 switch =-7 system =8 $=7 take _of=5 _off=4 _out=5 me=7 my=9 off=-6 the=-6 taken =4 _$=4 off=4 taking =-5 it=-4
tarde =-4 tcpa =6 teeth =-5 telephone =10 tell =-8 me=-4 temprano =-6 $=-6 test =-7 text =5 $=6 _$=6 _.=8 _again=9
_anymore=5 _instead=-5 _number=-4 _please=-4 _the=-8 _when=-4 _work=4 _you=-4 again=5 and=-6 him=-4 messages=12
notifications=6 program=9 stop=-6 the=-4 texted =5 $=9 me=-12 texter =6 $=4 textez =-4 plus=4 texting =13 $=15 _$=9
_.=-4 _about=4 me=5 my=4 texto =16 $=12 textos =16 $=9 _$=5 svp=8 texts =12 $=16 .=7 _$=4 _me=-4 _not=6 _stop=5 at=8
for=5 please=7 than =-11 thanks _much=5 very=6 that =-4 $=-8 _$=-7 _.=-4 _was=-4 i=7 name=12 text=-4 thats =-7 _$=-8
enough=4 the =-6 _$=-7 _again=-8 _alone=6 _and=4 _box=-4 _but=9 _date=-4 _friday=4 _guy=4 _list=-9 _message=9
_messages=5 _not=4 _on=-6 _payment=-4 _person=12 _plan=-4 _please=-9 _reminders=6 _slot=-4 _stop=-9 _text=5 _texts=9
_time=5 _to=-9 alarm=-5 alerts=11 bleeding=-5 box=6 call=-5 car=-5 code=-5 dnc=12 dog=-4 end=-6 fcc=6 form=4 ftc=7
house=6 last=15 lease=-4 link=4 love=7 medication=-4 messages=6 morning=4 number=13 old=-4 other=-5 pain=-5 person=7
phone=-8 reminders=7 schedule=-5 second=-6 spam=7 stop=-7 tcpa=5 text=4 texts=5 wait=-4 waitlist=-7 them =4 $=5 _$=4
then =-6 _$=-5 there $=-10 _way=7 a=4 theres no=4 these =12 $=15 .=6 _$=5 _are=-6 _go=5 _stop=6 _to=6 anymore=4
notifications=6 off=5 to=12 they =-15 _my=-4 thing =4 think you=5 this =7 $=9 .=7 _a=6 _i=8 _off=4 _the=10 _was=7
group=8 is=5 list=11 month=-8 morning=-9 number=8 one=-13 phone=10 text=6 thing=7 week=-8 those =-5 three =5 through
=-9 $=-5 thursday =-7 $=-4 tiene =7 tienen =4 tiffany =5 time $=-8 times =21 $=13 _i=6 do=6 tira =7 dessa=6 to _.=-5
_a=-4 _from=7 _list=-6 _me=9 _my=-5 _number=-4 _off=8 _phone=5 _smoking=-7 _stop=5 _text=5 _texted=10 _them=-4
_these=4 _this=-4 _up=-6 be=5 cancel=-7 do=7 end=5 hear=4 quit=-4 reach=5 receive=7 sign=-7 stop=-5 todavia =-11 today
=-5 $=-10 .=-8 or=5 told me=-6 you=6 tomorrow =-10 $=-8 tonight =-4 too _$=-7 _.=4 tooth =-6 top =-10 $=-8 tout =18
tow =-5 town =-5 trabajo =-5 tracking =-4 traffic =-5 tranquille =8 $=8 travail =-4 treatment =-11 tree =-4 trois =5
truck =-7 trying _reach=5 tuesday =-11 $=-8 turn _notifications=-4 _off=8 _text=-5 _the=-4 them=6 these=8 twice $=-4
two =-9 _$=-5 _ago=4 txt =12 $=5 me=4 txts =11 $=7 typed =-5 u _stop=6 got=5 to=5 ultima =4 un _de=4 under the=4
understand =11 unenroll =6 unit =-6 _$=-4 unsub =18 $=8 _$=8 unsubscribe =14 $=22 _$=11 from=-7 link=-4 unsubscribed
=18 $=9 _$=11 until =-10 _$=-5 unwanted =10 up $=-4 _this=7 and=-5 for=4 my=5 updates _reminders=-4 and=-4 ur =7 _$=5
us =7 _$=7 use this=-6 used =6 ustedes =7 $=5 veces =8 very much=6 veuillez =11 cesser=5 veux _de=5 _rien=4 pas=-9
plus=9 pu=7 vez =4 violation =9 visit $=5 vivo =-5 voces =7 voicemail =-6 $=-6 vos _$=4 messages=-4 votre _$=-4
liste=6 vous $=-9 _$=15 _d=4 _de=5 de=-4 m=-5 vous=5 voy _camino=-4 a=10 en=-4 vuelvan =11 a=11 w =4 the=4 wait =-7
waiting =-5 waitlist =-7 $=-5 walk =-4 ins=-4 wanna =6 want =4 _$=8 _get=8 _hear=4 _of=5 _opt=-4 _stop=-6 _texts=8
any=-4 off=5 out=4 the=-6 these=8 to=-6 your=4 wanted =5 warranty =-6 was =-7 water =-10 way =4 to=7 we =-5 dont=6
wednesday =-6 week =-9 $=-8 weekend =-8 well =-4 what =-8 _i=4 _if=-7 do=4 happens=-5 i=-6 is=-5 whats =-9 the=-5 when
=-12 _i=-5 i=-4 will=-4 you=-4 which =-5 while =-10 _$=-4 who =-5 _$=-5 _i=-5 dis=5 whoever =9 whos =-12 why =-4 _i=-4
_you=4 am=-4 did=-13 do=7 wife =-6 $=-7 will be=6 i=-8 stop=-4 wish =8 to=8 with _texts=8 my=-5 these=5 withdraw =7
_consent=4 wont =-8 _$=-4 _texting=-4 stop=-13 work =-4 $=-4 phone=4 working =-9 $=-6 _$=-5 works =-11 $=-4 _me=-4
for=-4 worries =-8 $=-7 worry =-4 would =7 you=6 write =4 wrong $=-4 _bro=6 _on=-4 _sorry=4 address=-5 guy=8 house=-7
number=12 person=7 y =6 _$=-8 ya =6 _con=4 _de=5 _dije=8 _en=-4 _mas=-4 _me=4 _quiero=8 dejen=4 voy=-5 yall =4 year
$=-8 yes =-9 _the=4 yet =-10 $=-13 yo =6 you $=-4 .=4 _a=-8 _again=4 _for=-4 _have=5 _me=-6 _my=-5 _number=4 _remove=4
_stop=16 _to=6 _wrong=-4 are=12 call=-4 ever=4 got=8 have=5 keep=6 make=4 not=8 people=16 permission=4 send=-6 stop=5
the=-4 to=8 your _are=9 _is=-8 _please=4 contacts=5 database=4 email=-10 list=5 message=-8 messages=10 number=-7
records=6 system=8 text=-7 yours =9 youve =10 _the=11 got=6 谢谢 =-4 $=-4 退订 =12 $=7
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
