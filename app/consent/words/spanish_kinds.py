"""More ways to ask in Spanish, by kind of sentence, and the ordinary sentences that each is like."""

from __future__ import annotations

GROUPS = {
    "AMENAZA": "denuncia denuncias queja quejas demanda demandas fiscalia profeco procuraduria demando demandar demandare demandarlos denuncio denunciar denunciare denunciarlos reporto reportar"
    " reportare reportarlos abogado policia bloqueo bloquear bloqueare bloquearlos legal tribunal quejo",
    "TERCERO": "casero patron vecino vecina ex jefe novio novia cobrador cobradores acosador arrendador conductor",
    "SIGUEN": "siguen sigue continuan insisten vuelven vuelve mandan llegan mandando escribiendo nada",
    "AGREGUE": "agreguen incluyan metan pongan anadan agregue incluya meta ponga anada inscriban",
    "PONGAME": "ponganme pongame ponme agreguenme incluyanme anoten anotenme poner ponerme pongan",
    "CLIENTE": "paciente cliente clienta miembro alumno alumna inquilino socio estudiante empleado usuario",
    "SINPARAR": "paran dejan cesan detienen paras dejas cesas para deja cesa",
    "MUERTO": "murio fallecio fallecida fallecido muerto muerta difunto difunta falleciera",
}

SURE = """
si NEG me? SINPARAR de? LLENO*2 ACTO|ESCRIBIR|MSJ
AMENAZA LLENO|con|x*4 si NEG me? SINPARAR $|de|con
si NEG me? SINPARAR $|de|con , _*3 AMENAZA
quien|donde|como|porque|que _*4 NUM|datos , ya? QUITE lo|los|ese|este|ya|LLENO|$ !foto
que|cual parte de LLENO? CLAVE|NEG|CESE
NEG entienden|entiende|entiendes|comprenden LLENO|que|es|significa|palabra*4 CLAVE|basta $
puse|mande|envie|conteste|respondi|escribi|dije|dado stop|alto|baja|parar _*5 SIGUEN|veces|caso|antes|ayer|hice
cuantas|mil|varias|muchas|tres|dos veces LLENO|tengo|que|decir|les|dije|pedi|he|pedido*6 CESE|NEG|paren|baja|stop
dije|dicho|pedi|pedido|repetido LLENO*3 veces que|LLENO*2 CESE|NEG|paren|baja|quiten|QUITE
como|donde|puedo|quiero|hago me|LLENO|para*3 quito|apago|bloqueo|elimino|evito|silencio LLENO*4 MSJ|esto|eso
"""

INNOCENT = """
NEG soy alergico|alergica|diabetico|diabetica|fumador|fumadora|ciudadano|ciudadana|residente|casado|casada|soltero|soltera|doctor|medico|abogado|experto|experta
AMENAZA el|la|los|mi|un|una LLENO? x|accidente|choque|robo|dano|fuga|siniestro !MSJ
^ mantener|seguir|continuar|quiero con|recibiendo|recibir? LLENO*2 MSJ $
es|esto spam|estafa|fraude|real QUERY
aqui NEG hay x
ya termine|acabe
NEG me|nos LLENO*2 llegan|llega|llego|llegaron|llegado|han|ha LLENO*4 MSJ|codigo|nada|enlace|correo
NEG me? llamen|llame|llames|marquen|llamar , ESCRIBEME|mejor|escriba|texto|textee|por|mandeme|mande MSJ?
mejor|solo|por LLENO? MSJ por? LLENO*2 favor|llamada|llamadas|esta|mejor
que|como|para|mi|los|el|un|una|LLENO TERCERO _*3 NEG? CESE de ACTO|llamar|llamarme
CESE de ACTO|llamar|llamarme LLENO*2 TERCERO
AMENAZA al|a|mi|el|la|un LLENO? TERCERO|accidente|robo|dano|fuga
numero|persona|telefono equivocado|equivocada|incorrecto en|de LLENO*2 OTRO|cuenta|recibo|formulario|expediente|receta
mal|equivocado LLENO numero|nombre|direccion de|del|y|es|en|mi
di|dieron|puse|anote LLENO*4 numero|mal equivocado|equivocada|mal|LLENO*2 numero?
olvide|perdi|olvido|perdido LLENO*2 NUM de LLENO? x|OTRO|cuenta|orden|confirmacion|cliente|caso
perdon|disculpe|disculpa|lo|siento|ay , era|fue|iba|es para otra|otro|mi|alguien
estoy|ando cansado|cansada|harto|harta hoy|$|mucho|muy|por|del|de LLENO? $|calor|trabajo|esperar|dolor|trafico|lluvia
NEG LLENO*2 ENVIE|ESCRIBA|CESE el|la|los|al|un|una LLENO? x|paquete|tecnico|pedido|factura|conductor|OTRO|plomero|dinero|cheque !MSJ
NEG LLENO*2 ESCRIBA|ENVIE antes|despues|hasta|todavia|hoy|manana|mientras
NEG LLENO*2 ESCRIBA|ENVIE a mi|el|la? TERCERO|jefe|abogado|esposo|esposa !MSJ
quiero|queria|quisiera|NEG NEG? molestar|molestarlos|molestarle|molestarte pero|mas|con|solo
si|cuando|que|pasa LLENO*2 respondo|mando|envio|contesto|pongo|escribo CLAVE
QUITE LLENO*2 aviso|letrero|cosas|x de LLENO*2 puerta|pared|x !LISTA
QUITE LLENO*3 foto|cebolla|tarjeta|puntos|yeso|muela|basura|arbol|manchas|direccion|producto|articulo
ya NEG vivo|trabajo|tengo|necesito|quiero LLENO*2 x|ahi|dolor|OTRO|taxi|lunes
es|sera|eso|esto es? LLENO? estafa|real|fraude o|verdad|$
dame|darme|den|dar|de de? baja en|del|al plan|seguro|curso|clase|OTRO|gimnasio
basta con|LLENO*2 uno|una|eso|x !MSJ
fue|fueron|llego|estaba|cayo a|al|en spam|LLENO spam?
"""

