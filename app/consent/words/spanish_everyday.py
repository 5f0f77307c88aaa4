"""Everyday ways to ask in Spanish, as people write them on their way elsewhere, and what each is like."""

from __future__ import annotations

GROUPS = {
    "QUITARAN": "quitaran quitara quitaras eliminaran eliminara borraran borrara sacaran sacara retiraran retirara"
    " excluyeran excluyera quitasen borrasen eliminasen",
    "OFRECERME": "ofrecerme ofrecernos preguntarme pedirme pedirnos venderme buscarme cobrarme insistirme hostigarme"
    " invitarme presionarme rogarme",
    "CARRO": "chat grupo canal club programa servicio campana campanas envios difusion cadena publicidad textos",
    "COSAS": "encuestas cupones ofertas promociones anuncios versiculos cadenas opciones propiedades casas links"
    " tips turnos publicidad boletines invitaciones descuentos",
    "QUITAN": "quitan retiran eliminan borran sacan excluyen",
}

SURE = """
ya NEG me|nos mande|manden|mandes|envie|envien|envies mas|sus|esos|esas|estos|tus|tantos|tantas|$
gracias , _*6 , QUITEME $
"""

INNOCENT = """
deje|dejo|dejaron|dejar|deja|dejen|dejeme|dejame un|el|su|tu|mi|otro? mensaje|mensajes|recado en|con|al|a|cuando|si
de baja en|al LLENO? plan|seguro|curso|clase|OTRO|gimnasio
numero errado no|na|do _
doy|dar|dio|dieron|den|dar|darlo|darla de baja la|las|el|los x
doy|dar|dio|dieron|den de baja a LLENO? _ de la|las|el|los|del !MSJ !LISTA !CARRO _
ya NEG ocupo|quiero|necesito|QUIERO el|la|los|las|un|una|tu|su x !MSJ
inscribo|suscribo|apunto|registro|inscribirme|suscribirme|apuntarme para|a|en
numero equivocado no , si|perdon|es
no se quita|borra|cancela|quitan|borran
QUITEME copia|foto|fotos|la|el|una|un|cita x
NEG conteste|contesto
lista de invitados|compras|precios|materiales|espera|utiles|regalos
NUM de apartamento|confirmacion|cuarto|habitacion|orden|cuenta|pedido|guia|rastreo|serie
para todos|todas
"""

