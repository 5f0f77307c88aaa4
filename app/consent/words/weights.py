"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -17

_LEARNT = """
. $=-7 15=-4 30=-7 _$=10 _.=6 _a=4 _ai=-4 _and=4 _be=-4 _been=8 _besoin=7 _contact=4 _d=6 _de=9 _delete=6 _dont=11
_en=4 _escriban=6 _fix=-7 _for=-6 _had=4 _have=6 _im=-5 _is=5 _it=4 _keep=-6 _les=7 _m=4 _mandem=4 _me=4 _meant=-8
_mensajes=-5 _meu=4 _min=-4 _moi=6 _mon=5 _my=7 _nao=9 _ne=6 _no=7 _not=13 _nous=7 _number=9 _of=-4 _person=-7
_please=10 _pouvez=4 _quero=-4 _quit=7 _remove=9 _sending=4 _ser=-4 _soy=4 _stop=5 _take=5 _text=9 _texting=6 _texts=6
_the=12 _them=4 _u=-4 _unsubscribe=9 _us=6 _use=8 _vous=-7 _ya=8 ahi=-7 also=10 aqui=5 arretez=14 ate=-4 borrenme=9
but=5 call=7 can=-4 cancel=8 cease=7 cessez=13 cest=-9 could=4 dejen=5 delete=4 dont=9 el=-5 end=5 enlevez=15 era=-8
es=-14 esse=5 favor=10 get=5 go=-10 gracias=-5 if=5 ill=-7 im=-4 is=-6 it=-8 j=5 je=6 kindly=7 le=-6 lose=6 mauvais=-6
merci=4 my=-4 nao=12 ne=14 new=-6 no=9 not=4 now=5 obrigado=-6 opt=4 parem=9 paren=7 pero=7 please=9 plus=10
porfavor=9 pouvez=-4 que=-5 quit=16 quiten=4 quitenme=12 remove=16 reply=-7 retirez=10 saquenme=5 se=4 see=-5 she=4
stop=16 supprimez=4 take=10 tell=-6 tem=-8 text=-21 thanks=-7 this=9 unsubscribe=13 vous=5 we=-8 would=5 wrong=6 you=9
别发了=8 谢谢=9 0142 =-4 $=-5 1 =-8 $=-8 10 =-10 $=-9 _$=-6 12 =-8 $=-4 14 =-9 15 =-7 15h =-8 17h =-11 2 =-6 $=-5 .=-5
please=-7 20 =-10 200 =-9 _$=-6 2pm =-6 3 =-10 .=-4 times=4 30 =-6 $=-6 3am =7 3pm =-10 $=-5 4 =-8 $=-8 4471 =-4 45
=-9 5 =-7 $=-10 50 =-5 5th =-4 6 =-6 $=-7 7 =-5 704 =-5 555=-5 77 =-4 8 =-5 $=-4 80 =-10 9 =-5 $=-6 ^ $=-6 .=-5 1=-10
2=-6 _$=17 _.=8 _4=-4 _a=-6 _accidentally=-9 _accord=-8 _add=5 _aimerais=7 _all=7 _and=-4 _are=4 _arret=-8 _as=5
_asked=5 _at=-7 _autorizo=4 _aux=7 _avez=-4 _away=5 _bad=-7 _besoin=-4 _boss=-6 _bother=4 _bothering=4 _bugging=4
_called=-5 _calls=-5 _can=-5 _cancel=9 _cancelar=4 _cant=-7 _cease=4 _cesser=5 _changed=6 _claim=-4 _con=-7 _confirm=8
_consent=4 _contacting=7 _darme=4 _de=6 _dejar=4 _deje=-4 _dejen=-7 _del=7 _deseo=10 _discontinue=9 _does=-5 _dois=-4
_dont=-6 _el=-4 _else=-12 _end=-5 _equivocado=17 _equivoco=5 _equivoque=-5 _errado=4 _es=-7 _ever=4 _ex=-5 _faire=-4
_flight=-4 _for=-8 _forget=-6 _from=-5 _further=9 _get=5 _getting=-7 _give=-8 _guy=4 _guys=-5 _had=-6 _happens=-9
_havent=-5 _he=-5 _here=-5 _hit=7 _horas=-5 _house=-4 _husband=6 _i=-7 _immediately=5 _je=-7 _kids=-4 _l=6 _la=-7
_las=13 _leaving=-7 _les=7 _light=-6 _like=-8 _link=-9 _list=-9 _lista=-6 _los=10 _loss=-6 _love=-6 _m=-5 _ma=-6
_mais=-8 _mauvais=-9 _merci=5 _messages=4 _meu=8 _mi=7 _mind=-7 _moi=7 _mon=9 _more=4 _msgs=6 _much=-4 _n=4 _na=-6
_named=7 _ne=-10 _never=-6 _numero=-5 _ny=5 _of=-10 _one=-4 _opt=10 _order=-7 _para=-8 _parenle=6 _pay=4 _payment=-7
_pero=4 _phone=-7 _please=10 _pls=8 _por=-5 _porfavor=18 _pour=-8 _pouvez=-5 _precisa=-7 _problem=-10 _puede=-8
_pueden=4 _puedo=-5 _put=4 _quit=-6 _quitte=4 _quoi=-9 _really=-5 _recebi=-5 _received=-4 _recibiendo=-5 _replied=6
_request=8 _retire=8 _revoke=6 _revoked=7 _rush=-6 _sair=-4 _sending=5 _sent=-4 _size=-4 _sms=4 _sold=4 _someone=8
_soy=-4 _spam=7 _spamming=4 _stopped=-9 _subscribed=-4 _suis=-6 _svp=15 _tard=-7 _texting=11 _thanks=4 _that=-12
_thing=-4 _tienen=6 _time=-4 _todo=8 _told=-4 _took=-7 _tout=10 _txt=8 _una=-6 _up=-4 _us=7 _use=-8 _vez=4 _voted=-4
_voudrais=-4 _vous=-5 _vuelvan=5 _what=4 _with=7 _withdraw=7 _wont=-4 _works=-6 _worries=-8 _worry=-5 _wrong=-7 _ya=6
_yet=-4 _your=-9 a=-8 add=-6 aint=6 alto=9 am=-5 annulez=7 any=-8 anything=-5 appelez=-5 aqui=5 are=-11 arret=16
arrete=11 arreter=8 arretez=8 as=6 avez=-5 baby=-4 baja=9 basta=6 block=-4 bonne=-4 bus=-6 c=-9 ca=-8 call=-11
cambie=-10 can=-5 cancel=9 cancelar=16 cancele=10 cancelen=5 cancle=12 cant=-6 ce=7 cease=8 change=4 chega=4 close=-4
combien=-7 con=-6 confirm=-6 confirmed=-10 confirmo=-4 consent=6 contact=-5 cool=-6 cuando=-4 cuanto=-5 d=-8 dar=4
deactivate=5 deixa=-4 deje=8 dejen=8 dejenme=6 desabonner=6 desactivez=4 desole=-9 desuscribanme=10 detener=11 did=-12
disable=6 discontinue=6 disregard=-5 do=-10 does=-10 done=-7 effacez=6 either=-4 el=-10 eliminen=5 end=11 enlevez=-5
envoyez=-4 erase=5 es=-4 este=6 estoy=-5 favor=6 feliz=-5 fin=-5 for=12 forgot=-8 foutez=4 full=-5 garder=-9 go=8
gostaria=5 got=-5 gracias=-9 had=-4 haha=-6 happy=-9 hay=-4 he=-13 hello=-5 hes=-6 hope=-11 id=4 idk=-5 ignore=-6
il=-6 ill=-5 is=-15 it=-4 its=-5 ive=4 j=-6 ja=5 just=5 k=-8 keep=-14 kids=-6 kindly=7 l=-4 la=-12 lachez=4 le=-5
les=4 let=-4 loose=5 love=-12 make=8 mandeme=-4 mantener=-12 mauvais=13 maybe=-6 me=-5 message=-9 meu=-10 mon=-9
muchas=-5 my=-8 nada=-5 necesito=-7 need=-9 nevermind=-9 ni=5 nothing=-8 nunca=4 o=-9 off=6 ok=-5 okay=-4 omw=-8 on=4
one=-9 only=4 oops=-9 opt=4 opting=5 optout=14 otez=4 out=-5 para=-4 parar=4 pare=8 parem=6 paren=5 parfait=-7 pas=-9
perdi=-11 perdon=-13 perfect=-9 permission=6 pick=-5 pleas=4 pls=10 plz=5 pode=-5 porfavor=7 preciso=-5 priere=6
put=-5 que=6 quiero=-6 quit=11 quitar=7 quite=-5 quiteme=4 quitenme=5 remind=-9 remove=5 reported=6 requesting=8
retirez=-7 retiro=4 revoco=9 revoke=8 sair=9 salir=9 saquenme=7 seguir=-12 send=-9 she=-5 shop=-8 shut=4 si=-8 sign=-8
so=-4 sold=4 solicito=7 someone=-13 sorry=-8 sotp=12 sounds=-7 spot=-6 stay=12 step=-8 stoop=6 stop=14 stopall=10
stopp=12 stpo=10 strike=5 sure=-4 svp=5 take=-4 text=-4 texting=5 thanks=-7 that=-8 the=-11 they=-9 this=4 thx=-15
tienen=-4 to=4 top=-8 trying=-4 ultima=4 un=8 unsub=12 unsubscribe=12 unsubscribed=4 update=-7 use=-4 veuillez=9
veux=4 vous=5 voy=6 want=6 wed=-4 weekend=-4 what=-6 whats=-9 when=-6 whens=-4 wheres=-5 which=-5 who=-10 whoever=5
whos=-11 why=-8 will=-7 wrong=16 yo=9 your=-7 youve=7 取消訂閱=11 号码错了=11 好的=-12 请不要再给我发短信=9 退订=15 a _$=-6 _and=7 _for=-5
_heure=-4 _hora=-5 _l=-4 _mensajes=8 _person=-5 _policia=4 _si=9 _to=6 cebola=-4 complaint=4 customer=-4 day=4 dog=4
escribir=11 good=-5 landline=8 llegar=-6 message=-7 patient=5 plus=-6 quelle=-4 real=-6 recevoir=4 scam=-6 stop=-5
voicemail=-4 way=5 abogado =4 about _$=-4 _.=4 my=4 the=-9 ac =-5 access =-6 accidentally =-9 account _$=-4 acoso =4
add =-11 me=-5 my=-8 address =-11 $=-7 adresse =-5 $=-4 ads =22 $=13 .=7 _$=10 after =4 i=6 afuera =-4 $=-4 again =4
_$=4 ago =8 .=5 agora =-4 agradeceria =5 agua =-5 ahead =-5 ahi $=4 _$=-4 ahora =5 ai $=6 _$=6 _de=-6 _donne=6 _mon=-4
_recu=-4 _un=5 _votre=-4 pas=4 plus=-12 aimerais =7 ainda =-8 aint =10 al =-8 alarm =-6 alertas =16 $=12 alertes =10
$=4 alerts =12 $=8 _me=4 all =5 $=4 _it=4 communication=5 contact=4 done=-4 messages=4 of=4 allergic =-4 alone =12 $=8
.=4 _$=5 alors =4 already =6 $=9 _.=7 asked=-4 opted=4 also =10 _me=4 alta =-6 alto _$=7 always =-9 am i=-11 amanha
=-9 $=-7 amor =4 an =-5 _$=-9 and =4 _$=-5 _a=-4 _it=-5 _not=6 _please=-6 _the=-4 add=-4 do=4 dont=7 i=7 im=8 my=7
quit=4 reminders=-5 stop=6 take=8 thanks=6 the=5 then=-4 you=5 annoying =4 annule =-5 annuler =-6 mon=-4 annulez =5
mon=4 another =12 _$=8 _from=8 text=6 ans =5 answered =-4 antes =-9 anuncios =4 any _.=5 _messages=5 longer=4
messages=-7 more=4 of=5 texts=-7 anymore =14 $=4 _$=11 anyone =-8 anytime =-14 $=-13 app =-4 appelez =-12 moi=-5
appelle _police=4 la=4 appointment =-6 $=-7 _$=-4 is=6 appointments =-4 appreciate _$=-5 appt =-4 apres =-4 apt =-5
aqui =7 no=6 arbitration =-8 are _.=4 not=9 so=-10 texting=5 around =-4 arret =5 $=6 .=4 _$=8 _bus=-5 _travail=-4
de=-9 arrete _de=-7 pas=-8 arreter =11 $=12 de=4 le=-6 arretez =17 $=18 _$=9 _au=-9 de=6 les=5 pas=-10 svp=6 vous=-10
arrive =-7 article =5 as _today=4 i=7 ask =5 asked =4 _these=5 you=5 asking _to=7 for=7 assez =6 assurance =-6 at =-5
4=4 _$=-6 _counter=4 _end=-5 the=-7 this=-4 ate =-5 _$=-4 attached =-6 $=-4 attorney _$=10 au =-9 _de=-6 aucun =10
aujourdhui =-7 .=-4 autocorrect =-7 automatic =-4 autopay =-9 autorizacion =7 autorizo =7 autre =6 aux =4 available
=-6 .=-4 _$=-4 avant =-12 avec =4 vos=4 avez =-4 _le=-5 _mauvais=6 le=6 avis =7 aviso $=-5 avisos =4 azucar =-15 b =-4
baby .=4 back =-9 $=-4 on=-5 bad =-7 bag =-5 baja =10 $=13 .=8 _$=10 por=-10 porfavor=5 bajo =-4 balance =-6 $=-6 bank
=-5 $=-4 base =10 basta =4 $=4 con=-5 battery =-4 bb =4 be =6 _.=4 _from=5 _last=8 _your=5 in=6 texted=12 there=-7
been =6 beeping =-8 before =-11 _$=-7 the=-4 begging =4 besoin de=4 best =-13 $=-7 better $=-4 _the=4 be=4 bien =-9
$=-8 bill $=-11 is=4 billing =-6 $=-7 bleeding =-6 _stop=-5 block off=-4 blocked =5 $=6 blocking =11 blue =-12 $=-6
one=-5 bom =-5 bon =-7 numero=4 bonne _$=6 book =-7 borrame =12 borre mi=5 borren =4 _numero=6 borrenme =13 $=9 de=5
boss =-6 bot =7 $=8 both =-9 _$=-5 bothering =5 _$=5 me=5 bought =4 bring =-5 bro =4 broken _$=-5 bruh =4 buen =8
bugging =4 me=4 bus =-13 $=-4 stop=-7 buscan =8 business =8 but =7 _dont=10 _get=6 _the=-4 i=5 it=-4 no=4 please=9
buzz =4 by =-4 $=-5 _$=-6 _name=12 text=13 that=12 c =-7 $=-11 ca =11 $=10 .=4 _les=7 continue=8 marche=-4 cake =-8
calendar $=4 call =-4 $=-4 _$=-4 _.=6 me=-8 my=4 the=6 calle =-5 called =-4 calling =-6 and=-4 calls =-15 cambie =-5
_numero=-12 de=-4 cambio =-4 came =-8 $=-5 _$=-4 camino =-4 $=-6 campaigns =4 can _add=-4 _be=5 _call=-6 _guys=6
_please=5 _send=-4 _text=-5 my=-6 remove=4 stop=6 text=-8 u=-4 cancel $=11 .=11 _$=13 _3pm=-4 _appointment=-4
_messages=4 _notifications=5 _order=-5 _text=12 _texts=5 my=-6 these=5 tomorrow=-6 cancela =-5 cancelar _$=11
_consulta=-6 _recebimento=7 a=-4 la=-4 los=8 minha=-4 o=4 cancele =7 canceled =-6 cancelen =4 los=5 mi=-5 cancellation
=-8 cancelo _mensajes=5 cancle =12 cant =-9 get=-5 stop=-10 car =-8 card =-10 $=-6 cargo =-6 carlos =5 carriers =-8
carro =-8 _$=-6 case =-5 cash =-7 $=-8 cavities =-8 ce _est=4 numero=15 que=-4 cease =14 $=5 _$=7 cebola =-4 cebolla
=-4 cell =7 $=9 _$=4 _your=4 celular =8 $=4 ces =7 _$=4 messages=4 cesser =6 cessez =15 $=4 cest _$=-10 _harcelement=4
_le=4 pas=5 quoi=-8 cette _.=5 personne=4 chairs =-4 change =-4 $=-4 changed $=-4 .=-7 _mind=4 changes =-10 charge
=-10 $=-4 charged =-5 charges =4 check =-9 $=-6 cheese =-4 chez =-7 _$=-8 christmas =-4 church =4 chuva =-9 cita =-11
$=-9 claim =-8 deed=-4 class =-6 $=-4 clicked =5 club =8 code =-10 coffee =-8 $=-6 colis =-6 color =-7 com =4 combien
=-12 de=-4 come =-5 $=-7 comer =-4 coming =-6 $=-10 back=4 commande =-5 .=-4 _$=-4 communication =21 $=5
communications =13 $=5 como cancelo=5 complaint =8 con _avisos=-4 _mensajes=7 _textos=6 los=10 sus=7 confirm $=-14
confirmation =-4 confirme =-8 confirmed =-10 confirmo =-10 $=-9 conozco a=5 consent =15 $=15 _$=9 _the=-5 form=-8
revoked=6 consentement =11 $=5 consentimiento =8 consider =6 this=4 consulta =-5 de=-4 contact =10 $=10 _$=12 _again=5
lenses=-8 list=4 my=-5 contactar =9 $=9 contactarme =9 $=8 contacten =6 $=5 contacter =6 $=8 contacting =8 me=4 my=7
contacto =4 contacts =5 $=6 contato =10 $=4 continuarem =5 continue =12 continuez =8 contract =-6 $=-5 contrato =-6
cool =-6 coordonnees =12 $=10 correct =-10 cosas =6 $=4 cost =-11 $=-6 coughing =-5 could =4 _stop=5 count =-6 _in=-7
me=-5 coupez =-5 coupons =11 $=10 cours =-5 court $=-4 credit =-5 crown =-5 cuando =-15 cuanto =-7 cut =-8 _$=-7
_out=8 it=5 off=-8 cute =-11 d _$=8 arreter=8 da _.=-4 _de=7 lista=16 daily _$=-4 dans =-6 darme =5 _baja=5 de=5 das
=-4 date =-8 $=-7 datos =15 $=6 .=6 daughter =-4 dave =5 day =-7 $=-10 _$=-5 and=5 is=5 off=-6 de =4 _cosas=6 _de=11
_dolares=-4 _ecrire=4 _escuela=-4 _lista=13 _liste=14 _los=-8 _mensajes=8 _messages=7 _mi=6 _mon=5 _plus=4 _por=-4
_pour=-4 _sistema=5 ahi=11 baja=6 bus=-5 datos=8 dentista=4 dossier=-5 enviarme=5 escribirme=8 espera=-9 fumer=-7 l=-8
los=6 m=9 mandar=10 me=6 mensagens=6 mensajes=13 messages=7 mi=-6 mon=-4 ne=4 no=11 novo=5 orden=-6 probleme=-5 pub=9
rappels=9 retard=-5 sms=6 su=9 sus=8 texto=4 textos=10 tomar=-5 una=4 ustedes=6 voces=-4 vos=15 votre=12 deactivate =9
_alerts=4 text=4 deal =-9 deals =5 debo =-4 debt =-9 declined =4 deed =-6 $=-4 deixa =-5 dejar =6 _enviarme=4 de=7
deje de=5 dejeme _paz=5 en=5 dejen =6 _molestar=4 de=11 dejenme =12 _paz=5 en=5 dejo =-5 de=-8 del =-10 delete =10
_$=11 _contact=4 _info=4 _last=-5 _number=6 _old=-4 me=10 my=4 the=-8 this=4 deleted =11 delivered =-11 delivery =-11
$=-8 demain =-7 $=-6 demande =7 dental =-7 dentista =6 .=4 dernier =6 des =4 _$=9 messages=4 desabonnement =14
desabonner =16 $=12 _$=10 moi=4 desabonnez =6 _$=11 moi=6 desactivez =6 les=6 descadastrar =16 $=9 descuento =5 deseo
=14 desinscription =12 desinscrire =14 $=7 desinscrivez =7 _$=7 moi=7 desist =9 $=7 desk $=-5 desole =-5 desolee $=-6
dessa =8 lista=4 desuscribanme =13 $=8 detener =9 deux =-12 dia =-4 did =-11 _quit=-5 _stop=-10 the=-7 you=-8 didnt
_to=-7 _up=4 _your=-6 get=-7 mean=-11 digits =11 dije =7 dimanche =-6 dio =-4 direccion =-7 dis =9 .=4 disable =15
discontinue =15 _$=5 disregard =-8 my=-5 dit =5 dnc =12 do $=-4 _$=-4 _call=9 _cancel=-4 _consent=-4 _contact=6 _do=-4
_have=-4 _message=7 _need=-4 _not=4 _reply=5 _send=7 _stop=-6 _take=-5 _text=8 _the=5 _unsubscribe=4 not=8 trabalho=-4
without=4 you=-8 doctora =-4 $=-4 does =-14 it=-6 the=-5 doesnt =5 _this=11 live=-4 dog =-5 dogs =-7 dois =-5 dolor
=-7 done =-8 $=-9 donne =4 _numero=4 mon=9 dont _.=-5 _about=-4 _any=6 _anything=4 _before=-5 _get=6 _him=-5 _it=-4
_my=-6 _reminders=11 _sending=-13 _text=5 _texts=7 _them=5 _these=7 _this=5 _to=-14 contact=4 even=4 ever=4 forget=-6
get=7 leave=-5 message=14 need=12 remove=-19 send=8 stop=-30 take=-24 text=19 txt=6 use=7 wanna=5 worry=-5 you=7 door
=-6 dos =-7 dossier =-5 $=-4 down =-7 doy =5 dr =-9 .=-7 drinking =-7 drive =-7 _$=-7 driver =-6 $=-4 driving =-9 $=-9
drop _from=6 _off=-7 my=7 the=5 du =-5 _$=-6 harcelement=4 duele =-9 dueno =7 during =-4 e =5 o=6 each =7 early =-6
easier =-7 eating =-4 eau =-4 _$=-4 ecrire =7 $=5 ecrivez _$=5 plus=6 effacer =4 effacez =8 either $=-4 el =-11 _$=-12
_porfavor=-5 _y=6 mensajes=-10 numero=13 paquete=-7 precio=-7 election =7 elevador =-4 eliminar mi=4 eliminen =5
eliminenme =6 $=6 elm =-6 else =9 $=14 _thanks=-4 to=4 em paz=6 email _$=-7 _.=-4 _instead=4 emails =-8 emergency =-12
en _esquina=-5 _si=5 camino=-4 la=-4 paz=9 retard=-4 veux=4 encore un=8 end $=14 .=7 _$=14 _.=6 _lease=-4 my=-4 of=-11
these=6 this=4 ends =-6 engine =-5 enlever =6 de=5 enlevez =10 _$=7 _de=5 _numero=4 les=-4 moi=9 enough _the=5 for=-5
texts=9 with=6 enroll =5 enrollment =5 entrar =-6 enviar =5 _$=5 enviarme =5 _$=4 envio =10 envios =11 envoi =9 envois
=11 $=7 envoyer =4 _offres=4 les=-5 envoyez _d=4 _de=-4 equivocada =8 equivocado =12 $=-5 _yo=-5 equivoco =5 de=4
equivoque =-5 de=-5 era =-8 erase =7 my=9 errada .=-5 errado =4 erreur =7 de=4 es =-6 $=-4 _$=-9 _.=7 de=6 mi=-8 esa
persona=4 escriban =14 $=8 _$=5 escribir =13 $=7 escribirme =12 $=11 ese =-6 eso =-11 espanol =-5 _$=-5 espera =-9
esposo =-4 esquina =-6 essas =5 mensagens=5 esse =5 _e=4 _nao=4 numero=5 est =-5 _$=-8 _.=4 _le=7 _que=-4 ce=-7 plus=7
esta =-5 _$=-4 bien=-4 en=7 estaba =-4 este =8 _$=7 _de=4 _ya=5 celular=4 esten =8 esto =14 $=11 .=4 estos =9 _$=7
mensajes=7 estou =-7 et =12 ca=8 etes =-4 etre =14 _$=9 eu =-5 even =6 ever =11 _me=7 every =13 _.=5 day=4 everything
=5 ex =-9 _stop=-10 exchange =-4 extra =-8 _$=-5 factura =-7 $=-7 facture =-7 fallecio =4 .=4 family =6 $=4 fast =-4
faux =8 favor =17 de=7 fcc =8 fed _with=-4 fee =-6 $=-4 feeling =-7 feliz =-5 fell =-9 fever =-7 $=-7 file $=4 filing
=5 fin =-5 de=-5 fine =-4 $=-4 first $=-6 fix =-9 fixed =-6 flight =-11 $=-7 flyer =-4 follow =7 for _but=-4 _love=7
_the=-5 _week=-5 gas=-5 good=4 her=5 marketing=4 me=-10 money=4 saturday=-4 texts=7 the=-5 these=9 this=7 forever =5
forfait =-4 forget _number=8 my=4 to=-4 forgot =-9 my=-8 form =-5 forward =4 foto =-11 found =-5 _$=-4 foutez =4 _la=4
moi=4 frais =-5 free =-7 $=-6 frente =-4 friday =-10 $=-10 fridays =-7 fridge =-4 friend =-4 from _$=7 _.=-4
_account=-4 _campaigns=4 _contacts=5 _guys=5 _lawyer=5 _list=8 _number=-8 _system=4 _text=5 _to=-4 _waitlist=-5 all=5
list=6 me=-17 my=-4 text=5 these=4 this=9 you=10 your=6 front =-8 $=-7 _$=-6 ftc =6 $=6 full =-9 stop=-5 fumer =-7
further =17 _$=7 _will=4 future =9 _$=4 fyi =-6 $=-5 game =-4 garder =-11 $=-4 _rappels=-6 gardez =-12 gas =-9 $=-7
gate =-6 gave _the=-6 get _$=-4 _.=5 _at=-6 _more=6 _of=7 _texts=-5 _the=-7 _this=7 lost=4 one=4 the=-5 these=5
your=-4 gets =-6 getting _texts=-9 the=-4 these=7 your=4 gift =-5 give =-6 given =4 go ahead=-5 away=8 goes =8 to=6
going forward=4 good $=-6 _$=-9 _.=5 _stop=-4 gostaria =5 de=5 got =-4 _$=-9 _text=-6 _texts=-4 _wrong=9 a=-5 my=6
the=7 this=4 your=-8 gotten =-4 gracias =-4 $=-4 great =-7 $=-7 _$=-5 group =4 $=9 text=4 grupo =10 guest =-4 guy =6
$=9 guys are=-5 ha =-6 llegado=-4 hablar =-6 hace =-6 had =-5 to=-4 hago =-4 haha =-17 $=-12 half =-8 han =-12 hands
=6 happens _i=-9 if=-7 happy =-8 harassment =9 $=9 harcelement =10 hard =4 has a=4 this=4 hasnt =-6 _$=-6 have _$=-4
_do=6 _more=-6 _new=-6 _text=-6 _wrong=5 an=5 asked=6 it=-4 me=7 my=-8 no=-5 your=-4 havent =-6 _any=-7 hay =-13 _$=-7
he =-7 _to=-5 is=6 hear =6 _my=4 from=6 hearing =4 heat =-4 hell =5 hello =-5 help =-7 $=-6 me=-4 helped =-4 helpful
=-11 $=-7 her number=6 phone=4 here =4 $=4 hes =-4 heure =-6 heures =-7 hier =-5 hijo =-4 him =-6 _stop=-6 to=-6 his
=-6 hittin =5 my=5 hitting =5 hoje .=-4 hold =-19 $=-11 home =-7 $=-11 honor =4 hope =-5 hora =-5 _$=-4 horario =-6
horas =-7 house $=-8 how _got=4 _stop=6 _times=6 _unsubscribe=6 _you=4 can=8 long=-5 much=-7 often=-12 to=6 hoy $=-5
.=-5 hrs =5 hurting =-4 hurts =-4 $=-4 husband =-7 died=4 i _$=-4 _a=-5 _be=6 _by=-4 _cancel=-7 _do=7 _getting=5
_have=-4 _him=-5 _in=-5 _like=5 _make=-5 _mean=-6 _one=5 _opt=12 _opted=8 _out=7 _removed=6 _stop=10 _sue=7 _text=-7
_the=-11 _them=-5 _these=5 _this=9 _unsubscribed=4 _your=-11 accidentally=-9 am=7 did=4 found=-4 got=-7 havent=-4
hope=4 keep=10 left=-4 like=-11 lost=-7 love=-9 mean=11 meant=-9 missed=-5 need=-8 opted=7 ordered=-4 prefer=-5
quit=-7 replied=6 revoke=5 said=7 signed=4 stopped=-5 take=6 text=-8 think=5 unsubscribe=13 use=4 wanted=-7 will=8
would=5 ici =14 $=13 id =4 _not=4 prefer=5 idk =-5 if it=-4 the=4 this=12 you=5 ignore =-15 il =-6 ill =-4 _it=-4
be=-4 come=4 report=4 im _$=-5 _.=4 _in=4 _of=-4 _on=4 _out=4 _stop=5 _the=7 _with=6 _you=4 a=6 good=7 not=-8 opting=4
out=-4 replying=4 immediately =8 $=9 in $=-9 _$=-7 _future=6 _morning=4 _of=9 _text=5 a=-4 for=-7 include _in=4 me=4
information =6 ins =-4 instead $=-5 _calling=-4 _texting=8 insurance =-7 $=-6 interesse .=4 interested $=-7 _the=-8
_your=5 invoice =-5 $=-4 ir =-5 is =-6 .=6 _$=-7 _an=-4 _for=4 _landline=8 _last=6 _longer=7 _me=-5 _new=-4
_number=-12 _stop=6 a=6 broken=5 in=-4 my=-4 no=6 not=8 out=-4 over=8 ridiculous=-4 the=-4 this=-10 isnt _$=6 isso =16
it _$=-4 _.=5 _my=-7 _please=5 _stop=4 _with=6 already=6 end=7 or=-4 out=10 please=11 stop=4 to=-7 was=-4 with=4 item
=-6 its =-6 been=10 ive =8 _stop=5 asked=5 been=-5 j _$=-4 aimerais=7 en=5 jaja =-10 jamais =11 $=5 _mon=6 demande=-4
donne=6 je _$=4 _ai=-6 _encore=6 _les=-6 _me=10 _mon=7 _plainte=6 _pu=6 _souhaite=5 _veux=-5 _vous=8 m=-6 me=-5
porte=6 quitte=4 recois=8 voudrais=-4 jeudi =-4 job =-5 john =6 join =-8 $=-6 journee =-4 $=-4 juan =4 julie =11 junk
=5 just _this=-5 call=11 saw=-4 stop=12 take=5 text=-16 k =-7 $=-9 karen =10 keep =-7 _$=-4 _appointment=-6 _me=-7
_reminders=-6 _texts=-9 _the=-6 _updates=-7 getting=6 it=-4 los=-5 only=-4 sending=-7 texting=8 them=-8 vos=-4 keeps
=-7 keisha =6 kids =-12 _.=6 kill =9 the=9 kind =-7 kindly =14 kitchen =-4 know $=-10 when=7 l =-8 arret=-6 la =-7 $=4
_$=-7 _.=-4 _baja=-5 _con=4 _d=-4 _de=-6 _est=4 _personne=8 _que=4 _si=5 cebolla=-4 escuela=-4 esquina=-5 facture=-5
lista=4 liste=8 paix=7 policia=4 puerta=-4 senora=8 lachez =4 moi=4 lady =4 laisse =-9 laissez _tranquille=9 moi=-4
lait =-11 landline =9 landlord =-4 large =-8 las _.=-4 _del=-4 alertas=9 last _$=-6 _you=7 night=-4 one=10 stop=-10
time=5 week=8 late =-7 $=-9 .=4 later =-10 $=-9 law =5 lawyer =5 $=7 le =-5 $=7 _$=-10 _.=-7 _de=4 _message=7
_numero=6 leak =-7 _$=-4 leaking =-9 $=-7 lease =-10 $=-5 leave _a=-7 _be=4 _phone=4 _the=5 it=-15 me=11 my=8 the=-4
us=7 leaving =-10 now=-4 lee =-4 left =-9 lembretes =4 lenses =-8 les _$=-7 _.=6 _mi=5 _que=6 _svp=-4 messages=4
oignons=-7 textos=4 let =-6 _be=4 me=-8 light =-10 $=-8 lights =-4 like _unsubscribe=7 these=-6 limited =4 line =9
_.=4 link =-4 _broken=5 in=-5 is=5 lisa $=6 list =6 $=12 _please=7 for=-4 of=-5 please=5 lista =8 $=16 _$=5 _espera=-9
_no=8 porfavor=4 liste =6 $=11 de=-4 des=-5 listo =-10 $=-9 llamar =11 llamen =-6 llamo =8 a=11 llega =-4 llegado =-10
llegan =-8 llegar =-6 llego =-12 llegue =-12 lo del=-4 loan =5 log in=-4 lol =-10 $=-8 _$=-6 longer =4 _.=-4 _the=-4
_your=4 looking =4 for=5 loose =5 los =4 _.=-5 _a=6 avisos=8 puntos=-4 textos=5 voy=5 lose =8 _number=5 my=5 the=6
this=7 loss =-6 lost =-7 _number=-4 and=6 my=-8 your=-4 lot =-4 love =-12 _god=7 _texts=-11 of=7 these=-11 your=-4
lunch =-12 $=-6 _$=-6 lundi =-5 $=-4 lunes =-6 $=-4 m =4 _$=4 _de=6 _les=-5 _plus=8 avez=-5 ecrire=4 ecrivez=4
enlever=6 envoyez=5 ma =-9 _$=-5 commande=-5 machine =-4 magazine =-4 mail $=4 mailbox =-5 maintenant =8 mais =9 $=6
_$=6 _.=-5 receber=5 make _end=7 a=-6 the=-4 these=13 this=6 mal _numero=4 man =6 manana =-8 $=-5 manda =-4 mais=7
mandando =11 $=5 _$=6 mandar =14 $=4 _$=5 mandarme =4 _$=7 cosas=6 mensajes=4 mande =11 mandem =6 mais=5 mandeme =-4
manden =9 _$=6 mas=4 nada=4 mandenme =-8 mandes =4 mas=4 mando =-7 manque =-8 mantener =-12 _avisos=-6
_recordatorios=-4 many _$=-4 _.=5 _do=4 texts=-4 times=6 marche =-6 mark =6 marketing =20 $=13 _$=8 martes =-4 mas =7
$=11 _$=5 _.=5 _porfavor=5 de=-9 mensajes=4 ofertas=6 porfavor=7 publicidad=4 y=8 matin =-5 mauvais =4 _$=7 _.=-8
mauvaise _$=4 adresse=-4 personne=10 may $=-4 mayo =-6 me =5 $=7 _$=7 _.=8 _a=4 _again=5 _all=5 _code=-5 _dessa=8
_do=6 _el=-10 _em=5 _i=-10 _la=-6 _llegado=-8 _los=-8 _mais=7 _mandando=6 _mandar=-6 _mas=11 _more=7 _now=4 _of=7
_or=5 _plus=8 _reminders=-5 _sus=-13 _the=-4 _this=-7 _trompe=-4 _when=4 _you=-4 _your=4 a=-9 about=7 again=10 alone=8
anymore=9 anything=6 anytime=-5 as=-5 at=-9 back=-10 be=4 cambie=5 contacten=6 desabonner=7 desinscrire=12 dio=-5
duele=-9 enviar=4 equivoque=-5 escriban=6 for=7 from=5 if=-5 instead=-4 llamen=-6 llegan=-7 llego=-7 lol=5 manden=7
of=7 off=5 one=4 out=9 puede=-8 pueden=5 retirer=5 stuff=4 texteen=4 texter=7 texts=-5 the=-6 tirem=4 vuelvan=4
when=-5 mean _$=6 it=10 to=-11 meant _my=7 for=6 medecin =-4 medica =-4 medication =-5 medium =-4 meds =-5 $=-5
meeting =-4 member =-5 mensagem =9 $=7 mensagens =15 $=13 .=6 mensajes =8 $=12 .=4 _$=7 _.=-10 _y=8 cuando=-4
mensajitos =6 menu =-4 merci _arreter=4 _me=-5 d=6 mes coordonnees=12 message =4 $=8 _$=6 _again=5 _cut=-5 _you=5
from=5 me=5 was=-5 messages =14 $=12 .=7 _$=16 are=6 on=-4 svp=5 messaging =14 $=10 _$=6 me=8 meu =6 _$=7 _da=-5
contato=7 numero=5 mi _$=9 _nuevo=-9 _ya=4 casa=5 celular=4 cita=-8 consentimiento=8 esposo=-4 hijo=-4 nombre=5
numero=8 orden=-6 suscripcion=7 midi =-4 mieux =-5 $=-4 might =-8 mike =6 milk =-8 min =-8 mind =-4 minha consulta=-4
mis datos=9 mismo =4 miss =-7 missed =-5 mobile =4 moi =6 $=8 _paix=7 la=6 plus=7 tranquille=10 un=-12 molestando =9
$=9 molestar =6 $=8 molesten =7 mon _$=6 _.=6 _n=-4 cell=5 colis=-6 consentement=6 numero=8 monday =-6 $=-9 monsieur
=7 month =-8 $=-10 _$=-4 more =4 .=9 _$=5 _.=-5 _and=6 _im=6 _in=-6 _left=-4 _messages=4 _needed=-4 _these=4
cavities=-8 message=8 messages=8 of=4 pain=-6 questions=-9 reminders=4 text=5 texts=4 than=-7 morning =-4 $=-7 moved
=4 msg =11 $=8 msgs =15 $=11 _$=5 much =-5 .=6 mucho =-6 mudei =4 murio =4 must =4 muy =-8 _$=-7 my 3pm=-4 _alone=6
_and=-4 _by=4 _cell=-4 _changed=-6 _doesnt=5 _for=-4 _in=8 _message=-6 _number=-6 _on=-7 _out=7 _phone=6 _quit=-4
_removed=4 _text=-4 _to=-6 _with=-5 _wont=-6 _wrong=-8 account=5 appointment=-4 attorney=6 bad=-7 bill=-6 boss=-6
business=8 car=-6 card=-9 cell=7 cleaning=-4 consent=9 contact=11 contract=-4 daughter=-4 ex=-8 husband=-4 info=16
insurance=-6 job=-5 kids=5 last=-9 lawyer=5 lease=-4 line=10 mind=4 mother=4 name=4 number=11 old=-6 opt=6 order=-9
permission=5 phone=5 reminders=-10 service=-6 sister=-6 spam=-7 text=7 way=-6 wifes=4 n =5 ai=-6 arrete=-5 arretez=-5
na =-6 _$=-6 lista=-5 nada =5 $=8 mas=-4 nadie =-9 name =6 $=6 _the=-6 is=-4 named =14 _here=8 nao =11 _$=7 _mais=6
_o=6 e=10 mandem=6 quero=-4 recebi=-7 national =4 ne =5 _ecrivez=5 _plus=-4 m=8 me=16 plus=11 souhaite=5 suis=9
veux=-5 vous=-9 necesito _$=-4 _recordatorios=7 need _.=6 _appointment=-5 _cancel=-4 _keep=10 _reminders=13 _stop=6
_texts=6 a=-6 for=4 my=4 reminders=5 needed =4 needs _be=-4 never _me=6 _the=-4 _to=-7 _up=6 asked=-4 contact=4 got=-6
mind=-7 opted=5 said=-12 signed=6 stop=-8 text=7 nevermind =-9 new =-8 _$=-10 _.=-4 number=-7 one=-4 phone=-7
newsletter =-9 newspaper =-6 next _$=-13 _and=4 _goes=5 stop=-10 text=10 ni =20 nice =-7 no =4 _$=11 _a=5 _al=-6 _at=5
_cancelar=-7 _cavities=-8 _contacten=4 _de=-15 _dolor=-7 _en=4 _escriban=8 _from=-12 _here=9 _la=-4 _llamen=-6
_llego=-4 _manden=7 _mas=15 _mensajes=13 _messages=6 _needed=-8 _of=5 _pain=-6 _perder=-4 _please=12 _porfavor=6
_promos=4 _que=5 _questions=-9 _recibir=7 _reminders=5 _stop=5 _sus=7 _texteen=4 _texting=4 _texts=11 _than=-9 _yet=-6
calls=-6 contactar=7 deseo=11 es=13 escriban=6 further=10 gracias=4 ha=-4 hay=-7 i=-8 manden=5 mas=6 me=5 messages=-4
more=8 msgs=6 necesito=5 problem=-10 puedo=-9 quiero=4 recibir=4 reminders=6 rush=-7 se=-8 sms=4 soy=8 texts=16 va=-4
vive=5 voy=-4 vuelvan=6 worries=-8 nobody _me=-5 named=7 noise =-5 nom $=-5 nomas =-5 nombre =5 nonstop =-4 noon =-7
$=-5 nos =-4 vemos=-4 not =4 .=-5 _$=4 _any=-4 _here=4 _how=4 _list=4 _me=9 _number=4 _patient=5 _person=6 _right=9
_text=8 _the=-5 _these=5 _this=8 _up=4 _your=-4 call=10 contact=6 getting=-14 in=6 interested=5 me=7 message=7 now=-7
really=-5 send=9 stop=-10 sure=-4 text=15 the=11 tiffany=4 to=5 understand=7 wanted=7 what=-4 note =4 nothing =5
notice =-4 notices =4 notificaciones =19 notifications =19 $=11 for=4 nous =12 now =7 _texting=5 stop=7 nuevo =-8 num
=20 $=13 number =8 $=11 .=4 _$=6 _.=-4 _delete=5 _file=5 _marketing=4 _my=-6 _no=5 _not=4 _of=6 _texting=-7 _your=6
again=4 and=-6 for=7 from=4 in=7 is=-5 of=-5 off=7 out=8 removed=8 was=5 numbers =10 numero =9 $=18 .=7 _$=19 _.=7
_dossier=-5 _orden=-6 _votre=4 de=-13 equivocado=7 errado=12 es=-8 nuevo=-9 ya=6 nunca =9 ny _plus=-5 o =-7 _de=4
_para=6 carro=-4 recebimento=7 oak =-5 obrigado =-6 $=-6 of _from=5 _list=8 _number=4 _phone=4 _photo=-4 _text=6
_texts=9 all=7 attorney=-4 calling=-4 god=7 it=6 my=6 text=4 texting=8 texts=7 these=6 this=10 today=4 town=-5 your=7
yours=7 ofertas =4 .=-5 off =6 $=14 .=13 _$=7 _alerts=12 _list=16 _notifications=4 _phone=4 _schedule=-4 _shoes=-4
_texts=12 _thing=4 _this=6 _waitlist=-4 at=-10 for=5 my=4 of=5 please=6 these=4 this=10 today=-4 work=-6 your=5 offers
=10 $=8 office $=-6 _$=-4 offres =7 often =-12 oignons =-7 ok $=-9 stop=12 to=-5 old =-4 _from=-4 omw =-8 $=-8 on =-4
$=-5 _$=-10 _account=4 _alerts=-8 _dnc=9 _form=5 _list=-5 _no=5 _number=5 _phone=-4 _texts=4 _way=-6 file=5 me=-5
text=-5 the=-6 this=7 one $=-7 _$=-8 _.=4 _from=-4 _message=6 _shop=-4 _text=4 _time=4 is=-6 more=4 stop=-6 onions
=-13 online =-4 $=-4 only =4 .=5 _$=-4 _no=4 oops =-9 wrong=-8 open =-6 opt =10 _$=16 _of=-10 _out=5 me=9 out=5 opted
=11 out=9 opting =10 _$=8 _of=-4 out=10 option =-4 _$=-4 options =-4 optout =14 or =-4 _$=9 _.=-4 _it=-4 i=11 ill=6
orden =-14 $=-7 order =-11 $=-11 number=-7 updates=6 ordered =-6 _$=-5 oregon =-6 os =5 otez =4 other =-4 _$=-5 otra
_$=-5 otro =10 ou $=6 _.=-12 oui =-8 je=-5 our =-7 out =4 $=9 .=12 _$=13 _all=6 _i=-7 _me=4 _stop=4 _texts=5 _the=-8
_this=12 _town=-4 front=-8 my=-5 please=10 to=-4 outside =-8 $=-8 over =-4 package =-5 $=-5 pagar =-8 page =-6 pague
=-4 paid =-12 $=-7 _$=-6 this=-4 pain =-14 .=-4 _$=-4 paix =11 $=11 paper =-7 paperless =-9 paquete =-8 par _$=4 _.=-4
texto=4 para _$=8 parar =9 $=14 pare =14 $=10 parem =15 $=7 de=8 paren =16 $=11 parenle =12 _los=4 parfait =-9 park
=-4 parking =-15 parou =-7 pas _.=7 _bon=6 _de=-4 _probleme=-5 aujourdhui=-4 la=-4 le=9 pass =4 passed =4 patient =6
pause =-4 my=-5 payment =-14 $=-7 _$=-5 paz =14 $=16 peace =8 pedido =-12 people =5 $=4 _to=4 pepperoni =-6 per =4
perder =-7 perdi =-11 perdon =-15 .=-9 perfect =-9 permiso =9 para=7 permission =14 $=5 _text=9 to=6 pero =10 no=6
person =5 $=7 _$=-4 persona =15 $=6 personas =-4 personne =5 $=14 pessoa =10 errada=8 phone =7 $=9 _$=7 _not=7 _off=-5
and=4 died=-5 number=-6 please=5 was=-5 phones =4 photo =-13 $=-5 _$=-5 photos =-7 pick =-8 _up=-7 pickles =-12 pickup
=-8 $=-5 pido =4 pills =-6 $=-5 pit =-4 stop=-4 pizza =-4 place =-5 plainte $=4 plan =-5 $=-6 planta =-8 baja=-8 pleas
=4 please _$=9 _.=8 _from=4 _more=4 _not=-8 _remove=-12 _sending=4 _stop=-7 _text=10 _texting=-5 _thanks=12 _that=9
_us=8 and=5 be=8 call=-10 confirm=5 contact=-4 delete=7 discontinue=8 do=-10 dont=-8 end=7 fix=-7 keep=-25 leave=5
make=4 no=5 quit=11 remove=7 see=5 send=-7 stop=10 text=-10 unsubscribe=11 use=-9 plenty =-5 $=-5 pls =12 $=9 _$=5
stop=5 plus =8 $=8 .=8 _$=5 _numero=5 _pub=8 _recevoir=4 _textos=5 _vos=11 a=6 de=-7 etre=8 le=5 recevoir=8 rien=5
tard=-7 plutot =-7 plz =11 $=5 pode =-12 podrian =4 police $=8 policia =4 policy =-4 por _$=5 texto=6 porfa =4 $=4
porfavor =6 _$=12 _de=5 _no=-4 porte plainte=6 possible =4 $=-5 to=8 posso =-5 pour =-4 _$=-9 les=-5 un=-5 pouvez =-5
vous=-5 power =-6 _attorney=-4 of=-4 precio =-9 preciso =-5 preferences =7 to=7 premium =-4 prescription =-6 $=-4
price =-9 _$=-4 list=-5 prices =-4 priere =6 de=6 problem =-12 .=-4 probleme =-5 $=-5 processar =7 program $=7
promociones =13 $=5 promos =22 $=13 _$=7 promotional =10 promotions =20 propaganda =6 pu =11 pub =17 $=8 publicidad
=12 $=12 puede =-10 mandar=-6 pueden _de=9 puedo =-11 puerta =-4 puis =-4 je=-4 puntos =-4 q =6 quand =-8 quando =-6
que _$=-5 _.=-5 _me=7 _ne=6 _no=4 cancelar=-4 hago=-4 hora=-5 j=-4 me=14 no=8 si=-5 quedo =-5 quel =-5 quelle heure=-4
quero _da=5 _receber=4 questions =-9 qui =-5 quien =4 quiero _de=7 _me=5 _mensajes=-5 _mi=-5 _nada=4 cancelar=-4
darme=4 el=-4 mensajes=5 perder=-4 que=7 seguir=-4 quiet =-8 quisiera =5 quit =8 $=10 .=5 _$=10 _deed=-4 _job=-6 _me=9
_the=8 _up=4 asking=5 claim=-4 it=12 my=-5 on=-6 sending=7 smoking=-6 texting=10 the=8 with=4 quitar =6 quitarme =5
quitaron =-4 quiteme =4 quiten =5 _numero=4 quitenme =16 $=5 _$=11 quito =5 quitte =4 quote =-10 _$=-4 r =-6 rain =-13
_$=-5 raining =-5 rappels =5 rash =-4 rates =-7 rather _get=4 rato =-4 reach =6 reached =5 _wrong=7 the=7 reaching =4
out=4 read =-7 reading =-4 ready =-6 $=-4 real _$=-4 person=-8 really =-10 reassigned =5 receber =15 _$=10 recebi =-7
recebimento =7 receive =8 texts=4 received =-16 receiving _.=5 these=7 recevoir =9 $=9 _messages=-6 ca=6 recibi =-7
recibido =-9 recibir =8 _$=4 recois encore=6 recordatorios de=6 records $=4 recu =-7 $=-4 red =-6 refill $=-4 refrain
=6 from=6 refund =-6 $=-4 registered =6 registry =4 remind =-6 me=-6 reminders =10 $=7 _$=6 _i=6 are=-4 removal =9 $=6
_$=5 removam =10 remove =9 $=13 .=8 _$=14 _.=8 _number=9 _old=-4 from=6 it=6 me=9 one=-4 the=-8 this=8 us=7 removed =9
$=8 _this=5 remover =6 rental =-6 replied =8 stop=8 reply =-9 _$=-7 _to=-8 stop=-8 replying =5 _$=4 stop=4 report _$=7
you=5 reported =11 request =16 $=4 to=4 requesting =8 removal=7 requests =7 reschedule =-11 $=-9 resend =-9 $=-5
reservation =-4 respond =-4 retard =-9 _$=-5 retire =12 retiree =5 retirer =4 _la=4 retirez =5 _$=8 moi=8 retiro =6
mi=7 return =-5 review =10 revoco =9 revoke =11 $=10 _$=11 _power=-4 revoked =9 $=8 rid _my=5 ride =-6 $=-4 ridiculous
=-4 rien =9 $=5 recevoir=4 right =-6 .=-4 _$=-4 _.=-4 now=-5 number=9 room =-11 roster =-5 rush =-8 $=-8 s =-7 saber
=-4 sacame =6 said =-7 _stop=-5 stop=7 to=-7 sair $=11 _lista=5 da=5 sais =4 sale =-4 sales =4 salir =4 $=11 salon =7
same =-8 samedi =-5 sandra =12 saquenme =13 $=4 de=6 saturday =-6 $=-5 sauce =-7 _$=-6 save =-6 saved =-11 saw =-5
this=-4 saying =-7 says delivered=-6 to=4 scam =-6 schedule =-9 $=-4 school =6 .=4 _.=5 scrub =4 se _de=7
continuarem=5 equivoco=5 sea =8 seat =-5 seats =-8 second =-6 _$=-6 see _$=-10 _then=-4 that=5 seen =-6 seguir =-7
_$=8 con=-6 recibiendo=-6 segunda =-6 seguro =-6 .=-4 sell =5 semana =-4 send _$=-5 _anything=5 _else=8 _more=-6
_the=-9 a=-4 anything=4 it=-5 me=10 the=-7 sending =8 $=8 _$=6 _.=-5 _stuff=4 _texts=-7 me=4 senora =8 sent =-10 _$=-4
ser =4 seriously =5 set =-4 seulement =-5 she is=4 shoes =-5 shop =-11 $=-9 should =-6 be=-4 i=-6 show =-8 showed =-5
up=-4 shut =4 _the=4 si $=-4 .=-10 _a=5 _continuez=6 no=11 siguen=10 vous=10 sign =-7 $=-6 _up=4 me=5 signed =8 the=-4
up=9 sigue =-6 siguen =15 _$=4 mandando=5 sim =-12 sin =-8 since _.=4 sistema =5 sister =-6 site =-6 size =-9 slot =-5
$=-4 smoking =-8 $=-6 sms =23 $=13 .=4 _$=10 snow =-11 so _.=-5 _can=5 _dont=7 _me=6 _texting=5 _you=4 please=9 quit=5
stop=12 you=5 sold _house=4 the=7 solicito =13 _baja=5 la=5 somebody =5 _$=5 else=6 someone _me=-4 else=8 sooner =-4
sorry =-9 $=-5 for=-5 i=-4 wrong=-5 sotp =12 sou =5 souhaite =6 plus=5 sounds =-6 _.=-4 good=-7 soy _$=-8 _persona=4
la=6 yo=-7 spam $=15 spamming =8 specials =8 $=7 spot =-9 $=-8 st =-5 stahp =12 start =-8 state =5 statements =-7 stay
=7 step =-8 still _$=-4 _these=4 get=7 on=-4 stitches =-5 stock =-6 $=-4 stoop =6 stop =9 $=24 .=9 _$=12 _.=7
_after=-4 _at=-6 _daily=6 _for=4 _him=5 _im=-4 _in=-6 _it=-8 _leak=-4 _mail=-4 _me=8 _messages=4 _my=4 _newspaper=-6
_now=5 _on=-6 _opt=-9 _reminders=6 _spam=8 _stop=11 _thanks=6 _the=5 _these=4 _times=4 _to=5 _unsubscribe=-7 _up=5
_us=4 _youre=-7 all=4 already=7 asking=11 at=-9 by=-14 calling=-5 contacting=6 eating=-4 for=5 getting=8 harassing=4
i=8 in=-11 les=4 light=-7 loss=-6 merci=7 messaging=7 my=-14 now=6 or=7 over=-8 payment=-9 please=10 sending=6 shop=-5
sign=-6 so=8 spamming=5 stop=4 taking=-4 texting=8 texts=4 thanks=10 these=10 this=6 those=4 to=-11 w=5 with=8 work=-4
y=4 your=4 stopall =10 $=10 stopp =18 $=10 stopped =-8 _your=-5 getting=-5 stops =-4 store =-7 $=-8 stpo =10 street
=-5 strike =5 stuff =8 su _de=5 lista=5 numero=-4 sistema=5 subscribe =-4 subscription =4 $=11 sue =5 $=7 suffit les=6
suis _de=-6 pas=12 trompe=-4 super =-6 supprime =-6 supprimez =4 mon=4 sur _liste=-5 ce=5 la=-5 le=-7 mon=5 sure =-4
$=-4 _$=-4 how=4 thing=-4 surgery $=-10 surveys =10 sus =8 _$=6 mensajes=-7 suscripcion =18 svp =4 .=5 switch =-4
system =8 $=6 ta =-5 table =-9 take 10=-4 _$=-5 _cell=4 _my=5 _number=4 _of=7 _out=7 _your=-4 it=6 me=5 my=8 off=-5
the=-6 this=5 taken =6 _$=5 off=5 taking it=-4 talla =-8 tanto _$=4 mensajes=4 tard =-7 _$=-5 tarde =-10 $=-4 tarjeta
=-4 tattoo =-4 tcpa =7 tech =-4 telefone =7 telefono =12 telephone =8 tell him=-4 me=-9 the=6 tem =-11 temprano =-4
$=-4 temps =-7 tengo _$=-5 terminate =6 test =-6 text =6 $=10 .=5 _$=6 _.=10 _again=10 _anymore=5 _at=-5 _call=11
_instead=-5 _please=-4 _the=-8 _to=-4 _when=-4 _work=5 again=4 and=-6 communication=6 for=-6 goes=5 here=5 messages=12
notifications=4 program=5 reminders=4 stop=-9 the=-5 texte =9 texted =6 $=9 me=-11 texteen =5 texter =9 $=7 textez
moi=-8 texting =12 $=15 .=7 _$=10 _about=4 _at=5 _im=4 me=4 my=4 now=5 please=4 texto =14 $=12 textos =17 $=10 .=8
_$=5 svp=7 texts =12 $=15 .=10 _$=4 _.=5 _day=6 _i=5 _me=-5 _my=6 _not=6 _stop=5 _thanks=4 _the=11 a=6 at=9 but=5
coming=-5 for=7 make=-5 off=6 on=12 please=8 than =-10 _$=-4 thanks _$=4 _.=-4 _much=5 for=-4 very=6 that =-5 $=-7
_$=-10 _.=4 _number=5 house=-4 i=7 my=5 name=12 text=-5 thats =-6 _$=-11 _texts=7 enough=5 the =-5 _$=-5 _again=-9
_alerts=5 _alone=5 _but=7 _by=-4 _date=-4 _fee=-4 _friday=5 _i=6 _line=-5 _list=-10 _message=10 _messages=5 _off=-6
_on=-8 _or=-6 _party=7 _payment=-4 _person=12 _plan=-4 _please=-7 _program=7 _reminders=6 _slot=-4 _so=4 _stop=-9
_text=11 _texts=12 _this=-4 _time=6 _to=-6 _wont=-4 _you=5 account=-4 ads=13 alarm=-5 alerts=13 bb=5 bill=4
bleeding=-6 blue=-8 box=6 call=-6 car=-5 code=-6 counter=4 daily=6 dnc=9 dog=-5 end=-6 fcc=6 first=5 ftc=6 future=6
house=4 kids=-4 last=10 lease=-5 link=8 love=7 marketing=10 medication=-4 messages=10 morning=4 noise=-4
notifications=8 number=9 old=-10 other=-7 pain=-4 person=5 phone=-9 photo=-4 red=-4 reminders=8 rental=-5 right=4
same=-4 second=-6 service=-4 spam=6 stop=-9 tcpa=5 texting=7 texts=7 truck=-4 wait=-4 waitlist=-8 water=-4 wrong=-5
them =4 _$=5 off=4 to=-4 then =-6 _$=-4 there $=-9 _$=-4 _way=6 theres a=-4 no=5 these =11 $=16 .=9 _$=4 _.=5 _are=-5
_end=5 _stop=6 _to=4 anymore=7 notifications=5 off=6 to=14 they =-14 _$=-4 _me=-5 theyre =-4 thing =5 _$=4 think
_have=4 i=-4 you=6 this =5 $=12 .=6 _a=6 _again=4 _be=4 _her=4 _i=8 _no=4 _off=8 _ridiculous=-4 _the=8 _to=4 _was=5
better=4 charge=-4 group=8 is=5 list=12 message=-4 month=-9 morning=-9 number=8 one=-8 phone=11 text=5 thing=6
week=-10 year=-5 through =-6 $=-4 thursday =-9 $=-7 ticket =-4 tiene =7 tiffany =5 til =-4 time $=-7 _$=5 you=8 times
=19 $=13 _i=6 do=6 tira =4 _lista=4 dessa=6 meu=5 tirem =4 tires =-9 to _a=-4 _back=-4 _fcc=6 _from=10 _list=-5 _me=12
_my=-8 _number=-8 _off=6 _phone=6 _smoking=-5 _stop=8 _text=4 _texted=10 _that=5 _them=-4 _these=8 _this=-4 _to=-6
_up=-6 _with=4 a=-5 be=9 cancel=-6 change=-4 do=8 end=9 hear=5 my=-4 quit=-6 reach=4 receive=8 sell=5 sign=-7 stop=-4
text=-4 texts=7 unsubscribe=4 you=-4 toda =11 todavia =-12 today =-4 $=-7 .=-5 _$=-4 or=4 todos los=6 told me=-7 tomar
=-5 tomorrow =-9 $=-9 tonight =-7 $=-4 too =-4 $=4 _$=-11 took =-12 tooth =-7 top =-11 $=-8 total =-4 $=-5 tout =10
$=12 toute =8 tow =-6 town =-6 trabajo =-4 .=5 tracking =-5 traffic =-5 tranquille =10 $=9 trash =5 treatment =-11
tree =-4 trial =-4 trompe _numero=4 trop _$=-5 trouve =-11 truck =-8 trying _quit=-7 _reach=5 tu =6 tuesday =-15 $=-7
turn _off=6 off=5 on=-10 them=4 these=8 turned =5 twice =-4 $=-4 two =-12 _$=-5 _ago=5 txt =13 $=7 me=4 txts =10 $=8 u
_$=-4 _stop=5 _the=4 got=8 guys=-6 ultima =5 vez=5 un _mas=-4 unacceptable =-5 under =-4 _tcpa=4 understand =8 une =-7
unenroll =6 me=6 unit =-8 unless =6 unsub =19 $=9 _$=10 unsubscribe =14 $=23 .=9 _$=13 from=-8 link=-4 unsubscribed
=19 $=10 _$=10 from=-4 until =-8 _$=-4 unwanted =10 up _phone=4 _this=6 and=-5 for=4 my=6 update =-5 my=-4 updates $=5
_reminders=-5 and=-5 upstairs =-4 ur =8 _$=7 urgent =-9 us =8 _$=7 out=-6 use _cell=-5 email=6 this=-6 usen =4 ustedes
=10 $=7 va _$=-5 _ir=-5 veces =9 vecino =-5 vemos =-4 venez =-5 venir =-5 ver =-5 very much=6 veuillez =10 cesser=5
veux _$=5 _de=7 _rien=5 pas=-9 plus=9 pu=6 vez =5 viernes =5 violation =9 visit $=4 vive =5 vivo =-4 voicemail =-7
$=-6 voici =-6 le=-4 vos =5 _$=5 envois=8 messages=-4 votre _svp=-4 liste=4 message=-8 vou processar=7 voudrais =-4
vous $=-5 _$=10 _d=5 _de=5 _si=5 arreter=6 au=-9 continuez=9 de=-5 m=-4 n=9 vous=5 voy _camino=-6 a=10 en=-6 vuelvan
=9 a=9 w the=6 wait =-8 waiting =-6 waitlist =-9 $=-5 walk =-4 ins=-4 wanna =5 want =4 _$=7 _.=7 _get=5 _hear=4
_keep=-6 _of=4 _opt=-5 _stop=-6 _texts=9 _this=5 _unsubscribe=-5 any=-4 off=7 text=5 them=5 these=8 to=-7 your=4
warranty =-5 was =-6 _$=-4 _to=4 off=-5 reassigned=5 told=7 water =-11 $=-5 way =4 to=6 we =-5 _want=4 dont=6 have=-4
wed =-5 wednesday =-6 week =-6 $=-4 weekend =-8 $=-6 weight =-7 well .=4 be=-6 went to=-4 what =-5 _$=-4 _i=6 _if=-7
do=6 happens=-7 i=-5 is=-6 time=-4 whatever =4 whats =-9 when =-8 _$=-4 do=-4 will=-4 whens =-6 where =-5 wheres =-5
which =-6 while =-9 _$=-4 who =-7 _$=-4 whoever =7 _is=4 whos =-11 this=-7 why =-4 _i=-5 did=-13 do=6 wont=5 wife =-4
$=-7 wifes =4 will _be=-6 be=7 i=-9 sue=7 wish =8 to=8 with _.=-4 _reminders=4 _texts=8 me=4 my=-4 someone=6 these=5
your=6 withdraw =5 _consent=4 my=5 withdrawn =11 wont =-8 _$=-5 _texting=-4 stop=-13 you=5 word =9 work =-4 working
=-11 $=-8 _$=-4 works =-12 $=-4 _me=-4 for=-4 worries =-8 $=-7 worry =-5 about=-4 would =7 write =4 wrong $=-5 _$=4
_bro=4 _on=-6 _please=4 address=-5 date=-4 guy=9 house=-5 number=13 person=5 x =4 y =5 _$=-5 me=6 siguen=6 ya =5 $=4
_$=6 _.=5 _con=4 _de=4 _dije=8 _en=-6 _es=5 _quiero=5 _tengo=-5 dejen=4 me=-6 parenle=6 voy=-9 year $=-9 yes =-7 to=6
yesterday =-4 yet =-10 $=-13 yo =5 .=-8 no=4 you $=-4 _a=-10 _again=4 _an=5 _any=-4 _for=-5 _from=-4 _have=4 _it=4
_me=-6 _my=-4 _need=7 _no=5 _stop=16 _text=6 _to=4 _wrong=-4 are=9 call=-6 dont=7 got=6 guys=4 have=6 keep=5 make=5
not=7 people=13 permission=4 send=-8 stop=6 the=-5 to=13 want=4 your _are=9 _is=-7 contacts=5 email=-12 list=5
message=-8 messages=10 number=-11 records=6 shoes=-4 system=7 youre =4 _$=-4 _for=5 _the=6 looking=4 yours =7 youve =9
_the=9 got=7 别再发了 =10 $=10 别发了 =8 $=8 取消訂閱 =11 号码错了 =11 好的 =-12 请不要再给我发短信 =9 $=9 谢谢 $=-4 退订 =15 $=6
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