ASKS = """
NEG QUIERO ser|estar|formar|aparecer parte? LLENO|en*3 LISTA
NEG soy la|el|quien persona? que|a|quien|LLENO*2 busca|buscan|buscas|buscaba
NEG LLENO? interesa|interesan RECIBIR|ESCRIBIR $|MSJ|mas|nada|sus|estos|esto|ningun
dejen|deje|dejame LLENO*3 NUM|mama|papa|hija|hijo|familia en|tranquilo|tranquila paz|$
QUIERO|pido|solicito que me|nos QUITE|borren|saquen $|ya|de|del
CESE de? hacer|aser|hacerme|tanto spam
NEG QUIERO|deseo|pienso|voy seguir|continuar|sigo|a|estar*2 recibiendo|recibir|RECIBIR LLENO*4 MSJ|nada|esto
NEG LLENO*2 autorice|autorizo|autorizado|permiti|permito|consenti|acepto|acepte LLENO|que*3 ESCRIBA|ENVIE|contacten|ESCRIBIR|ACTO|llenen
tiene|tienen|tienes|esta mal|equivocado el|ese|este numero|telefono $
numero|telefono|celular ya? cambio|cambiado|es|tiene|paso de|otro|nuevo|a LLENO? dueno|duena|persona|propietario
cambio de dueno|duena
si LLENO*2 vuelven|vuelve|siguen|sigue|insisten|ESCRIBA|ENVIE|continuan a? LLENO*3 ACTO|ESCRIBIR|LLENO|ESCRIBIR*2 , _*4 AMENAZA
AMENAZA , si LLENO*2 SIGUEN
otro|un|proximo|siguiente|mas MSJ mas? , y? LLENO|voy|vamos|llamo|a|lo|les|pongo|presento|meto|hago|levanto|una|yo|con*4 AMENAZA
CESE|paren|pare|basta|stop|alto , o|sino LLENO|voy|vamos|llamo|a|yo|que|los|les|pongo|presento|una|aviso*5 AMENAZA
<!precio|monto|total|nombre|apellido|cobro|saldo|recibo esta|estan|estas|anda equivocado|equivocada|equivocados|confundido|confundida , yo? NEG soy !2que
se|te|ustedes? equivoco|equivocaron|equivocaste|confundio|confundieron , yo? NEG soy !2que
me salgo|zafo|borro|quito de LLENO*2 esto|aqui|LISTA|MSJ|eso
la|mi baja del|de|LLENO*2 servicio? LLENO*2 MSJ|LISTA|NUM
olvidense|olvidate|olvidese|deshaganse|olviden de? LLENO*2 NUM|mi
CESE LLENO|toda|todo*3 comunicacion|contacto|envio|envios $|con|a|LLENO
CESE mi|LLENO*2 suscripcion|registro|inscripcion|afiliacion $|LLENO|MSJ !OTRO
NEG me|nos|LLENO AGREGUE LLENO*4 LISTA
sea|seria|es|fue LLENO*2 ultimo|ultima MSJ|vez
QUITE LLENO*3 LISTA LLENO*2 NUM|mi|$
QUITE mi|LLENO*2 nombre|registro|informacion $|de|LLENO
PONGAME LLENO|en|lista|registro*5 no contactar|llamar|molestar|ACTO|ESCRIBIR|llamadas
NEG QUIERO|quiero promos|promo|cupones|descuentos|ofertas|boletin|boletines
NEG usen|use|utilicen|ocupen|marquen|guarden LLENO*2 NUM
NEG tengo|tenemos interes|ganas LLENO*5 MSJ|ustedes|$
ni uno|otro|LLENO*2 MSJ mas|$
nadie LLENO*2 pidio|solicito|quiere|autorizo LLENO*2 esto|MSJ|sus
NEG LLENO*2 esten|este|estes|anden|ande|sigan|siga|sigas|esteis LLENO*2 ACTO|ESCRIBIR
NEG LLENO*3 ACTO|ESCRIBIR LLENO|a*2 LLENO|mas|NUM*2 $
agradeceria|agradezco|favor|pido|ruego|suplico|solicito|hagan|haga LLENO|el|favor|dejar|que*4 CESE de? LLENO*4 ACTO|MSJ|RECIBIR
agradeceria|agradezco|favor|pido|ruego|suplico|solicito|hagan|haga LLENO|el|favor|que*4 NEG LLENO*2 ACTO|ESCRIBIR|ESCRIBA|ENVIE|molesten
agradeceria|agradezco|favor|pido|ruego|suplico|solicito|hagan|haga LLENO|el|favor|que*4 QUITEME|BAJA|eliminarme
QUITE|CESE LLENO*3 MSJ
a mi NEG LLENO*3 ENVIE|ESCRIBA
aqui|mejor|ya|por|vez NEG me? ENVIE|ESCRIBA|ACTO !x
tienen|tiene|traen mal|equivocado LLENO*2 numero
esto|este|MSJ NEG es|son para|de mi|nosotros , _*3 CESE|QUITE|NEG|equivocado|paren
NEG conozco|se|sabemos|conocemos _*4 , LLENO*2 CESE|NEG|QUITE|QUITEME
ya NEG ENVIE|ESCRIBA|QUIERO|mas $|LLENO|MSJ|nada
"""

