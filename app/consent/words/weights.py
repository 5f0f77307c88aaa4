"""Weights of words for `app.consent.doubt`, learnt by `tests/samples/intent/weigh.py`."""

from __future__ import annotations

from collections.abc import Mapping

LEANING = -18

_LEARNT = """
. $=-7 15=-4 30=-6 _$=10 _.=7 _a=4 _ai=-4 _and=4 _be=-5 _been=8 _besoin=7 _d=6 _de=9 _delete=6 _dont=11 _en=5
_escriban=6 _fix=-7 _for=-6 _found=-4 _had=5 _have=6 _help=-4 _im=-5 _is=5 _it=5 _keep=-6 _les=6 _meant=-8
_mensajes=-5 _meu=5 _min=-4 _moi=6 _mon=4 _my=6 _nao=7 _ne=6 _necesito=4 _no=7 _not=13 _nous=7 _number=10 _person=-7
_please=9 _quero=-4 _quit=7 _remove=9 _sending=5 _ser=-4 _should=-4 _soy=4 _stop=5 _take=5 _text=9 _texting=7 _texts=6
_the=10 _them=4 _u=-4 _unsubscribe=9 _us=6 _use=7 _vous=-7 _ya=8 ahi=-7 also=10 aqui=6 arretez=12 ate=-4 borrenme=7
but=5 call=7 can=-5 cancel=8 cease=7 cessez=13 cest=-8 could=5 dejen=6 delete=5 dont=9 el=-5 eliminenme=4 end=5
enlevez=15 era=-8 es=-13 esse=6 favor=10 get=5 go=-9 gracias=-5 if=6 ill=-6 is=-6 it=-8 j=5 je=6 kindly=6 le=-5 lose=6
mauvais=-6 merci=4 nao=12 ne=12 new=-6 no=8 now=5 obrigado=-6 parem=9 paren=6 pero=7 please=10 plus=10 porfavor=9
pouvez=-4 que=-4 quit=16 quiten=4 quitenme=12 remove=16 reply=-6 retirez=8 se=4 see=-5 she=4 stop=17 supprimez=4
take=11 tell=-5 tem=-8 text=-21 texts=4 thanks=-6 thats=-4 this=9 unsubscribe=14 vous=5 we=-9 would=4 wrong=7 you=9
别发了=8 谢谢=8 0142 =-4 $=-5 1 =-8 $=-8 10 =-10 $=-8 _$=-6 12 =-8 14 =-9 15 =-7 15h =-8 17h =-12 2 =-6 $=-4 .=-4 please=-6
20 =-9 200 =-8 _$=-6 2pm =-7 3 =-9 .=-4 times=4 30 =-6 $=-5 3am =7 3pm =-10 $=-6 4 =-8 $=-7 40 =-4 4471 =-4 45 =-8 5
=-7 $=-10 50 =-6 5th =-4 6 =-6 $=-7 7 =-5 704 =-5 555=-5 77 =-4 8 =-5 $=-4 80 =-9 9 =-5 $=-5 ^ $=-5 .=-5 1=-10 2=-7
_$=16 _.=9 _4=-4 _a=-6 _ac=-4 _accidentally=-9 _accord=-8 _add=5 _aimerais=7 _all=7 _and=-4 _are=4 _arret=-8 _as=6
_asked=5 _at=-6 _autorizo=4 _aux=7 _avez=-4 _away=5 _bad=-7 _besoin=-4 _boss=-6 _bother=4 _bothering=4 _bugging=4
_called=-4 _calls=-4 _can=-5 _cancel=9 _cant=-6 _ce=4 _cease=4 _cesser=5 _claim=-4 _con=-7 _consent=4 _contacting=7
_darme=4 _de=6 _deje=-4 _dejen=-8 _del=7 _delete=-5 _deseo=10 _discontinue=9 _does=-4 _dois=-4 _dont=-6 _else=-14
_end=-5 _equivocado=17 _equivoco=5 _equivoque=-5 _errado=4 _es=-7 _est=-4 _esta=-4 _ever=4 _ex=-5 _faire=-5 _flight=-4
_for=-8 _forget=-6 _from=-5 _further=9 _get=5 _getting=-8 _give=-8 _good=-6 _guys=-4 _had=-6 _happens=-9 _has=4
_havent=-5 _he=-5 _here=-5 _horas=-5 _husband=6 _i=-7 _interesse=4 _interested=4 _je=-7 _kids=-4 _l=6 _la=-8 _las=13
_leaving=-8 _les=8 _light=-7 _like=-9 _link=-10 _list=-8 _lista=-6 _longer=-4 _los=10 _loss=-6 _love=-7 _m=-4 _ma=-5
_mais=-8 _mauvais=-9 _merci=5 _messages=5 _meu=8 _mi=7 _mind=-7 _moi=7 _mon=8 _more=4 _msgs=6 _na=-7 _named=7 _ne=-10
_need=-4 _never=-6 _numero=-5 _ny=5 _of=-10 _opt=8 _order=-7 _para=-8 _payment=-7 _pero=4 _person=4 _phone=-6
_please=11 _pls=8 _plus=4 _por=-4 _porfavor=19 _pour=-8 _pouvez=-5 _precisa=-7 _problem=-9 _puede=-8 _pueden=5
_puedo=-5 _put=4 _quit=-6 _quitte=4 _quoi=-9 _really=-4 _recebi=-5 _recibiendo=-5 _replied=6 _request=8 _retire=8
_revoke=6 _revoked=7 _rush=-5 _sair=-4 _sending=5 _size=-4 _sms=5 _so=-4 _sold=4 _somebody=4 _someone=9 _soy=-6
_spam=7 _spamming=4 _stopped=-9 _subscribed=-4 _suis=-6 _svp=15 _tard=-6 _texted=-4 _texting=11 _thanks=4 _that=-12
_the=-4 _thing=-4 _time=-4 _todo=8 _told=-5 _took=-7 _tout=11 _txt=8 _una=-6 _us=7 _use=-8 _veces=4 _voted=-4
_voudrais=-4 _vous=-6 _vuelvan=5 _what=4 _with=8 _withdraw=7 _works=-6 _worries=-8 _worry=-5 _wrong=-6 _ya=6 _your=-10
a=-8 add=-6 aint=5 alto=10 am=-5 annulez=7 any=-8 anything=-5 appelez=-5 aqui=4 are=-11 arret=16 arrete=11 arreter=9
arretez=8 as=6 avez=-5 baja=10 basta=6 block=-4 bonne=-4 bus=-7 c=-9 ca=-8 call=-11 cambie=-12 can=-5 cancel=9
cancelar=16 cancele=10 cancelen=6 cancle=12 cant=-6 ce=8 cease=8 change=4 chega=4 close=-4 combien=-6 con=-6
confirm=-4 confirmed=-10 confirmo=-4 consent=6 contact=-5 cool=-6 cuando=-4 cuanto=-5 d=-8 dar=4 deactivate=5 deixa=-4
deje=8 dejen=8 dejenme=6 desabonner=6 desactivez=4 desole=-9 desuscribanme=10 detener=11 did=-11 disable=5
discontinue=6 disregard=-5 do=-10 does=-10 done=-8 effacez=6 either=-4 el=-11 eliminen=5 end=11 enlevez=-4 envoyez=-4
erase=5 es=-4 este=6 favor=5 feliz=-4 fichez=4 fin=-6 for=11 forgot=-7 full=-4 garder=-9 go=8 gostaria=5 got=-5
gracias=-9 had=-4 haha=-6 halt=4 happy=-9 he=-12 hello=-5 hes=-6 hope=-11 id=4 idk=-5 ignore=-6 il=-6 ill=-6 is=-14
it=-4 its=-4 ive=4 j=-6 k=-8 keep=-14 kids=-6 kindly=7 l=-4 la=-11 lachez=4 le=-5 les=5 let=-5 loose=5 love=-12 make=7
mandeme=-4 mantener=-11 mauvais=14 maybe=-6 me=-6 message=-9 meu=-10 mon=-9 muchas=-5 my=-8 nada=-4 necesito=-6
need=-9 nevermind=-9 ni=5 nothing=-7 number=-4 nunca=4 o=-9 off=8 ok=-5 okay=-4 omw=-8 on=5 one=-9 oops=-9 opt=4
opting=5 optout=14 otez=4 out=-4 parar=5 pare=8 parem=6 paren=5 parfait=-7 pas=-9 perdi=-10 perdon=-13 perfect=-9
permission=6 pick=-5 pleas=4 pls=10 plus=-4 plz=6 pode=-5 porfavor=8 preciso=-5 priere=6 put=-5 que=5 quiero=-6
quit=11 quitar=8 quite=-5 quiteme=4 quitenme=7 remind=-9 remove=5 reported=6 requesting=8 retirez=-6 retiro=4 revoco=9
revoke=8 sair=9 salir=9 saquenme=8 seguir=-12 send=-10 she=-6 shop=-8 shut=4 si=-7 sign=-8 skip=-4 so=-5 solicito=5
someone=-13 sorry=-7 sotp=12 sounds=-6 spot=-6 stay=12 step=-8 stoop=6 stop=14 stopall=10 stopp=12 stpo=11 strike=4
sure=-4 svp=4 take=-4 text=-6 texting=6 thanks=-7 that=-9 thats=-4 the=-11 they=-9 this=4 thx=-15 to=4 top=-8
trying=-4 un=8 unsub=13 unsubscribe=12 unsubscribed=4 update=-6 use=-4 veuillez=9 veux=5 vous=5 voy=5 want=5 wed=-5
weekend=-4 what=-6 whats=-9 when=-6 whens=-4 wheres=-4 which=-5 who=-10 whoever=5 whos=-11 why=-8 will=-7 wrong=13
yo=9 your=-9 youve=7 取消訂閱=11 号码错了=11 好的=-11 请不要再给我发短信=9 退订=15 a _$=-5 _and=7 _de=4 _for=-5 _heure=-4 _hora=-5 _l=-4
_mensajes=8 _person=-5 _si=10 _to=5 cebola=-4 complaint=4 dog=4 escribir=8 good=-4 landline=8 llegar=-5 message=-7
patient=5 plus=-6 quelle=-4 real=-6 recevoir=4 scam=-6 stop=-4 voicemail=-4 way=5 abogado =4 about $=-4 _$=-4 _.=4
my=4 the=-9 ac =-5 access =-5 accident =-4 accidentally =-9 acoso =4 add =-11 me=-5 my=-8 address =-10 $=-7 adresse
=-5 $=-5 ads =21 $=11 .=7 _$=10 after i=6 again =4 _$=5 ago =8 .=5 agradeceria =6 agua =-4 ahead =-5 ahi $=5 _$=-4
ahora =6 ai $=6 _$=6 _de=-6 _mon=-4 _recu=-4 _un=4 pas=4 plus=-11 aimerais =7 ainda =-7 aint =9 al =-8 alarm =-6
alertas =16 $=12 alertes =10 $=4 alerts =12 $=9 _me=4 all =5 $=4 _it=4 communication=6 contact=4 messages=5 of=4
allergic =-4 alone =12 $=8 .=4 _$=6 alors =4 already =6 $=9 .=4 _.=7 asked=-4 also =10 _me=4 alta =-6 alto $=4 _$=7
always =-10 am i=-10 amanha =-9 $=-7 amor =4 an =-5 _$=-10 and =4 _$=-6 _a=-4 _it=-4 _not=6 _please=-6 add=-4 do=4
dont=7 i=8 im=8 my=8 quit=4 reminders=-6 stop=6 take=8 thanks=6 the=6 then=-4 annoying =4 annule =-5 annuler =-6
mon=-4 annulez =5 mon=4 another =10 _$=7 _from=9 text=5 ans =5 answered =-4 antes =-9 any _.=4 _messages=5 longer=4
messages=-7 of=5 texts=-7 anymore =15 $=4 _$=12 anyone =-9 anytime =-14 $=-12 appartient =4 appelez =-12 moi=-5
appelle _police=4 la=4 appointment =-6 $=-8 is=6 appointments =-4 appreciate _$=-5 appt =-5 apres =-4 apt =-5 aqui =8
no=6 arbitration =-8 are _.=4 not=10 so=-10 texting=4 around =-4 arret =5 $=6 .=4 _$=8 _bus=-5 _travail=-4 de=-8
arrete _de=-7 pas=-8 arreter =11 $=10 de=4 le=-6 les=4 arretez =17 $=18 _$=9 _au=-8 de=6 les=4 pas=-8 svp=5 vous=-10
arrive =-8 article =5 as _today=4 i=7 ask =4 asked =4 _these=5 you=6 asking _to=6 for=7 assurance =-5 at =-5 4=4 _$=-6
_counter=4 _end=-5 the=-7 this=-4 work=4 ate =-5 _$=-4 attached =-6 $=-5 attorney _$=9 au =-9 _de=-6 aucun =7
aujourdhui =-7 .=-4 autocorrect =-7 automatic =-4 autopay =-9 autorizo =8 autre =6 aux =4 available =-6 .=-4 _$=-4
avant =-12 avec =4 vos=4 avez _le=-5 _mauvais=6 le=6 avis =7 aviso $=-5 avisos =4 azucar =-15 b =-4 baby .=4 back =-9
$=-4 on=-5 bad =-6 bag =-4 baja =9 $=12 .=8 _$=10 de=4 por=-10 porfavor=5 bajo =-4 balance =-5 $=-6 bank =-4 base =9
basta =4 $=4 con=-5 battery =-4 bb =4 be =6 _.=4 _from=5 _last=8 _your=5 contacted=4 in=7 late=-4 texted=13 there=-7
been =7 beeping =-7 before =-11 _$=-6 the=-4 besoin de=4 best =-13 $=-7 bien =-9 $=-8 bill $=-10 is=4 billing =-7 $=-7
bleeding =-6 _stop=-5 block off=-4 blocked =5 $=6 blocking =11 blue =-12 $=-6 one=-4 bom =-5 bon =-6 numero=4 bonne
_$=6 book =-7 borrame =13 borre mi=5 borrenme =12 $=7 de=5 boss =-6 bot =7 $=8 both =-9 _$=-4 bothering =5 _$=5 me=5
bought =5 bring =-4 bro =4 broken =-4 _$=-6 bruh =5 buen =7 bugging =4 me=4 bus =-13 $=-4 stop=-6 business =6 but =7
_dont=11 _get=6 _the=-8 i=5 please=10 buzz =4 by =-4 $=-5 _$=-5 _name=12 text=13 that=12 c =-7 $=-10 ca =11 $=10 .=4
_les=8 marche=-4 cake =-9 calendar $=4 call $=-5 _$=-4 _.=5 me=-7 my=4 the=6 calle =-5 called =-4 calling =-6 and=-4
calls =-15 $=-4 cambie =-7 _dentista=4 de=-6 cambio =-5 came =-8 $=-5 _$=-4 camino =-4 $=-6 can _add=-4 _be=6 _call=-6
_guys=6 _please=4 _send=-4 _text=-4 my=-6 stop=5 text=-8 cancel $=11 .=11 _$=12 _.=-4 _3pm=-4 _messages=4
_notifications=6 _order=-5 _text=11 _texts=5 my=-6 these=5 tomorrow=-5 cancela =-5 cancelar _$=12 _consulta=-6
_recebimento=7 a=-4 la=-4 los=6 minha=-4 o=4 cancele =7 canceled =-5 cancelen los=5 mi=-5 cancellation =-8 cancelo
_mensajes=5 estos=4 cancle =12 cant =-9 get=-5 stop=-10 car =-8 card =-10 $=-5 cargo =-6 carlos =5 carriers =-8 carro
=-8 _$=-5 case =-5 cash =-7 $=-8 cavities =-8 ce _est=4 numero=14 que=-4 cease =14 $=6 _$=6 all=4 cebola =-4 cebolla
=-4 cell =7 $=10 _$=4 _your=4 celular =8 $=5 ces =7 _$=4 messages=4 cesser =5 cessez =15 $=4 cest _$=-9 _harcelement=4
_le=5 pas=5 quoi=-8 cette _.=5 personne=4 change =-4 $=-4 changed =-8 $=-4 .=-6 _mind=5 changes =-10 charge =-10 $=-4
charged =-5 charges =4 chart =-4 check =-9 $=-7 cheese =-4 chez =-8 _$=-8 christmas =-4 church =4 chuva =-9 cita =-11
$=-8 claim =-8 deed=-4 class =-6 $=-4 clicked =4 client =4 club =8 code =-10 coffee =-7 $=-6 colis =-6 color =-7 com
=4 combien =-12 de=-4 come =-5 $=-7 comer =-4 coming =-6 $=-9 _$=4 back=5 commande =-5 .=-4 _$=-4 communication =21
$=6 communications =12 $=5 como _estos=4 cancelo=5 complaint =9 computer =4 con _avisos=-4 _mensajes=7 _textos=6
los=10 sus=6 confirm =-7 $=-12 confirmation =-4 confirme =-7 confirmed =-10 confirmo =-9 $=-9 conozco a=6 consent =15
$=15 _$=9 _the=-5 form=-8 revoked=6 consentement =12 consentimiento =9 consider =6 this=5 consulta =-4 de=-4 contact
=10 $=10 _$=13 _again=5 lenses=-7 list=4 me=4 my=-6 contactar =9 $=9 contactarme =11 $=8 contacted =4 contacten =6 $=5
contacter =6 $=7 contacting =9 me=4 my=7 contacto =4 contacts =5 $=6 contato =10 $=4 continuarem =6 continue =12
continuez =7 contract =-6 $=-5 contrato =-6 cool =-6 coordonnees =12 $=10 correct =-11 cosas =7 cost =-11 $=-6
coughing =-5 could =4 _stop=4 count =-6 _in=-7 me=-5 coupez =-5 coupons =11 $=10 courriel =-4 cours =-5 court $=-4
coute =-4 credit =-5 crown =-5 cuando =-12 cuantas veces=4 cuanto =-7 cut =-8 _$=-7 _out=8 it=5 off=-8 cute =-10 d
_$=8 arreter=9 da _.=-4 _de=7 lista=16 daily _$=-4 dans =-6 darme =5 _baja=5 de=5 date =-7 $=-7 datos =16 $=6 .=6
daughter =-4 dave =5 day =-7 $=-10 _$=-5 and=4 is=5 off=-6 de =4 _.=-4 _de=12 _dolares=-4 _ecrire=4 _lista=13
_liste=13 _los=-9 _mensajes=9 _messages=7 _mi=7 _mon=5 _no=-4 _plus=4 _por=-4 _pour=-4 _sistema=5 ahi=10 baja=6 bus=-6
datos=8 dentista=4 dossier=-5 enviarme=4 escribirme=8 espera=-8 fumer=-7 l=-8 los=6 m=10 mandar=10 me=6 mensagens=6
mensajes=13 messages=7 mi=-7 mon=-4 ne=4 no=11 orden=-5 probleme=-4 pub=8 rappels=10 retard=-6 sms=7 su=9 sus=8
texto=4 textos=9 tomar=-5 una=4 ustedes=6 voces=-4 vos=16 votre=13 deactivate =9 _alerts=4 text=4 deal =-8 deals =4
debt =-9 declined =4 deed =-6 $=-5 deixa =-5 dejar =6 _enviarme=4 de=7 deje de=5 dejeme _paz=5 en=5 dejen =6
_molestar=4 de=11 dejenme =13 _paz=5 en=5 dejo =-6 de=-8 del =-9 _.=-4 delete =9 _$=11 _contact=4 _info=4 _last=-5
_number=6 me=9 my=5 the=-7 this=4 deleted =8 delivered =-11 delivery =-10 $=-8 demain =-7 $=-6 demande =8 dental =-7
dentist =4 dentista =5 dernier =7 des =4 _$=9 messages=4 textos=4 desabonnement =14 desabonner =16 $=12 _$=10 moi=4
desabonnez =7 _$=11 moi=6 desactivez =6 les=6 descadastrar =16 $=10 descuento =4 deseo =13 desinscription =13
desinscrire =14 $=7 desinscrivez =7 _$=7 moi=7 desist =10 $=7 desk $=-5 desole =-4 desolee $=-6 dessa =9 lista=5
desuscribanme =13 $=8 detener =9 deux =-13 dia =-4 did =-11 _quit=-6 _sign=4 _stop=-10 the=-7 you=-8 didnt _to=-8
_up=4 _your=-6 get=-7 mean=-11 text=4 digits =11 dije =8 dimanche =-6 direccion =-7 dis =7 .=5 disable =15 discontinue
=15 _$=5 disregard =-8 my=-5 dit =4 dnc =12 do $=-4 _$=-4 _call=9 _cancel=-4 _consent=-4 _contact=6 _do=-4 _have=-4
_message=7 _not=4 _send=7 _stop=-5 _take=-4 _text=8 _the=5 _unsubscribe=4 i=-4 not=9 to=4 trabalho=-4 without=4 you=-8
doctor =-4 doctora =-5 $=-5 does =-14 it=-6 the=-5 doesnt =4 _this=8 dog =-5 dogs =-7 dois =-5 dolor =-7 done =-8 $=-9
donne =4 _numero=4 mon=11 dont _.=-5 _about=-4 _any=6 _anything=4 _before=-5 _get=7 _him=-5 _my=-6 _reminders=12
_sending=-13 _text=5 _texts=7 _the=-5 _them=5 _these=8 _this=6 _to=-14 cancel=-4 contact=5 even=4 ever=4 forget=-6
leave=-6 message=15 need=10 remove=-18 send=8 stop=-29 take=-23 text=19 txt=7 use=8 wanna=5 worry=-5 you=8 door =-5
dos =-5 dossier =-4 $=-4 down =-8 doy =5 dr =-9 .=-6 drinking =-7 drive =-7 _$=-7 driver =-6 $=-4 driving =-8 $=-9
drop _from=6 _off=-7 my=7 du =-4 _$=-5 harcelement=4 duele =-9 dueno =6 during =-4 e =6 o=6 each =7 early =-6 easier
=-7 eating =-4 eau =-4 _$=-4 ecrire =7 $=5 ecrivez _$=5 plus=6 effacer =4 effacez =8 either $=-4 el =-11 _$=-11
_porfavor=-5 _y=6 mensajes=-10 numero=12 paquete=-7 precio=-7 election =8 elevador =-4 eliminar mi=4 eliminen =6
eliminenme =6 $=6 elm =-6 else =9 $=14 _thanks=-4 to=4 em paz=6 email _$=-7 _.=-5 _instead=5 emails =-7 emergency =-12
en _esquina=-5 _plus=4 _si=5 camino=-4 la=-4 paz=10 veux=4 encore un=9 end =4 $=14 .=7 _$=14 _.=6 _lease=-4 my=-4
of=-11 the=4 these=7 this=4 ends =-5 engine =-4 enlever =5 _la=4 de=5 enlevez =9 _$=7 _de=4 _numero=5 les=-6 moi=9
mon=4 enough _$=4 _.=-4 _the=5 for=-5 texts=9 with=6 enroll =5 enrollment =5 entrar =-6 enviar =5 _$=5 enviarme =4
envio =10 envios =12 envoi =8 envois =11 $=7 envoyer =4 _rappels=-4 les=-6 envoyez _d=4 _de=-4 _rien=4 moi=-4 plus=4
equivocada =8 equivocado =12 $=-5 _yo=-5 equivoco =5 de=4 equivoque =-5 de=-5 era =-8 erase =7 my=9 errada .=-5 errado
=4 erreur =7 de=5 es =-6 _$=-9 _.=8 de=6 mi=-8 esa persona=4 escriban =14 $=8 _$=6 escribir =11 $=7 escribirme =12
$=10 ese =-5 eso =-11 espanol =-5 _$=-5 espera =-8 esposo =-6 esquina =-6 essas =5 mensagens=4 esse =5 _nao=4 numero=4
est =-5 _$=-7 _.=4 _le=6 _que=-4 ce=-8 plus=6 esta =-6 _$=-4 bien=-4 en=7 este =9 _$=7 _de=4 _ya=5 celular=4 esten =8
esto =13 $=10 estos =10 _$=7 _.=4 mensajes=7 estou =-8 estoy =-4 et =13 ca=7 etes =-4 etre =11 _$=6 eu =-4 even =6
ever =11 _me=6 again=4 every =14 _.=5 day=4 everything =5 ex =-8 _stop=-9 extra =-7 _$=-5 factura =-8 $=-7 facture =-7
fallecio =4 .=4 family =4 fast =-4 faux =9 favor =17 de=6 fcc =7 fee =-6 $=-4 feeling =-7 feliz =-4 fell =-8 fever =-7
$=-7 fichez =4 _la=4 moi=4 file $=4 filing =4 fin =-4 de=-5 fine =-4 $=-5 first $=-6 fix =-9 fixed =-6 flight =-11
$=-7 follow =7 for _but=-4 _love=7 _the=-5 _to=4 _week=-5 gas=-4 good=5 her=6 marketing=4 me=-10 texts=6 the=-4
these=9 this=7 forever =5 forfait =-5 forget _number=8 my=5 to=-4 forgot =-9 my=-8 form =-5 _$=-4 forward =4 foto =-10
found =-4 frais =-5 free =-7 $=-5 frente =-4 friday =-10 $=-10 fridays =-7 fridge =-4 friend =-4 from _$=7 _.=-4
_contacts=5 _guys=5 _lawyer=6 _list=8 _number=-7 _system=5 _text=5 _to=-4 _waitlist=-4 all=5 list=6 me=-17 my=-5
text=4 these=4 this=10 you=10 your=6 front =-7 $=-7 _$=-6 ftc =7 $=6 full =-8 stop=-5 fumer =-7 funeral =4 further =17
_$=7 _will=4 future =10 _$=4 fyi =-5 $=-5 game =-4 garder =-10 $=-4 _rappels=-6 gardez =-13 gas =-9 $=-6 gate =-7 gave
_the=-6 get _.=5 _at=-7 _from=4 _more=4 _of=7 _texts=-5 _the=-6 _this=8 one=4 the=-5 these=5 to=-4 your=-4 gets =-6
getting =4 _texts=-9 the=-4 these=8 your=4 gift =-5 give =-6 go ahead=-5 away=8 god stop=4 goes =8 to=5 going
forward=4 good $=-7 _$=-9 _.=5 gostaria =5 de=5 got =-4 _$=-9 _text=-6 _texts=-5 _wrong=10 a=-5 my=7 the=7 this=4
your=-8 gotten =-4 gracias =-4 great =-7 $=-7 _$=-6 group =4 $=9 text=4 grupo =10 guest =-4 guy =6 $=8 guys are=-5 ha
=-6 hablar =-6 hace =-6 had =-5 _number=4 hago =-4 haha =-17 $=-12 half =-8 halt =4 han =-12 happens _i=-9 if=-7 happy
=-8 harassment =9 $=10 harcelement =10 hard =4 has a=4 hasnt =-5 _$=-5 have _$=-4 _do=7 _more=-5 _new=-6
_permission=-4 _text=-6 _wrong=5 an=5 asked=6 it=-4 my=-7 no=-5 the=4 havent =-5 _any=-7 hay =-13 _$=-7 he =-8 _to=-5
is=6 hear =5 _my=4 from=6 hearing =4 heat =-4 hell =5 hello =-5 help =-8 $=-6 me=-4 helped =-4 helpful =-11 $=-7 her
number=4 phone=4 here =4 $=5 .=-4 hes =-5 heure =-6 $=-4 heures =-7 hier =-5 hijo =-4 him =-6 _stop=-6 to=-6 his =-6
hit my=5 hittin =4 my=4 hitting =5 hoje .=-4 hold =-19 $=-10 home =-6 $=-11 honor =4 hope =-4 hora =-4 _$=-4 horario
=-6 horas =-6 house $=-7 how _times=6 _you=5 can=8 long=-5 much=-7 often=-12 to=7 hoy $=-5 .=-5 hrs =5 hurting =-4
hurts =-4 $=-4 husband =-7 died=4 i _a=-5 _be=6 _by=-4 _cancel=-7 _do=8 _getting=5 _have=-5 _him=-5 _in=-4 _like=5
_make=-5 _mean=-7 _my=-4 _one=5 _opt=12 _opted=8 _out=7 _removed=7 _stop=9 _sue=7 _text=-8 _the=-11 _them=-5 _these=6
_this=7 _unsubscribed=5 _your=-11 accidentally=-9 am=7 did=4 found=-4 got=-7 havent=-4 hope=5 keep=10 like=-14 lost=-7
love=-9 mean=11 meant=-9 missed=-5 need=-10 opted=7 ordered=-4 prefer=-4 quit=-7 replied=6 reply=-4 request=4 revoke=5
said=7 signed=5 stopped=-5 take=7 text=-7 think=5 typed=4 unsubscribe=13 use=4 wanted=-7 will=8 would=5 ici =14 $=12
id =4 _not=4 prefer=6 idk =-5 if the=4 this=9 you=5 ignore =-15 il =-6 ill =-4 _it=-4 come=5 report=5 im _$=-6 _.=5
_in=5 _my=5 _of=-4 _out=4 _stop=5 _the=4 _with=5 _you=4 a=6 at=4 calling=4 not=-7 off=-6 opting=4 out=-4 replying=4
immediately =9 $=9 in $=-9 _$=-7 _morning=4 _of=9 _text=5 a=-4 for=-6 include _in=4 me=4 information =6 ins =-4
instead $=-5 _calling=-4 _texting=9 insurance =-7 $=-5 interesse .=4 interested $=-7 _the=-7 _your=4 invoice =-5 $=-4
ir =-5 is =-5 .=7 _$=-7 _an=-4 _for=4 _landline=8 _last=6 _longer=5 _me=-5 _new=-4 _number=-12 _stop=6 a=6 broken=4
in=-5 my=-5 no=5 not=8 out=-5 over=7 ridiculous=-4 the=-4 this=-11 too=-4 isnt _$=6 isso =16 it _$=-4 _.=4 _my=-6
_please=5 _with=6 already=5 end=7 or=-4 out=9 please=11 stop=4 to=-7 was=-4 with=4 item =-6 its =-5 been=9 ive =8
_stop=5 asked=4 been=-5 j aimerais=7 en=5 jaja =-10 jamais =12 $=4 demande=-4 je _$=4 _ai=-5 _encore=6 _le=-4 _les=-5
_me=10 _mon=7 _plainte=5 _pu=6 _souhaite=5 _veux=-5 _vous=9 m=-6 me=-5 porte=5 prefere=-4 quitte=4 recois=8
voudrais=-4 jeudi =-4 job =-5 join =-7 $=-5 journee =-4 $=-4 juan =5 julie =11 junk =5 just _this=-4 call=12 saw=-4
stop=11 text=-15 the=-4 k =-7 $=-8 karen =10 keep =-7 _$=-4 _appointment=-6 _me=-7 _reminders=-9 _texts=-9 _the=-5
_updates=-7 getting=7 it=-4 los=-5 only=-4 sending=-7 texting=7 them=-8 vos=-4 keeps =-9 keisha =6 kids =-11 _.=6 kill
=11 the=10 kind =-7 kindly =13 kitchen =-4 know $=-8 l =-9 arret=-6 la =-6 $=4 _$=-8 _.=-4 _baja=-5 _con=5 _d=-4
_de=-6 _personne=8 _que=4 _si=5 _y=4 cebolla=-4 escuela=-4 esquina=-5 facture=-5 liste=8 paix=7 puerta=-5 senora=7
lachez =4 moi=4 lady =4 laisse =-8 laissez _tranquille=9 moi=-4 lait =-10 landline =8 landlord =-4 large =-8 las =-4
_.=-4 alertas=9 last _$=-7 _i=4 _you=8 night=-4 one=9 stop=-10 time=5 week=9 late =-7 $=-9 .=4 later =-10 $=-9 law =4
lawyer =5 $=7 le =-5 $=5 _$=-11 _.=-8 _de=5 _message=8 _ne=-4 _numero=5 leak =-6 leaking =-9 $=-7 lease =-10 $=-5
leave _a=-7 _be=4 _phone=4 _the=4 _with=-4 it=-15 me=11 my=8 us=7 leaving =-9 now=-4 lee =-4 left =-9 lenses =-7 les
_$=-9 _.=6 _mi=4 _que=6 _svp=-4 oignons=-7 textos=4 let =-7 _be=4 _know=-5 me=-10 light =-10 $=-8 lights =-4 like
_unsubscribe=8 these=-6 line =10 _.=4 link =-4 _broken=6 in=-5 is=6 lisa $=6 list =6 $=11 _please=8 for=-4 of=-5
please=5 lista =8 $=16 _$=6 _espera=-8 _no=7 porfavor=4 liste =5 $=11 de=-4 des=-5 listo =-10 $=-10 llamar =11 llamen
=-6 llamo =6 a=9 llegado =-10 llegan =-9 llegar =-6 llego =-11 llegue =-12 lo del=-4 loan =5 lol =-11 $=-10 _$=-6
longer _.=-4 _the=-4 _your=4 looking =5 for=5 loose =5 los =4 _.=-6 _a=6 avisos=7 puntos=-4 textos=5 voy=5 lose =7
_number=6 my=6 this=6 loss =-6 lost =-7 _number=-4 and=6 my=-8 love =-13 _god=6 _texts=-11 of=7 these=-11 your=-4
lunch =-12 $=-6 _$=-6 lundi =-5 $=-5 lunes =-6 $=-5 m =5 _$=4 _de=7 _les=-6 _plus=8 avez=-6 ecrire=4 ecrivez=4
enlever=7 envoyez=6 ma =-8 _$=-5 commande=-5 machine =-4 magazine =-4 mail $=4 mailbox =-5 maintenant =9 mais =9 $=7
_$=6 _.=-5 receber=5 make _end=7 a=-5 the=-4 these=13 mal _numero=4 man =6 manana =-7 $=-5 manda mais=7 mandando =11
_$=6 mandar =13 $=4 _$=5 mandarme =6 _$=8 mande =8 mandem =5 mais=5 mandeme =-4 manden =9 _$=7 mas=4 nada=4 mandenme
=-9 mandes =4 mas=5 mando =-7 manque =-8 mantener =-12 _avisos=-6 _recordatorios=-4 many _$=-4 _.=5 _do=4 texts=-4
times=6 marche =-6 maria $=4 mark =6 marketing =18 $=10 _$=7 martes =-4 mas =7 $=11 _$=5 _.=6 _porfavor=6 de=-9
mensajes=4 ofertas=7 porfavor=7 promociones=4 publicidad=4 y=8 matin =-5 mauvais =4 _$=7 _.=-9 mauvaise _$=4
adresse=-4 personne=10 may $=-4 mayo =-6 me =5 $=7 _$=7 _.=7 _a=5 _again=5 _all=5 _code=-4 _dessa=9 _do=6 _el=-11
_em=5 _i=-9 _la=-6 _llegado=-9 _los=-9 _mais=7 _mandando=7 _mandar=-6 _mas=11 _more=7 _of=7 _or=5 _plus=9
_reminders=-4 _sus=-13 _texts=4 _this=-6 _trompe=-5 _you=-4 _your=5 a=-8 about=7 again=10 alone=8 anymore=8 anything=6
anytime=-5 as=-5 at=-10 back=-10 be=4 contacten=6 desabonner=7 desinscrire=12 dio=-6 duele=-9 enviar=4 envien=4
equivoque=-5 escriban=6 for=7 from=5 if=-5 instead=-4 know=-4 llamen=-6 llegan=-8 llego=-7 lol=5 manden=7 of=7 off=5
one=4 out=9 puede=-8 pueden=6 retirer=5 sigan=4 stuff=4 texteen=4 texter=7 texts=-5 the=-6 vuelvan=4 when=-5 mean _$=6
it=9 to=-11 meant _my=7 for=6 medication =-5 medium =-4 meds =-5 $=-5 meeting =-4 member =-5 mensagem =10 $=6
mensagens =15 $=13 .=7 mensajes =8 $=13 _$=7 _.=-9 _y=8 cuando=-5 mensajitos =6 menu =-4 merci _arreter=4 _me=-5 d=6
mes coordonnees=12 message =4 $=7 _$=7 _again=5 _cut=-6 _you=5 from=5 me=5 was=-5 messages =14 $=12 .=6 _$=17 are=6
on=-4 please=4 svp=5 messaging =14 $=10 _$=5 me=8 meu =6 _$=7 _da=-5 contato=7 numero=5 mi _$=9 _nuevo=-9 _ya=4 casa=4
celular=5 cita=-8 consentimiento=9 esposo=-6 hijo=-4 nombre=5 numero=9 orden=-6 suscripcion=8 midi =-4 mieux =-5 $=-4
might =-8 mike =7 milk =-8 min =-7 minha consulta=-4 mis =4 datos=9 mismo =4 miss =-7 missed =-4 mobile =4 moi =7 $=7
_paix=7 la=6 tranquille=10 un=-12 molestando =9 $=9 molestar =6 $=8 molesten =6 mon _$=7 _.=7 _n=-4 cell=4 colis=-6
consentement=7 numero=8 monday =-5 $=-10 monsieur =7 month =-7 $=-10 more =4 .=8 _$=5 _.=-4 _and=6 _im=6 _in=-6
_left=-4 _messages=4 _needed=-5 _these=4 cavities=-8 message=8 messages=8 of=4 pain=-6 questions=-9 reminders=4 text=5
texts=4 than=-7 morning =-4 $=-7 moved =4 msg =11 $=8 msgs =16 $=11 _$=5 much =-5 .=7 mucho =-5 must =4 muy =-8 _$=-6
my 3pm=-4 _alone=6 _and=-4 _by=4 _cell=-4 _changed=-5 _doesnt=6 _got=-4 _in=8 _message=-6 _number=-6 _on=-7 _out=7
_phone=6 _quit=-4 _removed=4 _text=-4 _to=-5 _with=-5 _wont=-6 _wrong=-8 account=5 appointment=-4 attorney=7 bad=-7
bill=-6 boss=-6 car=-5 card=-9 cell=7 consent=9 contact=11 contract=-4 daughter=-5 ex=-8 husband=-4 info=16
insurance=-6 job=-5 kids=5 last=-9 lawyer=5 lease=-4 line=11 mind=5 mother=4 name=4 number=11 old=-7 opt=6 order=-9
permission=5 phone=6 reminders=-10 service=-5 sister=-7 spam=-7 text=7 way=-5 wifes=5 n =5 ai=-6 arrete=-5 arretez=-4
na =-6 _$=-5 lista=-4 nada =4 $=6 mas=-4 nadie =-9 name =6 $=6 _the=-6 is=-4 named =14 _here=8 nao =11 _$=7 _mais=7
_o=6 e=10 mandem=5 recebi=-7 ne =5 _ecrivez=4 _pas=-5 _plus=-4 m=8 me=16 plus=12 souhaite=5 suis=9 veux=-5 vous=-8
necesito _$=-5 _recordatorios=7 need _.=6 _appointment=-4 _keep=9 _reminders=15 _stop=6 _texts=6 a=-4 for=4
reminders=6 the=-6 these=4 your=4 needed =4 needs _be=-4 never _me=6 _the=-5 _to=-7 _up=6 asked=-4 contact=4 got=-6
mind=-7 opted=5 said=-12 signed=5 stop=-7 text=7 nevermind =-9 new =-8 _$=-10 _.=-4 number=-7 one=-4 phone=-7
newsletter =-9 newspaper =-6 next _$=-12 _and=4 _goes=5 stop=-10 text=9 ni =20 nice =-7 night =-4 no =5 _$=10 _a=5
_al=-6 _at=5 _cancelar=-8 _cavities=-8 _contacten=4 _de=-14 _dolor=-7 _en=4 _escriban=9 _from=-12 _here=9 _llamen=-6
_llego=-4 _manden=7 _mas=15 _mensajes=13 _messages=6 _needed=-8 _of=5 _pain=-6 _perder=-4 _please=11 _promos=5 _que=5
_questions=-9 _recibir=8 _reminders=5 _stop=5 _sus=7 _texteen=4 _texting=4 _texts=11 _than=-8 _yet=-5 calls=-6
contactar=7 deseo=12 es=12 escriban=6 further=10 gracias=4 ha=-4 hay=-8 i=-8 manden=5 mas=6 me=5 messages=-4 more=8
msgs=6 necesito=6 problem=-9 puedo=-9 quiero=4 recibir=4 reminders=5 rush=-7 se=-8 soy=7 texting=4 texts=17 va=-4
vive=5 vivo=-4 voy=-4 vuelvan=5 worries=-8 nobody _me=-5 named=7 noise =-5 nom $=-5 nomas =-4 nombre =5 noon =-7 $=-5
nos =-4 vemos=-4 not =4 .=-5 _$=5 _any=-4 _here=4 _how=4 _list=5 _me=10 _patient=5 _person=6 _text=7 _the=-5 _these=5
_this=9 _up=4 _your=-5 call=10 contact=6 getting=-14 in=6 interested=5 message=7 now=-8 really=-5 send=9 sign=4
stop=-10 sure=-4 text=15 the=11 tiffany=4 understand=8 wanted=8 what=-4 nothing =4 _$=4 notice =-4 notices =5
notificaciones =19 notifications =19 $=11 for=4 nous =12 now =6 _texting=5 stop=8 nuevo =-8 num =20 $=13 number =8
$=12 .=5 _$=6 _delete=5 _file=5 _marketing=4 _me=4 _my=-6 _not=4 _of=6 _please=4 _texting=-7 _your=6 again=4 and=-6
changed=-8 for=8 from=4 in=7 is=-5 of=-5 off=8 out=8 removed=5 was=5 numbers =9 numero =8 $=17 .=9 _$=19 _.=6
_dossier=-5 _orden=-5 _vos=4 de=-13 equivocado=7 errado=12 es=-8 nuevo=-9 ya=6 nunca =9 ny _plus=-5 o =-6 _de=4
_para=6 carro=-4 recebimento=7 oak =-4 obrigado =-6 $=-6 of _from=5 _list=8 _number=4 _phone=4 _photo=-4 _text=6
_texts=9 all=6 attorney=-5 calling=-4 god=6 it=6 my=6 text=4 texting=9 texts=7 these=6 this=11 today=4 town=-4 your=7
yours=6 ofertas .=-4 off =5 $=15 .=14 _$=7 _alerts=11 _list=15 _phone=4 _schedule=-4 _shoes=-5 _texts=13 _thing=4
_this=5 _waitlist=-4 and=-4 at=-9 for=5 my=4 of=5 please=6 these=4 this=11 work=-6 your=5 offers =10 $=8 office $=-6
_$=-4 offres =7 often =-12 oignons =-7 ok $=-11 stop=13 to=-5 old =-4 _from=-4 omw =-8 $=-8 on =-4 $=-6 _$=-9
_account=4 _alerts=-7 _dnc=10 _form=5 _list=-5 _no=5 _number=5 _phone=-4 _way=-5 file=5 me=-4 text=-5 the=-6 this=7
one $=-7 _$=-7 _from=-4 _message=6 _shop=-4 _text=4 _time=4 is=-5 more=4 stop=-6 onions =-13 online =-4 only =4 .=5
_$=-4 _no=4 oops =-9 wrong=-8 open =-6 opt =10 _$=17 _of=-9 _out=5 me=8 out=4 opted =11 _of=-4 out=9 opting =10 _$=8
_of=-4 out=10 option =-4 _$=-4 options =-4 optout =14 or =-4 _$=9 _.=-4 i=12 ill=6 orden =-13 $=-7 order =-11 $=-10
_.=4 number=-7 updates=7 ordered =-6 _$=-4 oregon =-5 os =4 otez =5 other =-4 _$=-5 otra _$=-5 otro =11 ou $=6 _.=-13
oui =-7 je=-6 our =-7 out =4 $=9 .=12 _$=13 _all=6 _i=-8 _me=4 _texts=4 _the=-8 _this=11 _town=-4 for=-4 front=-7
my=-5 please=10 to=-4 outside =-8 $=-8 over =-4 package =-4 $=-5 pagar =-8 page =-5 pague =-4 paid =-11 $=-6 _$=-6
this=-5 pain =-14 $=-4 .=-4 paix =11 $=11 paper =-8 paperless =-9 paquete =-8 par _$=4 _.=-4 texto=4 para _$=6 _me=4
parar =8 $=12 pare =15 $=10 parem =15 $=6 de=7 paren =16 $=11 parenle =10 _los=5 parfait =-9 parking =-15 parou =-7
pas _.=8 _bon=6 _de=-4 _probleme=-4 aujourdhui=-4 interesse=4 la=-4 le=10 pass =4 passed =4 patient =7 pause =-4 my=-5
payment =-14 $=-7 _$=-5 paz =14 $=16 peace =8 pedido =-11 people =4 $=4 _to=4 pepperoni =-5 perder =-7 perdi =-10
perdon =-15 .=-9 perfect =-9 permiso =8 permission =15 $=5 _text=9 to=5 pero =10 no=6 person =5 $=6 persona =15 $=5
personas =-4 $=-4 personne =5 $=15 pessoa =10 errada=8 phone =7 $=9 _$=7 _not=7 _off=-5 and=4 died=-5 number=-6
please=5 up=4 was=-4 phones =4 photo =-13 $=-5 _$=-5 photos =-7 pick =-7 _up=-7 pickles =-10 pickup =-9 $=-5 pido =4
pills =-6 $=-5 pit =-4 stop=-4 pizza =-4 place =-5 plan =-5 $=-6 planta =-8 baja=-8 pleas =4 please _$=9 _.=9 _from=4
_more=4 _not=-8 _remove=-12 _sending=4 _stop=-7 _text=10 _texting=-4 _thanks=12 _that=11 _us=9 and=5 be=8 call=-10
contact=-4 delete=8 discontinue=8 do=-9 dont=-9 end=7 fix=-7 keep=-25 leave=5 make=4 no=5 quit=11 remove=7 send=-6
stop=11 text=-10 unsubscribe=11 use=-9 plenty =-5 $=-5 pls =12 $=9 _$=6 stop=5 plus =8 $=8 .=9 _$=5 _.=4 _de=4
_numero=4 _pub=7 _recevoir=4 _textos=5 _vos=11 a=7 de=-8 etre=8 le=5 recevoir=8 tard=-6 plutot =-7 plz =12 $=5 pode
=-12 police $=7 policy =-4 por _$=5 texto=6 porfa =4 $=4 porfavor =6 _$=12 _de=6 porte plainte=5 possible =4 $=-5 to=7
posso =-5 pour _$=-8 les=-5 un=-5 pouvez =-5 vous=-4 power =-7 _attorney=-5 of=-5 precio =-8 preciso =-5 prefere =-4
preferences =7 to=7 premium =-4 prescription =-6 $=-4 price =-9 _$=-4 list=-6 prices =-4 priere =6 de=6 problem =-12
.=-4 probleme =-4 $=-4 processar =6 program $=7 promociones =11 promos =20 $=11 _$=7 promotional =10 promotions =13 pu
=12 pub =16 $=9 publicidad =13 $=12 puede =-12 mandar=-5 pueden _de=8 puedo =-11 puerta =-5 puis =-4 je=-4 puntos =-4
q =6 quand =-8 quando =-6 que _$=-5 _.=-6 _me=7 _mi=4 _ne=6 _no=4 _que=4 cancelar=-4 hago=-4 hora=-5 j=-4 me=14 no=8
si=-5 quedo =-5 quel =-5 quelle heure=-4 quero _da=5 _receber=4 questions =-9 qui =-4 quiero _de=7 _me=6 _mensajes=-6
_mi=-5 cancelar=-4 darme=4 mensajes=5 perder=-4 que=7 seguir=-4 quiet =-8 quisiera =5 quit =8 $=10 .=5 _$=10 _deed=-4
_job=-6 _me=8 _the=7 asking=5 claim=-4 it=11 my=-5 on=-7 sending=7 smoking=-5 texting=11 the=9 quitar =4 quitarme =4
quiteme =4 quiten =5 _numero=5 quitenme =17 $=4 quito =5 quitte =5 quote =-10 _$=-4 r =-5 rain =-13 _$=-5 raining =-5
rappels =5 rates =-7 rather _get=4 rato =-4 reach =6 reached =6 _wrong=7 the=7 reaching =4 out=4 read =-6 reading =-4
ready =-7 $=-5 real _$=-4 person=-8 really =-10 reassigned =6 receber =15 _$=10 recebi =-7 recebimento =7 receipt =-4
receive =8 texts=4 received =-16 receiving _.=5 these=8 recevoir =9 $=9 _messages=-5 ca=6 recibi =-7 recibido =-9
recibir =9 _$=4 recois encore=6 records $=5 recu =-7 $=-4 red =-5 refrain =5 from=5 refund =-6 $=-4 registered =6
registry =4 remind =-5 me=-5 reminders =10 $=7 _$=7 _i=6 are=-5 removal =8 $=6 _$=6 remove =9 $=13 .=9 _$=14 _.=9
_number=9 _old=-4 from=6 it=6 me=9 one=-4 the=-8 this=7 us=7 removed =7 $=6 _this=5 remover =6 rental =-5 replied =8
stop=8 reply =-10 _$=-8 _to=-7 stop=-7 to=-5 replying =5 _$=5 stop=5 report _$=8 you=5 reported =12 request =16 $=4
requesting =8 removal=7 requests =7 reschedule =-10 $=-9 resend =-9 $=-6 reservation =-4 retard =-9 _$=-6 retire =9
retiree =5 retirer =5 _la=4 mon=-4 retirez =4 _$=6 moi=7 retiro =5 mi=6 return =-4 review =9 revoco =9 revoke =11 $=10
_$=11 _power=-5 revoked =9 $=8 rid _my=5 ride =-5 $=-4 ridiculous =-4 rien =10 $=4 right =-6 _$=-5 _.=-4 now=-5
number=9 room =-11 roster =-5 rush =-8 $=-8 s =-6 sabado =-4 sacame =6 said =-6 _.=4 _stop=-4 stop=7 to=-7 sair $=11
_lista=5 da=5 sais =4 sale =-4 sales =5 salir =4 $=11 salon =6 same =-8 samedi =-6 sandra =12 saquenme =11 de=7
saturday =-6 $=-5 sauce =-7 _$=-5 save =-6 saved =-11 saw =-5 this=-4 say =-4 saying =-6 says delivered=-7 to=4 scam
=-6 schedule =-10 $=-5 school =6 .=4 _.=5 scrub =4 se _de=5 continuarem=6 equivoco=5 sea =9 seat =-5 seats =-8 second
=-6 _$=-5 see _$=-10 _then=-4 seen =-5 seguir =-6 _$=8 _los=-4 con=-6 recibiendo=-6 segunda =-7 seguro =-5 sell =5
semana =-4 send _$=-5 _anything=5 _else=7 _more=-5 _the=-9 it=-5 me=10 the=-7 sending =8 $=7 _$=6 _.=-5 _stuff=4
_texts=-6 me=4 senora =7 sent =-11 _$=-6 ser =5 seriously =5 set =-4 seulement =-4 she doesnt=-5 is=5 shoes =-4 shop
=-11 $=-9 should =-6 be=-4 i=-6 show =-8 showed =-4 shut =4 _the=4 si $=-4 .=-10 _continuez=6 no=12 siguen=8 vous=10
sigan =4 sign =-6 $=-6 _up=4 me=5 signed =9 the=-4 up=10 sigue =-5 siguen =14 mandando=5 sim =-12 sin =-8 since _.=4
sistema =5 sister =-7 site =-5 size =-8 skip =-4 slot =-6 $=-4 smoking =-8 $=-6 sms =23 $=13 .=5 _$=10 snow =-11 _$=-4
so =4 _.=-5 _can=5 _dont=8 _me=6 _texting=6 _you=4 please=9 quit=6 stop=12 you=5 sold _house=4 the=7 solicitations =4
solicito =10 somebody =5 _$=4 else=5 someone =-4 _me=-4 else=8 sooner =-4 sorry =-8 $=-5 for=-5 i=-4 wrong=-6 sortir
=4 sotp =12 sou =6 souhaite =7 plus=5 sounds =-6 _.=-4 good=-6 soy _$=-6 _persona=5 la=7 yo=-7 spam $=15 spamming =8
specials =8 $=7 spot =-9 $=-8 st =-4 stahp =12 start =-8 state =5 statements =-7 stay =7 step =-8 still _$=-4 get=7
on=-4 stitches =-5 stock =-6 $=-5 stoop =6 stop =9 $=23 .=9 _$=11 _.=6 _after=-4 _at=-5 _daily=6 _for=4 _him=5 _in=-5
_it=-8 _mail=-4 _me=8 _messages=4 _my=4 _newspaper=-6 _now=5 _on=-6 _opt=-10 _reminders=7 _spam=8 _stop=11 _thanks=6
_the=5 _these=4 _to=4 _unsubscribe=-6 _up=6 _us=4 _youre=-8 all=4 already=8 asking=11 at=-9 by=-14 calling=-5
contacting=6 for=4 getting=9 harassing=4 i=8 in=-11 les=4 light=-7 loss=-6 merci=7 messaging=8 my=-14 now=7 or=7
over=-7 payment=-8 please=9 sending=6 shop=-5 sign=-6 so=8 spamming=5 stop=4 taking=-5 texting=8 texts=4 thanks=9
these=9 this=7 to=-10 w=5 with=9 your=4 stopall =10 $=10 stopp =18 $=10 stopped =-8 _your=-5 getting=-5 stops =-4
store =-7 $=-8 stpo =11 street =-4 strike =4 stuff =8 su _de=5 lista=5 sistema=5 subscription =4 $=11 sue =5 $=8
suffit les=6 suis _de=-7 pas=12 trompe=-5 super =-5 supprime =-6 supprimez =4 sur _liste=-6 ce=5 la=-5 le=-7 mon=4
sure =-5 $=-4 _$=-4 thing=-4 surgery $=-10 _$=4 surveys =10 sus =8 _$=6 mensajes=-7 suscripcion =19 svp =4 .=5 switch
=-5 system =9 $=7 t =4 ta =-4 table =-8 take 10=-4 _$=-5 _cell=5 _my=5 _number=4 _of=7 _out=7 _your=-5 it=5 me=5 my=7
off=-5 the=-6 this=5 us=4 taken =7 _$=6 off=5 taking _$=-4 it=-4 talla =-8 tanto _$=4 mensajes=4 tard =-6 _$=-5 tarde
=-9 $=-4 tarjeta =-4 tattoo =-4 tcpa =8 tech =-4 telefone =7 telefono =12 telephone =8 tell me=-8 the=4 tem =-11
temprano =-4 $=-4 temps =-7 tengo _$=-4 terminate =7 test =-6 text =6 $=10 .=5 _$=5 _.=10 _again=10 _anymore=5 _at=-5
_call=11 _instead=-5 _number=-5 _please=-4 _the=-7 _to=-4 _when=-4 _work=5 and=-6 communication=6 for=-6 goes=5 here=4
messages=12 notifications=4 program=5 stop=-8 the=-4 this=-4 texte =8 texted =5 $=9 me=-10 texteen =5 texter =10 $=8
textez _$=-4 moi=-7 texting =13 $=15 .=7 _$=10 _at=4 _i=4 me=5 my=4 now=5 please=4 texto =14 $=11 textos =17 $=10 .=8
_$=4 svp=7 texts =12 $=15 .=11 _$=4 _.=4 _day=6 _i=6 _me=-5 _my=6 _not=6 _stop=5 _thanks=4 _the=12 a=5 at=10 coming=-5
for=7 make=-5 off=6 on=12 please=9 than =-10 _$=-4 thanks _$=4 _.=-4 _much=5 for=-4 very=6 that =-4 $=-8 _$=-10 _.=4
_number=7 house=-5 i=7 is=-4 my=7 name=12 text=-5 thats =-7 _$=-10 _texts=7 enough=5 the =-5 _$=-6 _again=-10
_alerts=6 _alone=5 _but=6 _fee=-4 _friday=5 _guy=4 _i=6 _line=-6 _list=-10 _message=10 _messages=4 _off=-6 _on=-8
_or=-5 _party=7 _payment=-4 _person=10 _plan=-4 _please=-9 _program=7 _reminders=7 _said=-4 _slot=-5 _so=4 _stop=-9
_text=11 _texts=12 _this=-4 _time=6 _to=-7 _you=5 account=-4 ads=11 alarm=-6 alerts=12 bb=5 bill=4 bleeding=-5 blue=-7
box=6 call=-6 car=-5 check=4 code=-5 counter=4 daily=6 dnc=9 dog=-5 end=-6 fcc=6 first=5 ftc=7 house=4 kids=-5 last=10
lease=-5 link=9 love=7 marketing=7 medication=-4 messages=10 morning=4 noise=-4 notifications=8 number=11 old=-9
other=-7 pain=-4 person=6 phone=-9 photo=-4 reminders=8 rental=-5 same=-4 second=-6 spam=6 stop=-8 tcpa=5 texting=8
texts=7 truck=-4 wait=-4 waitlist=-8 water=-4 wrong=-4 them =4 _$=5 off=4 then =-7 _$=-4 there $=-9 _way=5 theres no=5
these =12 $=15 .=9 _$=5 _.=5 _are=-5 _end=5 _stop=6 _to=5 anymore=7 are=4 notifications=5 off=6 stop=4 to=12 they =-14
_$=-5 _me=-5 theyre =-4 thing =5 _$=4 think _have=4 i=-4 you=4 this =6 $=13 .=6 _a=7 _again=4 _her=4 _i=9 _no=4 _off=9
_ridiculous=-4 _the=9 _to=5 _was=6 charge=-4 group=8 is=5 list=12 month=-9 morning=-9 number=8 one=-9 phone=10 text=4
thing=6 week=-9 year=-5 three =4 through =-6 $=-5 thursday =-9 $=-6 ticket =-5 tiene =6 tiffany =5 til =-4 time $=-7
_$=5 you=8 times =19 $=13 _i=6 do=6 tira =4 dessa=6 meu=6 tires =-9 to _a=-5 _back=-4 _fcc=6 _from=10 _in=4 _list=-5
_me=12 _my=-8 _number=-6 _off=7 _phone=6 _smoking=-5 _stop=9 _text=4 _texted=10 _that=5 _them=-4 _these=7 _this=-4
_to=-5 _up=-7 _with=4 a=-4 be=10 cancel=-6 change=-4 do=9 end=9 hear=5 my=-5 quit=-5 reach=4 receive=8 sell=5 sign=-7
stop=-5 text=-5 texts=7 you=-4 toda =13 todavia =-11 today =-5 $=-8 .=-7 _$=-4 or=4 todos los=6 told me=-6 you=4 tomar
=-5 tomorrow =-9 $=-8 tonight =-6 too =-4 $=4 _$=-11 took =-11 tooth =-6 top =-11 $=-8 total =-4 $=-5 tout =10 $=12
toute =8 tow =-5 town =-6 trabajo =-4 .=5 tracking =-5 traffic =-5 tranquille =10 $=9 trash =5 travail =-5 treatment
=-11 tree =-4 tried =4 trompe _numero=4 trop _$=-5 trouve =-11 truck =-8 trying _quit=-7 _reach=5 tu =6 tuesday =-14
$=-7 turn _off=6 off=5 on=-10 them=4 these=8 turned =4 twice $=-4 two =-12 _$=-5 _ago=5 txt =13 $=7 _$=4 me=4 txts =10
$=7 u _$=-4 _stop=5 _the=5 got=6 guys=-5 have=4 ultima =5 vez=4 un _de=4 _mas=-4 unacceptable =-5 under the=4
understand =8 une =-7 unenroll =6 me=6 unit =-8 unless =7 unsub =19 $=8 _$=10 unsubscribe =14 $=23 .=9 _$=13 from=-8
unsubscribed =19 $=9 _$=10 from=-4 until =-7 _$=-4 unwanted =10 up _phone=4 _this=6 and=-5 for=4 my=5 update =-5 my=-4
updates =4 $=6 _reminders=-6 and=-6 upstairs =-4 ur =9 _$=7 texts=4 urgent =-8 us =8 _$=8 off=4 out=-6 use _cell=-4
email=7 this=-7 used =4 usen =4 ustedes =9 $=6 va _$=-6 _ir=-5 veces =8 vecino =-5 vemos =-4 venez =-5 venir =-4 ver
=-5 very much=6 veuillez =10 cesser=5 veux _$=5 _de=7 _rien=5 pas=-9 plus=9 pu=7 vez =5 viernes =5 violation =9 visit
$=4 vive =5 vivo =-5 voicemail =-6 $=-5 voici =-6 vos =5 _$=6 envois=8 messages=-4 votre _svp=-4 liste=4 message=-8
vou processar=6 voudrais =-4 vous $=-5 _$=9 _d=6 _de=5 _enlever=4 _si=5 au=-8 continuez=8 de=-5 m=-4 n=9 vous=5 voy
_camino=-6 a=8 en=-6 vuelvan =9 a=9 w the=6 wait =-7 waiting =-6 waitlist =-9 $=-6 walk =-4 ins=-4 wanna =5 want =4
_$=7 _.=7 _get=5 _hear=5 _keep=-6 _of=4 _opt=-4 _stop=-6 _texts=10 _this=5 _unsubscribe=-4 any=-4 off=7 out=4 text=5
them=5 these=8 to=-7 your=4 wanted =4 warranty =-6 was =-6 off=-4 told=7 water =-10 $=-6 way =4 to=6 we =-5 _stop=-4
dont=7 have=-4 wed =-5 wednesday =-5 week =-6 $=-4 weekend =-8 $=-6 weight =-7 well .=4 be=-6 went to=-4 were _$=-4
what =-5 _$=-4 _if=-7 happens=-6 i=-4 is=-6 time=-4 whatever =4 whats =-10 the=-4 when =-9 _$=-4 do=-4 will=-4 whens
=-6 where =-5 wheres =-5 which =-6 while =-9 _$=-4 who =-7 _$=-5 dis=4 whoever =7 _is=4 whos =-11 this=-7 why =-4
_i=-5 did=-13 do=6 wont=5 wife =-5 $=-6 wifes =5 will _be=-6 be=7 i=-9 sue=7 wish =7 to=8 with _reminders=5 _texts=8
me=5 my=-4 these=4 your=6 withdraw =5 _consent=4 my=5 withdrawn =11 wont =-8 _$=-4 _texting=-4 stop=-13 you=5 word =8
work =-5 phone=4 working =-10 $=-8 _$=-4 works =-11 $=-4 _me=-4 for=-4 worries =-8 $=-7 worry =-5 about=-4 would =7
wrong $=-4 _$=5 _bro=5 _on=-5 _please=4 address=-5 date=-4 guy=8 house=-4 number=13 person=6 size=-4 x =4 y =5 _$=-6
me=6 siguen=7 ya =5 $=5 _$=7 _.=6 _con=5 _de=4 _dije=8 _en=-6 _es=6 _hay=-4 _me=5 _quiero=5 _tengo=-6 _vivo=-4 dejen=5
me=-5 voy=-9 yall _to=4 year =-4 $=-9 yes =-7 to=6 yet =-11 $=-13 yo =6 .=-7 no=4 you _a=-10 _again=4 _an=6 _any=-4
_for=-5 _from=-4 _had=4 _have=4 _it=4 _me=-7 _my=-4 _need=8 _no=5 _stop=17 _text=7 _to=4 _wrong=-5 are=9 call=-6
dont=7 got=7 guys=4 have=5 keep=5 make=5 not=7 people=13 permission=4 send=-7 sent=-4 stop=6 the=-5 to=13 understand=4
want=4 your _are=9 _is=-10 contacts=5 email=-11 list=5 message=-7 messages=10 number=-11 records=6 shoes=-5 system=8
youre =5 _$=-4 _for=5 _the=5 looking=4 yours =7 youve =8 _the=9 got=7 别再发了 =10 $=10 别发了 =8 $=8 取消訂閱 =11 号码错了 =11 好的
=-11 请不要再给我发短信 =9 $=9 退订 =15 $=6
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
