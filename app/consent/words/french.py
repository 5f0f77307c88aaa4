"""How people ask in French to be left alone, and what only looks like it."""

from __future__ import annotations

from app.consent.words import forms
from app.consent.words import french_everyday as everyday
from app.consent.words import french_kinds as kinds

_CONTACT = (
    "contacter texter textoter deranger harceler spammer importuner solliciter embeter relancer ennuyer emmerder achaler"
    " gosser ecoeurer agacer notifier tanner messager recontacter retexter reecrire demarcher"
)

GROUPS = {
    "CESSE": (
        "arretez arrete arreter arretes cessez cesse cesser stoppez stopper stoppe suspendez suspendre"
        " interrompez annulez annuler finissez terminez desactivez desactiver coupez"
    )
    + " "
    + forms.french("arreter cesser stopper annuler terminer desactiver couper resilier bloquer")
    + " interrompre suspendre",
    "CLE": "stop arret arrete arreter desabonner fin",
    "ACTE": (
        "envoi envois envoyer mecrir menvoyer denvoyer ecrire mecrire decrire texter contacter deranger harceler spammer importuner"
        " solliciter embeter mettre textoter relancer ennuyer messagerie spamer menvoye envoie emmerder"
    )
    + " "
    + forms.french(f"{_CONTACT} envoyer")
    + " joindre rejoindre insister mecrire communiquer correspondre",
    "MSG": "message messages texto textos sms texte textes txt pub pubs publicite publicites notification notifications"
    " rappel rappels alerte alertes promo promos promotions spam communications mms sollicitations msg msgs courriers",
    "ENVOYEZ": ("envoyez envoie envoies envoyer menvoyez nenvoyez menvoie") + " " + forms.french("envoyer"),
    "ECRIVEZ": (
        "ecrivez ecris ecrire mecrivez contactez contacte contacter textez texte texter derangez derange deranger"
        " harcelez sollicitez importunez embetez textes ecrives contactes spammez relancez"
    )
    + " "
    + forms.french(_CONTACT)
    + " mecrire mecrivez ecrivent ecriviez ecriront joindre reecrivez reecris reecrire",
    "PLUS": "pu pus plu plus pas jamais rien",
    "PLEIN": "aux au de des du d les le la l ces cet cette vos votre tes ton mes mon m me nous n a sur tous toutes tout ce"
    " automatiques publicitaires un une aucun aucune plus en y par s se ca rien autres autre textes texte telephone"
    " numero contact contacts envoi marketing diffusion distribution j lui leur me",
    "VEUX": "voulait demande preferons veux veut voudrais souhaite desire aimerais voulons souhaitons aime prefere prefererais desirons souhaiterais"
    " veus accepte consens autorise interesse suis",
    "RECEVOIR": "rien recevoir etre avoir voir lire recois recevez entendre que",
    "ROLE": "contacte contactee derange derangee sollicite sollicitee texte importune",
    "RETIREZ": (
        "retiree enlevee supprimee radie radiee exclue exclu desabonnee retires retirez retire retirer enlevez enleve enlever supprimez supprime supprimer effacez efface effacer rayez"
        " raye rayer otez oter sortez sors sortir desinscrivez desinscris desinscrire desabonnez desabonne desabonner"
        " radiez excluez bloquez desinscrit desabonnement desinscription"
    )
    + " "
    + forms.french("retirer enlever supprimer effacer rayer oter desabonner radier biffer eliminer bloquer")
    + " exclure exclus",
    "DESABO": (
        "desinscrivez desinscris desinscrire desabonnez desabonne desabonner desabonnement desinscription"
        " desinscrit desabonnes"
    )
    + " "
    + forms.french("desabonner")
    + " desinscrivent desinscriviez",
    "MOI": "moi nous me m mon ma numero ce notre",
    "LISTE": "envois envoi liste listes base systeme contacts repertoire fichier fichiers groupe messages textos sms envois diffusion",
    "NUM": "numero num telephone cellulaire portable contact mobile coordonnees cell tel",
    "AUTRE": "attente rendez rdv rendezvous commande facture visite horaire abonnement traitement medicament travaux"
    " courriel courriels email emails newsletter infolettre bus",
    "WISH": "veux voudrais souhaite aimerais peux puis comment demande faut pouvez pourriez j je vous",
}