BARE = """
_ paren|QUITEME|BAJA $
^ ya? paren|basta $
stop|alto , LLENO*2 NEG QUIERO|mas
"""

UNCLEAR = """
NEG se|conozco|conocemos quien|quienes|a|de|ningun|ninguna _*4
NUM ya? es mio|mia|nuestro
este|ahora es mi NUM ahora|$
yo? NEG soy la|el|su|esa|ese? x $
se|estan|esta equivocan|equivoca|equivocados|confunden|confundidos|confundido $|de|con|LLENO
que|quiero|pido|favor|para me|nos QUITE|borren|quiten|saquen|eliminen $|ya|de|LLENO
CESE|QUITE mi|LLENO*2 NUM $|ya|por
CESE mi|LLENO*3 NUM en|tranquilo
ya NEG QUIERO|deseo|gusta LLENO|RECIBIR*3 $
NEG QUIERO|quiero nada|saber
aqui LLENO|NEG*2 hay|vive|es|existe x|ningun|ninguna|nadie|LLENO !x
ya NEG LLENO*2 necesito|ocupo|requiero LLENO*3 MSJ|avisos|recordatorios|$
ya? NEG QUIERO|mas|sigan|insistan $|nada
ya? NEG soy|somos|estoy LLENO*3 CLIENTE|en
yo? NEG soy x , NUM|quien|LLENO|por|este
NEG es para mi|nosotros $
este|ese|esta|mi|NUM es|esta de|del LLENO*2 hijo|hija|menor|trabajo|empresa|nino|nina|oficina|negocio|otra|otro|persona
me|nos cobran|cuesta|cuestan|cobra LLENO*5 MSJ|cada|dinero
voy a AMENAZA
acoso|hostigamiento $
NEG LLENO*3 ACTO|ESCRIBA|ENVIE
_*2 NEG LLENO*4 MSJ
<!el|o CESE con|ya|LLENO LLENO? $
harto|harta|hartos|cansado|cansada|fastidiado|enfadado de|con LLENO*3 MSJ|ustedes|esto|tanto
como|donde|quien LLENO*2 consiguieron|obtuvieron|sacaron|dieron|dio|tienen LLENO*3 NUM|datos
"""

WISH = """
CESE de|con ACTO|MSJ|LLENO
paren|pare|dejen $|ya
NEG LLENO*4 ESCRIBA|ENVIE|ACTO|MSJ|contacten|llamen
QUITEME|BAJA
QUITE LLENO*2 NUM|nombre
stop|basta|alto|pare|paren
ya no !vivo|trabajo|estoy|estamos|vivimos
"""

REASON = """
MUERTO|equivocado|equivocada|incorrecto
ya? NEG LLENO*2 soy|vivo|trabajo|estoy|voy
cobran|cuesta|cobra|cuestan
celular|telefono|numero de|del LLENO*2 hijo|hija|menor|trabajo|empresa|oficina
AMENAZA|acoso|estafa|ilegal|privacidad
NEG conozco|conocemos x|LLENO|quien|a|de
harto|harta|cansado|cansada|fastidiado|molesto
cambie|cambiamos|mude de|a|LLENO
interesa|interesan|interesado|interesada
veces|dije|dicho|pedi
NEG firme|pedi|solicite|autorice|suscribi|inscribi|di
MSJ|esto|sus|su|ustedes
"""
