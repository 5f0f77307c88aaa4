"""More ways to ask in French, by kind of sentence, and the ordinary sentences that each is like."""

from __future__ import annotations

GROUPS = {
    "MENACE": "plainte avocat avocate police signale signaler signalerai denonce denoncer poursuis poursuivre poursuites"
    " bloque bloquer tribunal cnil crtc proces justice gendarmerie huissier",
    "TIERS": "voisin voisine ex patron proprietaire proprio collegue harceleur recouvrement agences creancier creanciers",
    "CLIENTS": "client cliente patient patiente membre abonne abonnee etudiant etudiante locataire clients",
    "MORT": "mort morte decede decedee deces defunt defunte",
    "METTEZ": "mettez mettre mets inscrivez ajoutez inscrire ajouter placez",
    "UTILISE": "utilisez utilise utiliser composez gardez servez conservez",
    "ABON": "abonnement inscription souscription adhesion",
}

SURE = """
si vous|tu continuez|continues|recommencez|persistez|insistez PLEIN|de|a*3 MSG|ACTE? , _*3 MENACE
MENACE _*4 si vous|tu|on|ca PLEIN|ne|n|me*3 CESSE|continuez|continues|continue|ECRIVEZ|ENVOYEZ|recommencez|persistez|insistez
si vous|tu ne|n*1 CESSE pas|PLEIN , _*4 MENACE
si vous|tu ne|n*1 CESSE pas PLEIN|de|d*3 MSG|ACTE|envois , _*4 MENACE
qui|comment|ou|pourquoi _*5 NUM , RETIREZ le|la|les|moi|nous|ca !du|dans
quelle|quel|c partie|bout de|d|dans PLEIN? CLE|CESSE|non
comprenez|comprends|comprend|savez pas? PLEIN|ce|que|veut|dire|signifie*3 mot|mots|sens? CLE|CESSE|non $|ou
envoye|repondu|ecrit|texte|dit|tape|mis|repete stop|arret|non _*4 fois|continue|encore|toujours|recois|rien|plusieurs|$
deja repondu|envoye|dit|ecrit|demande|texte stop|arret|non|d|de|que
combien|dix|mille|cent|plusieurs|trois|deux|derniere de? fois que|PLEIN|faut|dire|vous|je|dis|le*8 CESSE|PLUS|stop|non
"""

INNOCENT = """
je? me suis|etais trompe|trompee de? numero|date|heure|personne|adresse|PLEIN
mauvais|faux|trompe|trompee|errone de? numero de|d !NUM
plus besoin de|d x|rdv|rendez|aide !MSG !ACTE
c|ce est du|une|un spam|arnaque|fraude|vous|vrai QUERY
RETIREZ moi? PLEIN|un|deux|les*3 x|photo|points|oignons|platre|colis|commande|poubelles|tache|fromage|article|articles !LISTE
je|viens|vais|dois|peux|passe RETIREZ|sortir mon|ma|mes|un|de|le|la x|colis|commande|argent|AUTRE
desole|desolee|pardon|oups|excusez|excuse , je? me|m|PLEIN*2 suis|ai|PLEIN|fait*3 trompe|trompee|mauvais|erreur|faux de? numero|personne|destinataire
desole|desolee|pardon|oups|excusez|excuse , mauvais|mauvaise|faux numero|personne|conversation $|desole|desolee|pardon
mauvais|mauvaise numero|personne|conversation , desole|desolee|pardon|oups
donne|ecrit|mis|note|laisse PLEIN*3 mauvais|mauvaise|faux numero
mauvais|mauvaise numero sur|dans|au PLEIN*2 x|facture|dossier|recu
oublie|perdu|perds PLEIN*2 NUM de|d x|dossier|AUTRE|confirmation|client|commande
est? ce? c|ce est du|une|un arnaque|fraude|vrai $|ou
n|m appelez|appelle pas , textez|ecrivez|texte|texter|envoyez
DESABO moi? de|d|PLEIN*2 l|la|votre? infolettre|newsletter|courriel|courriels|email|emails
mon|ma|un|le|les|mes TIERS _*3 CESSE|harcele|arrete pas? de? PLEIN? ACTE?
porter|porte plainte contre mon|ma|le|la|un|une x|TIERS
comment|faire CESSE PLEIN*2 appels|bruit|douleur|saignement
ne|n ECRIVEZ|appelez|contactez pas , ECRIVEZ|textez|ecrivez|envoyez
recois|recoit|recevons plus|pas|rien PLEIN*3 MSG
si|quand|arrive|passe je|on|PLEIN*2 reponds|envoie|ecris|texte|tape CLE
CESSE|coupez|suspendez vous|moi|l|le|la|les au|le|eau|moteur|livraison|travaux|cheveux|courant|coin|x !MSG
CESSE les|l|la|le travaux|livraison|medicament|antibiotiques|traitement|eau
arret|arrete de|d|a PLEIN? x|bus|travail|fumer|boire|pharmacie|gare !MSG
marre|fatigue|tanne de|d la|le|l|ce|cette? x|pluie|neige|hiver|attendre|froid !MSG
plus de|d x|douleur|lait|sucre|probleme|souci|pain|place !MSG
"""

