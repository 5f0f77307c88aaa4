"""How people ask in Spanish to be left alone, and what only looks like it."""

from __future__ import annotations

from app.consent.words import forms
from app.consent.words import spanish_everyday as everyday
from app.consent.words import spanish_kinds as kinds

_CONTACT = (
    "escribir textear textiar molestar contactar mensajear spamear fastidiar acosar joder fregar chingar jorobar"
    " hostigar importunar incomodar notificar bombardear perturbar saturar llenar hartar enfadar fregar"
)
_SEND = "mandar enviar remitir"
_CEASE = (
    "dejar parar detener:deteng cesar suspender cancelar terminar anular cortar quitar desactivar apagar interrumpir"
    " finalizar desistir bloquear silenciar abstener:absteng"
)
_REMOVE = (
    "quitar sacar eliminar borrar remover:remuev retirar excluir:excluy desafiliar tachar bloquear desvincular"
    " depurar suprimir desligar"
)
_SIGN_OFF = "desuscribir desinscribir desubscribir"

GROUPS = {
    "CESE": (
        "detenganse detengase parense dejense deje dejen deja dejar dejad dejes pare paren para parar parad detenga detengan deten detener cese cesen"
        " cesar suspenda suspendan suspender cancele cancelen cancela cancelar cancelenme cancelame parenle parale parele parales parenles parenlen bajenle bajale dejense termine terminen terminar anule anulen"
        " anular corte corten corta quite quiten interrumpan desactive desactiven desactivar apague apaguen"
    )
    + " "
    + forms.spanish_command(_CEASE)
    + " "
    + forms.spanish_infinitive(_CEASE),
    "CLAVE": "stop alto baja cancelar parar pare salir",
    "ACTO": (
        "enviar enviarme enviarnos enviarle mandar mandarme mandarnos escribir escribirme escribirnos textear"
        " textearme molestar molestarme molestarnos contactar contactarme contactarnos mensajear mensajearme spamear"
        " spamearme fastidiar fastidiarme acosar acosarme joder joderme enviando mandando escribiendo molestando chingar chingando chingarme fregar fregando joder jodiendo jorobar insistir insistiendo llegar llegarme llegarnos"
        " texteando contactando textiar textiarme llenarme"
    )
    + " "
    + forms.spanish_infinitive(f"{_CONTACT} {_SEND} insistir")
    + " "
    + forms.spanish_gerund(f"{_CONTACT} {_SEND} insistir"),
    "MSJ": "mensaje mensajes mensajito mensajitos texto textos sms msj msjs mjs spam notificacion notificaciones"
    " recordatorio recordatorios alertas alerta promociones promocion publicidad ofertas anuncios propaganda avisos aviso mensajeria propagandas chismes"
    " msgs comunicaciones mensages menajes correspondencia",
    "ESCRIBA": (
        "escriba escriban escribas escribais contacte contacten contactes textee texteen textees texten molesten"
        " moleste molestes mensajeen mensajee fastidien fastidie busquen acosen notifiquen comuniquen escriva escrivan"
        " jodan joda llenen"
    )
    + " "
    + forms.spanish_subjunctive(_CONTACT),
    "ESCRIBIR": (
        "escribir contactar molestar textear mandar enviar escribirme contactarme molestarme mandarme enviarme"
        " textearme"
    )
    + " "
    + forms.spanish_infinitive(f"{_CONTACT} {_SEND}"),
    "ENVIE": (
        "lleguen llegue llegan llega mandarme enviarme mande manden mandes envie envien envies mandeis envieis enbien enbie"
    )
    + " "
    + forms.spanish_subjunctive(f"{_SEND} llegar"),
    "LLENO": "su tu esa ese aquella nuestra mas los las esos esas estos estas sus tus el la este ese un de del por que ya nada otro otra ningun"
    " ninguna tantos tanto mis mi a al me nos lo le con tipo todos todas cualquier favor este esta esto eso aqui"
    " ustedes usted nunca jamas texto de a q k ke avisos porque aca nos cosas personas"
    " vuestra vuestro vuestras vuestros vuestra",
    "QUIERO": "quiero quisiera deseo necesito queremos deseamos quieren autorizo acepto interesa interesan gusta gustan"
    " solicite pedi consiento quería queria gustaria interesado interesada estoy di doy prefiero preferiria preferimos prefeririamos gustaria agradeceria agradezco ocupo",
    "RECIBIR": "q recibirlo recibirla reciba recibamos recibir recibirlos recibiendo recibo ver tener resibir leer que me nos sigan lleguen llegar envien"
    " manden escriban contacten seguir siga continuar",
    "QUITE": (
        "quite quiten quita quitar quitarme quitame quiteme quitenme saque saquen saca sacar sacarme sacame saqueme"
        " saquenme elimine eliminen elimina eliminar eliminarme eliminame elimineme eliminenme borre borren borra borrar"
        " borrarme borrame borreme borrenme remueva remuevan remover removerme remuevame remuevanme retire retiren retira"
        " retirar retirarme retireme retirenme excluyan excluir desafilien remuevan tachen saques bloquee bloqueen"
    )
    + " "
    + forms.spanish_command(_REMOVE)
    + " "
    + forms.spanish_infinitive(_REMOVE),
    "QUITEME": (
        "quitarme quitame quiteme quitenme sacarme sacame saqueme saquenme eliminarme eliminame elimineme"
        " eliminenme borrarme borrame borreme borrenme removerme remuevame remuevanme retirarme retireme retirenme"
        " desuscribirme desuscribame desuscribanme desuscribeme darme dame deme denme desinscribanme salirme"
    )
    + " "
    + forms.spanish_to_me(f"{_REMOVE} {_SIGN_OFF}"),
    "LISTA": "lista listas sistema base registro registros contactos grupo directorio mensajes textos agenda aqui cadena difusion contactos ahi"
    " suscripcion",
    "NUM": "numero telefono celular contacto cel datos telf movil",
    "BAJA": (
        "desuscribir desuscribirme desuscribirse desuscribame desuscribanme desuscribeme desinscribirme desinscribanme"
        " desuscripcion desuscribo desafiliarme desafiliar"
    )
    + " "
    + forms.spanish_command(_SIGN_OFF)
    + " "
    + forms.spanish_infinitive(_SIGN_OFF),
    "NEG": "no ni nunca jamas tampoco",
    "OTRO": "cita citas espera pedido orden factura pago entrega seguro plan servicio vuelo reserva clase consulta turno"
    " horario viaje correo correos email medicamento medicina tratamiento luz agua",
}