SURE = """
je|on vous|te|ai|deja|vous*3 ai|demande|dit|dis|repete de? ne? PLEIN*2 CESSE|PLUS|RETIREZ
comment|ou|WISH faire|puis|je|on|pour|PLEIN*4 CESSE|stopper PLEIN*4 MSG|ACTE|recevoir
n arrive|arrive|reussis|parviens pas a PLEIN*2 DESABO|CESSE|RETIREZ
"""

INNOCENT = """
veux|souhaite|voulais|vais|faut pas|surtout me|m|vous|nous|PLEIN*2 DESABO|CESSE|RETIREZ
DESABO|CESSE PLEIN*2 journal|magazine|gym|courriels|infolettre|newsletter|revue
arret de|d bus|travail|maladie|autobus
pas|rien recu|vu PLEIN*3 MSG
envoyez|repondez|repondre|texte|textez|tapez|ecrivez|repond|reponds|mot|envoyer par|le|mot|"*3 CLE
CLE pour|au PLEIN*2 x|DESABO|CESSE|arreter
dit|disait|marque|indique CLE
n|ne CESSE|DESABO|RETIREZ pas|jamais
ne|n PLEIN*3 CESSE|DESABO|RETIREZ pas
ne pas|plus PLEIN*2 CESSE|DESABO|RETIREZ
desole|desolee|pardon|oups|excusez , PLEIN*2 je? PLEIN*3 suis|ai|PLEIN|fait*3 trompe|trompee|mauvais|erreur|faux de? numero
si|quand|est je|vous|on|il|PLEIN*3 CESSE
"""

ASKS = """
VEUX etre RETIREZ de|d|des PLEIN*3 LISTE|MSG|$
VEUX etre RETIREZ $
VEUX|peux|jveux pu|plu|plus PLEIN|RECEVOIR*5 RECEVOIR|MSG|ROLE|en PLEIN*4 MSG|$
VEUX PLUS|pas rien? PLEIN*2 RECEVOIR
^ pu|plu|plus de|d|aucun PLEIN*3 MSG $|PLEIN
CESSE PLEIN*2 envoi|envois|sollicitation|harcelement|communication
^ veuillez|merci|priere de? CESSE $
veuillez|merci|priere de? PLEIN*2 CESSE|RETIREZ|DESABO PLEIN*4 MSG|ACTE|LISTE|NUM
veuillez|merci|priere de? ne|n PLEIN*2 plus|pas|jamais
lachez|lache|foutez|fichez|laissez moi|nous PLEIN|paix|tranquille|avec*4 MSG
ai|n|m pas|jamais PLEIN*2 demande|voulu|autorise|accepte|consenti PLEIN*3 MSG|ca|$|accord
jamais|pas donne PLEIN*2 accord|numero|consentement|permission|autorisation
si|prochain|encore PLEIN|vous|je|recois*5 MSG PLEIN|je*3 avocat|plainte|porte|signale|bloque|poursuis
dernier|derniere MSG|fois que|PLEIN*3 ENVOYEZ|ECRIVEZ|recevoir|recois|recevez
MSG|c|ce|est PLEIN|est|sont*3 pour|destine|destines a|pas|quelqu|une|un*3 un|autre|autres|moi $|personne
n|ne est|suis plus|pas PLEIN*3 numero|cellulaire|telephone de|d
CESSE de|d|avec|PLEIN*5 ACTE
CESSE PLEIN*6 MSG
stop aux|les|vos|ces|tous|a|de|tes PLEIN*4 MSG
CESSE tout|ca , PLEIN*3 MSG
ne|n PLEIN*3 ENVOYEZ PLUS|PLEIN|nous*3 MSG|rien|$|plus|jamais|pas
ne|n PLEIN*3 ECRIVEZ PLUS
ENVOYEZ moi|nous? plus|jamais|pas PLEIN*4 MSG|rien|$
m|me|nous ENVOYEZ|ECRIVEZ plus|jamais|pas PLEIN*4 MSG|rien|$|ici
menvoyez|nenvoyez|mecrivez plus|jamais|pas
ECRIVEZ moi? plus|jamais PLEIN*3 $|ici
ne|n plus|pas PLEIN*3 ACTE|ECRIVEZ|RECEVOIR PLEIN|ROLE|MSG*4
plus PLEIN*4 MSG !a|en $|PLEIN|merci
^ pas|aucun|stop PLEIN*3 MSG $
assez|marre|fini|basta de|d|avec|PLEIN*4 MSG
VEUX plus|pas PLEIN|RECEVOIR|ROLE*6 MSG
VEUX plus|pas RECEVOIR PLEIN*3 ROLE|$
VEUX plus|pas que PLEIN|vous|on|l|m*3 _?
VEUX ne plus|pas RECEVOIR
VEUX plus|pas entendre parler
VEUX PLEIN*3 DESABO|RETIREZ|retire|supprime !5AUTRE
VEUX que vous CESSE|arretiez|cessiez
RETIREZ moi|nous $|de|d !5AUTRE
RETIREZ moi de la|l|votre $
RETIREZ PLEIN*3 NUM !5AUTRE
oubliez|perdez|oublie PLEIN*3 NUM
me|m|nous WISH|PLEIN*2 RETIREZ|DESABO PLEIN*4 $|LISTE
DESABO moi|nous|PLEIN*2 $|LISTE|MSG
WISH PLEIN|je|puis|vous|faire|pour*4 DESABO|desinscrire !5AUTRE
WISH PLEIN|je|puis|vous|me*4 RETIREZ PLEIN*5 LISTE
laissez|laisse|laisser|fichez|foutez|fous moi|nous tranquille|tranquilles|la|en paix|tranquille|$|paix
je? retire|revoque|annule PLEIN*2 consentement|autorisation|permission
ai|n|jamais|pas PLEIN|pas|jamais|ai|vous*4 consenti|autorise|inscrit|inscrite|autorisation|consentement !4AUTRE
mauvais|faux|erreur|mauvaise de|d*1 numero|personne|destinataire
numero|personne mauvais|errone|incorrect
trompez|trompe|trompes|tromper de numero|personne|destinataire
pas le bon|la bonne? numero|personne|bonne
plus PLEIN*2 NUM de x
n est|appartient plus PLEIN*2 NUM
"""