ASKS = """
^ plus jamais de|d PLEIN*2 MSG
^ fin de|des|aux PLEIN*2 messages|textos|sms|pubs|envois|notifications $
suis pas la|le|celui bonne|bon|cherchez? personne|destinataire|interlocuteur !pour|a
CESSE , je vous en? prie|supplie|conjure|implore|demande , de|d|PLEIN*3 MSG|ACTE|LISTE
CESSE|RETIREZ _*2 , ou|sinon bien? PLEIN|je|j|vais|on|appelle|porte|ferai|fais|contacte|vous*5 MENACE
MSG de plus , et? _*3 MENACE
ne|n PLEIN|nous*3 ENVOYEZ PLUS de|d|PLEIN avis|offre|offres|nouvelles|coupons|invitations|promo|promos|relances
plus|pas besoin de|d m|me|nous ACTE|ECRIVEZ
^ d|de arreter|cesser $|PLEIN|MSG|tout
RETIREZ PLEIN|nom|mon*3 nom|NUM|coordonnees de|d|des PLEIN*3 LISTE
n|y|ny|ya PLEIN*2 pas|personne|plus|aucun|aucune|plus de|d|qui x ici|a|au
pas|plus le numero|telephone|cellulaire|portable de|d|a x
NUM n? est plus|pas a|celui|le|PLEIN x|sien|mien|de|bon
NUM appartient|est|etait|appartenait a|de|d|maintenant*2 quelqu|quelquun|une|un PLEIN|un|une|autre|d*3 autre|personne|entreprise
plus|pas|n son|sa|le|celui numero|NUM
encore|un|prochain|autre|dernier PLEIN|seul*2 MSG PLEIN|plus|de*3 , et? PLEIN|j|je|on|appelle|porte*4 MENACE
si PLEIN|continuez|recois*3 continuez|ECRIVEZ|MSG|recommencez|insistez , _*3 MENACE
ras le? bol|cul de|d|PLEIN*3 MSG|vous|PLEIN
marre|assez|tanne|tannee|ecoeure|fatigue|ras|plein|bol de|d|PLEIN*4 MSG|recevoir|ACTE
marre|assez|suffit , CESSE|stop
suffit , PLEIN|avec*3 MSG
n|ne UTILISE plus|pas|jamais PLEIN*2 NUM
UTILISE plus|pas|jamais PLEIN*2 NUM
refuse|refusons|interdis de|d|PLEIN|que|vous*4 RECEVOIR? PLEIN*4 MSG !pas|recus
refuse|refusons|interdis de|d|PLEIN|que*3 RECEVOIR|ROLE|ECRIVEZ|ACTE
CESSE|resiliez|resilie PLEIN|mon*2 ABON PLEIN|a*3 MSG|$
mettez|mettre|mets|met fin a|aux|au|PLEIN PLEIN*3 MSG|ABON|communication|communications|$
merci|veuillez|priere|svp|dire PLEIN|vous|de*2 arreter|arretez|cesser $|PLEIN|MSG|tout
merci|veuillez|priere|svp|dire d|de|PLEIN|vous*2 CESSE $|PLEIN|MSG|tout|immediatement
veuillez|merci|priere PLEIN|de*2 CESSE toute|tout PLEIN? communication|contact|envoi
CESSE toute|tout PLEIN? communication|contact|envoi|correspondance
METTEZ moi|nous|mon|PLEIN*2 numero? sur|a|dans PLEIN*3 liste PLEIN|d|a*3 exclusion|rouge|noire|ne|pas|exclus
aimerais|voudrais|veux|souhaite|faut|prefere que ca|cela|PLEIN PLEIN? CESSE|arrete|finisse|cesse
soit|est|etait|sera PLEIN|bien*2 dernier|derniere MSG
plus|pas|aucun besoin de|d|PLEIN*3 MSG|rappel
VEUX PLEIN? plus|pas|pu|rien de|d|savoir|rien|vos|vous|avoir PLEIN|vous|affaire*3 MSG|$|vous|affaire
n en veux|voulons|veut plus|pas|pu
ne|n PLEIN*2 ECRIVEZ|ACTE|ENVOYEZ|appelez PLUS , _?
CESSE de|d lui|leur|me|m|nous ACTE|ecrire|ECRIVEZ
ma|mon mere|pere|mari|femme|fils|fille est MORT , PLEIN*2 CESSE|PLUS|RETIREZ
stop les|aux|PLEIN*3 MSG
pas|plus de|d MSG|textos|sms seulement|PLEIN|svp|merci|$ !grand
ne|n pas|plus texter|ACTE|ECRIVEZ
CESSE le|les|vos|PLEIN*3 harcelement|envois|envoi|sollicitations|acharnement
possible|moyen|comment|peut|peux de|d|PLEIN|on|je|faire|pour*4 CESSE PLEIN*3 MSG|ca|RECEVOIR|ACTE
possible|moyen|comment de|d|PLEIN|faire|pour|je|fais*4 ne plus|pas RECEVOIR
pouvez|pourriez|peut|pouvoir vous|on|PLEIN|m|me|nous*3 RETIREZ|CESSE de? la|PLEIN|d|ACTE*3 LISTE|MSG|ACTE|ecrire|$
me suis inscrit|abonne|inscrite|abonnee PLEIN|par*2 erreur
n|jamais|pas PLEIN|ai|suis*4 demande|inscrit|inscrite|abonne|consenti|voulu PLEIN|a*3 RECEVOIR|ca|$|cela|MSG
"""

