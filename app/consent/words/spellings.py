"""Misspellings that are no words of their own, and how they are read: by ear, by thumb, by neighbouring key.

A reviewed list for short words, since there a letter makes another word (shop, step, quite). A long keyword may be off
by the letters that LONG says: no ordinary word is so near to it.
"""

from __future__ import annotations

from collections.abc import Mapping

_READ_AS = {
    # English
    "please": "pleese plese pleeze pleez pleze pleaze plees pelase plaese pleaes plase pleasee pleae peleas",
    "more": "mor moar mroe moer",
    "your": "yur yor yoru yuor",
    "remove": "remuve remve reomve rmove romove remov remoove remmove removee remoe rmeove remoev remobe removw remoce"
    " reove remouve rimove ramove rrmove",
    "delete": "delet deleet delte delate dleete deelte deleate",
    "texting": "texing texring textng txting tecting texxting textig textibg texitng textting texin textin txtin txtn",
    "text": "tesxt tezt texr teext tetx txet",
    "texts": "textz texs txtz texst tetxs",
    "messaging": "messageing mesaging masaging messging messagin mesageing messaginh messanging",
    "messages": "mesages messges messeges mesagges messgaes messags messagess masseges messagez mssgs messsages mesags"
    " massages mesges",
    "message": "mesage messege messge mesaage massege messsage",
    "sending": "sendin sendng senting sendig snding sendding sendinf",
    "send": "sned",
    "wrong": "wrng wron rong worng wrog wrnog wronge wrond",
    "number": "nmbr numbr numer nubmer numbe numba nummer numbeer nmber numbwr",
    "list": "lsit lisst",
    "dont": "dnt donnt dontt donot",
    "wanna": "wana wnna",
    "interested": "intrested intersted interrested intrsted",
    "these": "theese thees thse",
    "unwanted": "unwated",
    "harassing": "harrassing harasing harrasing haressing harrasng harassin",
    "harassment": "harrassment harasment harrasment",
    "bothering": "bothring botherin boddering",
    "leave": "leav leve",
    "alone": "allone alon",
    "contact": "contac contct contack kontact contect",
    "contacting": "contactin contacing",
    "receive": "recieve recive receve receieve",
    "receiving": "recieving reciving receving",
    "reminders": "remiders reminers remindrs",
    "notifications": "notificatons notifcations notifications notifcation",
    "subscription": "subscripton suscription",
    "consent": "concent",
    "permission": "permision premission",
    "again": "agian agin agen agan",
    "anymore": "anymor anymoer nemore",
    "stop": "stopit stoppp",
    # Spanish
    "quiero": "kiero qiero qero kero quieroo kyero",
    "que": "ke qe",
    "recibir": "resibir recivir resivir resebir recibr resivr rrecibir",
    "mensajes": "mensages mensaxes mensahes menasjes mesajes mensajez mensjes menzajes mensjaes mensages mesnajes"
    " mensahes mensaje",
    "porfavor": "porfabor porfabo porfaa xfavor xfa porfis porfi",
    "dejen": "degen dejem",
    "deje": "dege",
    "dejenme": "degenme",
    "dejeme": "degeme degame",
    "equivocado": "equibocado ekivocado ekibocado equivokado equivocad eqivocado ekuivocado",
    "equivocada": "equibocada ekivocada",
    "lleguen": "yeguen yegen llegen",
    "llegan": "yegan",
    "quiten": "kiten quitem",
    "quitenme": "kitenme quitemen",
    "quiteme": "kiteme",
    "quitar": "kitar",
    "quitarme": "kitarme",
    "borren": "vorren boren vorrem",
    "borrenme": "vorrenme borenme",
    "borrar": "vorrar",
    "saquenme": "sakenme saqenme sakeme",
    "escriban": "escrivan escrivam ezcriban",
    "escribirme": "escrivirme",
    "escriba": "escriva",
    "envien": "enbien embien",
    "envie": "enbie embie",
    "numero": "numro nummero",
    # French
    "veux": "veu jveux jveu jvx",
    "arretez": "aretez arettez arrettez aretter arrtez",
    "arreter": "areter arretter",
    "arrete": "arette arrette",
    "recevoir": "resevoir recevoire ressevoir",
    "ecrire": "ekrire",
    # Portuguese
    "mensagens": "mensajens mensagems menssagens mensagen menssagem mensajem",
}


def _swapped(word: str) -> list[str]:
    """The word with two neighbouring letters in the wrong order; its first letter stays."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


_THUMBED = (
    "please remove delete texting texts messaging messages message sending wrong number interested unwanted harassing"
    " harassment bothering contact contacting receive receiving reminders notifications subscription permission again"
    " anymore mensajes recibir equivocado numero escriban escribirme arretez recevoir mensagens"
)
SPELLINGS: Mapping[str, str] = {
    wrong: right for right in _THUMBED.split() for wrong in _swapped(right) if wrong != right
} | {wrong: right for right, listed in _READ_AS.items() for wrong in listed.split() if wrong != right}
"""A misspelling, and the word that it is read as. For a stop only, never for an opt-in."""

LONG: Mapping[str, tuple[int, str]] = {
    "unsubscribe": (2, "subscribe subscriber subscribers subscribed subscribes subscribing resubscribe resubscribed"),
    "unsubscribed": (2, "subscribed resubscribed"),
    "unsubscribing": (2, "subscribing resubscribing"),
    "desuscribir": (1, "suscribir"),
    "desuscribirme": (1, "suscribirme"),
    "desabonner": (1, ""),
    "desabonnez": (1, ""),
    "desinscrire": (1, "reinscrire"),
    "desinscrivez": (1, "reinscrivez"),
    "descadastrar": (1, ""),
    "descadastre": (1, ""),
}
"""Long keywords: how many letters may be off (missing, added, other, two in the wrong order), and the ordinary words
near them, which are read as they stand, and so is what is nearer to one of these."""