BARE = """
^ stop|arretez|arrete|cessez|ca|DESABO tout|ca|moi|ici|maintenant|immediatement*2 $
"""

THEM = """
CESSE ca|les|tout $
VEUX|ne|n|en PLUS|pas en|les|VEUX*2 RECEVOIR|VEUX $
RETIREZ|DESABO moi|nous $
"""
"""Asked of `them`, where messages are spoken of."""

UNCLEAR = """
PLUS|sans|aucun PLEIN|RECEVOIR|ENVOYEZ*5 MSG !1recu|encore|ce|du
CESSE PLEIN|ACTE*5 MSG|ACTE
deja dit|demande PLEIN|de|vous*4 CESSE|PLUS|non
je? ne? suis plus|pas PLEIN*2 client|cliente|patient|patiente
harcelez|derangez moi|me
trop|marre|tant de|d|vos|PLEIN*3 MSG
pourquoi vous|tu|m|PLEIN*3 ENVOYEZ|ECRIVEZ|MSG
qui vous|PLEIN*3 donne PLEIN*2 numero
comment avez|vous*3 eu|obtenu PLEIN*2 numero
pas interesse|interessee $
je ne? suis pas x $
ce n est pas x $
je vais|vous bloquer|signaler|porter|bloque|signale
harcelement $
^ arnaque $
^ spam $
DESABO
CESSE de|d PLEIN*2 appeler|m|mappeler
lachez|lache moi
allez vous faire
connais pas
pas de ce|cet nom
RETIREZ moi|nous
foutez le camp
"""

POLITE = (
    "svp stp merci bonjour bonsoir salut madame monsieur plait ok please maintenant"
    " maudit maudite maudits maudites crisse tabarnak osti estie ostie putain fichu fichue sacre sacree sacres foutu"
    " foutue foutus foutues merde bordel purement simplement"
)

GROUPS |= kinds.GROUPS | everyday.GROUPS
SURE += kinds.SURE + everyday.SURE
INNOCENT += kinds.INNOCENT + everyday.INNOCENT
ASKS += kinds.ASKS + everyday.ASKS
BARE += kinds.BARE + everyday.BARE
UNCLEAR += kinds.UNCLEAR + everyday.UNCLEAR
THEM += everyday.THEM
WISH = kinds.WISH
REASON = kinds.REASON