BARE = """
_ arretez|cessez|DESABO $
^ arretez|cessez $
"""

UNCLEAR = """
CESSE de|d communiquer|parler|me|m|nous
ne|n|pas connais|connait|sais PLEIN|pas*3 x|qui|cette|personne|ce
trompez|trompe|trompes PLEIN|de*2 x|numero|personne|$
n|ne ai|avons|veux|voulons PLEIN? rien demande|signe|voulu|savoir|a|de
nous|moi en|la paix|tranquille
plus besoin|interesse|interessee|client|cliente|concerne $|de|par
vous|tu m|me|nous derangez|achalez|harcelez|importunez|ennuyez
vais|va|allons vous|PLEIN*2 MENACE
je? resilie|annule|quitte $|tout
MSG|PLEIN n|ne? est pas|sont pour moi|nous
PLUS|pas interesse|interessee|interet PLEIN|par|vos*3 MSG|offres|promos|$
je ne? suis plus|pas PLEIN*3 CLIENTS
je ne? suis pas x|la|le personne? , et? arretez|vous|ce|c|mauvais
c|ce est un|une|le|PLEIN PLEIN|telephone|ligne|numero*2 travail|fixe|bureau|entreprise|fils|fille|enfant|affaires
coute|facture|paie|charge PLEIN|de|l|argent|cher*5 MSG|texto|chaque
MENACE|harcelement $
d|ou|comment|qui avez|vous|PLEIN|a|ai*4 eu|donne|trouve|obtenu PLEIN*2 NUM
ne|n|jamais|plus PLEIN*3 ECRIVEZ|ACTE|ENVOYEZ|contactez|appelez
"""

WISH = """
arretez|cessez|arreter|cesser $|de|d|les|vos|ca|tout
PLUS PLEIN*4 MSG|ACTE|ECRIVEZ|RECEVOIR
RETIREZ|DESABO moi|mon|PLEIN|$
ne|n PLEIN*3 ECRIVEZ|ACTE|ENVOYEZ
veux PLUS
oubliez|perdez|lachez
"""

REASON = """
mauvais|mauvaise|erreur|trompez|faux numero|personne|PLEIN|de
MORT|MENACE|harcelement|arnaque|illegal
plus|pas PLEIN*3 CLIENTS|travail|fixe|interesse|interessee
jamais|pas PLEIN*4 demande|inscrit|consenti|autorise|connais
deja|fois dit|demande|repondu|PLEIN
change|demenage|quitte|vendu de|d|PLEIN
coute|facture|cher
marre|tanne|assez|suffit|bol|tranquille|paix
telephone|ligne|numero|cell PLEIN|de*2 travail|fils|fille|mere|bureau|fixe
MSG|vos
"""
