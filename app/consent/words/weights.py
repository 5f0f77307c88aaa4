"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -17

_LEARNT = """
. =-4 $=-5 .=6 30=-6 _$=7 _.=4 _12=-3 _a=5 _be=-4 _besoin=10 _de=9 _delete=7 _dont=8 _for=-3 _found=-3 _help=-3 _m=3
_me=7 _meant=-4 _mi=-4 _moi=5 _mon=3 _my=4 _no=4 _not=12 _nous=7 _number=9 _out=3 _please=8 _remove=7 _stop=4 _take=4
_text=9 _texting=8 _texts=5 _the=3 _them=6 _this=-5 _u=-3 _unsubscribe=6 _update=-3 _us=3 _vous=-3 _want=-6 _was=-3
_ya=4 _you=-3 a=-4 ahi=-7 also=10 and=6 arretez=10 but=6 call=5 can=-7 cancel=8 cease=6 cessez=9 cest=-8 dejen=4
delete=5 dont=7 el=-5 enlevez=10 es=-10 este=4 gracias=-6 how=-4 if=4 ill=-3 im=-5 is=-5 it=-6 its=-6 je=3 just=-4
mais=3 mauvais=-5 me=-3 ne=10 need=-3 new=-4 no=15 not=6 now=4 opt=4 please=8 plus=11 porfavor=3 que=-5 quit=7
remove=16 reply=-7 retirez=6 see=-6 so=6 stop=19 take=11 text=-17 the=-4 this=8 unsubscribe=10 we=-6 would=5 wrong=6
ya=-4 you=6 0123 =4 $=4 0142 $=-3 0177 =-5 1 =-14 $=-7 10 =-11 $=-7 _$=-6 12 =-7 $=-3 14 =-7 15 =-7 2 =-6 $=-5 _$=-6
please=-6 20 =-8 200 =-6 2pm =-7 3 =-10 $=-4 30 =-6 $=-5 3pm =-10 $=-6 4 =-5 $=-4 40 =-5 4471 =-4 5 =-7 $=-10 .=-3 500
=5 555 =-7 0123=4 _$=-8 6 =-3 $=-4 7 =-3 704 =-4 555=-4 8 =-4 $=-4 9 =-3 $=-6 .=4 ^ $=-6 .=-4 1=-9 2=-7 _$=17 _.=13
_4=-4 _a=-7 _accord=-7 _add=5 _aimerais=6 _all=8 _already=-3 _and=-3 _are=5 _arret=-6 _asked=6 _asking=-3 _at=-6
_autorizo=3 _away=4 _bad=-6 _baja=-5 _besoin=-8 _blowing=4 _boss=-6 _bother=4 _bothering=4 _bugging=4 _call=-3
_called=-3 _came=-4 _can=-5 _cancel=9 _cancelar=4 _cancelo=3 _cant=-9 _ce=6 _cease=5 _cesser=5 _changed=5 _claim=-4
_con=-3 _consent=5 _contact=-3 _contacting=5 _d=7 _darme=4 _day=-3 _de=8 _dejen=-4 _delete=-5 _did=-3 _didnt=-3
_discontinue=7 _do=-4 _does=-4 _done=-4 _dont=-7 _du=4 _else=-14 _en=-3 _end=-5 _equivocado=14 _equivoco=6
_equivoque=-4 _errado=9 _es=-8 _est=-4 _ever=4 _ex=-6 _flight=-5 _for=-7 _forget=-5 _from=-5 _further=8 _getting=-10
_good=-4 _got=3 _guys=-3 _had=-6 _hago=-3 _happens=-7 _harassing=3 _has=3 _havent=-5 _hereby=3 _him=-3 _husband=4
_i=-6 _interesse=4 _interested=3 _is=-4 _just=4 _la=-5 _left=-3 _les=5 _light=-7 _like=-9 _link=-7 _list=-5 _long=-3
_los=10 _lost=-3 _love=-8 _m=-10 _ma=-5 _many=-3 _mas=4 _mauvais=-10 _me=3 _merci=7 _mes=3 _messages=5 _meu=8 _mi=7
_mind=-6 _moi=5 _mon=5 _much=-4 _named=9 _ne=-6 _need=-5 _never=-7 _of=-10 _off=3 _only=-3 _opt=8 _order=-9 _out=5
_over=-4 _part=3 _pay=3 _payment=-7 _pero=3 _person=6 _phone=-8 _pido=6 _please=13 _pls=8 _plus=7 _plz=3 _por=-4
_porfavor=16 _pour=-7 _problem=-8 _puede=-6 _pueden=3 _puedo=-5 _put=3 _que=-3 _quit=-5 _rather=3 _really=-5
_received=-3 _recibiendo=-5 _replied=3 _reply=-3 _retire=4 _revoke=6 _revoked=8 _rush=-7 _said=3 _sair=-5 _says=-3
_se=-5 _see=4 _sending=6 _sent=-5 _signed=5 _sms=3 _sold=3 _somebody=6 _someone=8 _soy=-8 _spam=5 _spamming=3
_stopped=-8 _subscribed=-4 _suffit=4 _suis=-5 _sure=-3 _svp=14 _switched=3 _text=5 _texted=-5 _texting=11 _thanks=4
_that=-10 _the=-4 _thing=-4 _this=3 _thx=3 _time=-6 _tira=6 _told=-8 _trying=4 _txt=8 _una=-4 _up=-4 _us=8 _use=-11
_veux=-4 _vos=-3 _vous=-7 _vuelvan=6 _was=-3 _will=-5 _with=8 _works=-5 _worries=-8 _worry=-4 _wrong=-7 _ya=3 _yet=-3
_your=-11 a=-6 add=-9 all=-5 alto=10 am=-5 annulez=9 any=-7 are=-11 arret=16 arrete=11 arreter=9 arretez=6 baja=12
basta=6 block=-4 bus=-7 c=-8 ca=-4 call=-10 can=-5 cancel=9 cancelar=14 cancele=9 cancelen=5 cancle=11 cant=-7 ce=6
cease=9 cest=3 combien=-6 confirm=-8 confirmed=-11 consent=7 contact=-3 cuanto=-4 cut=3 d=-7 dar=3 deactivate=5
dejeme=3 dejen=9 desabonner=8 desabonnez=4 desole=-13 detener=12 did=-9 disable=4 discontinue=5 disregard=-3 do=-9
does=-11 done=-6 dont=-3 drop=-4 effacez=5 el=-8 end=11 enough=4 erase=7 este=5 estoy=-3 favor=4 fichez=3 fin=-4
for=11 forget=3 full=-4 garder=-8 go=3 gostaria=5 got=-5 gracias=-9 great=-6 haha=-6 halt=4 happy=-8 havent=-4 hay=-5
he=-11 hello=-6 hope=-10 id=7 if=4 ignore=-5 ill=-7 im=-3 in=7 is=-15 it=-4 its=-7 ive=5 j=-5 just=3 k=-8 keep=-16
kindly=6 knock=3 la=-13 lachez=4 laissez=4 last=-5 le=-3 let=-4 lets=-3 lol=-3 love=-9 make=7 mantener=-11 mauvais=13
maybe=-6 me=-10 message=-7 mi=-7 mon=-5 muchas=-3 my=-7 ne=-4 necesito=-3 need=-6 new=-5 next=3 no=-3 nope=-3 numero=7
nunca=3 o=-8 off=6 okay=-6 omg=3 on=4 one=-7 oops=-8 opt=4 opting=4 optout=13 otez=4 oui=-6 our=-3 out=-5 para=-4
parar=9 pare=6 parem=3 paren=5 pas=-13 pause=-3 perdon=-15 perfect=-7 please=-3 pls=10 plus=-10 plz=6 pode=-6
porfavor=7 puede=-3 put=-4 que=3 quero=3 quiero=-4 quit=13 quitar=10 quite=-4 quitenme=3 remind=-9 remove=3 report=3
reported=5 retirez=-4 retiro=6 revoke=8 sair=10 salir=11 saquenme=11 see=-3 seguir=-10 send=-12 she=-7 shop=-8 shut=3
si=-3 so=-7 someone=-12 sorry=-6 sounds=-6 spam=-3 still=-4 stoop=6 stop=15 stopall=8 stopp=12 stpo=9 supprimez=4
sure=-3 svp=4 switch=-4 take=-5 tell=-6 text=-7 texting=8 thanks=-9 that=-9 thats=-5 the=-13 these=-3 they=-9 this=4
thx=-13 tired=-3 top=-9 trying=-5 u=3 un=13 unsub=12 unsubscribe=13 unsubscribed=5 veuillez=11 vous=10 want=3
weekend=-5 what=-5 whats=-9 when=-8 which=-4 who=-9 whoever=7 whos=-12 why=-7 will=-7 wrong=13 yall=3 yo=6 your=-8
youve=8 退订=12 a _$=-8 _and=6 _de=3 _heure=-4 _hora=-4 _mensajes=8 _number=7 _one=-3 _person=-5 _please=-3 _to=4 car=3
complaint=6 different=4 escribir=7 este=3 good=-4 los=5 message=-6 patient=4 plus=-8 que=-3 quelle=-4 real=-6
receipt=-3 recevoir=5 salir=-3 scam=-7 stop=-3 voicemail=-3 abogado $=3 about _$=-5 the=-7 abren =-3 ac =-5 accept =4
access =-5 add =-9 my=-7 address =-11 $=-7 adresse =-7 ads =17 _$=11 after =6 i=4 again =5 $=5 .=3 _$=4 ago =5 agree
=4 to=4 agreed =3 to=3 agua =-5 ahead =-4 ahi =-4 _$=-3 ai =-5 _de=-3 _recu=-4 jamais=4 pas=4 plus=-9 aimerais =6 aint
=7 al =-8 alarm =-5 alertes =9 alerts =13 $=12 _$=6 _my=5 all =4 _to=3 communication=6 day=-3 done=-3 messages=5
texts=3 alone =11 $=10 already =7 $=9 _a=3 have=3 also =10 alto $=4 _$=7 always =-10 am _the=4 i=-12 on=4 amanha =-8
$=-8 an =-3 _$=-9 hour=-4 and =3 _$=-4 _.=-4 _a=-5 _it=-3 _me=-4 _not=7 _texting=4 _the=-4 desist=3 do=6 dont=6 i=8
im=11 its=3 reminders=-4 stop=7 thanks=4 you=4 angela =4 annuler =-6 annulez =9 another =7 _from=7 text=4 answer =3
antes =-4 any =5 _.=3 _messages=6 _of=-3 further=3 longer=3 messages=-8 more=6 anymore =16 $=3 anyone =-8 anything
_$=3 else=5 anytime =-12 $=-10 app =-3 appelez =-12 appelle =3 _police=4 la=4 appointment =-6 $=-6 _$=-4 appointments
=-3 _week=-3 this=-3 appt =-5 apt =-3 aqui =6 no=4 arbitration =-6 are =-3 not=10 so=-9 texting=4 around =-5 arret =9
$=5 _bus=-7 _travail=-3 de=-10 arrete _de=-6 pas=-7 arreter =7 $=9 _messages=4 arretez =17 $=17 _$=8 de=6 les=6 pas=-8
svp=5 arrive =-6 $=-3 as =6 ask =3 asked =3 _these=5 asking =6 $=7 at =-6 4=4 _$=-7 _.=3 _end=-5 _stop=-3 my=3 the=-8
this=-3 ate =-6 attached =-7 $=-5 attorney =5 $=-3 _$=11 au =-7 aujourdhui =-7 autopay =-7 autorizo =5 aux =6 _$=6
available =-4 _$=-3 avez =-3 _mauvais=4 le=4 aviso =-6 $=-5 avisos $=5 away $=3 in=3 azucar =-14 back =-9 $=-7 .=3
on=-4 bad =-7 baja =7 $=14 .=8 _$=5 por=-9 porfavor=3 bajo =-3 bank =-4 $=-4 base =4 basta =4 be =10 _by=-3 _from=3
_if=3 _last=8 _my=3 _your=5 contacted=4 late=-4 on=3 texted=13 the=4 there=-6 before =-12 _$=-7 the=-4 belongs =4 to=4
bendiga =-3 besoin de=3 best =-10 $=-7 better $=-3 bill =-5 $=-9 billing =-4 $=-5 bleeding =-6 _stop=-5 block off=-4
blocked =4 $=5 blocking =8 blue =-9 $=-7 bonne journee=-3 book =-6 borren _numero=4 mi=4 borrenme =9 de=5 boss =-6
both =-11 bother =3 you=-3 bothering =4 _$=4 me=5 box =6 bring =-3 bro =9 $=7 broken =-5 $=-3 _$=-4 bruh =4 bugging =4
_$=3 me=4 building =-3 bus =-15 stop=-6 business =4 but =4 _dont=6 _get=6 _the=-5 i=5 keep=-5 please=10 by =-5 $=-5
_$=-7 _.=-3 _name=12 text=14 that=12 bye =3 .=3 c =-8 $=-11 ca =10 $=10 suffit=4 cada =3 cake =-3 call =-3 _.=3
_text=-5 before=-4 list=5 me=-4 the=10 called _back=-3 me=-3 calling =-7 me=-3 calls =-15 cambiar =-3 cambie =-6 de=-6
came =-6 $=-3 camino =-4 $=-4 can =-3 _be=7 _call=-7 _cancel=-3 _please=5 _send=-3 _stop=5 _text=-3 my=-5 remove=4
someone=3 stop=8 text=-7 we=-3 you=-4 cancel $=10 .=9 _$=12 _.=-3 _3pm=-4 _appointment=-4 _messages=5 _notifications=6
_order=-4 _reservation=-3 _text=12 _texts=4 all=4 my=-5 text=3 these=4 tomorrow=-5 cancelar =7 _$=8 _cita=-4
_consulta=-10 mi=-3 cancele =8 canceled =-5 cancelen =5 los=5 mi=-6 cancellation =-8 cancelling =-3 cancelo =3
_mensajes=5 estos=3 cancle =11 cant =-10 _the=-3 stop=-10 car =-8 $=-3 card =-13 $=-10 cargo =-6 carro =-5 casa =-3
case =-3 $=-3 cash =-7 $=-7 ce numero=10 cease =15 _$=6 _communication=3 _desist=3 all=5 and=3 cebolla =-3 _$=-3 cell
=11 $=9 .=6 celular =9 ces =8 _$=5 messages=4 cesser =4 cessez =11 _m=3 de=4 cest =-5 _$=-11 du=5 chairs =-4 change
=-4 changed =-5 $=-3 my=3 changes =-10 charge =-10 $=-4 charged =-4 _$=-3 twice=-3 charges =5 check =-8 $=-6 checked
=6 cheese =-4 chez =-9 cita =-13 $=-9 claim =-7 deed=-4 class =-5 cleaning =-4 close =-3 closed $=-4 code =-6 $=-3
codigo =-4 coffee =-7 $=-6 colis =-5 color =-4 combien =-7 de=-3 come =-7 $=-5 in=-3 coming $=-6 _$=6 commande =-8
_$=-3 communication =17 $=7 communications =12 como _estos=3 cancelo=5 hago=-3 company =4 complaint =5 con _avisos=-4
_mensajes=6 los=11 confirm =-7 $=-10 confirme =-9 confirmed =-10 confirmo =-9 consent =15 $=15 _$=9 _the=-5 form=-8
revoked=6 consentement =8 consentimiento =9 consider =5 this=4 consulta =-10 contact =8 $=16 _$=9 _again=6 _number=3
lenses=-6 me=3 my=-6 the=4 this=3 you=-3 contacted =4 $=3 contacten =6 contacter =5 contacting =9 _$=4 me=4 my=4
contacts =5 $=6 continuarem =6 contract =-5 $=-5 cost =-9 could =3 _stop=5 i=-3 you=4 coupons =8 $=8 credit =-7 crying
=-4 $=-3 cuando =-9 cuanto =-4 cuesta=-3 cut =-7 _$=-8 _out=7 it=4 off=-8 d =5 _$=6 accord=-7 arreter=10 da =4 _$=3
lista=7 dar =3 _baja=3 de=3 darme =5 _baja=5 de=5 database =4 $=4 date =-7 $=-7 datos =11 $=6 daughter =-5 day =-8
$=-8 _$=-5 is=7 off=-5 de =4 _.=3 _base=4 _ecrire=4 _lista=14 _liste=14 _los=-10 _mandar=3 _mensajes=11 _messages=8
_mi=3 _sistema=7 _svp=-3 _texter=3 _textos=4 baja=7 bus=-7 dentista=4 enviarme=4 escribirme=9 la=4 las=-4 m=5 mandar=4
me=9 mensajes=8 messages=5 molestar=3 no=8 numero=-6 orden=-8 pub=5 sms=6 su=10 sus=8 textos=10 ustedes=6 vos=18
votre=8 deactivate =8 dead =-6 deals $=7 debt =-9 deed =-6 $=-5 dejan =3 dejar =5 de=5 deje de=4 dejeme =3 dejen =7
_molestar=4 de=10 dejenme =8 _paz=5 en=5 del =-3 _$=-3 _.=4 delete =11 _last=-5 _number=7 me=8 my=6 the=-4 this=4
deleted =11 delivered =-9 delivery =-12 $=-7 demain =-8 $=-7 demande =4 dental =-9 dentista =4 des =-3 _$=5 messages=3
desabonner =15 $=11 _$=9 moi=5 desabonnez =5 _$=9 moi=5 deseo =12 desinscrire =9 $=9 desinscrivez =8 moi=8 desist =5
desk $=-3 desole =-10 dessa =8 _$=4 lista=5 detener =8 devant =-3 dia $=-3 did =-11 _sign=4 _stop=-9 _text=-3 i=-3
the=-7 you=-8 didnt _the=4 _to=-11 _up=4 _your=-6 get=-6 mean=-11 sign=3 died =3 different =3 dije =8 dio =3 dios
_bendiga=-3 direccion =-5 $=-4 dis =8 .=4 disable =14 discontinue =13 _$=3 _texts=4 disregard =-6 my=-3 dnc =13 do
$=-4 _$=-3 _call=7 _cancel=-4 _consent=-4 _contact=5 _do=-3 _ever=3 _have=-3 _make=3 _message=7 _need=-3 _not=3
_stop=-6 _text=11 _turn=-6 _unsubscribe=8 i=-3 not=10 to=4 u=-4 you=-9 does =-13 _stop=-3 it=-5 not=3 the=-5 doesnt =4
_this=9 dog =-3 dois =-5 dolor =-7 done =-8 $=-6 donne =8 mon=10 dont _$=3 _.=-6 _about=-3 _any=3 _anything=5
_before=-4 _get=6 _him=-5 _it=-6 _me=3 _my=-7 _sending=-11 _texts=8 _the=-5 _them=6 _these=3 _this=8 _to=-13 _ur=3
call=-5 cancel=-3 contact=5 forget=-5 know=4 leave=-3 message=13 need=8 remove=-18 send=8 stop=-28 take=-16 text=20
txt=4 wanna=5 worry=-4 you=8 door =-3 dos =-8 down =-7 doy =8 dr =-7 .=-5 drinking =-7 drive =-9 driver =-5 driving
=-9 $=-9 drop =-9 _off=-5 me=-5 du =-4 _$=-13 _.=5 each =4 early =-6 $=-4 eating =-4 ecrire =7 $=5 ecrivez =3 _$=3
plus=4 effacez =6 mon=3 effective =6 either =-4 el =-11 _$=-11 _de=4 _equivocado=3 cargo=-3 lunes=-4 mensajes=-11
numero=13 paquete=-6 precio=-4 eliminen =7 elm =-5 else =5 $=14 .=-3 em =7 _$=6 paz=6 email $=5 _$=-7 _instead=3
emails =-8 en _.=5 _de=-9 _marre=3 arret=-3 camino=-4 el=-3 la=-3 paz=10 retard=-3 encore =-5 end =3 $=15 .=7 _$=15
_.=4 _lease=-4 my=-5 of=-11 these=3 this=5 ending =-3 ends =-4 engine =-3 enlever =5 de=5 enlevez =8 _de=6 _numero=4
moi=6 mon=4 enough =3 _$=3 _the=7 for=-6 texts=8 with=7 enrollment =5 enter =-3 enviar =4 _$=3 enviarme =4 _$=3 envien
=4 _$=3 envoi =7 envois =9 $=7 envoyer =3 envoyez =-9 _d=6 _de=-3 plus=6 equivocada =9 equivocado =9 $=-5 equivoco =6
_numero=4 de=4 equivoque =-5 de=-5 era =-3 erase =10 _number=4 my=11 errado =5 erreur =7 es =-8 _$=-11 _numero=5 de=5
mi=-4 esa =-6 _.=3 escriban =15 $=7 _$=5 escribir =9 $=6 escribirme =13 $=10 esposo =-4 esquina =-3 essas =6
mensagens=6 est =-8 _$=-7 ce=-6 pas=-3 esta =-10 _$=-4 bien=-3 equivocado=4 lista=-3 este =9 _ya=3 celular=3 numero=3
esto =14 $=10 estos =12 _$=9 _.=4 mensajes=7 estou =-8 estoy =-3 et =11 etre =8 even =7 ever =14 _me=6 again=3 every
=8 _.=6 everything =5 ex =-8 _stop=-6 extra =-4 _$=-4 factura =-6 facture =-4 falta =-6 fast =-3 favor =10 de=6 fcc =7
fed =-4 _with=-4 up=-4 fee =-5 feeling =-6 fell =-8 fever =-3 $=-3 fichez =3 _la=3 moi=3 file $=3 fin de=-5 find =6
fine =-3 $=-8 first $=-3 fix =-8 fixed =-5 flight =-10 $=-6 fois =5 for _love=7 _number=3 _only=-3 _the=-3 _to=3
_week=-4 a=-4 friday=-3 gas=-5 good=3 me=-8 texting=-9 the=-5 these=9 this=7 forget _number=8 my=5 to=-4 forgot =-8
my=-7 form =-4 foto =-6 found _$=-3 it=-3 free =-10 friday =-9 $=-9 fridays =-7 from _$=11 _.=-3 _account=-5
_contacts=5 _database=4 _group=4 _guys=5 _lawyer=5 _list=7 _records=4 _system=5 _text=7 _waitlist=-4 all=4 list=5
me=-17 my=-3 the=-6 these=4 this=6 you=11 your=8 front =-8 $=-6 _$=-4 ftc =7 $=6 full =-8 stop=-6 further =16 _$=7
_will=5 contact=3 future =9 game =-3 garder =-10 $=-4 _rappels=-5 gas =-7 $=-6 gate =-5 gave _the=-5 me=-3 get _at=-6
_from=5 _more=5 _number=6 _of=6 _texts=-3 _the=-5 _this=8 me=-3 my=3 rid=4 texts=4 the=-4 getting =3 _$=4 _for=3
_texts=-9 these=7 your=4 give =-4 you=3 go ahead=-4 away=8 to=3 god stop=4 goes =4 to=7 going to=3 good =-5 $=-4 .=-4
_$=-8 gostaria =5 de=5 got =-3 _$=-8 _message=-3 _text=-7 _texts=-4 _wrong=10 a=-5 the=6 this=3 your=-6 gotten =-3
gracias =-8 .=-3 por=-4 great =-6 $=-7 _$=-5 group =4 $=10 _$=-4 guy =5 $=8 gym =-3 ha =-4 llegado=-4 hace =-3 had =-8
to=-3 hago =-4 _que=-4 haha =-16 $=-10 half =-5 halt =4 happens _i=-7 if=-7 happy =-8 _to=3 harassment =10 $=9 .=3
hard =6 has a=5 to=3 hate =-4 have _do=4 _more=-4 _stop=3 _wrong=6 a=3 an=6 any=3 asked=5 my=-5 no=-7 the=3 to=-3
havent =-8 _any=-7 hay =-11 he =-11 _to=-4 is=7 hear =6 _my=5 _you=3 from=7 hell =6 hello =-6 help =-8 $=-6 me=-4
helpful =-11 her number=4 here =3 _$=-4 hereby =3 hes =-3 heure =-8 $=-4 hi .=3 him =-3 $=4 _stop=-6 to=-6 his =-6
hittin =5 my=5 hitting =5 my=3 hold =-19 home =-10 $=-10 hope =-4 hora =-8 _$=-4 hour =-3 how _do=-3 _times=6 can=7
long=-4 much=-5 often=-10 to=6 hoy =-6 $=-6 hurting =-4 hurts =-4 $=-3 husband =-6 $=-4 from=-3 i _$=-5 _a=-8 _ask=4
_be=7 _do=10 _get=-3 _getting=6 _got=-3 _have=-5 _him=-5 _in=-7 _know=4 _like=6 _make=-3 _my=-3 _need=4 _no=3 _not=-3
_one=5 _opt=8 _opted=9 _out=5 _received=-3 _removed=6 _stop=9 _text=-7 _texts=4 _the=-12 _this=11 _up=3 _with=-3
_you=4 _your=-8 am=10 asked=3 call=3 can=-3 cant=-5 changed=3 contact=3 did=5 dont=3 found=-3 gave=-3 got=-5 had=-3
havent=-4 hereby=3 hope=6 keep=12 left=-4 like=-11 lost=-8 love=-10 mean=10 meant=-5 missed=-4 need=-8 opted=5
ordered=-3 prefer=-3 quit=-9 reply=-4 revoke=5 said=10 stopped=-4 switched=3 text=-5 think=6 told=-5 turn=-6
unsubscribe=10 want=-3 will=10 wish=3 withdraw=5 would=5 id =7 _not=3 _you=3 rather=5 if _get=3 i=-3 it=-3 you=4
ignore =-13 _last=-3 ill =-5 _the=4 report=4 im _$=-6 _.=5 _a=3 _my=3 _of=-4 _stop=5 _the=5 _to=5 _with=3 _work=3 a=3
at=4 calling=4 not=-6 off=-5 out=-8 trying=4 immediately =7 $=6 in $=-7 _$=-7 _morning=4 _text=3 information =6 ins
=-4 instead =-4 _texting=11 insurance =-7 $=-7 interesa =3 .=3 interesse =5 .=4 interested $=-7 _the=-6 _your=5
invoice =-4 $=-6 ir =-5 _$=-4 is =-5 9=4 _$=-11 _an=-5 _and=-4 _longer=3 _me=-4 _new=-5 _number=-8 _one=3 _stop=3 a=4
best=-3 fine=-4 harassment=3 in=-3 it=-3 no=6 not=4 ridiculous=-3 stop=4 there=3 this=-13 isnt =4 my=-3 it =-3 .=8
_$=-3 _my=-4 _please=5 _reply=5 _to=-4 _with=4 _your=3 end=8 on=-3 or=-5 out=7 please=11 stop=4 to=-6 was=-4 its =-4
ive =8 been=-4 j =-3 _la=4 aimerais=6 appelle=4 ja =-5 jamais =10 je _$=3 _ai=-5 _arrete=-3 _les=-5 _me=9 _mon=7
_plainte=5 _pu=6 _veux=-4 m=-3 me=-5 ne=-5 porte=5 retire=4 suis=-4 vous=8 job =-3 john =5 join =-4 journee =-4 $=-4
juan =6 june =-3 $=-4 just =-4 _this=-3 stop=10 text=-14 want=3 k =-7 $=-9 karen =8 keep =-10 _$=-4 _and=3
_appointment=-4 _me=-6 _reminders=-7 _texts=-5 _updates=-5 getting=8 los=-4 mes=-3 only=-3 sending=-5 texting=7 the=-9
them=-7 vos=-3 keeps =-6 _me=-3 keisha =6 key =-3 keys =-3 kids =-7 kind =-6 kindly =11 kitchen =-3 knock =3 _off=3
it=3 know $=-9 l =-7 _$=-6 arret=-3 la =-9 _$=-11 _.=-4 _baja=-3 _de=-3 _personne=8 _porfavor=-6 cebolla=-3 cita=-3
lista=6 liste=6 paix=9 planta=-3 police=3 porte=-3 puerta=-3 lachez =4 moi=4 laissez =4 _tranquille=8 moi=-4 landline
=9 landlord =-3 large =-8 las =-3 _$=-4 _.=-4 last _$=-11 night=-3 stop=-9 week=5 late =-8 $=-9 .=4 _$=-3 fee=-3 later
=-10 $=-9 lawyer =6 $=8 le $=6 _$=-12 _.=-7 _numero=6 leak =-4 leaking =-10 $=-7 lease =-9 $=-4 _$=-3 leave _a=-6
_out=-4 _phone=4 _the=4 a=-3 it=-13 me=11 my=3 the=-5 us=7 leaving =-11 lee =-3 left =-8 my=-3 lenses =-6 les =-6
_$=-6 _de=-6 _que=4 dio=5 oignons=-6 textos=-6 let =-5 _know=-4 me=-10 lets =-4 light =-9 $=-7 like =-4 these=-5 line
=6 $=4 link =-3 in=-6 lisa $=5 list =7 $=13 .=-5 _texts=3 and=5 of=-5 please=5 lista =14 $=13 _$=3 de=4 liste =11 $=5
llamo =7 a=11 llega =-4 llegado =-12 llegan =-9 llego =-6 llegue =-11 lo =4 lol =-16 $=-11 long =-3 _the=-3 longer =4
_to=3 looking =6 for=7 los =3 _$=-3 _.=-4 _a=13 avisos=7 recordatorios=-3 textos=6 lose =5 _number=6 my=6 the=3 this=3
loss =-5 lost =-4 _number=-5 my=-3 your=-4 lot =-3 love =-11 _god=6 _texts=-10 of=7 these=-9 your=-4 lunch =-11 $=-5
_$=-6 lundi =-4 $=-4 lunes =-8 $=-5 m =5 _de=5 _plus=10 arrete=-3 avez=-6 ecrire=3 ecrivez=4 enlever=5 envoyez=5 ma
=-7 _$=-4 commande=-5 machine =-4 magazine =-4 mail =-7 mais =12 _$=3 mensagens=3 make _stop=3 _texts=4 a=-5 it=4
the=-3 these=10 mal =-3 man =9 manana =-8 $=-5 _$=-3 mandando =11 _$=6 mandar =6 _$=4 mensajes=3 mandarme _$=8
mensajes=4 mande =4 mais=6 manden =9 _$=8 mas=4 mantener =-12 _avisos=-5 _recordatorios=-3 many _$=-3 _do=5 texts=-4
times=6 marche =-8 maria $=3 marketing =17 _$=6 marre =3 martes =-4 $=-3 mas =9 $=9 .=3 _$=9 _.=4 _porfavor=5 de=-9
mensajes=5 promociones=4 recordatorios=4 y=8 mauvais _$=6 _.=-9 may $=-4 me =4 $=7 _$=6 _a=10 _again=4 _dessa=8 _el=-9
_em=6 _for=-4 _la=-5 _llegado=-10 _mais=6 _mandando=7 _mandar=-5 _mas=9 _mensajes=3 _more=8 _nada=3 _of=10 _or=5
_please=3 _plus=8 _reminders=-4 _stop=-3 _sus=-11 _texts=5 _the=-3 _this=-8 _you=-4 _your=3 a=-7 about=5 again=13
alone=8 any=4 anymore=5 anything=6 at=-12 back=-10 by=4 contacten=6 desabonner=6 desinscrire=6 enviar=3 envien=4
equivoque=-5 escriban=7 for=3 from=7 interesa=3 know=-3 llegan=-7 llego=-5 mandar=3 manden=5 of=5 off=3 one=5 out=10
please=-5 puede=-6 pueden=5 retirer=7 stuff=6 texter=3 textez=4 texts=-4 the=-5 tira=6 vuelvan=5 when=-5 mean =-3 _$=5
it=10 to=-11 meant _$=-4 for=6 medication =-4 meds =-4 member =-4 membership $=-4 mensagem =6 $=6 mensagens =16 $=13
.=5 mensajes =8 $=10 .=4 _$=3 _.=-10 _este=-5 _y=8 de=4 mas=3 merci de=6 pour=-5 mes _$=3 message =6 $=5 .=4 _$=3
_cut=-6 _you=3 from=3 me=4 was=-5 with=-3 messages =13 $=10 .=3 _$=15 _i=3 are=4 on=-4 please=3 svp=7 messaging =11
$=6 _$=7 me=8 meu =10 _$=13 mi _$=5 _de=3 _esta=-3 _nuevo=-9 abogado=3 cita=-8 consentimiento=9 esposo=-4 mama=4
nombre=7 numero=10 might =-4 mike =8 milk =-6 min =-4 mind =-3 minutes =-3 $=-4 mis =3 miss =-7 _$=-3 missed =-4
your=-3 moi =4 $=12 _la=4 _paix=9 _votre=5 la=9 tranquille=8 molestar $=3 mom =-3 mon _$=7 _.=8 _a=-3 _de=-8 _n=-5
_svp=4 colis=-6 consentement=8 numero=3 rendez=-4 monday =-6 $=-8 month =-7 $=-9 _$=-3 months =3 more =4 $=7 .=6 _$=5
_.=-13 _and=7 _these=4 _to=4 ads=3 and=4 appointments=-3 message=7 messages=8 msgs=5 of=3 pain=-6 questions=-8
reminders=4 text=5 texts=6 than=-9 time=4 morning =-4 $=-4 mother =3 move =-3 moved =6 away=3 msg =5 msgs =18 $=12
much =-6 .=3 for=-3 muchas =3 gracias=3 must =4 muy =-3 my 3pm=-3 _.=-3 _address=-3 _alone=4 _card=-4 _changed=-4
_delivery=-3 _ends=-3 _for=-5 _got=-3 _in=6 _is=4 _message=-5 _number=-5 _off=4 _on=-4 _or=3 _out=3 _phone=5
_please=-5 _quit=-4 _removed=5 _to=-8 _with=-4 _wont=-6 _wrong=-8 account=4 appointment=-5 attorney=5 bad=-6 bill=-3
boss=-6 car=-6 card=-6 cell=5 cleaning=-3 consent=10 contract=-4 daughter=-5 ex=-4 info=17 insurance=-6 job=-5 kids=3
last=-8 lawyer=6 lease=-4 line=9 mother=5 new=-3 number=8 old=-7 opt=4 order=-7 other=-4 phone=6 service=-4 sister=-5
subscription=-3 text=7 way=-4 wife=-4 work=3 n =5 _plus=4 ai=-4 arrete=-6 na =-8 nada =6 $=4 mas=-4 name =5 named =13
nao =4 _mais=9 me=4 national =3 ne =6 _ecrivez=4 _pas=-5 _textez=4 m=10 me=11 plus=8 suis=8 veux=-4 near =-3 need
_appointment=-4 _cancel=-3 _keep=8 _reminders=14 _stop=8 _texts=9 a=-4 for=5 these=3 never _me=6 _the=-4 _to=-9 _up=6
asked=-4 contact=4 got=-6 mind=-6 opted=6 signed=5 text=3 new =-8 _$=-11 number=-4 one=-3 phone=-7 newsletter =-7
newspaper =-6 next _$=-11 stop=-10 text=11 ni =6 nice =-7 night =-5 no =4 .=-6 _$=15 _a=8 _ads=3 _appointments=-3
_at=5 _cancelar=-7 _contacten=6 _de=-14 _dolor=-7 _el=-4 _envien=3 _escriban=9 _for=4 _from=-9 _here=10 _interesa=3
_la=3 _manden=5 _mas=13 _mensajes=12 _messages=6 _msgs=5 _needed=-10 _of=4 _on=6 _pain=-6 _please=12 _promos=9 _que=5
_questions=-7 _recibir=8 _reminders=5 _stop=3 _sus=4 _texts=9 _than=-8 _the=-3 _yet=-5 autorizo=3 calls=-5 dejan=4
deseo=10 es=11 further=8 hay=-7 manden=5 me=6 messages=-4 more=6 necesito=4 one=3 problem=-9 puedo=-9 quiero=5
recibir=4 rush=-6 se=-5 soy=5 tengo=-5 text=-6 texts=15 thanks=4 vivo=-3 voy=-7 vuelvan=6 worries=-8 nobody _me=-4
named=8 noise =-5 nombre =7 non =-7 nonstop =-3 noon =-5 $=-3 nope =-3 nos =-3 vemos=-3 not =4 _$=4 _any=-5 _for=3
_here=4 _how=4 _list=6 _me=7 _on=3 _patient=4 _stop=3 _text=7 _texts=-3 _the=-7 _these=4 _this=10 _up=4 _yet=-3 be=6
call=8 coming=4 consent=-3 contact=5 ever=3 get=3 getting=-14 interested=6 me=3 message=7 really=-5 send=5 sign=4
stop=-10 sure=-4 text=16 the=13 tiffany=5 understand=8 wanted=8 what=-4 yet=-3 note =3 nothing =7 else=-4
notifications =19 $=13 for=5 nous =9 now =7 $=-3 _texting=8 stop=9 nuevo =-12 number =7 $=12 .=4 _.=-6 _delete=5
_file=5 _my=-3 _not=4 _of=6 _your=6 again=3 and=-5 before=-3 changed=-7 for=8 from=3 off=11 on=5 out=6 please=-6
removed=6 to=-3 numero =11 $=15 .=4 _$=15 _orden=-8 de=-7 equivocado=5 errado=9 nuevo=-9 nunca =6 ny _plus=-7 o =-6
_$=4 oak =-4 $=-3 of _$=-4 _.=4 _list=5 _messages=4 _number=3 _photo=-5 _stop=3 _text=4 _texts=6 all=5 attorney=-4
god=6 here=3 my=6 texting=11 texts=4 these=9 this=10 town=-3 your=7 yours=8 ofertas =4 off =5 $=14 .=10 _$=3 _alerts=7
_list=18 _schedule=-3 _texts=8 _thing=3 _waitlist=-3 and=-5 at=-9 my=4 of=5 text=3 the=-5 these=5 this=10 with=3
work=-6 your=5 offers =13 office =-3 $=-5 often =-10 oignons =-6 ok $=-17 .=-5 stop=12 okay =-3 old _$=-3 card=-3
number=3 omg =3 on =-7 $=-7 _$=-10 _account=4 _do=4 _form=9 _list=-3 _national=3 _phone=-3 _way=-4 a=5 check=-3 file=5
my=-3 that=3 the=-5 this=9 one =-3 $=-8 _$=-8 _and=4 _message=5 _shop=-4 _text=5 _time=4 is=-3 more=6 stop=-6 onions
=-11 online =-3 only _$=-3 _me=5 oops =-8 wrong=-7 open =-6 _$=-3 opt =10 _$=16 _.=3 _of=-9 _out=5 _request=3 me=7
opted =12 _of=-4 out=8 opting =8 _$=7 _of=-4 out=8 option =-4 options =-3 optout =13 or =-5 _.=-3 _will=3 i=11 orden
=-15 $=-7 order =-15 $=-9 _$=-4 _.=-4 number=-5 ordered =-5 oregon =-5 otez =4 other =-8 _$=-6 otra =-4 ou =4 oui =-6
our =-7 out =5 $=10 .=8 _$=12 _texts=4 _the=-11 _this=10 front=-7 of=-3 please=9 request=3 to=-4 outside =-6 $=-6 over
=-6 package =-6 $=-5 page =-4 pague =-3 paid =-11 pain =-12 $=-4 _$=-4 paix =12 $=11 paper =-10 paperless =-7 paquete
=-7 par =5 la=-3 para _$=10 _me=3 manana=-3 que=-5 paran =-3 parar =7 $=10 pare =13 $=10 parem =3 paren =17 $=13
parenle =10 _los=4 parking =-11 _$=-3 part =4 of=3 parte =-3 de=4 pas .=-5 _$=7 _.=8 interesse=4 le=6 recu=-3 passed
=5 _in=3 patient =4 pause =-3 my=-5 pay =-4 payment =-14 $=-7 _$=-5 _check=-3 on=-3 paz =16 $=13 pedido =-6 people =8
pepperoni =-4 perdon =-15 perfect =-7 permanently =4 permission =15 _text=6 to=5 pero =5 _no=3 no=3 ya=3 person =6 $=3
persona =13 personne =6 $=16 peux =-4 pharmacy =-3 phone =6 $=10 _$=7 _more=3 _off=-3 alone=4 and=3 number=-5 please=4
was=-3 photo =-11 $=-5 _$=-6 photos =-6 pick =-4 _up=-5 pickup =-9 pido =7 pills =-7 $=-5 pit =-4 stop=-4 plainte $=5
plan =-3 $=-5 planta =-7 baja=-7 please =3 _$=11 _.=7 _cancel=-3 _contact=3 _me=-3 _more=3 _no=-3 _not=-4 _off=4
_remove=-12 _send=3 _stop=-7 _text=9 _texting=-5 _thanks=10 _that=8 _the=-6 _these=4 and=3 call=-9 delete=9
discontinue=8 do=-10 dont=-6 end=5 keep=-21 make=3 no=4 quit=8 remove=6 send=-4 stop=12 take=3 text=-11 unsubscribe=12
update=3 use=-5 plenty =-4 $=-4 pls =14 $=6 _$=4 stop=4 plus =10 $=10 _$=4 _de=7 _pub=11 _textos=4 _vos=7 de=-8 etre=9
jamais=3 recevoir=5 rien=7 plz =12 $=6 pode =-6 police $=9 report=-4 policy =-4 $=-3 por el=3 la=-3 porfa =7 $=6
porfavor =8 _$=6 _de=6 _mi=4 ya=3 portal =-3 porte _$=4 plainte=5 possible =3 pour =-5 pouvez =-3 vous=-3 power =-6
_attorney=-4 of=-4 precio =-6 prescription =-6 $=-3 price =-10 _$=-4 problem =-11 $=-3 .=-4 program $=5 promociones =8
$=3 promos =14 $=6 pu =7 pub =11 publicidad =6 $=6 puede =-9 pueden _de=8 puedo =-11 puerta =-3 puis =-4 je=-4 quand
=-5 que =7 _$=-3 _.=-4 _me=4 dejen=-3 hora=-4 je=3 me=13 no=6 paren=4 quel =-6 quelle heure=-4 quero _o=4 cancelar=4
mais=5 question =-3 questions =-8 qui =-3 quien =3 les=6 quiero _cita=-3 _de=7 _me=5 _mensajes=-5 _mi=-5 cancelar=-4
darme=3 mensajes=6 que=6 quit =7 $=10 .=3 _$=10 _.=3 _deed=-4 _job=-6 _me=7 _up=3 asking=4 bugging=3 claim=-4 it=12
my=-5 on=-6 sending=7 smoking=-6 texting=9 quitar =6 quite =-4 quitenme =6 de=4 rain =-10 _$=-5 raining =-4 rash =-3
rates =-6 rather =5 _get=3 not=3 reach =5 reached =6 read =-6 ready =-5 $=-4 real _$=-4 person=-6 really =-7 receber
=5 receipt =-4 receive =7 received =-17 recevoir =11 $=9 _messages=-5 de=3 recibiendo =-3 recibir =6 _mensajes=3 mas=3
recois =-8 records =6 $=3 recu =-8 refill $=-3 refrain =5 from=5 refund =-7 $=-3 registry =4 remind =-9 me=-9 reminder
=-4 reminders =10 $=11 .=-4 _$=5 are=-4 please=6 removal =7 $=8 remove =9 $=13 .=7 _$=17 _cell=4 _late=-3 _number=12
_old=-4 _tree=-3 it=6 me=9 the=-6 this=3 us=6 removed =7 $=7 _this=4 from=3 remover =3 rendez =-8 _$=-3 vous=-8
replied =6 stop=6 reply =-13 _$=-6 _to=-10 stop=-5 replying =5 _$=5 stop=5 report _$=8 you=4 reported =17 reporting
you=3 request =13 $=3 to=3 requesting =9 reschedule =-9 $=-7 resend =-7 $=-4 reservation =-4 for=-3 respect =3 my=3
retard =-7 retire =4 _consentement=4 mon=4 retirer de=5 retirez _$=6 _de=3 _numero=3 moi=3 retiro =6 mi=6 revoke =11
$=10 _$=10 _power=-4 revoked =7 $=6 .=4 rid =4 of=4 ride =-6 $=-4 ridiculous =-3 rien =8 right =-3 _$=-6 now=-4
number=7 room =-5 _$=-4 rush =-8 $=-8 said =-10 $=-3 _$=-3 _stop=-6 no=5 stop=7 to=-7 sair $=10 salir =3 a=-4 same =-7
_$=-4 sandra =12 saquen =4 saquenme =13 de=4 saturday =-5 $=-5 save =-6 say _$=-3 saying =-8 scam =-7 schedule =-11
$=-8 se =3 _$=3 continuarem=6 equivoco=6 second =-5 _$=-3 see _at=3 _then=-5 seguir =-10 _los=-3 con=-6 recibiendo=-3
sell =6 semana =-5 send _any=3 _anything=6 _the=-8 a=-3 it=-5 me=7 the=-5 sending =8 $=6 _$=6 _.=-4 _reminders=-3
_stuff=6 _texts=-4 me=4 the=-4 sent =-10 _wrong=-4 ser =5 service =-3 servicio =5 set =-4 seulement =-7 she =-4
doesnt=-4 shoes =-7 shop =-11 $=-9 should =-6 be=-4 i=-6 not=3 show =-5 si _$=3 _dejan=6 no=3 vous=12 sign =-10 $=-4
signed =7 _$=3 _up=3 me=3 up=12 siguen =12 sistema =7 sister =-5 $=-3 size =-5 $=-3 slot =-5 smoking =-9 $=-8 sms =21
$=15 _$=5 snow =-7 so =4 _can=6 _me=6 please=6 stop=13 the=-3 you=6 sold =4 _house=4 the=6 solo =-6 somebody =8
someone =-3 _me=-6 else=6 son =3 sooner =-3 sorry =-10 $=-5 .=-5 but=3 for=-5 i=-4 wrong=-5 souhaite =7 sounds =-6
good=-6 soy _$=-4 la=10 spam $=12 spamming =8 spot =-11 $=-10 st =-3 stahp =9 start =-8 state =5 stay =5 still =3
get=8 on=-3 stitches =-4 stock =-6 $=-5 stoop =6 stop =9 $=24 .=8 _$=11 _.=8 _after=-3 _anytime=-4 _at=-4 _im=-4
_in=-6 _it=-8 _leak=-3 _lol=4 _mail=-3 _me=8 _my=3 _newspaper=-6 _now=4 _on=-5 _opt=-8 _or=4 _please=-6 _reminders=4
_spam=10 _stop=8 _texts=5 _thanks=6 _the=8 _these=5 _to=3 _unsubscribe=-5 _us=4 _youre=-7 all=4 already=5 and=-4
asking=6 at=-8 by=-15 calling=-7 contacting=4 crying=-3 eating=-3 for=5 getting=7 harassing=5 hitting=4 i=8 in=-14
is=3 it=4 light=-7 merci=6 messaging=7 my=-12 now=6 or=4 over=-6 payment=-8 please=8 sending=5 shop=-4 sign=-6
smoking=-3 so=10 spamming=6 svp=4 taking=-4 texting=8 thanks=9 these=7 this=5 to=-7 w=3 with=7 work=-3 your=4 stopall
=8 $=8 stopp =16 $=8 stopped =-10 _$=-3 _your=-4 getting=-4 stops =-3 store =-7 $=-8 stpo =9 stuff =8 $=4 su _$=-7
lista=3 sistema=7 subscribed =-3 subscription $=8 box=-4 sue =5 $=9 suffit =4 suis _de=-6 pas=7 supprimez =6 _numero=3
mon=3 sur =-3 _liste=-4 mon=3 sure =-4 $=-4 _$=-4 thing=-4 surgery =-8 $=-10 sus =4 mensajes=-4 suscripcion =10 svp =5
.=5 switch =-7 switched =3 system =8 $=7 take =3 _$=-3 _number=3 _of=5 _off=4 _out=5 me=7 my=9 off=-6 the=-6 taken =4
_$=4 off=4 taking =-5 _$=-3 it=-4 talk =-3 tarde =-4 tcpa =6 teeth =-5 telefono $=-3 telephone =10 tell =-8 him=-3
me=-4 temprano =-6 $=-6 tengo =-3 test =-7 text =5 $=6 _$=6 _.=8 _again=9 _anymore=5 _instead=-5 _not=3 _number=-4
_please=-4 _the=-8 _when=-4 _work=4 _you=-4 again=5 and=-6 from=-3 him=-4 list=3 message=3 messages=12 notifications=6
program=9 stop=-6 the=-4 this=-3 texted =5 $=9 me=-12 texter =6 $=4 textez =-4 plus=4 texting =13 $=15 _$=9 _.=-4
_about=4 _phone=3 me=5 my=4 texto =16 $=12 textos =16 $=9 _$=5 svp=8 texts =12 $=16 .=7 _$=4 _me=-4 _not=6 _please=3
_stop=5 at=8 cost=-3 for=5 please=7 than =-11 thanks _much=5 _the=-3 so=-3 very=6 that =-4 $=-8 _$=-7 _.=-4 _was=-4
charge=-3 i=7 name=12 text=-4 thats =-7 _$=-8 enough=4 the =-6 _$=-7 _address=-3 _again=-8 _alone=6 _already=3 _and=4
_box=-4 _but=9 _date=-4 _end=-3 _friday=4 _from=-3 _guy=4 _is=-3 _list=-9 _message=9 _messages=5 _not=4 _number=-3
_off=-3 _on=-6 _or=-3 _payment=-4 _person=12 _plan=-4 _please=-9 _reminders=6 _report=-3 _size=-3 _slot=-4 _stop=-9
_text=5 _texts=9 _time=5 _to=-9 _wont=-3 alarm=-5 alerts=11 bleeding=-5 blue=-3 box=6 call=-5 car=-5 closing=-3
code=-5 dental=-3 dnc=12 do=3 dog=-4 end=-6 fcc=6 first=3 form=4 ftc=7 house=6 keys=-3 kids=-3 last=15 lease=-4 link=4
love=7 medication=-4 messages=6 morning=4 national=3 noise=-3 number=13 old=-4 other=-5 pain=-5 person=7 pharmacy=-3
phone=-8 portal=-3 reminders=7 same=-3 schedule=-5 second=-6 service=-3 spam=7 spring=-3 stop=-7 tcpa=5 text=4 texts=5
wait=-4 waitlist=-7 water=-3 wrong=-3 them =4 $=5 _$=4 to=-3 then =-6 _$=-5 there =-3 $=-10 _way=7 a=4 theres a=-3
no=4 these =12 $=15 .=6 _$=5 _are=-6 _go=5 _stop=6 _to=6 anymore=4 notifications=6 off=5 reminders=-3 text=3 texts=-3
to=12 they =-15 _me=-3 _my=-4 thing =4 think _have=3 you=5 this =7 $=9 .=7 _a=6 _again=3 _before=-3 _belongs=3
_harassment=3 _i=8 _no=3 _off=4 _ridiculous=-3 _the=10 _was=7 be=3 group=8 is=5 list=11 month=-8 morning=-9 number=8
one=-13 phone=10 text=6 thing=7 week=-8 those =-5 thought _was=-3 three =5 through =-9 $=-5 thursday =-7 $=-4 tickets
=-3 tiene =7 tienen =4 tiffany =5 til =-3 time $=-8 times =21 $=13 _i=6 do=6 tira =7 dessa=6 tired =-3 to _.=-5 _a=-4
_back=-3 _contacted=3 _contacting=-3 _from=7 _in=3 _list=-6 _me=9 _messages=3 _my=-5 _number=-4 _off=8 _phone=5
_smoking=-7 _stop=5 _text=5 _texted=10 _them=-4 _these=4 _this=-4 _up=-6 be=5 bother=-3 cancel=-7 do=7 end=5 hear=4
my=-3 quit=-4 reach=5 receive=7 remove=-3 reply=3 reschedule=-3 sign=-7 stop=-5 you=-3 todavia =-11 today =-5 $=-10
.=-8 _$=-3 or=5 todo =3 told =-3 me=-6 you=6 tomorrow =-10 $=-8 tonight =-4 too =-3 _$=-7 _.=4 tooth =-6 top =-10 $=-8
tout =18 tow =-5 town =-5 $=-3 trabajo =-5 tracking =-4 traffic =-5 tranquille =8 $=8 travail =-4 treatment =-11 tree
=-4 tried =3 trois =5 trompez =3 _numero=3 de=3 truck =-7 trying =3 _reach=5 to=3 tuesday =-11 $=-8 turn
_notifications=-4 _off=8 _text=-5 _the=-4 off=3 them=6 these=8 twice =-3 $=-4 two =-9 $=-3 _$=-5 _ago=4 txt =12 $=5
me=4 txts =11 $=7 typed =-5 u _stop=6 _the=3 got=5 to=5 ultima =4 un =-3 _de=4 _mas=3 mensajes=-3 una cita=-3 under
the=4 understand =11 une =-3 unenroll =6 unit =-6 _$=-4 unsub =18 $=8 _$=8 unsubscribe =14 $=22 _$=11 _.=3 _the=-3
_this=3 from=-7 link=-4 unsubscribed =18 $=9 _$=11 from=-3 until =-10 _$=-5 i=-3 unwanted =10 up $=-4 _phone=3 _the=-3
_this=7 and=-5 at=3 for=4 my=5 updates _reminders=-4 and=-4 upstairs =-3 ur =7 _$=5 us =7 _$=7 use this=-6 used =6
ustedes =7 $=5 veces =8 vemos =-3 venir =-3 very much=6 veuillez =11 _mon=3 _retirer=3 cesser=5 me=3 veux _de=5
_recevoir=3 _rien=4 pas=-9 plus=9 pu=7 vez =4 violation =9 visit $=5 vivo =-5 voces =7 voicemail =-6 $=-6 vos _$=4
messages=-4 textos=3 votre _$=-4 liste=6 vous $=-9 _$=15 _d=4 _de=5 _trompez=3 de=-4 m=-5 trompez=3 vous=5 voy
_camino=-4 _salir=-3 a=10 en=-4 vuelvan =11 a=11 w =4 the=4 wait =-7 _$=-3 waiting =-5 waitlist =-7 $=-5 walk =-4
ins=-4 wanna =6 want =4 _$=8 _get=8 _hear=4 _messages=3 _of=5 _opt=-4 _stop=-6 _texts=8 any=-4 off=5 out=4 texts=3
the=-6 these=8 to=-6 your=4 wanted =5 warranty =-6 $=-3 was =-7 _.=-3 off=-3 wasnt =-3 water =-10 way =4 to=7 we =-5
_stop=-3 are=3 dont=6 got=3 have=-3 wednesday =-6 week =-9 $=-8 weekend =-8 weeks =3 well =-4 went =-3 to=-3 were
_$=-3 what =-8 _i=4 _if=-7 do=4 happens=-5 i=-6 is=-5 part=3 whatever =3 whats =-9 the=-5 your=-3 when =-12 _$=-3
_i=-5 does=-3 i=-4 will=-4 you=-4 which =-5 _do=-3 while =-10 _$=-4 who =-5 _$=-5 _.=3 _i=-5 _you=3 am=-3 dis=5
whoever =9 whos =-12 why =-4 _i=-4 _you=4 am=-4 did=-13 do=7 wife =-6 $=-7 will be=6 i=-8 stop=-4 wish =8 _be=3
_receive=3 to=8 with _.=-3 _texts=8 my=-5 these=5 withdraw =7 _consent=4 wont =-8 _$=-4 _texting=-4 stop=-13 work =-4
$=-4 _.=3 for=-3 phone=4 working =-9 $=-6 _$=-5 works =-11 $=-4 _me=-4 for=-4 worries =-8 $=-7 worry =-4 about=-3
would =7 be=3 you=6 write =4 wrong $=-4 _$=3 _bro=6 _on=-4 _sorry=4 address=-5 chat=-3 guy=8 house=-7 number=12
person=7 size=-3 y =6 _$=-8 no=3 ya =6 _$=3 _con=4 _de=5 _dije=8 _en=-4 _manden=3 _mas=-4 _me=4 _quiero=8 _vivo=-3
dejen=4 no=3 voy=-5 yall =4 _to=3 year $=-8 years =3 yes =-9 _the=4 to=3 yet =-10 $=-13 yo =6 you =3 $=-4 .=4 _a=-8
_again=4 _are=-3 _for=-4 _have=5 _me=-6 _my=-5 _need=3 _number=4 _remove=4 _stop=16 _text=3 _to=6 _wrong=-4 are=12
at=3 call=-4 cancel=-3 didnt=3 ever=4 got=8 have=5 help=-3 keep=6 make=4 need=-3 not=8 people=16 permission=4 send=-6
sent=-3 stop=5 take=-3 text=-3 the=-4 then=-3 to=8 your _are=9 _is=-8 _please=4 contacts=5 database=4 email=-10 list=5
message=-8 messages=10 number=-7 records=6 spam=3 system=8 text=-7 yours =9 youve =10 _the=11 got=6 谢谢 =-4 $=-4 退订 =12
$=7
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