SURE = """
le|les|te|os|ya dije|pedi|he|digo|dicho|pido que? NEG? me? ESCRIBA|ENVIE|CESE|QUITE|paren
como|donde|puedo|quiero|quisiera|deseo|necesito|gustaria me|puedo|hago|para|poder|hacer|se|lo*4 CESE|dejo|cancelo|paro|detengo|desactivo de? RECIBIR? LLENO*5 MSJ|esto
"""

INNOCENT = """
NEG LLENO? llego|llegaron|recibi|he|ha LLENO|recibido|llegado*3 MSJ|nada $|todavia|aun|de|con|hoy
gracias por LLENO*2 MSJ
NEG CESE|CESE de|que? LLENO*2 ACTO
responda|responde|responder|envie|envia|escriba|texto|mande|manda|conteste|conteste|palabra|diga la|con|palabra|"*3 CLAVE
CLAVE para|por cancelar|salir|terminar|detener|parar|no
dice|decia|dijo CLAVE
NEG CESE de ACTO|MSJ
NEG me? quiten|saquen|borren|eliminen|den
NEG quiero|queremos|quisiera que|dejar|cancelar|parar|darme*2 CESE|baja|QUITEME
perdon|disculpe|disculpa , LLENO*2 numero|persona equivocado|equivocada $
perdon|disculpe|disculpa|lo|siento|me*3 , me equivoque|equivocado|confundi de? numero|persona
si CESE de
que|cual numero equivocado
QUITEME|QUITE de? LLENO*3 lista de espera
"""

