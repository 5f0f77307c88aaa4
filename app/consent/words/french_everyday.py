"""Everyday ways to ask in French, as people write them on their way elsewhere, and what each is like."""

from __future__ import annotations

GROUPS = {
    "TRUCS": "sondages enquetes offres relances avis coupons infolettres invitations sollicitations demarchage"
    " prospection pubs publicite publicites promos promotions alertes rappels annonces newsletters arnaques",
    "ENVOIS": "envoi envois alertes alerte textos texto sms messages message pubs promos promotions notifications"
    " rappels avis liste listes infos communications chaine groupe",
    "FIN": "cessation retrait exclusion radiation suppression desactivation suspension desinscription effacement",
    "CELL": "num numero cell cellulaire telephone portable coordonnees tel nom",
}

SURE = """
alors|donc|lien|clique|fois _*5 , alors? DESABO|RETIREZ moi|nous
"""

INNOCENT = """
^ arrete|arretez|stop , cest|c|tu|vous|t est|es|etes? trop|si|tellement _
laissez|laisse|laisser moi|nous|lui? un? message|messages|mot sur|si|quand|$|a|au
n|ne m|me|nous? ENVOYEZ pas le|la|l|mon|ma|son|un|une !MSG !TRUCS _
VEUX RETIREZ de? l|d|un|une|le|la|du argent|x !MSG
ai|a|avons|avez|avais pas PLEIN*2 numero de|d
RETIREZ? moi|nous? de? la? liste d? attente|dattente|invites|epicerie|mariage|courses
on a RETIREZ|enleve l|le|la|les
RETIREZ de la|l facture|x
enleve|enlevez|retire tes|ses|vos|les|mes|un|une x
ne mange|dort|marche|fonctionne|va plus
porter? plainte si le|la|les x n|ne
gardez|garde moi|nous sur
tout va|est bien|beau|bon
si|pour un stop
mon compte|dossier a ete
prends|veux|menu le? menu? numero
NUM de chambre|commande|dossier|client|suivi|porte|table
c est le|PLEIN bon numero
"""

ASKS = """
numero reattribue|reassigne|change
x n|na a? plus ce numero|telephone|cell
allez|vas vous|tu arreter|cesser $|de|d
VEUX|veux|jveux pus|pu de|d MSG
numero n|ne? est plus|pas a lui|elle|eux
numero ne? lui|l|leur appartient plus|pas
FIN de|des|d|du PLEIN*4 LISTE|NUM|ENVOIS|MSG|CELL $|PLEIN
demande|veux|souhaite|exige|priere PLEIN*2 FIN
inutile|peine|pas de|d PLEIN*2 ACTE|ECRIVEZ|ENVOYEZ|reecrire
plus la? peine de|d PLEIN*2 ACTE|ENVOYEZ|ECRIVEZ
RETIREZ PLEIN|moi|nous|x|seulement*3 des|de|du|d PLEIN*2 ENVOIS|MSG|TRUCS|LISTE !1attente
RETIREZ|effacer|effacez|jetez|supprimer|rayer PLEIN*2 mon|son|notre|le|ce CELL $|de|des|d|PLEIN|et !1facture
RETIREZ la|les|vos|cette pub|pubs|publicite|publicites|TRUCS $
le|la|les|l RETIREZ de PLEIN*2 ENVOIS|LISTE|MSG
remove|enlever|delist moi|nous de|PLEIN|$
VEUX|souhaite|desire|veux PLUS faire partie
ne|n plus|pas PLEIN*2 demarcher|prevenir|avertir|aviser|informer|notifier|utiliser|importuner|PLEIN CELL|$|PLEIN
ne plus|pas me|nous demarcher|prevenir|avertir|aviser|utiliser|solliciter
mauvais|faux|mauvaise num|cell|telephone|cellulaire|tel $|dsl|desole|svp|PLEIN !de
vous? avez le|un mauvais|faux NUM|CELL
lachez|laissez|laisser|laisse|lache|foutez|decollez moi|nous|moe la|tranquille|tranquilles|avec|paix|en
decollez|decrissez|crissez moi|nous|PLEIN
ca va faire les|la|avec|$ PLEIN MSG
va faire les|avec|l PLEIN? MSG
^ stop , ca? suffit
^ stop a tout|toute|vos|ca
^ stop , j|je|on? en? VEUX plus|pas|pu
^ stop les|aux|avec|la|tous|toutes|vos _? MSG|TRUCS
CESSE|stop avec PLEIN*3 MSG|TRUCS
CESSE les|vos|ces|tous|toutes|PLEIN*2 TRUCS|ENVOIS|rappels
^ plus aucun|aucune TRUCS|MSG|sollicitation|contact|envoi|demarchage
aucun|aucune TRUCS|MSG|sollicitation|prospection|publicite|contact sur|a|vers|par ce|mon|PLEIN NUM
plus aucun|aucune contact|sollicitation|envoi|message|texto|appel
^ zero|ni MSG $|ni|sur|svp|merci
m oppose|opposons a|au toute|tout|la|l|PLEIN*2
droit d? opposition
je? quitte|sors de? la|votre|cette LISTE|liste
comment|ou on|je? me|se retire|desabonne|desinscrit|desinscrire|enleve|PLEIN
comment _*5 plus RECEVOIR|recevoir
consentement|autorisation|permission retire|retiree|revoque|revoquee|annule
^ plus de|d TRUCS $|PLEIN
^ desactiver|desactivez|desinscrire|desactivation $|les|des|le
cesser|CESSE tout|toute|immediatement PLEIN? envoi|envois|communication|TRUCS
MENACE _*5 si je|j|on PLEIN*2 recois|recoit PLEIN*4 MSG
si je|j recois|recoit PLEIN*4 MSG|TRUCS PLEIN , _*4 MENACE
texte|textez|ecris|ecrivez|envoyez|envoie|achalez|achale moi|nous|me pus|pu|plus|pas $|rien|jamais|PLEIN !tout
jveux|jveu|veu|veux|jvx plu|pu|plus de|d vo|PLEIN MSG
MSG|ENVOIS pour lui|elle ne|PLEIN*3 plus|pas arriver|venir
"""

BARE = """
^ CESSE donc|la|enfin|$ $
"""

UNCLEAR = """
mise en demeure
etre|faire raye|rayee|RETIREZ|retire|retiree , ca|et|PLEIN|je
je? ne? suis plus|pas PLEIN|x*2 , CESSE|RETIREZ
appele|ecrit|demande|clique _*6 , et? ca|j|je continue|recois|en
vous faites|avez|etes fait? erreur|PLEIN
mon|ma mari|femme|pere|mere est decede|decedee|mort|morte
entendu parler de cette|PLEIN personne|x
ce numero est le mien
mets|mettez un? avis|etoile si
utilisation de mon|mes|PLEIN NUM
"""

THEM = """
^ CESSE donc|ca|la|svp|$ $
^ assez|suffit|basta $
"""
