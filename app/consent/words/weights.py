"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -16

_LEARNT = """
. =-4 $=-5 .=5 30=-6 _$=7 _.=3 _be=-3 _can=3 _de=9 _delete=5 _do=-3 _dont=6 _for=-3 _help=-4 _is=6 _me=7 _moi=4 _my=4
_not=11 _number=10 _please=3 _stop=3 _take=6 _text=10 _texting=9 _texts=5 _the=7 _this=-4 _u=-4 _update=-4 _you=-4
arretez=11 call=5 can=-7 cease=7 dejen=3 dont=6 es=-8 gracias=-7 im=-4 is=-4 it=-3 its=-5 mauvais=-4 my=-3 ne=5
need=-3 no=14 please=7 plus=9 que=-6 quit=9 remove=14 reply=-5 retirez=6 see=-5 stop=18 take=10 text=-17 this=8
unsubscribe=10 we=-6 wrong=6 you=7 0123 =4 $=4 0142 $=-3 0177 =-5 1 =-14 $=-7 10 =-10 $=-5 _$=-6 12 =-6 $=-3 14 =-7 15
=-7 2 =-8 $=-5 _$=-8 20 =-8 2pm =-7 3 =-10 $=-4 30 =-6 $=-5 3pm =-10 $=-6 4 =-5 $=-5 5 =-5 $=-10 _$=3 555 =-7 0123=4
_$=-8 5th $=-3 6 =-5 $=-4 7 =-3 704 =-3 555=-3 9 $=-6 ^ $=-5 .=-3 1=-9 _$=15 _.=12 _a=-5 _accord=-7 _add=5 _aimerais=6
_all=7 _already=4 _and=-6 _are=7 _arret=-7 _ask=-3 _asked=7 _at=-4 _autorizo=3 _away=5 _bad=-6 _baja=-5 _be=-3
_blowing=3 _boss=-6 _bother=4 _bothering=4 _bugging=3 _ca=-4 _call=-6 _called=-4 _came=-4 _can=-5 _cancel=10
_cancelar=5 _cancelo=4 _cant=-8 _ce=6 _cesser=5 _changed=6 _consent=5 _contact=-3 _contacting=4 _d=9 _darme=4 _de=7
_delete=-3 _did=-4 _didnt=-3 _discontinue=6 _do=-4 _does=-4 _done=-4 _dont=-6 _else=-14 _end=-6 _equivocado=15
_equivoco=4 _errado=8 _es=-9 _ex=-5 _flight=-5 _for=-7 _forget=-4 _from=-5 _further=9 _gave=-3 _good=-4 _got=3 _had=-6
_hago=-4 _happens=-6 _harassing=4 _has=5 _havent=-5 _hereby=3 _hitting=4 _husband=5 _i=-6 _im=3 _in=3 _interesse=5
_is=-3 _je=-7 _just=3 _la=-6 _left=-3 _les=6 _like=-9 _link=-5 _list=-5 _long=-3 _los=10 _lost=-3 _m=-7 _make=3
_many=-4 _mas=3 _mauvais=-8 _me=3 _merci=10 _messages=5 _meu=9 _mi=9 _mind=-5 _moi=5 _mon=5 _more=-4 _much=-4 _named=9
_ne=-7 _need=-3 _never=-5 _next=3 _not=-3 _now=-4 _of=-11 _off=4 _one=-3 _opt=3 _over=-3 _payment=-7 _person=6
_phone=-7 _please=16 _pls=9 _plus=9 _por=-5 _porfavor=15 _pour=-8 _prefer=3 _problem=-8 _puede=-7 _pueden=5 _puedo=-5
_quiero=-4 _quit=-5 _rather=3 _really=-6 _received=-3 _reply=-3 _retire=4 _revoke=7 _revoked=8 _rush=-7 _said=3
_sair=-7 _says=-3 _se=-3 _see=3 _send=4 _sending=6 _sent=-5 _signed=4 _sms=3 _someone=9 _soy=-6 _spamming=3
_stopped=-8 _suis=-5 _svp=15 _text=5 _texted=-4 _texting=11 _texts=5 _thanks=4 _that=-10 _the=-4 _these=-3 _this=4
_thought=-3 _thx=4 _time=-8 _tira=6 _to=3 _told=-9 _txt=7 _una=-3 _up=-6 _us=10 _use=-11 _veux=-5 _vous=-5 _will=-3
_with=5 _works=-5 _worries=-7 _worry=-4 _would=5 _wrong=-7 _ya=5 _yet=-3 _your=-12 a=-8 add=-8 all=-7 alto=10 am=-5
annulez=8 any=-6 are=-14 arret=17 arrete=12 arreter=9 arretez=7 baja=11 basta=3 block=-5 c=-10 ca=-3 call=-8 can=-7
cancel=9 cancelar=14 cancelen=7 cant=-7 ce=5 cease=8 cest=5 combien=-6 comment=3 confirmed=-10 consent=8 cuanto=-4
d=-7 deje=3 dejen=9 desabonner=9 desole=-13 did=-10 disable=4 discontinue=3 disregard=-3 do=-9 does=-10 done=-5
dont=-3 drop=-3 effacez=5 el=-4 end=10 enough=3 erase=8 este=5 estoy=-3 favor=5 fin=-3 for=11 go=4 got=-6 gracias=-9
great=-8 havent=-5 he=-11 hello=-6 hope=-11 id=7 if=7 ignore=-5 ill=-7 im=-4 in=8 is=-14 it=-3 its=-7 ive=5 j=-3
just=7 k=-8 keep=-3 kindly=7 knock=3 la=-12 lachez=5 laissez=6 last=-6 let=-5 lets=-3 lol=-4 love=-4 make=5 mauvais=10
maybe=-6 me=-11 mi=-8 mon=-9 my=-8 necesito=-3 need=-6 new=-6 next=6 no=-3 nope=-3 numero=5 o=-8 okay=-5 on=7 one=-8
oops=-8 opt=4 opting=4 optout=12 otez=5 our=-3 out=-4 para=-3 parar=9 pare=8 paren=5 pas=-11 perdon=-14 perfect=-7
please=-3 pls=10 plus=-9 plz=7 pode=-6 porfavor=8 quien=-3 quiero=-3 quit=13 quitar=7 quite=-4 quitenme=3 remind=-8
remove=4 retirez=-4 revoke=7 salir=9 saquenme=10 se=4 send=-11 she=-7 shop=-7 should=-3 so=-4 someone=-12 sorry=-6
sounds=-6 spam=-3 stoop=6 stop=14 stopp=13 supprimez=6 svp=5 switch=-5 take=-6 tell=-8 text=-5 texting=7 thanks=-9
that=-8 thats=-5 the=-13 they=-10 this=4 tired=-4 top=-12 trying=-6 u=3 un=16 unsub=10 unsubscribe=11 veuillez=11
vou=-4 vous=13 voy=3 want=3 what=-5 whats=-9 when=-8 which=-4 who=-9 whoever=7 whos=-13 why=-8 will=-7 wrong=12 yall=3
yo=7 your=-4 youre=3 youve=8 退订=13 a _$=-9 _and=3 _heure=-4 _hora=-4 _mensajes=9 _number=6 _of=3 _person=-5 _stop=3
_to=4 car=3 day=4 escribir=7 este=3 good=-3 la=-3 message=-6 mi=5 new=3 patient=5 que=-4 quelle=-4 refund=-3 scam=-7
stop=-3 text=-3 voicemail=-3 about =-5 _$=-4 the=-6 accept =4 accord =3 $=4 add =-7 address =-10 $=-7 ads =13 after =3
again =5 $=3 and=3 ago =3 agree =3 to=3 ahead =-3 ahi =-5 ai =-5 _de=-5 _recu=-4 jamais=6 pas=5 plus=-10 aimerais =6
aint =7 alarm =-4 alerts =17 $=9 _$=4 all =5 _to=3 communication=5 day=-4 messages=4 alone =9 $=8 already =10 $=8
_$=-4 _a=3 _stop=3 alto $=3 _$=6 am _the=5 i=-11 not=-4 on=5 amanha =-8 $=-8 an =-3 _$=-9 and =5 _a=-3 _have=-5 _me=-6
_not=4 _texting=3 _the=-4 desist=3 dont=7 i=6 im=8 stop=5 thanks=3 you=4 angela =4 annuler =-7 _rendez=-3 annulez =8
another =6 _from=8 text=5 any =5 _$=3 _.=5 _messages=3 _texts=-3 further=3 messages=-8 more=4 anymore =16 anything =-4
else=5 anytime =-13 $=-11 appelez =-13 appointment =-9 $=-6 .=-3 appointments _week=-3 appt =-5 aqui =4 no=3
arbitration =-6 are =-3 _$=-5 not=9 texting=3 around =-5 arret =6 $=4 _bus=-6 _travail=-3 de=-8 arrete _de=-6 pas=-7
arreter =7 $=8 _messages=3 ces=3 arretez =13 $=13 _$=7 _messages=3 de=6 les=5 arrive =-6 $=-3 as =11 asked =4 _these=5
asking =9 $=7 at =-7 2=4 _$=-6 _end=-3 my=3 night=4 the=-10 this=-4 ate =-4 attached =-7 $=-5 attorney =8 $=-5
aujourdhui =-6 autopay =-6 autorizo =6 aux =4 _$=4 available =-5 _$=-3 avec =3 avez =3 aviso =-7 $=-6 avisos =9 $=9
azucar =-13 back =-8 $=-6 bad =-7 baja =6 $=15 _$=3 porfavor=3 bajo =-3 base =5 be =11 _at=-4 _from=4 _in=-3 _last=7
_your=6 contacted=3 late=-4 on=3 texted=11 the=5 there=-6 before =-12 _$=-6 the=-4 belongs =4 to=4 best =-10 $=-8
better $=-4 bill =-6 $=-10 billing =-6 bleeding =-3 block =-3 off=-5 blocked =3 $=5 blocking =7 blowing =5 _my=3 up=3
blue =-7 $=-4 borren _numero=3 mi=3 borrenme =7 boss =-7 bother you=-4 bothering =3 _$=3 me=5 box =5 bro =8 $=7 broken
=-4 bruh =4 bugging =3 _$=3 me=3 building =-3 $=-3 bus =-15 stop=-7 business =5 but =3 _dont=6 can=4 keep=-4 please=12
by =-4 $=-5 _$=-3 _name=11 text=11 that=11 c =-10 $=-9 ca =12 $=10 call _.=3 _text=-4 before=-4 list=3 my=4 called =-5
calling =-6 me=-4 calls =-15 cambiar =-3 la=-3 came =-7 $=-3 can =-5 _be=8 _call=-4 _cancel=-3 _opt=-4 _remove=4
_send=-3 _stop=7 _take=-3 my=-4 someone=3 stop=8 text=-7 we=-3 you=-5 cancel $=11 .=11 _$=10 _.=-4 _3pm=-4
_appointment=-4 _messages=5 _notifications=7 _order=-5 _reservation=-3 _text=12 _texts=4 all=4 my=-5 text=4 these=4
cancelar =7 _$=7 _cita=-3 _consulta=-9 cancele =8 canceled =-7 cancelen =5 los=4 mi=-7 cancellation =-9 cancelo =4
_mensajes=4 cant =-13 stop=-9 car =-3 $=-5 card =-12 $=-9 cargo =-6 case =-3 cash =-7 $=-7 ce numero=10 cease =16 _$=7
_desist=3 all=4 and=3 cebolla =-3 cell =9 $=11 celular =9 ces =6 _$=3 messages=4 cesser =3 cessez =11 cest _$=-10
changed =-5 charge =-10 charged =-4 check =-6 $=-6 checked =7 chez =-10 cita =-14 $=-9 claim =-10 class =-4 $=-3
cleaning =-4 $=-3 close =-4 code =-8 coffee =-7 colis =-7 color =-3 combien =-7 come =-5 $=-5 coming =-5 $=-7 _$=6
commande =-6 comment =3 communication =17 $=7 communications =5 como _para=-4 cancelo=4 hago=-4 company =4 con
_mensajes=6 los=10 confirm =-10 $=-9 confirmed =-10 consent =15 $=14 _$=8 _the=-5 form=-9 revoked=6 consentement =7
consentimiento =9 consider =6 this=4 consulta =-9 contact =8 $=15 _$=7 _again=3 _number=4 list=3 me=3 my=-4 this=4
contacted =3 contacten =5 contacting =9 _$=3 me=3 my=5 contacts =4 $=6 contract =-6 $=-4 cost =-10 could =6 you=5
coupons =7 $=7 credit =-7 crying =-3 $=-3 cuando =-9 cuanto =-4 cut =-4 _$=-10 it=4 off=-10 d =9 accord=-7 arreter=10
da =4 lista=6 dar =3 _baja=3 de=3 darme =4 _baja=4 de=4 database =4 $=3 date =-7 $=-6 datos =10 daughter =-5 day =-7
$=-5 .=-4 _$=-6 de =5 _base=5 _de=5 _ecrire=3 _lista=12 _liste=14 _mandar=4 _mensajes=11 _messages=6 _sistema=7
_svp=-3 _textos=3 baja=7 bus=-6 escribirme=4 la=6 las=-5 m=4 mandar=4 me=9 mensajes=8 messages=5 no=7 numero=-6 sms=7
su=11 textos=11 ustedes=5 vos=17 votre=7 deactivate =10 debt =-9 deed =-8 $=-7 deja =3 dejar =5 de=5 deje de=3 dejen
=9 de=11 dejenme =7 _paz=4 en=4 del _$=-3 _.=3 delete =13 _last=-5 _number=8 me=9 my=4 the=-3 this=3 deleted =9
delivered =-10 delivery =-12 $=-8 demain =-7 $=-7 demande =3 dental =-7 des _$=3 messages=4 desabonner =15 $=10 moi=7
desabonnez _$=10 deseo =10 desinscrire =7 $=7 desinscrivez =7 moi=7 desist =4 desk =-3 desole =-13 dessa =7 lista=4
did =-9 _sign=5 _stop=-8 _text=-3 not=4 the=-6 you=-9 didnt _the=4 _to=-12 _up=4 _your=-5 get=-5 mean=-11 see=-3
sign=3 died _please=3 dije =8 dis =8 disable =12 discontinue =12 _texts=3 disregard =-7 my=-3 do =-3 $=-4 _$=-3
_call=6 _cancel=-3 _consent=-4 _contact=5 _do=-3 _message=8 _need=-4 _stop=-9 _text=9 _turn=-4 _unsubscribe=10 _use=4
i=-3 not=10 to=4 u=-5 you=-13 does =-14 _stop=-3 it=-6 not=3 the=-5 doesnt =3 _this=9 dog =-3 dois =-4 dolor =-9 done
=-9 $=-6 _$=-3 dont _$=4 _.=-6 _again=3 _any=5 _anything=5 _before=-4 _him=-5 _it=-4 _me=4 _my=-6 _texts=8 _the=-7
_them=5 _these=3 _this=4 _to=-14 _ur=4 call=-5 cancel=-3 contact=5 forget=-4 know=4 message=13 need=8 remove=-18
send=9 stop=-28 take=-12 text=21 txt=3 wanna=5 worry=-4 you=7 door =-3 down =-4 dr =-8 .=-5 drive =-9 driver =-4
driving =-5 $=-6 drop =-10 _off=-6 me=-5 du =-5 _$=-10 e =4 each =4 early =-5 $=-5 eating =-4 ecrire =7 $=4 ecrivez =3
_$=3 plus=4 effacez =5 effective =8 either =-6 el =-9 _$=-11 _.=-3 lunes=-3 mensajes=-11 numero=12 paquete=-3
precio=-4 eliminen =9 elm =-6 else =5 $=14 em =10 email $=4 _instead=3 me=-3 emails =-9 en =-5 _de=-9 _esquina=-3
_marre=5 la=-5 paz=9 end $=16 .=8 _$=15 _.=3 _lease=-4 my=-5 of=-12 these=3 this=4 ended =-3 ends =-4 engine =-3
enlevez =9 _de=4 _numero=5 moi=6 mon=5 enough _$=4 _the=4 for=-4 texts=8 with=4 enviar =3 _$=4 envien =3 envoyer =5
envoyez =-9 plus=5 equivocado =6 equivoco =4 _numero=4 de=4 era =-4 erase =9 my=10 errado =5 es =-7 $=-3 _$=-12
_numero=6 de=7 esa =-5 escriban =14 $=7 _$=6 escribir =9 $=5 escribirme =9 $=10 esquina =-3 est =-5 _$=-7 ce=-6 pas=-3
esta =-9 _$=-4 bien=-3 este =8 numero=3 esto =13 $=10 estos =10 _$=7 _.=4 mensajes=8 estou =-8 etre =9 even =4 ever
=14 _$=3 _me=5 again=3 text=3 every =3 everything =4 ex =-7 _stop=-6 fast =-3 favor =10 de=7 fed =-4 _with=-4 up=-4
fee =-5 $=-3 feel =-4 fell =-5 file =3 $=3 fin de=-7 find =5 fine =-6 $=-8 first =-5 $=-4 fixed =-5 flight =-10 $=-6
fois =9 for =-3 _the=-3 _to=3 _week=-4 a=-3 all=-3 gas=-5 me=-8 texting=-11 texts=3 these=8 this=8 forget _number=7
my=5 to=-4 forgot =-8 my=-8 form =-3 found _$=-3 it=-3 free =-10 friday =-10 $=-8 fridays =-6 from _$=11 _.=-3
_account=-5 _contacts=5 _database=3 _group=3 _list=10 _records=4 _system=5 _text=6 all=5 list=6 me=-15 my=-5 the=-5
this=6 you=10 your=10 front =-10 $=-7 _$=-3 full =-8 stop=-6 further =13 _$=8 _will=4 contact=3 future =7 _$=3 game
=-3 gas =-7 $=-5 gate =-7 code=-3 gave _the=-5 get _$=3 _at=-5 _more=4 _number=7 _of=8 _texts=-4 _the=-6 _this=7
texts=4 the=-5 these=4 getting =3 _$=4 _reminders=-3 these=12 give =-3 go =4 _$=3 ahead=-3 away=4 god =6 going =3 to=5
good =-4 $=-3 .=-3 _$=-7 got _$=-7 _message=-3 _new=-3 _text=-5 _wrong=11 a=-7 the=9 this=3 your=-6 gracias =-7 .=-3
por=-4 great =-8 group =5 $=10 _$=-3 guy =6 $=7 ha =-4 llegado=-4 had =-7 hago =-4 _que=-5 haha =-11 $=-9 happens
_i=-6 if=-4 harassing =3 harassment =9 $=9 .=3 has a=4 hate =-4 have _cancel=-3 _do=4 _stop=3 _wrong=5 a=3 an=6 my=-7
no=-8 the=5 havent =-9 _any=-9 hay =-9 he =-11 hear =7 from=8 hello =-6 help =-9 $=-5 me=-4 here =5 _$=-4 hereby =3
heure =-5 hijo =-3 him $=4 _stop=-6 to=-6 his =-6 hit =-3 hitting =4 hold =-17 home =-10 $=-9 hope =-3 hora =-7 _$=-3
hour =-4 house $=-3 how _times=6 _you=3 can=8 long=-5 much=-5 to=4 hoy =-6 $=-6 hurting =-4 hurts =-4 $=-4 husband =-6
$=-4 i _$=-8 _.=-3 _a=-8 _ask=3 _be=5 _do=10 _from=3 _gave=3 _get=-5 _have=-4 _him=-4 _in=-4 _know=4 _like=6 _make=-3
_no=4 _not=-4 _opted=9 _out=6 _removed=5 _stop=7 _text=-8 _texts=5 _the=-14 _these=-5 _this=13 _with=-3 _you=4
_your=-7 am=11 be=4 call=3 cant=-5 changed=5 did=4 dont=4 gave=-3 got=-3 had=-3 havent=-4 hereby=3 keep=10 left=-3
like=-10 lost=-9 mean=9 missed=-4 need=-7 no=3 opted=6 ordered=-3 prefer=-3 quit=-8 reply=-5 revoke=4 said=12 still=-3
stop=-3 stopped=-3 text=-5 think=5 thought=-3 told=-6 turn=-5 unsubscribe=11 unsubscribed=-3 will=12 withdraw=6
would=4 id =8 rather=3 if =3 you=5 ignore =-12 ill =-5 im _$=-4 _.=8 _of=-5 _stop=6 _sure=-3 _the=4 _to=6 at=5
calling=4 not=-4 off=-6 out=-7 reporting=3 immediately =7 in $=-6 _$=-7 _text=3 include =3 info =-3 information =6
instead =-5 _texting=11 of=-3 insurance =-10 $=-6 interesa =4 interesse =6 interested $=-6 _the=-6 _your=5 ir =-5
_$=-4 is =-6 9=5 _$=-10 _an=-5 _longer=3 _number=-7 _on=3 _stop=4 a=3 best=-3 fine=-4 harassment=4 in=-3 it=-4 no=5
out=-4 there=5 this=-14 isnt =5 my=-3 working=-4 it =-4 $=3 .=7 _reply=5 _to=-6 _with=4 end=7 off=-4 please=7 stop=4
to=-9 was=-4 its =-5 _$=3 ive =7 j =-3 aimerais=6 ja =-5 jamais =11 je =5 _ai=-6 _annuler=-3 _arrete=-3 _me=9 _mon=7
_pu=7 _veux=-4 m=-3 me=-3 ne=-5 retire=4 suis=-3 veux=-3 vous=8 job _$=4 john =4 join =-4 juan =6 june =-4 just
_this=-3 stop=10 text=-14 k =-8 $=-9 karen =8 keep =-6 _me=-5 _texts=-6 getting=9 sending=-7 texting=5 the=-9 keeps
=-5 _me=-3 calling=-3 keisha =6 kids =-6 kind =-7 kindly =10 knock =3 _off=3 it=3 know $=-8 l =-13 _$=-6 la =-10
_$=-12 _.=-5 _baja=-3 _de=-3 _porfavor=-5 _svp=-3 baja=-3 cebolla=-3 cita=-3 esquina=-3 lista=7 liste=7 paix=9 lachez
=5 moi=5 laissez =6 _tranquille=8 moi=-4 landline =9 landlord =-3 large =-7 las =-3 _$=-6 _.=-4 last _$=-11 stop=-8
week=4 late =-9 $=-6 _$=-4 later =-10 $=-10 lawyer =6 $=7 le _$=-9 _.=-5 _numero=7 leak =-5 leaking =-7 lease =-8 $=-3
_$=-3 leave _a=-5 _phone=4 _the=4 it=-12 me=11 my=3 the=-5 us=6 leaving =-10 left =-10 les =-8 _.=-3 dije=3
messages=-5 textos=-7 let =-4 _know=-4 me=-10 lets =-4 light =-10 $=-8 like =-4 these=-4 line =7 $=5 link =-7 in=-5
lisa $=6 list =7 $=12 .=-4 for=-3 of=-5 please=5 lista =14 $=13 liste =12 $=5 llegado =-12 llegan =-11 llego =-6
llegue =-4 lol =-17 $=-10 long =-3 longer =5 _the=-3 _to=4 need=-3 looking =7 los =4 _$=-4 avisos=8 recordatorios=-4
textos=5 lose =6 _number=3 my=3 loss =-5 lost =-5 _number=-5 my=-4 love =-14 lunch =-9 $=-6 lunes =-6 $=-5 m =7 _de=4
_plus=6 arrete=-3 ecrivez=4 ma =-8 _$=-3 commande=-6 machine =-5 magazine =-3 mail =-5 mais =10 _$=3 make _stop=3 a=-4
it=4 these=4 manana =-8 $=-4 _$=-3 mandando =12 mandar =5 _$=4 mensajes=3 mandarme _$=6 mensajes=4 textos=3 mande =4
mais=5 manden =8 _$=8 mas=3 many _do=5 texts=-6 times=6 maria $=3 marketing =7 marre =5 mas =9 $=8 _$=10 _.=4
mensajes=5 mauvais _$=8 _.=-9 mauvaise =3 _$=3 may $=-3 me =5 $=9 _$=8 _a=10 _dessa=7 _el=-11 _for=-3 _future=3 _la=-4
_llegado=-11 _mais=5 _mas=9 _mensajes=3 _more=8 _of=8 _please=3 _plus=6 _reminders=-3 _sus=-11 _textos=3 _texts=5
_the=-7 _this=-9 _wrong=-3 _you=-4 _your=3 a=-8 about=6 again=13 alone=7 any=4 anymore=5 at=-10 back=-11 by=7
contacten=5 desabonner=4 desinscrire=7 enviar=3 envien=3 escriban=6 from=7 in=-4 interesa=4 mandar=4 manden=5 of=5
out=6 please=-6 puede=-6 pueden=5 retirer=7 stuff=6 suis=-3 textez=3 texts=-3 the=-6 tira=6 to=-3 when=-5 mean =-3
_$=4 it=9 to=-11 meant for=6 medication =-5 meds =-4 membership =-3 $=-3 mensagem =5 $=5 mensagens =15 $=14 mensajes
=9 $=9 .=3 _$=3 _este=-5 de=3 porfavor=-3 merci =3 $=-3 message =6 $=3 _$=3 _you=3 from=3 was=-7 messages =14 $=12
_$=15 _.=4 are=5 please=3 svp=6 to=3 messaging =11 _$=6 me=7 meu =7 _$=9 mi =3 _$=6 cita=-8 consentimiento=9 hijo=-3
nombre=5 numero=9 might =-3 mike =8 milk =-4 min =-3 mind =-3 miss =-8 missed =-4 your=-3 moi =3 $=13 _$=-6 _la=3
_paix=9 _votre=5 de=3 la=9 tranquille=8 mom $=-3 mon _$=10 _de=-6 _n=-4 _vous=-5 colis=-7 consentement=7 rendez=-4
monday =-8 $=-7 money =-3 month =-7 $=-10 more =5 $=3 .=7 _$=8 _.=-8 _and=9 _please=4 _thanks=-4 _these=3 _to=5
message=7 messages=7 of=6 pain=-6 questions=-8 reminders=4 text=6 texts=4 than=-9 morning $=-4 mother =4 moved =3 msg
=6 msgs =17 $=10 much =-5 .=3 muchas =3 gracias=3 must =4 my 3pm=-3 _.=-3 _address=-3 _alone=4 _and=3 _card=-4
_changed=-4 _ends=-3 _for=-6 _got=-3 _in=7 _is=7 _message=-4 _number=-8 _off=6 _on=-7 _or=4 _out=5 _phone=5 _please=-8
_removed=5 _text=-3 _to=-9 _wont=-6 _wrong=-7 account=3 appointment=-4 attorney=5 bad=-6 bill=-3 boss=-7 car=-3
card=-6 cleaning=-3 consent=10 contract=-5 daughter=-6 dog=-3 ex=-4 info=16 insurance=-5 job=-5 kids=4 last=-7
lawyer=5 lease=-4 line=9 mail=-3 membership=-3 mother=6 number=10 old=-8 opt=4 order=-6 permission=3 phone=7
service=-5 sister=-4 son=3 subscription=-4 text=9 wife=-3 work=3 n =3 _plus=4 ai=-5 est=4 na =-7 nada =7 $=5 mas=-4
name =6 off=3 named =12 nao =5 _mais=10 me=5 ne =5 _ecrivez=4 _pas=-5 _plus=-4 _textez=3 m=6 me=10 plus=8 suis=9
veux=-4 need _appointment=-3 _cancel=-3 _keep=6 _reminders=10 _stop=8 _texts=9 a=-4 the=3 these=3 neighbor =-3 never
=-3 _me=5 _to=-10 _up=6 asked=-4 contact=3 gave=3 got=-5 mind=-5 signed=6 new =-10 _$=-11 number=-5 phone=-3
newsletter =-9 next _$=-12 _.=-3 stop=-10 ni =7 night =-3 no =4 .=-6 _$=16 _.=4 _a=9 _at=3 _contacten=5 _de=-15
_escriban=8 _for=4 _from=-8 _here=8 _interesa=4 _la=4 _manden=4 _mas=13 _mensajes=11 _messages=6 _need=-3 _needed=-10
_of=4 _on=5 _pain=-6 _please=13 _que=4 _questions=-7 _recibir=9 _stop=3 _texts=9 _than=-9 _yet=-5 autorizo=3 calls=-6
deseo=9 es=11 further=7 hay=-6 manden=4 me=7 messages=-4 more=7 necesito=3 problem=-9 puedo=-10 quiero=7 recibir=4
se=-4 soy=5 text=-7 texts=15 thanks=4 worries=-7 nobody _me=-4 named=9 nombre =5 non =-6 noon =-4 $=-4 nope =-3 not =5
_$=4 _any=-7 _list=6 _me=5 _my=-3 _patient=5 _text=8 _texts=-3 _the=-9 _these=4 _this=9 _yet=-3 call=7 consent=-4
contact=5 getting=-14 interested=4 message=8 really=-6 send=3 sign=5 text=16 the=13 tiffany=5 use=4 wanted=7 yet=-3
nothing =7 notice =3 notifications =20 $=12 now =8 $=-3 .=3 stop=11 number =8 $=12 .=4 _.=-5 _file=5 _my=-3 _not=4
_the=4 _your=5 again=3 changed=-8 for=6 from=3 off=8 on=4 please=-6 removed=5 numero =10 $=14 _$=14 da=-3 de=-8
equivocado=5 errado=8 nunca =4 o _$=3 oak =-4 $=-4 of =3 _list=6 _messages=3 attorney=-5 my=7 texting=11 these=8
this=8 your=9 yours=4 off =5 $=14 .=6 _alerts=7 _list=17 _schedule=-3 _text=4 and=-4 at=-7 my=4 of=5 the=-6 this=9
with=3 work=-5 your=4 office =-5 $=-4 ok $=-15 .=-5 stop=13 okay =-3 old =-3 _$=-3 on =-5 $=-6 _$=-10 _do=3 _list=-3
_phone=-3 _st=-3 check=-3 file=5 me=-3 my=-4 this=8 one =-3 $=-3 _$=-9 _shop=-3 _text=6 _the=-4 _time=5 more=7 stop=-6
onions =-11 only =4 oops =-8 wrong=-7 open =-6 _$=-4 opt =8 _$=15 _.=4 _of=-12 _out=3 _request=3 me=6 out=5 opted =12
_of=-4 out=7 opting =8 _of=-4 out=8 option =-4 options =-3 optout =12 or =-6 _.=-3 i=5 orden =-19 $=-9 order =-19
$=-10 _$=-5 number=-4 ordered =-6 otez =5 other =-5 _$=-6 our =-5 out =6 $=11 .=8 _$=14 _the=-12 _this=10 _your=3
of=-6 please=9 request=3 to=-4 outside =-6 $=-6 over =-6 package =-5 $=-6 paid =-9 pain =-12 $=-4 paix =13 $=13
paquete =-4 par =5 para _$=11 manana=-3 que=-6 parar =5 $=11 pare =11 $=10 parem =5 paren =16 $=11 parenle =11 parking
=-9 part =7 pas $=-7 _$=6 _.=9 interesse=6 passed =4 patient =5 pause =-3 my=-4 payment =-14 $=-7 _$=-5 on=-3 paz =18
$=15 pedido =-4 people =9 perdon =-18 perfect =-7 permanently =3 permission =15 _text=6 to=5 pero =4 person =8 persona
=16 personne =8 $=15 phone =9 $=9 _$=4 alone=4 and=3 number=-3 photo =-7 pick =-5 pickup =-8 pido =6 pills =-4 place
=-5 plan =-6 $=-3 planta =-7 baja=-7 please =3 _$=14 _.=5 _me=-5 _more=3 _not=-5 _send=3 _stop=-6 _text=10 _texting=-5
_thanks=10 _that=7 _the=-7 _these=5 _this=-3 and=3 call=-10 delete=6 discontinue=9 do=-10 dont=-10 end=5 keep=-21
make=3 no=4 quit=6 remove=7 stop=13 text=-10 unsubscribe=11 update=4 use=-4 pls =17 $=7 stop=4 plus =12 $=10 _$=4
_de=9 _textos=5 _vos=5 de=-8 etre=8 recevoir=4 rien=8 plz =13 $=5 pode =-6 police report=-3 policy =-3 $=-3 por _$=5
porfa =6 $=5 porfavor =9 _de=5 pour =-7 pouvez =-3 power =-6 _attorney=-5 of=-5 precio =-4 prescription =-5 $=-4 price
=-10 _$=-5 problem =-10 $=-4 program =4 $=9 promos =15 pu =8 puede =-8 pueden =-4 _de=6 puedo =-11 put _on=3 q =3 que
=10 _de=-5 _me=3 hora=-5 je=3 me=12 no=5 quelle =-4 heure=-4 quero cancelar=4 mais=6 question =-3 questions =-8 qui
=-6 quiero _de=6 _me=5 _mensajes=-5 _mi=-6 cancelar=-6 darme=4 mas=3 mensajes=5 que=4 recibir=-3 quit =6 $=10 .=3
_$=10 _.=3 _job=-6 _me=3 _my=3 _up=3 bugging=3 it=12 my=-5 on=-6 sending=4 smoking=-4 texting=9 quitar =5 quite =-5
quitenme =7 de=3 rain =-8 _$=-5 raining =-4 rappels =5 rash =-3 rates =-7 rather =4 reach =6 reached =7 ready =-5 $=-4
real _$=-5 really =-7 receipt =-4 receive =8 texts=3 received =-17 recevoir =11 $=8 _messages=-5 de=4 recibir =7
_mensajes=4 mensajes=-3 records =6 $=4 recu =-8 refill =-4 $=-3 refund =-8 $=-3 registry =5 remind =-9 me=-9 reminder
=-6 reminders =14 $=16 .=-5 _$=4 please=5 removal =10 $=7 remove =9 $=13 .=8 _$=16 _cell=4 _ex=-3 _number=13 _old=-4
it=4 me=7 the=-6 this=3 us=5 removed =7 $=8 _this=4 from=3 rendez =-7 _$=-3 vous=-7 replied =4 stop=4 reply =-12 _$=-6
_to=-9 stop=-4 replying =6 _$=6 stop=6 report _$=5 you=5 reported =17 reporting =3 request =13 $=3 to=3 requesting =7
reschedule =-9 $=-7 resend =-4 reservation =-3 retard =-7 retire =4 _consentement=4 mon=4 retirer de=5 retirez moi=3
revoke =10 $=9 _$=10 _power=-5 revoked =8 ride =-4 $=-4 rien =10 right =-3 .=-4 _$=-4 now=-4 number=6 running =-3 rush
=-8 $=-8 s =7 said =-11 _stop=-6 no=6 stop=7 sair =8 salir a=-4 same =-5 sandra =12 saquen =3 saquenme =13 de=4
saturday =-3 say =-3 _$=-3 saying =-9 scam =-7 schedule =-10 $=-7 school =3 se equivoco=4 second =-3 see _then=-5
your=-3 send =-3 _$=-4 _the=-6 a=-3 it=-4 me=8 the=-6 sending =4 _$=5 _reminders=-4 _stuff=6 _texts=-7 the=-6 these=-3
sent =-12 _wrong=-4 ser =5 set =-3 she =-6 doesnt=-5 shoes =-7 shop =-12 $=-9 should =-5 i=-5 si =-4 sign =-11 $=-4
signed =5 _$=3 up=10 sistema =7 sister =-4 $=-3 size =-5 slot =-4 smoking =-7 $=-6 sms =22 $=15 _$=6 snow =-6 so
please=5 stop=15 sold =4 the=6 solo =-5 somebody =8 someone =-5 _me=-6 else=6 son =4 sooner =-4 sorry =-10 $=-4 .=-3
but=3 for=-4 i=-3 wrong=-4 souhaite =7 sounds =-7 good=-7 soy _$=-4 la=7 spam $=10 spamming =8 spot =-10 $=-10 st =-3
start =-7 stay =5 still _the=-3 _these=4 stitches =-3 stock =-6 $=-5 stoop =6 stop =9 $=24 .=9 _$=10 _.=11 _anytime=-4
_at=-3 _im=-4 _in=-8 _it=-7 _lol=5 _mail=-3 _me=5 _on=-5 _opt=-7 _order=-3 _please=-7 _reminders=3 _spam=11 _stop=8
_texts=3 _thanks=5 _the=6 _to=3 _unsubscribe=-4 _you=5 _youre=-5 all=4 at=-4 blowing=4 by=-14 calling=-6 crying=-3
eating=-4 for=7 harassing=5 hitting=4 i=9 in=-12 it=3 light=-7 messaging=8 my=-13 now=7 or=5 over=-6 payment=-8
please=7 sending=5 shop=-4 sign=-6 smoking=-3 so=10 spamming=6 svp=4 taking=-4 texting=9 thanks=10 these=7 this=5
to=-11 with=8 your=5 stopp =13 $=8 stopped =-10 _$=-3 getting=-3 stops =-4 store =-7 $=-7 stuff =7 $=4 su _$=-8
lista=3 sistema=7 subscribed =-4 subscription $=8 box=-4 sue =5 suis pas=10 supprimez =6 _numero=3 mon=3 sur _liste=-3
sure =-4 $=-6 _$=-5 surgery =-9 $=-9 sus =5 mensajes=-3 svp =4 $=-4 switch =-9 system =7 $=6 take =4 _number=3 _of=5
_out=5 me=8 my=8 off=-4 the=-4 taken =4 _$=4 off=4 taking =-4 it=-4 tcpa =6 teeth =-5 telefono $=-4 telephone =10 tell
=-9 temprano =-6 $=-6 tengo =-7 text =4 $=6 .=3 _$=5 _.=7 _again=9 _anymore=5 _instead=-5 _not=3 _please=-8 _the=-5
_when=-3 _work=5 _you=-4 again=3 alerts=-3 and=-6 back=-3 from=-4 him=-3 me=-3 messages=12 notifications=7 stop=-6
the=-5 this=-3 you=-3 texted =4 $=10 me=-12 texter =5 $=5 textez =-6 plus=3 texting =14 $=14 _$=7 _.=-3 _about=4 me=4
texto =12 $=12 .=3 textos =16 $=9 _$=4 svp=7 texts =13 $=15 .=8 _$=3 _i=4 _my=7 _please=3 _stop=5 _you=-3 are=-6 at=8
cost=-4 for=4 from=-3 please=7 will=-3 than =-9 thanks $=-4 _much=6 _the=-3 but=3 so=-3 that =-3 $=-3 .=-3 _$=-7
_my=-3 _was=-3 charge=-3 name=11 text=-4 thats =-7 _$=-6 enough=5 the =-6 _$=-6 _.=-4 _address=-3 _again=-7 _alone=6
_but=5 _date=-3 _guy=6 _i=3 _list=-7 _message=10 _number=-3 _of=3 _off=-4 _on=-4 _person=10 _plan=-3 _please=-9
_reminders=6 _slot=-3 _stop=-10 _text=4 _texts=6 _time=6 _to=-6 _wont=-4 _you=4 alarm=-4 alerts=12 appointment=-4
bill=3 blue=-4 call=-4 code=-4 dog=-3 end=-6 form=7 house=10 kids=-4 last=16 lease=-3 medication=-5 message=-3
messages=6 number=13 old=-3 other=-3 pain=-5 person=7 phone=-8 reminders=4 right=4 same=-3 schedule=-4 second=-4
spam=8 stop=-6 tcpa=5 text=4 texts=4 third=3 wait=-5 waitlist=-6 wrong=-3 them =10 $=10 then =-6 _$=-5 there =-5 $=-9
_way=7 a=4 in=-3 theres a=-4 no=5 these =16 $=20 .=5 _$=4 _are=-6 _i=3 _stop=5 _to=5 anymore=4 notifications=6 off=5
reminders=-6 texts=-4 to=9 they =-15 _me=-5 _my=-3 thing $=-3 think _have=3 you=4 third =3 time=3 this =9 $=11 .=9
_.=-4 _a=5 _again=3 _harassment=3 _my=-3 _no=3 _off=3 _the=15 _was=5 group=7 is=4 isnt=4 list=11 month=-8 morning=-6
number=8 one=-6 phone=8 text=5 thing=6 week=-8 thought _was=-3 three =6 through =-8 $=-5 thursday =-6 thx =-4 tiene =7
tienen =6 tiffany =5 time $=-6 .=-4 times =21 $=14 _i=6 do=5 tira =7 dessa=6 tired =-4 of=-3 to _a=-4 _back=-3
_contacted=3 _from=7 _in=3 _it=-3 _lawyer=3 _list=-6 _me=8 _my=-6 _number=-4 _off=9 _smoking=-4 _stop=3 _text=3
_texted=11 _these=6 _you=-3 be=4 bother=-4 cancel=-7 do=6 end=5 get=4 hear=5 keep=6 my=-4 opt=-3 quit=-3 reach=5
receive=8 remove=-3 report=-3 stop=-6 the=4 todavia =-10 today =-9 $=-7 .=-7 _$=-4 told =-3 me=-4 you=5 tomorrow =-13
$=-10 _$=-3 too =-5 $=-3 _$=-8 many=3 tooth =-6 top =-4 tout =15 town =-4 $=-3 trabajo =-6 traffic =-4 tranquille =8
$=8 travail =-3 treatment =-12 tree =-4 truck =-6 trying _reach=5 tuesday =-10 $=-7 turn _notifications=-3 _off=7
_text=-4 _the=-4 off=3 them=5 these=8 twice =-4 $=-4 two =-10 txt =9 txts =11 u _stop=4 _the=3 got=4 ultima =4 un
_$=-4 una =-4 cita=-3 under =3 unit =-4 unsub =16 $=7 _$=9 unsubscribe =13 $=22 .=6 _$=12 _the=-6 from=-6 link=-3
me=-5 unsubscribed =16 until =-9 _$=-6 unwanted =11 up $=-3 _phone=4 _the=-3 _this=8 my=6 with=-3 ur =6 _$=4 us =7 $=3
_$=4 use this=-5 ustedes =5 $=5 veces =7 very =4 veuillez =11 cesser=5 veux =-3 _de=3 _recevoir=3 pas=-9 plus=9 pu=7
visit =3 voicemail =-7 $=-7 vos _$=3 messages=-5 textos=3 votre =-3 _$=-3 liste=6 vou =-7 vous $=-9 _$=14 _d=5 _de=6
_la=-4 de=-5 vous=6 voy a=9 vuelvan =13 a=13 wait =-7 _$=-3 waiting =-5 waitlist =-6 $=-5 wanna =6 want =4 _$=8 _get=4
_hear=5 _messages=4 _of=5 _opt=-6 _stop=-3 _texts=4 any=-5 off=4 out=3 texts=3 the=-4 these=5 to=-8 your=3 wanted =4
warranty =-5 was =-8 wasnt =-3 water =-5 way $=-5 to=7 we =-5 _stop=-4 are=5 dont=5 have=-4 wednesday =-5 week =-8
$=-7 .=-5 _$=-3 weekend =-9 went =-3 to=-3 what =-8 _do=-3 _i=4 _if=-4 do=3 happens=-4 i=-6 is=-5 whats =-10 the=-5
when =-14 _i=-5 i=-3 will=-4 you=-4 which =-4 while =-12 _$=-5 who =-7 _$=-6 _.=4 _i=-5 dis=5 whoever =8 whos =-13 why
=-5 _i=-4 am=-3 did=-12 wife =-6 $=-7 will _you=4 be=9 i=-9 stop=-4 you=-3 wish =9 _be=3 _receive=3 to=9 with _.=-4
_messages=3 _texts=9 my=-3 these=4 withdraw =7 my=3 without =3 wont =-10 _$=-5 _texting=-4 stop=-14 work =-4 $=-5 .=3
_.=3 phone=3 working =-11 $=-6 _$=-5 works =-12 $=-4 _me=-4 for=-4 worries =-7 $=-7 worry =-4 would =7 like=3 write =3
wrong _$=3 _bro=6 _on=-3 _sorry=5 address=-5 guy=7 number=13 person=7 size=-3 y =5 _$=-8 ya =7 _$=4 _con=4 _de=3
_dije=8 _en=-6 _manden=5 _quiero=7 les=3 voy=-7 yall =3 year =-5 $=-6 years =4 yes =-9 yet =-10 $=-14 yo =5 you =5
$=-3 _.=3 _a=-7 _anything=-3 _have=5 _me=-6 _my=-7 _not=3 _sending=3 _stop=15 _to=8 _wrong=-3 are=13 cancel=-5 get=-4
guys=3 have=4 help=-3 keep=4 need=-3 not=7 people=14 permission=4 send=-5 sent=-3 stop=5 take=-3 text=-4 the=-4 to=8
your _are=4 _is=-7 _list=3 _please=5 contacts=5 database=4 email=-9 list=6 message=-8 messages=10 number=-7 records=6
system=7 text=-5 youre =6 yours =3 youve =12 _the=11 got=5 谢谢 =-4 $=-4 退订 =13
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