ASKS = """
este|ese|el|mi|LLENO NUM ya? NEG es|pertenece|le|lo
ya dejenme|dejeme|dejame $
NEG me apunte|inscribi|suscribi|registre|anote
QUITEME de esto|aqui|ahi|eso|todo $
QUIERO|mejor|que|para|pido|favor|hagan|de|ya que|q|k|de|me*4 NEG LLENO*4 RECIBIR|ESCRIBIR|ENVIE|ACTO|ESCRIBA LLENO|RECIBIR*6 MSJ|mas|nada|esto|estos|$
QUIERO NEG LLENO|RECIBIR*6 MSJ
QUIERO que|q|k? NEG me|nos LLENO*2 ESCRIBA|ENVIE|contacten|llamen
NEG QUIERO q|k|que me|nos LLENO*2 ESCRIBA|ENVIE|contacten|llamen
NEG me|nos LLENO*2 ENVIE|ESCRIBA LLENO*4 MSJ|mas|nada|$
NEG|ya|como me|nos|LLENO*2 ENVIE LLENO*4 MSJ|mas $|LLENO
CESE de? con LLENO*3 MSJ
^ ya? parenle|parale|parele|parales|pare|paren|bajale|bajenle ya|$ con|$
QUITEME de|en|LLENO LLENO*3 LISTA
QUITE LLENO*2 nombre|numero|contacto de LLENO*4 LISTA
ya estuvo|basta|estuvo|chole|bueno con|de LLENO*3 MSJ
NEG recibir|recibo LLENO*4 MSJ|$
NEG LLENO|necesita|precisa|hace|hagan|tienen*3 falta|necesidad|que*2 LLENO*2 ACTO|ENVIE|ESCRIBIR LLENO*4 MSJ|mas|nada
nunca|NEG LLENO*2 pedi|solicite|autorice|di|acepte LLENO*3 esto|MSJ|permiso
ultimo|ultima vez|mensaje|aviso|texto que me|nos|LLENO*3 ENVIE|ESCRIBA
si LLENO*2 ENVIE|ESCRIBA|vuelven|siguen LLENO*4 demando|demandar|denuncio|reporto|abogado|policia|bloqueo|voy
estos|esto|este|esos|su|sus LLENO? MSJ LLENO|no|es|son*3 para otra|otro|alguien
CESE de? me? estar|estarme|estarnos? ACTO
stop a|con|de|los|las|sus LLENO*3 MSJ|ACTO
CESE de LLENO*4 ACTO|MSJ
CESE LLENO*6 MSJ
dejo|deje|dejar|dejo de recibir LLENO*5 MSJ|esto|estos
basta|suficiente|ya de|con LLENO*4 MSJ|ACTO|molestar
NEG LLENO*3 ESCRIBA
NEG LLENO*3 vuelvan|vuelva|vuelvas|sigan|siga|quiero a|que|me|nos*4 ESCRIBIR|ACTO|ESCRIBA|ENVIE
NEG LLENO*3 mandar|enviar|mandarme|enviarme LLENO*5 MSJ|nada|mas
NEG LLENO*3 ENVIE LLENO*5 MSJ|nada|mas|esto|estos|cosas
ya|que|pido NEG me|nos ENVIE
NEG QUIERO LLENO|RECIBIR|QUIERO*8 MSJ
NEG QUIERO LLENO*2 RECIBIR*2 mas|nada|esto|estos|esos LLENO*3 $
NEG QUIERO que me|nos LLENO*2 ESCRIBA|ENVIE|contacten|llamen
NEG QUIERO saber|oir nada? mas? de|nada ustedes|usted|nada
NEG QUIERO ser|estar LLENO*2 contactado|contactada|LISTA|molestado|molestada
NEG tienen|tiene|di|doy|he|autorizo|autorice|dado mi|dado|LLENO*2 permiso|consentimiento|autorizacion
NEG autorizo|autorice|consiento|acepto|solicite|pedi LLENO*4 MSJ|esto|$
revoco|retiro|cancelo|anulo mi|LLENO*2 consentimiento|permiso|autorizacion|suscripcion
NEG|no mas LLENO*3 MSJ
^ no|sin LLENO*2 MSJ $
QUITEME de LLENO*5 LISTA
QUITEME $
QUITE LLENO*3 NUM $|de|por|LLENO !5OTRO
QUITE me de LLENO*4 LISTA
me|nos LLENO|puede|pueden|podria|podrian|quiten|saquen*3 QUITE LLENO*6 LISTA
que me|nos QUITE|ENVIE|saquen|quiten de LLENO*5 LISTA
olvide|olviden|olvida|pierda|pierdan|pierde LLENO*2 NUM
dar|darme|dame|deme|denme|den|doy|darse|darnos|dando me? de baja !OTRO !4OTRO
BAJA !4OTRO
^ salir|salirme|salgo de LLENO*3 LISTA
quiero|puedo|como|quisiera|deseo me? salir|salirme|salgo de LLENO*4 LISTA|esto
quiero|puedo|quisiera|deseo|como me|puedo*2 cancelar|cancelo|anular|quitar LLENO*5 MSJ|suscripcion|LISTA
dejen|deje|deja|dejenme|dejeme|dejame|dejennos|dejenos me? en|tranquilo|tranquila|tranquilos paz|$
numero|persona|telefono|num equivocado|equivocada|incorrecto|incorrecta|errado|errada $|por|no|yo|aqui|amigo|LLENO
equivoco|equivocaron|equivocado|equivocada|equivocados|equivocaste|confundieron|confundio de|con|el|la*2 numero|persona|telefono
tiene|tienen|tienes|es|marco el|la|un|al|LLENO*2 numero|persona equivocado|equivocada|incorrecto|incorrecta
ya no es|pertenece|uso LLENO*3 numero|telefono|suyo
numero|telefono ya no es|pertenece|le|la
este|esto|ese? no es el|mi numero|telefono|celular de
este|mi numero ya? no es|pertenece de|a|LLENO x
"""

