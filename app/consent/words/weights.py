"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -18

_LEARNT = """
. $=-7 15=-4 30=-7 _$=10 _.=7 _a=4 _ai=-5 _and=4 _be=-4 _been=8 _besoin=7 _call=-5 _d=6 _de=9 _delete=6 _dont=10 _en=5
_escriban=5 _fix=-8 _for=-6 _had=4 _have=5 _im=-5 _is=4 _it=4 _keep=-6 _les=6 _me=4 _meant=-8 _meu=4 _min=-4 _moi=5
_mon=4 _my=7 _nao=8 _ne=6 _necesito=5 _need=-4 _no=7 _not=13 _nous=8 _number=9 _person=-7 _please=10 _precisa=4
_quero=-4 _quit=7 _remove=9 _sending=5 _ser=-5 _soy=4 _stop=5 _take=5 _text=9 _texting=6 _texts=6 _the=10 _them=4
_u=-4 _unsubscribe=9 _us=6 _use=8 _vous=-6 _ya=8 ahi=-7 also=10 aqui=6 arretez=12 ate=-4 borrenme=7 but=4 call=6
can=-5 cancel=9 cease=7 cessez=14 cest=-8 could=4 dejen=6 delete=6 dont=9 el=-5 eliminenme=4 enlevez=15 era=-8 es=-13
esse=7 favor=10 get=5 go=-9 gracias=-5 he=4 if=6 ill=-6 im=-4 is=-6 it=-9 j=5 je=6 keep=4 kindly=7 le=-6 lose=7
mauvais=-6 merci=5 my=-4 nao=11 ne=11 new=-6 no=8 now=5 obrigado=-5 opt=4 parem=10 paren=6 pero=7 please=10 plus=10
porfavor=9 que=-5 quit=16 quitenme=11 remove=16 reply=-6 retirez=8 see=-5 stop=17 take=11 tell=-4 tem=-8 text=-21
texts=4 thanks=-6 this=10 unsubscribe=14 vous=5 we=-6 would=4 wrong=6 yo=4 you=9 别发了=8 谢谢=8 0142 =-4 $=-5 0177 =-4 1
=-8 $=-8 10 =-9 $=-8 _$=-6 12 =-8 14 =-9 15 =-7 15h =-8 17h =-12 2 =-6 $=-4 .=-4 please=-6 20 =-10 200 =-8 _$=-6 2pm
=-6 3 =-9 30 =-6 $=-6 3am =6 3pm =-10 $=-6 4 =-8 $=-7 4471 =-4 45 =-8 5 =-6 $=-10 50 =-5 6 =-6 $=-7 7 =-5 704 =-5
555=-5 77 =-4 8 =-5 $=-4 80 =-9 9 =-5 $=-6 ^ $=-4 .=-5 1=-9 2=-6 _$=17 _.=9 _a=-6 _ac=-4 _accidentally=-9 _accord=-8
_add=6 _aimerais=7 _all=7 _are=5 _arret=-8 _as=6 _asked=5 _at=-6 _autorizo=5 _aux=7 _avez=-4 _away=5 _bad=-7
_besoin=-4 _boss=-6 _bother=4 _bothering=4 _bugging=4 _called=-5 _calls=-4 _can=-5 _cancel=9 _cancelar=4 _cancelo=4
_cant=-6 _ce=4 _cease=4 _cesser=5 _claim=-4 _con=-6 _consent=4 _contacting=7 _darme=4 _de=6 _dejen=-8 _del=7
_delete=-5 _deseo=10 _discontinue=9 _does=-4 _dois=-4 _dont=-6 _else=-14 _end=-5 _equivocado=17 _equivoco=5
_equivoque=-4 _errado=4 _es=-7 _est=-4 _esta=-4 _ever=4 _ex=-5 _faire=-4 _flight=-5 _for=-7 _forget=-5 _from=-6
_further=9 _get=5 _getting=-8 _give=-8 _good=-6 _guys=-5 _had=-5 _happens=-9 _has=4 _havent=-5 _he=-4 _here=-5
_husband=6 _i=-7 _interesse=4 _interested=4 _je=-6 _l=6 _la=-8 _las=7 _le=4 _leaving=-7 _les=8 _light=-6 _like=-9
_link=-10 _list=-9 _lista=-6 _longer=-4 _los=11 _loss=-6 _love=-6 _m=-5 _ma=-5 _mais=-9 _mauvais=-9 _me=4 _merci=4
_messages=5 _meu=8 _mi=7 _mind=-7 _moi=7 _mon=7 _more=4 _msgs=6 _na=-7 _named=8 _ne=-8 _need=-4 _never=-7 _numero=-5
_ny=4 _of=-10 _one=-5 _opt=7 _order=-7 _para=-8 _part=4 _passed=4 _pay=4 _payment=-7 _person=4 _phone=-8 _please=11
_pls=8 _plus=4 _por=-4 _porfavor=19 _pour=-8 _pouvez=-5 _precisa=-7 _problem=-9 _puede=-7 _pueden=5 _puedo=-5 _quit=-6
_quitte=4 _quoi=-9 _really=-4 _recebi=-4 _recibiendo=-5 _replied=4 _request=9 _retire=8 _revoke=5 _revoked=6 _rush=-5
_sair=-4 _sending=5 _size=-4 _sms=4 _so=-4 _sold=4 _someone=9 _soy=-5 _spam=8 _spamming=4 _stopped=-9 _subscribed=-4
_suis=-6 _svp=15 _tard=-7 _texted=-4 _texting=11 _thanks=4 _that=-12 _the=-4 _thing=-4 _time=-4 _todo=8 _told=-6
_took=-6 _tout=11 _txt=9 _una=-6 _up=-4 _update=4 _us=6 _use=-7 _voted=-4 _voudrais=-4 _vous=-6 _vuelvan=4 _what=4
_with=8 _withdraw=6 _work=-4 _works=-6 _worries=-8 _worry=-5 _wrong=-6 _ya=7 _your=-9 a=-7 add=-6 aint=4 alto=9 am=-5
annulez=7 any=-8 anything=-5 appelez=-5 are=-12 arret=16 arrete=12 arreter=9 arretez=8 as=7 avez=-4 baja=11 basta=6
block=-4 bus=-7 c=-9 ca=-8 call=-11 cambie=-11 can=-5 cancel=10 cancelar=17 cancele=10 cancelen=6 cancle=13 cant=-6
ce=7 cease=9 chega=4 close=-4 combien=-6 con=-6 confirm=-4 confirmed=-9 confirmo=-4 consent=6 contact=-4 cuando=-4
cuanto=-4 d=-8 dar=4 deactivate=5 deixa=-4 deje=9 dejen=8 dejenme=6 desabonner=6 desactivez=4 desole=-9
desuscribanme=10 detener=12 did=-11 disable=5 discontinue=6 disregard=-5 do=-10 does=-10 done=-7 effacez=5 el=-11
eliminen=5 end=12 enlevez=-4 envoyez=-4 erase=5 es=-4 este=8 exit=4 favor=5 feliz=-4 fichez=4 fin=-6 for=11 forgot=-7
full=-4 garder=-8 go=8 gostaria=5 got=-5 gracias=-9 great=-4 had=-4 haha=-6 halt=4 happy=-9 hay=-4 he=-12 hello=-4
hes=-6 hope=-12 id=5 idk=-5 ignore=-6 il=-4 ill=-6 is=-13 its=-5 j=-7 k=-7 keep=-14 kids=-6 kill=4 kindly=7 la=-12
lachez=4 le=-5 les=4 let=-5 loose=5 love=-12 make=7 mandeme=-4 mantener=-11 mauvais=14 maybe=-6 me=-7 message=-8
meu=-10 mon=-10 muchas=-5 my=-8 nada=-6 necesito=-7 need=-9 nevermind=-9 ni=5 nothing=-7 number=-5 nunca=4 o=-8 off=8
ok=-4 okay=-4 omw=-8 on=5 one=-9 oops=-9 opt=4 opting=5 optout=14 otez=4 out=-5 parar=6 pare=8 parem=4 paren=5
parfait=-7 pas=-10 perdi=-10 perdon=-14 perfect=-8 permission=6 pick=-5 pleas=4 pls=10 plus=-4 plz=8 pode=-5
porfavor=7 preciso=-5 priere=7 put=-5 que=6 quiero=-5 quit=12 quitar=8 quite=-5 quiteme=4 quitenme=6 remind=-8
remove=5 reported=6 requesting=8 retirez=-6 retiro=4 revoco=9 revoke=9 sair=9 salir=9 saquenme=8 seguir=-11 send=-10
she=-6 shop=-8 shut=5 si=-8 sign=-8 so=-5 solicito=4 someone=-13 sorry=-8 sotp=12 sounds=-6 spot=-6 stay=11 step=-7
stoop=7 stop=14 stopall=10 stopp=12 stpo=11 strike=5 text=-6 texting=6 thanks=-7 that=-8 the=-11 they=-9 this=4
thx=-15 to=4 top=-8 trying=-4 un=8 unsub=13 unsubscribe=12 unsubscribed=5 update=-6 use=-4 veuillez=9 veux=5 vous=5
voy=5 want=5 wed=-5 weekend=-4 what=-6 whats=-9 when=-6 wheres=-4 which=-5 who=-9 whoever=5 whos=-11 why=-7 will=-6
wrong=12 yo=9 your=-9 youve=7 取消訂閱=11 好的=-11 退订=16 a _$=-5 _and=7 _for=-4 _heure=-4 _hora=-5 _l=-4 _mensajes=8
_person=-5 _si=11 _to=6 cebola=-4 complaint=4 dog=4 escribir=8 good=-4 landline=6 llegar=-5 message=-7 patient=4
plus=-6 quelle=-4 real=-6 recevoir=4 scam=-6 stop=-4 voicemail=-4 way=5 abogado =4 about _$=-5 _.=4 my=4 the=-8 ac =-5
access =-5 accidentally =-9 acoso =4 add =-11 me=-6 my=-8 address =-10 $=-7 adresse =-5 $=-5 ads =21 $=11 .=7 _$=10
after =4 _.=-4 i=7 again =4 _$=5 ago =8 .=5 agradeceria =5 agree =4 to=4 agua =-5 ahead =-5 ahi $=6 _$=-4 ahora =6 ai
$=6 _$=7 _de=-6 _mon=-4 _recu=-4 _un=5 jamais=4 pas=4 plus=-12 aimerais =7 ainda =-7 aint =9 al =-8 alarm =-6 alertas
=19 alertes =11 $=4 alerts =12 $=7 all =6 $=4 _it=4 communication=6 day=-4 messages=4 of=4 allergic =-4 alone =11 $=9
alors =5 already =7 $=10 .=4 _.=5 also =10 alta =-6 alto $=4 _$=8 always =-10 am i=-11 amanha =-8 $=-6 amor =4 an =-5
_$=-9 and =4 _$=-6 _a=-4 _it=-4 _not=7 _please=-7 _the=-4 add=-4 do=5 dont=7 i=8 im=9 my=8 quit=4 reminders=-5 stop=6
take=9 thanks=6 the=6 then=-4 you=4 annoying =4 annule =-5 annuler =-6 mon=-4 annulez =5 mon=4 another =10 _$=7
_from=8 text=4 ans =5 antes =-8 anuncios =4 any =4 _.=5 _messages=5 longer=4 messages=-8 texts=-8 anymore =17 .=5
_$=12 anyone =-9 anytime =-14 $=-12 appelez =-12 moi=-5 appelle _police=4 la=4 appointment =-6 $=-7 _$=-5 appointments
=-4 appreciate _$=-4 appt =-5 apres =-4 apt =-5 aqui =8 no=4 arbitration =-7 are _.=5 not=10 so=-10 texting=5 you=-4
around =-4 arret =6 $=6 .=5 _$=8 _bus=-5 _travail=-4 de=-8 arrete _de=-7 pas=-7 arreter =10 $=10 de=5 le=-6 arretez
=17 $=18 _$=9 _au=-8 _m=4 de=7 les=4 pas=-9 svp=5 vous=-10 arrive =-7 article =5 as _today=4 i=7 ask =5 asked =5
_these=5 you=5 asking _to=7 for=6 assurance =-5 at =-5 4=4 _$=-6 _.=4 _counter=4 _end=-6 the=-7 this=-5 ate =-6 _$=-4
attached =-6 $=-5 attorney _$=10 au =-9 _de=-6 aucun =7 aujourdhui =-7 autocorrect =-7 automatic =-4 autopay =-8
autorizo =8 autre =7 aux =4 available =-5 .=-4 _$=-4 avant =-12 avec =4 vos=4 avez _le=-4 _mauvais=6 le=6 avis =7
aviso $=-5 avisos =4 azucar =-14 b =-4 baby .=5 back =-8 on=-4 bad =-6 bag =-5 baja =9 $=13 .=8 _$=10 por=-10
porfavor=5 bajo =-4 balance =-5 $=-5 bank =-4 $=-4 base =10 basta =4 $=5 con=-4 battery =-4 bb =5 be =6 _.=4 _from=5
_last=8 _your=4 contacted=4 late=-4 texted=13 there=-7 been =7 beeping =-7 before =-10 _$=-8 the=-4 besoin de=4 best
=-12 $=-8 bien =-8 $=-8 bill $=-10 is=4 billing =-6 $=-6 bleeding =-6 _stop=-5 block off=-4 blocked =5 $=6 blocking
=11 blue =-11 $=-6 one=-4 bom =-5 bon =-6 numero=4 bonne _$=5 book =-6 borre mi=5 borrenme =12 $=7 de=6 boss =-6 bot
=7 $=9 both =-7 _$=-4 bothering =5 _$=5 me=5 bought =4 bring =-4 bro =5 broken =-4 _$=-6 buen =9 bugging =4 me=4 bus
=-13 $=-4 stop=-6 business =6 but =6 _dont=9 _get=6 _my=4 _the=-7 i=5 please=9 buzz =4 by =-4 $=-4 _$=-6 _name=12
text=11 that=12 c =-7 $=-10 ca =12 $=10 _les=7 marche=-4 cake =-9 call $=-6 _.=5 before=-4 list=5 me=-8 my=4 the=7
calle =-5 called =-4 calling =-6 and=-4 calls =-15 cambie =-6 _dentista=4 de=-6 cambio =-4 came =-9 $=-5 camino =-4
$=-6 can _add=-4 _be=5 _call=-6 _please=5 _stop=4 _text=-4 my=-5 remove=4 stop=6 text=-8 cancel $=11 .=10 _$=12
_3pm=-4 _messages=5 _notifications=6 _order=-6 _text=12 _texts=5 my=-6 these=4 tomorrow=-5 cancela =-6 cancelar $=4
_$=11 _consulta=-6 _recebimento=7 a=-4 la=-4 los=7 minha=-4 o=4 cancele =7 canceled =-5 cancelen los=5 mi=-5
cancellation =-7 cancelo _mensajes=5 estos=4 cancle =13 cant =-9 get=-5 stop=-10 car =-9 $=-4 card =-10 $=-5 cargo =-6
carlos =5 carriers =-8 carro =-8 _$=-5 case =-4 cash =-7 $=-8 cavities =-8 ce numero=14 que=-4 cease =14 $=5 _$=6
all=4 cebola =-4 cebolla =-4 cell =8 $=11 _$=4 _your=4 celular =8 $=5 ces =7 _$=4 _.=4 messages=4 cesser =5 cessez =16
$=4 cest _$=-9 _harcelement=4 _le=6 pas=5 quoi=-8 cette _.=4 personne=4 chairs =-4 change =-4 $=-4 changed =-8 $=-4
_mind=5 changes =-10 charge =-10 charged =-5 charges =4 check =-8 $=-7 cheese =-4 chez =-7 _$=-8 choose _opt=4 to=4
christmas =-4 church =4 chuva =-8 cita =-11 $=-7 claim =-8 deed=-4 claims =4 class =-5 $=-4 clicked =4 client =4
clinica =-4 club =8 code =-10 coffee =-7 $=-6 colis =-6 color =-7 combien =-12 de=-4 come =-5 $=-6 coming =-6 $=-9
back=5 commande =-5 .=-4 _$=-4 communication =22 $=5 communications =14 $=5 como _estos=4 cancelo=5 complaint =9
computer =4 con _avisos=-4 _mensajes=7 _textos=7 los=10 sus=7 confirm =-7 $=-12 confirmation =-4 confirme =-8
confirmed =-9 confirmo =-9 $=-9 conozco a=6 consent =15 $=14 _$=9 _the=-5 form=-8 revoked=6 consentement =12
consentimiento =9 consider =6 this=5 consulta =-4 de=-4 contact =10 $=10 _$=13 _again=5 lenses=-7 list=4 my=-5
contactar =9 $=9 contactarme =12 $=9 contacted =4 contacten =6 $=5 contacter =6 $=7 contacting =9 me=4 my=6 contacto
=5 contacts =5 $=6 contato =9 $=4 continuarem =6 continue =12 continuez =7 contract =-6 $=-5 contrato =-6 coordonnees
=13 correct =-10 cosas =7 cost =-10 $=-5 coughing =-5 could =6 _stop=4 count =-5 _in=-6 me=-5 counter =4 coupez =-5
coupons =11 $=10 courriel =-4 cours =-5 coute =-4 credit =-5 crown =-5 cuando =-12 cuanto =-7 cut =-8 _$=-7 _out=8
it=5 off=-8 cute =-10 d _$=8 arreter=9 da _.=-4 _de=7 lista=16 daily _$=-4 dans =-6 darme =5 _baja=5 de=5 date =-7
$=-6 datos =15 $=4 .=7 daughter =-4 dave =5 day =-7 $=-11 _$=-5 and=5 is=6 off=-6 de =4 _de=12 _dolares=-4 _ecrire=4
_escuela=-4 _lista=13 _liste=14 _los=-9 _mensajes=9 _messages=7 _mi=6 _por=-4 _pour=-4 _sistema=6 _texter=4 ahi=11
baja=7 bus=-6 datos=8 dentista=4 dossier=-5 enviarme=4 escribirme=9 espera=-8 fumer=-7 l=-8 las=4 los=6 m=10 mandar=10
me=6 mensagens=6 mensajes=12 messages=6 mi=-4 mon=-4 no=11 orden=-5 probleme=-4 pub=5 rappels=10 retard=-5 sms=6 su=10
sus=8 texto=4 textos=10 tomar=-5 una=4 ustedes=6 voces=-4 vos=16 votre=13 deactivate =9 _alerts=4 text=4 deal =-8
deals =5 debt =-9 deed =-6 $=-5 deixa =-5 dejar =6 _enviarme=4 de=7 deje de=5 dejeme _paz=5 en=5 dejen =6 _molestar=4
de=11 dejenme =13 _paz=5 en=5 dejo =-6 de=-8 del =-9 delete =10 _$=11 _info=5 _last=-5 _number=6 it=4 me=8 my=4 the=-7
this=5 deleted =9 delivered =-11 delivery =-10 $=-8 demain =-7 $=-6 demande =7 dental =-7 dentist =4 dentista =6
dernier =7 des =5 _$=10 messages=5 desabonnement =15 desabonner =16 $=12 _$=10 moi=4 desabonnez =7 _$=10 moi=6
desactivez =7 les=7 descadastrar =17 $=10 descuento =6 deseo =14 desinscription =13 desinscrire =15 $=8 desinscrivez
=7 _$=7 moi=7 desist =10 $=7 desk =-4 $=-4 desole =-5 desolee $=-6 dessa =9 _$=4 lista=5 desuscribanme =13 $=8 detener
=10 deux =-13 dia =-4 did =-11 _quit=-6 _stop=-9 the=-7 you=-8 didnt _the=4 _to=-8 _up=4 _your=-6 get=-7 mean=-11
digits =11 dije =8 direccion =-6 dis =8 .=4 disable =15 discontinue =15 _$=5 disregard =-8 my=-5 dnc =14 do _$=-4
_call=9 _cancel=-4 _consent=-4 _contact=6 _do=-4 _have=-4 _message=7 _need=-4 _not=4 _send=7 _stop=-6 _take=-4 _text=9
_unsubscribe=6 i=-4 not=9 to=4 trabalho=-4 you=-8 doctor =-4 doctora =-5 $=-5 does =-13 it=-7 the=-5 doesnt =4 _this=9
dog =-5 dogs =-8 dois =-5 dolor =-7 done =-8 $=-8 donne =5 _numero=5 mon=11 dont _.=-6 _about=-4 _any=6 _anything=4
_before=-4 _get=6 _him=-5 _it=-5 _my=-7 _reminders=10 _sending=-13 _text=5 _texts=7 _the=-4 _them=4 _these=7 _this=6
_to=-16 _your=4 contact=5 even=4 forget=-5 leave=-5 message=12 need=7 remove=-18 send=7 stop=-29 take=-23 text=19
txt=7 use=8 wanna=5 want=4 worry=-5 you=7 door =-6 dos =-6 dossier =-5 down =-7 doy =5 dr =-9 .=-7 drinking =-7 drive
=-6 _$=-7 driver =-6 $=-4 driving =-9 $=-10 drop _off=-6 me=-4 my=8 du =-5 _$=-5 harcelement=4 duele =-9 dueno =6
during =-4 e =6 o=5 each =7 early =-6 easier =-7 eating =-4 eau =-4 _$=-4 ecrire =7 $=5 ecrivez _$=5 plus=5 effacer =5
effacez =7 either $=-4 el =-11 _$=-11 _para=4 _porfavor=-4 _y=6 favor=4 mensajes=-9 numero=11 paquete=-7 precio=-7
election =8 eliminar mi=4 eliminen =5 eliminenme =4 $=4 elm =-6 else =9 $=15 to=5 em _$=4 paz=6 email $=5 _$=-6 emails
=-9 emergency =-12 en _esquina=-5 _si=5 camino=-4 paz=9 veux=4 encore un=9 end $=14 .=7 _$=14 _.=7 _lease=-4 my=-5
of=-11 these=7 this=4 ends =-6 engine =-4 enlever =5 de=5 enlevez =9 _$=7 _de=4 _numero=5 les=-6 moi=8 mon=4 enough
_$=4 _the=5 for=-5 texts=9 with=6 enroll =5 enrollment =5 entrar =-6 enviar =4 _$=4 enviarme =4 envio =10 envios =11
envoi =9 envois =11 $=8 envoyer =4 _offres=4 les=-5 envoyez =-4 _d=4 _de=-4 moi=-4 equivocada =8 equivocado =12 $=-5
_yo=-4 equivoco =5 de=4 equivoque =-5 de=-5 era =-9 erase =7 my=9 errada .=-5 errado =4 erreur =7 de=5 es =-5 _$=-10
_.=7 de=8 mi=-7 escriban =14 $=7 _$=6 escribir =11 $=8 escribirme =12 $=10 ese =-4 eso =-11 espanol =-5 _$=-5 espera
=-8 esposo =-6 esquina =-6 essas =5 mensagens=4 esse =4 numero=5 est =-5 _$=-7 _le=5 _que=-4 ce=-8 plus=7 esta =-6
_$=-4 bien=-5 en=8 este =10 _$=7 _de=4 _es=4 _ya=4 celular=4 numero=5 esten =8 esto =13 $=9 .=4 estos =10 _$=7 _.=4
mensajes=7 estou =-8 estoy =-4 et =13 _me=4 ca=8 etre =11 _$=6 eu =-4 even =6 ever =11 _me=7 again=4 every =14 _.=4
day=4 everything =5 ex =-8 _stop=-8 extra =-8 _$=-5 factura =-7 $=-6 facture =-8 fallecio =4 .=4 family =4 fast =-4
faux =9 favor =18 de=7 fcc =9 fee =-6 $=-4 feeling =-6 feliz =-4 fell =-8 fever =-6 $=-6 fichez =4 _la=4 moi=4 filing
=5 fin =-5 de=-5 fine =-4 $=-4 first $=-6 fix =-9 fixed =-6 flight =-11 $=-7 follow =7 for _love=7 _the=-5 _week=-5
gas=-5 good=5 her=6 marketing=5 me=-9 texts=6 the=-4 these=9 this=7 forever =6 forfait =-5 forget _number=7 my=4 to=-4
forgot =-9 my=-8 form =-5 forward =4 foto =-10 found =-4 frais =-5 free =-8 frente =-4 friday =-9 $=-9 fridays =-7
from _$=9 _contacts=5 _guys=5 _lawyer=5 _list=6 _number=-7 _system=5 _text=5 _to=-4 _waitlist=-4 all=5 list=5 me=-17
my=-5 text=5 these=4 this=9 you=10 your=7 front =-9 $=-6 _$=-5 ftc =7 $=6 full =-8 stop=-5 fumer =-7 funeral =4
further =18 _$=6 _will=5 future =10 _$=4 fyi =-5 $=-5 game =-4 garder =-10 $=-4 _rappels=-6 gardez =-13 gas =-9 $=-6
gate =-6 gave _the=-6 get _.=5 _at=-7 _from=4 _more=5 _number=4 _of=7 _texts=-5 _the=-6 _this=7 lost=4 one=4 the=-5
these=5 your=-4 gets =-6 getting =4 _texts=-9 these=6 your=4 gift =-4 give =-5 go ahead=-5 away=8 god stop=4 goes =8
to=6 going forward=4 good $=-6 _$=-8 _.=4 gostaria =5 de=5 got =-4 _$=-9 _text=-6 _texts=-4 _wrong=10 a=-5 my=7 the=7
this=5 your=-7 gotten =-4 gracias $=-4 great =-8 $=-7 _$=-5 group =4 $=9 text=4 grupo =10 guest =-4 guy $=9 guys
are=-4 ha =-6 llegado=-4 hablar =-6 hace =-6 had =-5 hago =-4 haha =-17 $=-12 half =-8 halt =4 happens _i=-9 if=-6
happy =-8 harassment =10 $=10 harcelement =10 hard =4 has a=4 hasnt =-5 _$=-5 have _$=-4 _do=7 _more=-5 _new=-5
_text=-6 _wrong=5 an=6 asked=6 my=-7 no=-4 the=4 havent =-6 _any=-7 hay =-13 _$=-6 he =-8 _to=-5 is=7 hear =5 _my=4
from=6 hearing =4 hell =5 hello =-4 help =-7 $=-6 me=-4 helped =-4 helpful =-11 $=-6 her phone=4 here =4 $=5 .=-4 hes
=-4 heure =-6 $=-4 heures =-7 hier =-5 hijo =-5 him =-6 _stop=-6 to=-6 his =-5 hit my=5 hittin =4 my=4 hitting =4 hoje
.=-4 hold =-18 $=-10 home =-6 $=-11 hope =-4 hora =-4 _$=-5 horario =-7 horas =-5 house $=-6 how _times=6 _you=5 can=8
long=-5 much=-7 often=-12 to=7 hoy $=-5 .=-4 hrs =5 hurts $=-4 husband =-7 $=-4 died=4 i _a=-5 _be=7 _by=-4 _cancel=-7
_do=9 _getting=5 _have=-4 _him=-5 _in=-5 _like=5 _make=-5 _mean=-6 _my=-4 _need=4 _one=5 _opt=12 _opted=9 _out=7
_removed=6 _stop=8 _sue=7 _text=-7 _the=-11 _them=-5 _these=6 _this=7 _your=-11 accidentally=-9 am=7 did=4 got=-6
havent=-4 hope=5 keep=11 like=-13 lost=-7 love=-10 mean=10 meant=-9 missed=-4 need=-9 opted=7 ordered=-4 prefer=-4
quit=-7 reply=-4 revoke=5 said=7 signed=5 stopped=-5 take=7 text=-6 think=5 typed=4 unsubscribe=13 use=5 wanted=-7
will=8 ici =13 $=11 id =5 _not=4 _you=4 idk =-5 if it=-4 the=4 you=4 ignore =-14 il =-5 ill =-4 _it=-4 come=5 report=4
im _$=-7 _.=5 _in=5 _my=5 _of=-4 _out=4 _stop=5 _sure=-4 _with=4 _you=5 a=6 at=4 calling=4 not=-7 off=-6 opting=4
out=-7 replying=4 immediately =10 $=10 in $=-8 _$=-7 _morning=5 _of=9 for=-6 my=-4 include _in=4 me=4 information =6
ins =-4 instead $=-4 _calling=-4 _texting=9 insurance =-7 $=-5 interesse .=4 interested $=-7 _the=-7 _your=5 invoice
=-4 $=-4 ir =-5 is =-6 .=7 _$=-7 _an=-4 _and=-4 _landline=6 _last=7 _longer=5 _me=-5 _new=-4 _number=-8 _stop=6 a=5
broken=4 no=5 not=6 out=-4 ridiculous=-4 stop=4 the=-4 this=-12 isso =9 it _.=4 _my=-6 _please=5 _reply=4 _stop=4
_with=6 already=5 end=7 or=-5 out=9 please=11 to=-7 was=-4 item =-6 its =-5 been=10 ive =7 _stop=5 been=-5 j _$=-4
aimerais=7 en=4 jaja =-10 jamais =12 $=4 demande=-4 je _$=4 _ai=-5 _encore=6 _le=-4 _les=-5 _me=9 _mon=7 _plainte=5
_pu=6 _souhaite=5 _veux=-5 _vous=8 m=-6 me=-4 porte=5 prefere=-4 quitte=4 recois=8 voudrais=-4 jeudi =-4 job =-5 john
=4 join =-7 $=-6 jour =-4 journee =-4 $=-4 juan =4 junk =6 just _this=-4 saw=-4 stop=11 text=-15 k =-7 $=-8 karen =7
keep =-7 _$=-7 _appointment=-5 _me=-6 _reminders=-8 _texts=-8 _the=-6 _updates=-7 getting=7 it=-4 los=-5 only=-4
sending=-7 texting=7 them=-7 vos=-4 keeps =-9 keisha =5 kids =-9 kill =11 the=11 kind =-7 kindly =14 know $=-8 l =-8
arret=-6 la =-6 $=5 _$=-8 _.=-4 _baja=-5 _con=5 _d=-4 _de=-6 _est=4 _personne=7 _que=4 _si=5 cebolla=-4 escuela=-4
esquina=-5 facture=-5 liste=8 paix=7 puerta=-5 senora=8 lachez =4 moi=4 laisse =-9 laissez _tranquille=8 moi=-4 lait
=-11 landline =7 large =-8 las =-4 _.=-4 last _$=-8 _you=9 night=-4 one=9 stop=-10 time=5 week=6 late =-7 $=-10 .=4
later =-10 $=-9 lawyer =6 $=7 le =-5 $=6 _$=-11 _.=-8 _de=4 _message=8 _ne=-4 _numero=6 _que=4 leak =-6 leaking =-9
$=-7 lease =-9 $=-5 leave _a=-6 _be=4 _off=4 _phone=4 _the=4 it=-14 me=12 my=5 us=7 leaving =-9 now=-4 left =-8 lenses
=-7 les _$=-10 _.=7 _mi=4 _que=7 _svp=-4 oignons=-6 let =-7 _be=5 _know=-5 me=-10 light =-9 $=-8 lights =-4 like
_unsubscribe=7 these=-6 limited =4 line =11 link _broken=6 in=-5 is=6 lisa $=6 list =7 $=12 _please=8 and=5 for=-4
of=-5 please=5 lista =8 $=16 _$=6 _espera=-8 _no=7 porfavor=4 liste =5 $=11 de=-4 des=-5 listo =-9 $=-9 llamar =11
llamen =-7 llamo =6 a=9 llega =-4 llegado =-12 llegan =-9 llegar =-5 llego =-11 llegue =-12 lo del=-4 loan =5 lol =-11
$=-10 _$=-6 long =-4 looking =5 for=5 loose =5 los =4 _.=-6 _a=7 avisos=7 puntos=-4 textos=6 voy=5 lose =7 _number=6
my=6 this=6 loss =-6 lost =-7 _number=-4 and=6 my=-8 love =-13 _god=7 _texts=-11 of=7 these=-10 your=-4 lunch =-12
$=-6 _$=-6 lundi =-4 $=-4 lunes =-6 $=-5 m =5 _$=4 _de=6 _les=-5 _plus=8 avez=-6 ecrire=4 ecrivez=4 enlever=7
envoyez=6 ma =-8 _$=-5 commande=-5 machine =-4 magazine =-4 mail $=4 mailbox =-4 maintenant =9 mais =10 $=7 _$=7 _.=-4
receber=6 make _end=8 _texts=4 a=-5 the=-4 these=13 mal _numero=4 man =7 manana =-7 $=-5 manda mais=7 mandando =10
_$=7 mandar =13 $=4 _$=5 mandarme =6 _$=8 mensajes=4 mande =8 mandem =5 mais=6 mandeme =-4 manden =9 _$=7 mas=4
mandenme =-10 mandes =4 mas=4 mando =-6 manque =-4 mantener =-12 _avisos=-6 many _$=-4 _do=5 texts=-4 times=6 marche
=-6 maria $=4 mark =6 marketing =15 $=6 _$=7 martes =-5 mas =7 $=11 _$=6 _.=6 _porfavor=6 de=-11 mensajes=4 ofertas=7
porfavor=7 promociones=4 publicidad=4 recordatorios=5 y=8 matin =-5 mauvais =4 _$=7 _.=-9 mauvaise _$=4 adresse=-4
personne=11 may $=-4 _please=4 mayo =-6 me =5 $=7 _$=7 _.=7 _a=5 _again=5 _all=4 _code=-4 _dessa=9 _do=6 _dont=-4
_el=-11 _em=5 _i=-8 _it=4 _la=-6 _llegado=-10 _los=-9 _mais=7 _mandando=7 _mandar=-6 _mas=11 _more=7 _of=7 _or=5
_plus=8 _reminders=-4 _sus=-13 _texts=4 _this=-6 _trompe=-5 _you=-4 _your=4 a=-9 about=7 again=11 alone=8 anymore=9
anything=7 as=-5 at=-10 back=-11 be=4 by=4 contacten=6 desabonner=7 desinscrire=12 dio=-6 duele=-9 enviar=4
equivoque=-5 escriban=7 for=8 from=5 if=-5 instead=-4 know=-4 llamen=-7 llegan=-7 llego=-6 lol=5 manden=7 of=7 off=5
one=4 out=9 puede=-8 pueden=5 retirer=6 sigan=4 stuff=4 suis=-4 texteen=4 texter=7 texts=-4 the=-5 vuelvan=4 when=-5
mean _$=6 it=9 to=-11 meant _my=6 for=6 medica =-4 medication =-5 medium =-4 meds =-5 $=-5 member =-5 mensagem =10 $=6
mensagens =15 $=13 .=6 mensajes =7 $=13 _$=7 _.=-9 _y=8 cuando=-5 mensajitos =6 merci _me=-5 d=7 mes coordonnees=13
message $=7 _$=6 _again=5 _cut=-6 _you=5 from=5 me=5 was=-5 messages =14 $=11 .=5 _$=18 are=6 on=-4 svp=5 messaging
=14 $=9 _$=6 me=9 meu =6 _$=7 _da=-6 contato=7 numero=5 mi _$=9 _nuevo=-9 casa=5 celular=4 cita=-8 consentimiento=9
esposo=-6 hijo=-5 nombre=6 numero=9 orden=-6 suscripcion=6 midi =-4 mieux =-4 $=-4 might =-8 mike =7 milk =-8 min =-7
minha consulta=-4 mis datos=9 mismo =5 miss =-7 missed =-4 mobile =4 moi =6 $=8 _paix=7 la=6 tranquille=9 un=-12 mois
=4 molestando =10 $=9 molestar =6 $=8 molesten =7 mon _$=7 _.=6 _n=-4 cell=5 colis=-6 consentement=7 numero=8 monday
=-6 $=-10 monsieur =8 month =-8 $=-10 more =4 .=8 _$=6 _.=-4 _and=7 _im=6 _in=-7 _left=-5 _messages=4 _these=4
cavities=-8 message=9 messages=8 msgs=4 of=4 pain=-6 questions=-10 reminders=5 text=5 texts=5 than=-9 morning =-4 $=-7
moved =4 msg =11 $=8 msgs =16 $=11 _$=5 much =-4 .=7 mucho =-4 must =5 muy =-7 _$=-5 my _cell=-4 _changed=-5 _in=8
_message=-5 _number=-7 _on=-5 _out=7 _phone=6 _quit=-4 _removed=4 _text=-4 _to=-6 _with=-4 _wont=-6 _wrong=-8
account=4 appointment=-6 attorney=5 bad=-7 bill=-5 boss=-6 car=-6 card=-9 cell=6 consent=8 contact=11 contract=-4
daughter=-4 ex=-7 husband=-5 info=16 insurance=-5 job=-5 last=-9 lawyer=6 lease=-4 line=12 mind=5 name=4 number=11
old=-7 opt=7 order=-9 permission=5 phone=5 reminders=-10 service=-5 sister=-6 spam=-7 subscription=-4 text=7 way=-6
wifes=5 n =5 ai=-7 arrete=-5 arretez=-5 na =-6 _$=-5 lista=-4 nada $=6 mas=-7 nadie =-9 name =7 $=6 _the=-5 is=-4
named =12 nao =11 _$=7 _a=-4 _mais=7 _o=6 e=11 mandem=5 recebi=-6 ne =6 _ecrivez=4 _pas=-4 _plus=-5 m=8 me=16 plus=11
souhaite=5 suis=9 veux=-5 vous=-8 need _.=7 _appointment=-4 _keep=9 _reminders=15 _stop=8 _texts=8 a=-5 for=5 these=4
needing =4 needs _be=-4 never _me=6 _the=-4 _to=-7 _up=6 asked=-4 contact=4 got=-6 mind=-7 opted=5 said=-11 signed=5
text=6 nevermind =-9 new =-7 _$=-10 _.=-4 number=-7 phone=-7 newsletter =-8 newspaper =-5 next _$=-12 _and=5 _goes=5
stop=-11 text=10 ni =21 nice =-7 no =4 _$=11 _a=4 _al=-6 _at=5 _cancelar=-7 _cavities=-8 _contacten=4 _de=-14
_dolor=-7 _el=-4 _en=4 _escriban=8 _for=4 _from=-13 _here=10 _la=-4 _llamen=-7 _manden=7 _mas=16 _mensajes=13
_messages=6 _msgs=4 _needed=-9 _of=5 _pain=-6 _perder=-4 _please=12 _promos=5 _que=5 _questions=-9 _recibir=7
_reminders=5 _stop=5 _sus=4 _texteen=4 _texting=4 _texts=11 _than=-8 _yet=-5 autorizo=4 calls=-6 contactar=7 deseo=12
es=12 escriban=5 further=10 gracias=6 ha=-4 hay=-7 i=-8 manden=5 mas=6 me=5 messages=-4 more=8 msgs=6 necesito=6
problem=-9 puedo=-8 quiero=4 recibir=4 rush=-7 se=-8 soy=7 texts=15 trabajo=-4 va=-5 vivo=-5 voy=-4 vuelvan=5
worries=-8 nobody _me=-5 named=8 noise =-5 nom $=-4 nomas =-5 nombre =6 noon =-7 $=-5 nos =-4 vemos=-4 not =4 _$=5
_any=-4 _here=4 _how=4 _i=-4 _list=6 _me=10 _patient=5 _person=7 _text=7 _the=-5 _these=5 _this=9 _your=-5 call=10
contact=6 getting=-14 in=5 interested=6 message=7 now=-7 really=-5 send=9 stop=-10 sure=-4 text=15 the=12 tiffany=4
understand=8 wanted=7 what=-4 nothing =4 _$=4 notice =-4 notices =5 notificaciones =16 notifications =19 $=11 for=5
nous =13 now =6 _texting=6 stop=7 nuevo =-9 num =20 $=12 number =8 $=11 .=5 _$=6 _delete=5 _file=5 _marketing=5 _my=-6
_not=4 _of=7 _please=4 _texting=-8 _your=6 and=-6 changed=-8 for=8 from=4 in=7 is=-4 of=-5 off=8 out=7 removed=5 was=6
numbers =5 numero =8 $=18 .=8 _$=19 _.=6 _dossier=-5 _no=-4 _orden=-5 _vos=4 _votre=4 de=-13 equivocado=7 errado=12
es=-5 nuevo=-9 ya=5 nunca =9 ny _plus=-4 o =-6 _.=-4 _de=4 _para=6 carro=-4 recebimento=7 oak =-4 obrigado =-5 $=-5 of
_list=8 _messages=4 _number=4 _phone=4 _photo=-5 _text=6 _texts=7 all=7 attorney=-4 calling=-4 god=7 it=7 my=6
texting=9 texts=7 these=6 this=11 today=4 town=-4 your=7 yours=7 ofertas .=-4 off =5 $=15 .=13 _$=7 _alerts=10
_list=16 _schedule=-4 _shoes=-5 _texts=11 _this=6 _waitlist=-4 and=-4 at=-10 for=4 my=5 of=5 please=6 these=4 this=10
work=-5 your=5 offers =11 $=9 office $=-5 offres =7 often =-12 oignons =-6 ok $=-11 stop=13 to=-5 old =-4 _from=-4
card=-4 omw =-8 $=-8 on =-4 $=-6 _$=-9 _alerts=-7 _form=4 _list=-4 _number=5 _way=-6 file=5 me=-4 text=-5 the=-5
this=7 one $=-6 _$=-7 _from=-4 _message=6 _text=4 _time=4 is=-5 more=4 stop=-6 onions =-13 only =4 .=6 _$=-4 oops =-9
wrong=-8 open =-6 _$=-4 opt =11 _$=17 _of=-10 _out=5 me=8 out=4 opted =12 out=9 opting =10 _$=7 _of=-4 out=10 option
_$=-4 options =-4 optout =14 or =-4 _$=9 _it=-4 i=12 ill=5 orden =-13 $=-6 order =-11 $=-10 number=-7 updates=8
ordered =-6 _$=-4 oregon =-5 os =4 otez =5 other _$=-5 otra _$=-5 otro =11 ou $=6 _.=-13 oui =-7 je=-6 our =-8 out =4
$=9 .=12 _$=13 _all=6 _i=-8 _me=4 _texts=4 _the=-8 _this=12 for=-4 front=-7 my=-5 please=9 to=-4 outside =-8 $=-8 over
_$=4 package =-7 $=-4 pagar =-8 page =-6 pague =-4 paid =-12 $=-6 _$=-6 this=-4 pain =-14 $=-4 .=-4 _$=-4 paix =11
$=11 paper =-7 paperless =-9 paquete =-7 par _$=4 texto=4 para _$=6 _me=4 mi=-4 parar =8 $=12 pare =15 $=11 parem =15
de=8 paren =17 $=12 parenle =10 _los=6 parfait =-8 parking =-15 _$=-4 parou =-7 pas _$=5 _.=8 _bon=7 _de=-5
_probleme=-4 aujourdhui=-4 interesse=4 la=-5 le=9 pass =4 passed =5 patient =6 pause =-4 my=-4 payment =-13 $=-7 _$=-4
paz =14 $=16 peace =8 pedido =-10 people =5 _to=4 pepperoni =-5 perder =-7 perdi =-10 perdon =-15 .=-9 perfect =-9
permiso =8 permission =14 _text=9 to=6 pero =10 _no=4 no=5 person =5 $=6 _$=-4 persona =16 $=7 personas =-4 $=-4
personne =5 $=14 pessoa =10 errada=9 phone =7 $=9 _$=8 _off=-4 and=4 died=-5 number=-6 please=6 up=4 was=-4 phones =4
photo =-13 $=-5 _$=-5 photos =-6 pick =-7 _up=-7 pickles =-10 pickup =-9 $=-5 pills =-6 $=-4 pit =-4 stop=-4 place =-5
plan =-6 $=-6 planta =-8 baja=-8 pleas =4 please _$=10 _.=9 _from=4 _more=4 _not=-8 _remove=-12 _sending=4 _stop=-7
_text=10 _texting=-4 _thanks=12 _that=11 _the=-4 _us=8 and=5 be=8 call=-10 contact=-4 delete=8 discontinue=8 do=-9
dont=-8 end=7 fix=-8 keep=-25 leave=5 no=5 quit=11 remove=5 send=-6 stop=11 text=-11 unsubscribe=11 use=-8 plenty =-4
$=-4 pls =12 $=9 _$=6 stop=5 plus =9 $=7 .=8 _$=7 _de=4 _numero=5 _pub=9 _recevoir=4 _textos=5 _vos=11 de=-8 etre=7
le=5 recevoir=8 rien=6 tard=-7 plutot =-7 plz =14 $=5 pode =-12 police $=7 policy =-4 por _$=5 texto=6 porfa =4 $=4
porfavor =6 _$=11 _de=6 porte plainte=5 possible =4 $=-5 to=7 pour _$=-9 les=-5 un=-5 pouvez =-5 vous=-5 power =-7
_attorney=-4 of=-4 pra _$=-4 precio =-9 preciso =-5 prefere =-4 premium =-4 prescription =-6 $=-4 price =-9 _$=-4
list=-6 prices =-4 priere =7 de=7 problem =-12 .=-4 probleme =-4 $=-4 processar =6 program $=7 promociones =11 promos
=20 $=11 _$=7 promotional =10 promotions =14 pu =11 pub =15 publicidad =12 $=11 puede =-12 mandar=-6 pueden _de=9
puedo =-10 puerta =-5 puis =-4 puntos =-4 q =6 quand =-9 .=-4 _$=-4 quando =-6 que _$=-5 _.=-6 _me=7 _ne=6 _no=4
cancelar=-4 hago=-4 hora=-5 me=14 no=7 paren=4 si=-5 quedo =-5 quel =-6 quelle heure=-4 quero _da=5 _receber=4
questions =-10 qui =-4 quiero _de=9 _me=5 _mensajes=-5 _mi=-4 cancelar=-4 mensajes=4 perder=-4 que=6 seguir=-4 quiet
=-8 quisiera =5 quit =8 $=10 .=5 _$=10 _deed=-4 _job=-7 _me=8 _the=8 asking=5 claim=-4 it=12 my=-5 on=-6 sending=8
smoking=-5 texting=11 the=8 quitar =5 quitarme =4 quitaron =-4 quiteme =4 quiten =4 _numero=4 quitenme =16 quito =6
quitte =5 quote =-10 _$=-4 r =-5 rain =-11 _$=-5 raining =-4 rappels =4 rates =-7 rato =-4 reach =7 reached =6
_wrong=7 the=7 reaching =4 out=4 read =-7 reading =-4 ready =-7 $=-4 real _$=-5 person=-8 really =-9 reassigned =6
receber =13 _$=10 recebi =-6 recebimento =7 receipt =-4 receive =8 texts=4 received =-15 receiving _.=5 these=8
recevoir =10 $=9 _messages=-5 ca=5 recibi =-7 recibido =-8 recibir =8 recois encore=6 recordatorios $=-4 records =4
$=4 recu =-8 $=-4 red =-5 refrain =5 from=5 refund =-6 $=-4 remind =-9 me=-9 reminders =9 $=9 _$=4 are=-4 please=4
removal =8 $=7 _$=6 remove =10 $=13 .=9 _$=14 _.=9 _number=9 _old=-4 from=5 it=6 me=9 one=-4 the=-8 this=6 us=6
removed =7 $=6 _this=4 remover =6 replied =6 stop=6 reply =-10 _$=-7 _to=-7 stop=-8 to=-5 replying =5 _$=4 stop=4
report _$=7 you=4 reported =12 request =16 $=5 requesting =8 removal=7 requests =7 reschedule =-10 $=-8 resend =-9
$=-5 reservation =-4 respect =4 retard =-9 _$=-6 retire =9 retiree =6 retirer =5 _la=4 retirez _$=5 moi=7 retiro =5
mi=6 return =-5 review =10 revoco =9 revoke =11 $=11 _$=11 _power=-4 revoked =9 $=8 rid _my=5 ride =-6 ridiculous =-4
rien =11 $=7 right =-6 $=-4 _$=-4 _.=-4 now=-4 number=8 room =-11 roster =-5 rush =-8 $=-8 s =-6 sabado =-4 saber =-4
sacame =7 said =-6 _.=4 _stop=-4 stop=7 to=-7 sair $=11 _lista=5 da=5 sais =4 sale =-4 sales =4 salir $=11 salon =8
same =-8 samedi =-5 sandra =12 saquenme =12 de=6 saturday =-6 $=-5 sauce =-7 _$=-6 save =-5 saved =-11 saw =-5 this=-4
say =-4 saying =-6 says delivered=-6 to=4 scam =-6 schedule =-9 $=-5 school =6 .=4 _.=5 scrub =4 se _de=5
continuarem=6 equivoco=5 sea =8 seat =-4 seats =-8 second =-6 _$=-6 see _$=-10 _then=-4 seguir =-6 _$=8 con=-6
recibiendo=-6 segunda =-6 seguro =-5 sell =5 send _anything=5 _else=8 _more=-5 _the=-9 it=-5 me=10 the=-7 sending =8
$=8 _$=6 _.=-5 _reminders=-4 _stuff=4 _texts=-6 me=4 sends =4 senora =8 sent =-11 _$=-6 ser =4 seriously =5 set =-4
she =-5 doesnt=-5 shoes =-5 shop =-11 $=-9 should =-6 i=-6 show =-8 showed =-4 shut =4 si .=-9 _continuez=5 no=12
vous=10 sigan =4 sign =-6 $=-6 _up=4 me=5 signed =8 the=-4 up=10 sigue =-5 siguen =13 sim =-12 sin =-7 since _.=4
sistema =6 sister =-6 site =-6 size =-7 skip =-4 slot =-5 $=-4 smoking =-7 $=-6 sms =24 $=14 .=4 _$=10 snow =-10 _$=-4
so =4 _.=-5 _can=5 _dont=7 _me=5 _texting=6 _you=4 please=9 quit=5 stop=12 you=5 sold =4 _house=4 the=6 solicito =10
somebody =5 _$=4 else=5 someone =-4 _me=-4 else=8 sooner =-4 sorry =-8 $=-4 for=-5 i=-4 wrong=-5 sotp =12 sou =7
souhaite =6 plus=5 sounds =-5 _.=-4 good=-7 soy _$=-6 _persona=5 la=7 yo=-7 spam $=14 spamming =8 me=4 specials =9 $=7
spot =-9 $=-8 st =-4 stahp =10 start =-8 state =5 statements =-7 stay =7 step =-8 still _$=-4 _these=4 get=7 stitches
=-4 stock =-6 $=-4 stoop =7 stop =9 $=24 .=9 _$=12 _.=7 _after=-4 _at=-5 _daily=6 _him=5 _in=-5 _it=-8 _mail=-4 _me=8
_messages=4 _my=4 _newspaper=-5 _now=4 _on=-6 _opt=-9 _reminders=5 _spam=9 _stop=10 _thanks=6 _the=5 _to=4
_unsubscribe=-6 _up=7 _us=4 _youre=-7 all=4 already=7 asking=10 at=-9 by=-14 calling=-6 contacting=5 for=5 getting=7
harassing=4 i=9 in=-12 les=5 light=-7 loss=-6 merci=7 messaging=8 my=-14 now=7 or=6 over=-7 payment=-9 please=10
sending=6 shop=-5 sign=-6 so=8 spamming=5 stop=4 taking=-4 texting=8 thanks=9 these=10 this=7 to=-10 w=5 with=8 your=4
stopall =10 $=10 stopp =19 $=10 stopped =-9 _your=-5 getting=-5 stops =-4 store =-6 $=-8 stpo =11 street =-4 strike =5
stuff =5 su _de=5 lista=5 sistema=6 subscription $=12 sue =5 $=8 suffit les=5 suis _de=-7 pas=12 trompe=-5 super =-5
supprime =-6 supprimez =4 sur _liste=-5 ce=5 la=-5 le=-7 mon=4 sure =-5 $=-4 _$=-4 thing=-4 surgery $=-11 _$=4 sus =8
_$=5 mensajes=-6 suscripcion =18 svp =5 .=5 swelling =-4 switch =-5 off=4 system =9 $=7 table =-9 take 10=-4 _$=-5
_cell=4 _my=6 _of=7 _out=7 _your=-5 it=5 me=4 my=8 off=-5 the=-5 this=6 taken =6 _$=5 off=5 taking _$=-4 it=-4 talla
=-8 tanto _$=4 mensajes=4 tard =-7 tarde =-10 $=-4 tarjeta =-4 tattoo =-4 tcpa =8 tech =-4 tecnico =-4 telefone =7
telefono =11 de=4 telephone =9 tell me=-8 the=4 tem =-11 _.=-4 temprano =-4 $=-4 temps =-6 tengo _$=-4 terminate =7
test =-6 text =6 $=9 .=4 _$=5 _.=12 _again=9 _anymore=5 _at=-5 _call=12 _instead=-5 _my=4 _not=4 _number=-4 _the=-8
_to=-5 _when=-5 _work=5 again=4 and=-5 communication=6 for=-4 messages=12 notifications=4 please=4 program=5
reminders=5 stop=-8 the=-5 this=-4 texte =8 texted =6 $=9 me=-10 texteen =5 texter =10 $=7 textez _$=-4 moi=-7 texting
=13 $=16 .=7 _$=10 _at=4 _i=4 me=5 my=4 texto =15 $=12 textos =17 $=10 .=8 _$=4 svp=7 texts =13 $=15 .=11 _$=4 _.=4
_day=6 _i=6 _me=-5 _my=5 _not=6 _please=4 _stop=5 _thanks=5 _the=11 a=5 at=10 coming=-6 for=6 make=-5 off=6 on=12
please=9 than =-11 _$=-4 thanks _$=4 _.=-4 _much=5 very=6 that =-4 $=-8 _$=-10 _.=4 _number=7 house=-5 i=7 my=7
name=12 text=-5 thats =-7 _$=-9 enough=5 the =-5 _$=-6 _again=-10 _alerts=7 _alone=5 _already=4 _box=-4 _but=6 _fee=-4
_friday=5 _guy=4 _i=5 _list=-9 _message=10 _off=-6 _on=-7 _or=-5 _party=7 _payment=-4 _person=10 _plan=-4 _please=-9
_program=7 _reminders=7 _slot=-4 _so=4 _stop=-8 _text=11 _texts=12 _this=-4 _time=6 _to=-7 _wont=-4 account=-4 ads=11
alarm=-5 alerts=9 bb=6 bill=4 bleeding=-5 blue=-7 box=6 call=-6 car=-6 check=4 code=-5 counter=4 daily=6 dnc=11 dog=-4
end=-6 fcc=7 first=5 ftc=7 house=5 kids=-4 last=10 lease=-5 link=9 love=7 marketing=7 medication=-4 messages=7
morning=5 noise=-4 number=11 old=-8 order=4 other=-6 pain=-4 person=6 phone=-7 photo=-4 red=-4 reminders=8 same=-4
second=-6 spam=6 spring=-4 stop=-8 tcpa=4 texting=7 texts=6 truck=-4 wait=-4 waitlist=-8 water=-4 wrong=-4 them =4
_$=5 off=5 to=-4 then =-6 _$=-4 there $=-9 _way=6 theres no=6 these =12 $=15 .=9 _$=5 _.=5 _are=-6 _end=6 _stop=6
_to=5 anymore=6 are=4 notifications=5 off=5 stop=4 to=12 they =-14 _$=-4 _me=-5 theyre =-5 thing =5 _$=4 think _have=4
you=4 this =6 $=13 .=7 _a=6 _her=4 _i=9 _off=9 _ridiculous=-4 _the=10 _to=5 _was=6 charge=-4 group=8 is=5 list=12
message=-4 month=-9 morning=-9 number=8 one=-10 phone=10 text=5 thing=7 week=-9 year=-5 through =-6 $=-4 thursday =-8
$=-6 ticket =-5 tiene =7 tiffany =4 til =-4 time $=-7 _$=5 you=8 times =20 $=14 _i=6 do=6 tira =4 dessa=6 meu=6 tires
=-9 to _a=-4 _contacted=4 _from=10 _list=-5 _me=10 _my=-7 _number=-6 _off=7 _phone=6 _smoking=-5 _stop=8 _text=4
_texted=11 _that=5 _these=6 _this=-4 _to=-5 _up=-6 a=-4 be=9 cancel=-6 change=-5 do=9 end=9 hear=5 my=-4 quit=-5
reach=4 receive=9 sell=5 sign=-7 stop=-5 text=-4 texts=6 you=-4 toda =13 todavia =-13 today =-4 $=-8 .=-7 _$=-4 or=4
todos los=6 told me=-5 you=5 tomar =-5 tomorrow =-9 $=-9 tonight =-6 $=-4 too =-4 $=4 _$=-10 took =-11 tooth =-6 top
=-10 $=-7 total =-4 $=-5 tout =10 $=12 toute =9 tow =-5 town =-5 trabajo .=5 tracking =-5 traffic =-5 tranquille =9
$=8 trash =5 travail =-5 treatment =-10 tree =-4 trompe _numero=4 trop _$=-4 trouve =-11 truck =-8 trying _quit=-7
_reach=5 tu =6 tuesday =-14 $=-6 turn _off=6 off=4 on=-9 them=5 these=7 turned =4 twice =-4 $=-4 two =-12 _$=-5 _ago=5
txt =13 $=7 me=4 txts =10 $=7 u _stop=5 _the=5 got=5 guys=-5 have=4 ultima =5 vez=4 un _mas=-4 autre=4 unacceptable
=-5 understand =7 une =-6 unenroll =6 me=6 unit =-8 unless =8 unsub =19 $=8 _$=10 unsubscribe =14 $=23 .=8 _$=12
from=-8 link=-4 unsubscribed =18 $=10 _$=10 from=-5 until =-7 unwanted =11 up _phone=4 _this=5 and=-4 for=4 my=5
update =-4 updates $=5 _reminders=-5 and=-5 upstairs =-5 ur =9 _$=7 texts=4 urgent =-8 us =8 _$=8 out=-6 use _cell=-5
this=-8 used =4 ustedes =9 $=6 va _$=-6 _ir=-6 a=-4 veces =7 vecino =-5 vemos =-4 venez =-4 venir =-5 ver =-5 very
much=6 veuillez =10 cesser=5 veux _$=5 _de=7 _rien=5 pas=-9 plus=8 pu=6 vez =5 viernes =5 violation =9 visit $=4 vivo
=-6 voces =5 $=-4 voicemail =-7 $=-5 voici =-5 vos =6 _$=6 envois=8 messages=-4 votre _svp=-4 liste=4 message=-9 vou
processar=6 voudrais =-4 vous $=-5 _$=10 _d=6 _de=5 _si=6 au=-8 continuez=8 de=-5 m=-4 n=9 vous=5 voy _camino=-6 a=9
en=-6 vuelvan =8 a=8 w the=6 wait =-7 waiting =-7 waitlist =-9 $=-6 walk =-4 ins=-4 wanna =5 want =4 _$=7 _.=7 _get=5
_hear=5 _keep=-6 _of=5 _opt=-6 _stop=-5 _texts=9 _unsubscribe=-4 any=-4 off=6 out=4 text=5 them=5 these=8 to=-7 your=5
wanted =4 warranty =-6 was =-6 _.=-4 off=-4 told=7 water =-11 $=-6 way =4 to=6 we =-4 _stop=-4 dont=7 have=-4 wed =-5
wednesday =-5 week =-6 $=-6 weekend =-7 $=-5 weight =-7 well .=4 be=-6 went to=-4 were _$=-4 what =-5 _$=-4 _if=-6
happens=-6 i=-4 is=-5 time=-4 whatever =4 whats =-10 the=-4 when =-10 _$=-4 will=-4 whens =-6 where =-5 wheres =-4
which =-5 while =-8 _$=-5 who =-7 _$=-4 dis=4 whoever =8 _is=4 whos =-11 this=-7 why =-5 _i=-4 did=-13 do=6 wont=5
wife =-5 $=-5 wifes =5 will _be=-5 be=7 i=-10 sue=7 wish =8 _be=4 to=8 with _reminders=5 _texts=8 me=6 my=-4 these=4
your=7 withdraw =5 my=5 withdrawn =11 wont =-8 _$=-4 _texting=-4 stop=-13 you=5 word =8 work =-4 working =-10 $=-7
_$=-4 works =-12 $=-4 _me=-4 for=-4 worries =-8 $=-7 worry =-5 about=-4 would =6 like=4 write =4 wrong $=-4 _$=5
_bro=5 _on=-6 address=-5 guy=9 house=-5 number=14 person=6 x =5 y =5 _$=-6 me=6 siguen=7 ya =6 $=5 _$=7 _.=6 _con=4
_dije=8 _en=-5 _es=4 _me=5 _quiero=5 _tengo=-6 _vivo=-5 dejen=5 me=-5 voy=-9 year $=-8 yes =-7 to=6 yet =-10 $=-13 yo
=6 .=-8 no=4 you $=-4 .=4 _a=-9 _again=4 _an=5 _for=-4 _from=-5 _have=5 _it=5 _me=-7 _my=-4 _need=4 _no=5 _remove=4
_stop=17 _text=6 _to=5 _wrong=-4 are=11 call=-5 dont=4 ever=4 got=8 have=5 keep=5 make=5 not=7 people=13 permission=4
send=-7 sent=-4 stop=6 the=-5 to=14 your _are=10 _is=-10 contacts=5 email=-11 list=5 message=-7 messages=10 number=-11
records=6 shoes=-5 system=8 text=-7 youre =4 _for=4 looking=4 yours =8 youve =8 _the=9 got=7 别发了 =8 $=8 取消訂閱 =11 好的
=-11 退订 =16 $=6
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