ASKS = """
estuvo bueno|suave con LLENO*2 MSJ
NEG funciona|sirve|jala , quitenme|saquenme|borrenme
la|esa|ese persona|senor|senora ya NEG esta|es LLENO*2 numero|telefono|celular
NEG me|nos avisen|avise|avises $|mas|por|de
gustaria|quiero|quisiera|deseo salir|salirme de LLENO*2 LISTA|CARRO|MSJ
^ solicito|pido|quiero|exijo la|mi baja $|de|definitiva|inmediata
<!NEG dejen|deje|dejad|paren de avisar|avisarme|notificar|notificarme|recordarme
ya? NEG tiene|tienen|usa|usan este|ese numero|celular|telefono
numero|telefono|celular ya? es mio|mia|nuestro , NEG de|del|es
me|nos das|dan|da|dieran|diera|des|den|dan|dais de? baja
dadme|dadnos|dennos|denos|deme|denme|dame de baja
^ baja inmediata|definitiva|ya|total|urgente
la|mi baja y ni|nada|siguen
me|nos|le|lo QUITARAN de|del|$|y|LLENO
bajame|bajenme|bajeme|bajenos|borradme|sacadme|quitadme|bajadme de LLENO*4 LISTA|CARRO|$
me retiro|salgo|borro de|del LLENO*2 MSJ|CARRO|LISTA
retiro|cancelo mi|LLENO NUM de|del LLENO*2 CARRO|LISTA|MSJ
CESE de OFRECERME
dejen|dejad|paren|ya de preguntar|insistir|ofrecer|buscar $|MSJ|LLENO
dejen de llamar|llamarme y|ni|o ACTO|ESCRIBIR
dejaran|dejara|dejasen|dejase|pararan de? ACTO|ESCRIBIR|CARRO
NEG QUIERO|deseo continuar|seguir|sigo recibiendo|ACTO
QUITEME|CESE del|de|con texting|text|sms|newsletter list|$
abstenganse|abstengase|abstenerse|absten|abstente de ACTO|ESCRIBIR
NEG LLENO? tengan|incluyan|consideren|metan|pongan en|para LLENO*3 LISTA|CARRO|MSJ
NEG lo|la|los usen|use|utilicen|usen|marquen|contacten
NEG me? ENVIE LLENO|ni*3 COSAS
NEG me? ENVIE ni|x|LLENO*3 MSJ
me|nos vuelva|vuelvan|vuelvas a ESCRIBIR|ACTO
NEG LLENO? volvieran|volviera|vuelvan|vuelva|vuelvas a ponerse|comunicarse|contactar|contactarme|ESCRIBIR|ACTO
NEG me|nos? insista|insistan|insistas mas|$|por|con|LLENO
NEG molestar|hostiguen|hostigue|hostigar|insistir $|mas
^ cero|nada de? LLENO*2 MSJ !1nuevo
pero|y|solo|ni nada|cero de LLENO*2 MSJ|COSAS
^ COSAS|MSJ ya? no $|mas|gracias
^ error de numero $
erraste|erro|erraron|errado al|el|de numero
marcaste|marco|marcaron mal
solicitar|solicito|pido|exijo|quiero|ejercer LLENO|mi|la*2 exclusion|eliminacion|supresion|cancelacion|oposicion de|a|$ LLENO*3 CARRO|LISTA|MSJ|datos|NUM
exclusion|eliminacion|supresion de LLENO*2 base|LISTA|CARRO
me opongo a que|LLENO*2 ESCRIBA|contacten|ACTO|MSJ|tratamiento|uso|recibir
les|le|te|os prohibo|prohibimos que|LLENO|ACTO
NEG autorizo|consiento|acepto LLENO*2 tratamiento|uso de LLENO*3 datos|NUM
QUITEME ya|por|inmediatamente|hoy|urgente
QUITEME de sus|tus|esas|esos|estas|estos|las|los|esta|eso MSJ|COSAS|$|CARRO
QUITEME|QUITE|CESE de|del LLENO|x*3 CARRO|COSAS
QUITE|retirar|eliminar|borrar|quitar|quiten a LLENO*2 x de|del LLENO*2 MSJ|LISTA|CARRO
me|nos|lo|la|podria|podrian|puede|pueden|puedes|puedan QUITE|excluir|borrar $|de|por|porfavor !1foto !x
me|nos excluyen|excluyan|excluir|borras|borran|quitas|sacas|eliminas $|de|porfa|por
NEG tienen|tiene|tienes por que LLENO|seguirme|seguir*2 ACTO|ENVIE|ESCRIBIR
^ numero|telefono equivocado|incorrecto|errado $|sorry|lo|compa|amigo|disculpe|saludos
dejen|deje|deja|dejad|dejennos|dejenos|dejenme|dejeme|dejadme LLENO? tranquilo|tranquila|tranquilos|tranquilas
hasta la|el|las madre|gorro|coronilla|narices con|de LLENO*2 MSJ
unsubscribe|optout|remove de|del LLENO*2 MSJ
esta? cotizacion|_ NEG|ya seguir|sigan escribiendo|mandando|ACTO
NEG seguir ACTO|escribiendo
ya NEG LLENO*2 me mande|manden|mandes
puro|paso de|LLENO*2 MSJ , CESE|baja
CESE la|LLENO jodienda|molestadera|insistencia|mandadera
quitenme|saquenme|borrenme delalista|lista|dela
yano|ya QUIERO|quiero LLENO*2 RECIBIR MSJ
NEG LLENO*3 ma MSJ
"""

BARE = """
^ no mas $ !QUERY
si NEG me|nos QUITAN $|hoy|ya|de|pronto
"""

UNCLEAR = """
solo|mejor|prefiero|por correo|email|carta $
si LLENO*2 continuan|siguen|vuelven|vuelve|sigue a? LLENO|mandarme*2 ACTO|ESCRIBIR|ENVIE
si me? ENVIE|mandan|envian|recibo otro|otra|mas|un|una
NEG soy|somos esa|esta|ese|la|el persona|senora|senor
ya? pedi|dije|llame|pedimos|respondi|conteste|mande _*5 QUITARAN|baja|alto|stop|parar
siguen|sigue|continuan escribiendo|mandando|llegando|enviando|mandandome|enviandome
NEG conviene|conviene seguir ACTO|escribiendome
registro|lista de no llamar|molestar|llamadas
ni uno|una mas $
me tienen|tienes|tiene hasta
"""