BARE = """
^ stop|pare|paren|basta|BAJA ya|esto|favor|LLENO*2 $
"""

THEM = """
NEG me? los|las|lo ENVIE|QUIERO|manden|mande|quiero|necesito|leo|entiendo
<!el|o|is CESE de? ACTO? $|ya|por
QUITEME|QUITE $|de
"""
"""Asked of `them`, where messages are spoken of."""

UNCLEAR = """
ya? les|le|te dije|pedi que|LLENO? NEG
NEG es aqui $
^ aqui no|NEG es $
ya no soy paciente|cliente|miembro
CESE de ACTO
MSJ LLENO|ACTO*3 NEG|basta|alto
NEG LLENO|QUIERO|RECIBIR*6 MSJ !1todavia|hoy|aun
demasiado|tanto|puro|puros MSJ
ya? me|estoy tienen|tiene harto|harta|cansado|cansada
numero LLENO*3 equivocado|equivocada|incorrecto !3cita|orden|pedido|factura
conoce|conozco LLENO*2 persona|nadie|nombre
demasiados|tantos|muchos|cansado|cansada|harto|harta|hartos de|LLENO*3 MSJ
por|porque que? me? siguen|sigue|escriben|mandan|envian
quien LLENO*2 dio LLENO*2 numero
como consiguieron|obtuvieron|tienen LLENO*2 numero
no soy x $
aqui no|nadie vive|hay|se x|ningun|llama
no conozco a
no me interesa|interesan $
no estoy interesado|interesada $
no me molesten|moleste|llamen|llame
dejen|deje|dejenme|dejeme de llamar|llamarme
voy a|los bloquear|reportar|denunciar|bloquearlos|reportarlos|demandar
los|lo|la voy a? bloquear|reportar|denunciar
es|esto spam|acoso|estafa
acoso $
^ puro? spam $
QUITEME de !3OTRO
BAJA
estoy harto|harta|cansado|cansada
no me manden|manden|mandes|mande|envie|envien !3OTRO
dejen|deje|deja|dejame|dejeme de molestar|joder|fastidiar
"""

POLITE = (
    "porfavor porfa gracias hola senor senora pls please ok buenas buenos dias tardes"
    " maldita maldito malditas malditos pinche pinches puta puto putas putos jodida jodido condenada condenado"
    " cochina cochino bendita bendito carajo diablos cono chingado chingada hijole caray"
)

GROUPS |= kinds.GROUPS | everyday.GROUPS
GROUPS["ESCRIBEME"] = forms.spanish_to_me(f"{_CONTACT} {_SEND}")
SURE += kinds.SURE + everyday.SURE
INNOCENT += kinds.INNOCENT + everyday.INNOCENT
ASKS += kinds.ASKS + everyday.ASKS
BARE += kinds.BARE + everyday.BARE
UNCLEAR += kinds.UNCLEAR + everyday.UNCLEAR
WISH = kinds.WISH
REASON = kinds.REASON
