"""The groups of English words that `app.consent.words.english` builds its patterns from."""

from __future__ import annotations

GROUPS = {
    "STOP": "stop stopp stpo sotp tsop stp stahp stap sttop stopall cease desist halt",
    "CEASE": "stop stopp stpo sotp tsop stp stahp stap sttop quit cease discontinue halt desist suspend terminate",
    # These need a message for an object: one cancels appointments and ends calls
    "END": "end cancel cancle kill disable deactivate eliminate pause mute silence reject block ban",
    "KEYWORD": "stop stopall unsubscribe end cancel quit optout unsub revoke",
    "UNSUB": "unsubscribe unsub unsubcribe unsuscribe unsubscibe unsubsribe unsubscrib usubscribe unsubscripe unscribe"
    " unsubscirbe unsubscribing optout unenroll unenrol disenroll deregister unregister unlist desubscribe",
    "UNSUBBED": "unsubscribed unsubbed unenrolled disenrolled deregistered removed deleted excluded unlisted",
    "ING": "texting messaging contacting sending spamming bothering harassing bugging writing txting msging pestering"
    " messging texing blowing blowin hitting hittin massagin soliciting pinging blasting bombarding flooding hounding disturbing annoying"
    " notifying communicating txtin textin sendin smsing dming badgering stalking messagin reminding alerting msgin spammin botherin contactin buggin harassin annoyin writin mesaging textting marketing advertising promoting",
    "OTHERING": "calling emailing phoning mailing ringing faxing callin",
    "GET": "get receive getting receiving gettin recieving receving recieve seeing have having see hear hearing be"
    " accept read reading",
    "MSG": "text texts message messages msg msgs sms mms txt txts spam alert alerts reminders notification"
    " notifications promos offers ads advertisements adverts solicitation solicitations communication communications"
    " correspondence textmessages messaging texting blasts mesages messeges messges massages txting crap bullshit bs"
    " nonsense garbage junk coupons deals outreach spamming msgs solicitating updates nudges pings contact"
    " notices shit textings harassment",
    "MSGS": "texts messages msgs txts sms spam alerts reminders notifications solicitations"
    " communications messaging texting contact crap txting correspondence text",
    "CONTACT": "text txt message msg contact write bother spam solicit sms harass disturb annoy pester bug ping dm"
    " mesage messege tex notify remind alert communicate reach hit texts messages",
    "TEXTED": "texted contacted messaged bothered spammed notified reminded disturbed harassed solicited alerted txted"
    " pestered bugged annoyed",
    "SEND": "send sent snd mail shoot give",
    "SELF": "me us myself here mine",
    "WHOM": "me us him her them myself it my our this that the number name",
    "MY": "my this our that the her his their these mine",
    "NUM": "number numbers phone cell cellphone line mobile num digits nbr telephone contact info information details",
    "AGAIN": "again anymore ever more further nomore else evermore anymor",
    "LIST": "list lists database system contacts distribution group groups blast records roster rotation directory"
    " thread subscription subscriptions campaign campaigns book phonebook file files texts texting messages messaging"
    " sms msgs text message alerts notifications spam mailings rolodex",
    "THIS": "this these it them those that everything all any anything nothing stuff",
    "FILL": "f the these those this all your ur youre any more of me us my our so many such to from with a an it stupid"
    " annoying daily weekly monthly constant automated automatic auto marketing promotional promo unwanted unsolicited"
    " future further trying every appointment political sales random weird dumb silly kind kinds type types sort both"
    " each out over or n ridiculous useless pointless same other anymore him her them people spammy text sms message"
    " group mass robo bot campaign company companys son daughter wife husband mom dad kid kids child phone cell number"
    " ongoing recurring further again on through via and receive receiving getting get at here these dang business"
    " work personal mobile such additional u you continue sending send entire another one single",
    "LISTFILL": "the these those this all your ur any of my our text texting sms marketing contact contacts calling"
    " call phone mailing messaging message company companys stupid distribution group mass damn whatever and or every"
    " promotional promo spam entire client customer political campaign current communication sending notification"
    " alert reminder subscriber everything future",
    "TO": "to 2 too",
    "NOT": "dont dnt not never donot dun",
    "NEG": "dont dnt not never wont cant cannot didnt doesnt wouldnt couldnt shouldnt isnt arent wasnt without nor"
    " havent hasnt hadnt aint donot",
    "NEGFILL": "want wanna wish need mean meant you u me us them it to have had ask asked asking say said saying ever"
    " plan planning going gonna intend trying try like even be decide request requested wants let at all tell telling"
    " told think suggest",
    "WANT": "want wanna wish need care like desire interested looking prefer intend wishing wanting needing consent"
    " agree authorize approve consenting opt enjoy permit allow consented agreed authorized opted",
    "YOU": "you u ya yall guys people youre anyone anybody everyone company",
    "MUST": "need needs have has must should gotta got better can could will would please all to 2 both really finally",
    "MUSTSTRICT": "need needs have has must should gotta got better to",
    "I": "i ill id im we well wed he she they who hes shes theyll theyd weve ive were",
    "AUX": "can could will would had have has to need needed got gotta must should might may did do want wanted wanna"
    " trying tried going gonna often usually always never dont decided might be about able cant couldnt used",
    "ASKWORD": "if whether unless should did does until till when where why once",
    "QGAP": "i we it he she they you u the this these that to can do does just had have will would want decide ever"
    " is are be going gonna did my your a someone should if",
    "SAY": "reply text txt type respond send say write enter press replying responding typing saying use using word"
    " keyword answer texting sending spell",
    "STATE": "working charging ringing connected available free busy ready charged broken dead lost dying on off"
    " loading updating syncing",
    "SAYING": "saying said yelling screaming repeating",
    "SAYFILL": 'with the word a back just in all caps me " message',
    "SAID": "said typed texted replied sent wrote answered responded say saying typing replying told txted entered",
    "KEEP": "keep kept been already tried",
    "NOUNISH": "bus truck pit train next last first final full rest gas traffic one whistle door non dead emergency the"
    " a an each every any our my quick short per two three second third single hard subway metro tram trolley shuttle"
    " same your his her their pain bleeding rain another lunch coffee bathroom potty",
    "LIMIT": "until till before after during unless yet while when today tonight tomorrow if about for between except"
    " work weekends monday tuesday wednesday thursday friday saturday sunday this",
    "LATER": "until till before after during unless yet while when today tonight tomorrow if",
    "EMAIL": "email emails newsletter newsletters magazine channel podcast youtube catalog catalogs mail e spotify"
    " netflix",
    "OTHER": "appointment appointments appt visit plan waitlist waiting wait schedule meeting order orders dental job"
    " class insurance delivery payment autopay reservation booking trial coverage committee shift calendar project case"
    " lease guest medication prescription policy clause arbitration account invoice portal team program meds study"
    " volunteer prayer friday monday tuesday wednesday thursday saturday sunday roster title deed will loan bill"
    " registry cc email emails",
    "WRONGWHO": "number person phone num guy lady girl man woman dude gal party individual recipient cell numba nbr"
    " contact",
    "SELFERR": "i gave give given put listed wrote typed entered dialed called had mistyped did we",
    "SORRY": "sorry oops whoops ooops mybad apologies",
    "CONSENT": "consent permission authorization authorisation approval optin",
    "REVOKE": "revoke revoking withdraw withdrawing rescind rescinding retract retracting cancel pull remove terminate"
    " revoked withdrew withdrawn rescinded",
    "SUBJ": "like want wish need love ask asking asked prefer requesting request demand rather i we me us number phone"
    " name cell can could should must get wanna getting being please insist",
    "CALM": "appreciate grateful great nice love thankful glad mind prefer",
    "LOL": "lol lmao haha hahaha rofl hilarious lolol omg hahah",
    "GOT": "get got receive received receiving getting see seen have had read sent new find found open view hear heard"
    " hesitate worry forget mind miss missed",
    "OUT": "remove delete erase take took taken drop pull exclude withdraw scratch strike omit leave cut keep get kick"
    " unenroll deregister purge",
}
