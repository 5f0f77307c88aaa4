"""The common ways to ask in Portuguese to be left alone."""

from __future__ import annotations

GROUPS = {
    "PARE": "pare parem para parar pararem cancele cancelem cancelar suspenda suspender chega deixe deixem interrompa"
    " cancela suspenda suspendam desative desativem desativar desativa cesse cessem cortem encerrem encerre bloqueiem",
    "ATO": "enviar mandar escrever incomodar contatar encher perturbar enviando mandando",
    "MSG": "mensagem mensagens msg msgs sms texto textos spam notificacoes notificacao lembretes avisos promocoes alertas aviso"
    " comunicados comunicado oferta ofertas propaganda propagandas publicidade comunicacoes divulgacao lembrete",
    "MANDE": "mandarem enviarem enviem mandem mande mandem envie enviem escreva escrevam contate contatem incomode incomodem perturbe mandar enviar"
    " manda perturbem ligue procure procurem contactem contacte insista insistam",
    "CHEIO": "eu vc vcs voces voce recebimento envio recebendo recebe receber de do da dos das me mim mais os as esses essas essa estas estes suas seus tua sua o a um uma nos por nada"
    " nunca todas todos minha meu desta dessa deste desse ai aqui pra comigo em",
    "TIRE": "removido removida retirado retirada excluido excluida tirado descadastrado descadastrada sejam tirem tire tirem tira tirar remova removam remover retire retirem retirar exclua excluam excluir apague apaguem"
    " delete deletem descadastre descadastrem descadastrar sair saia"
    " descadastra apaga exclui tirarem removerem deleta exclusao",
    "LISTA": "lista listas sistema cadastro contatos grupo base mensagens",
    "AMEACA": "processar processo denunciar denuncio denuncia advogado advogada policia procon bloquear anatel justica juizado reclame lgpd",
    "SEGUEM": "continuarem continuar continuam continuem mandarem enviarem pararem pararam param insistirem insistir",
    "OUTRO": "espera consulta pedido conta fatura email horario encomenda",
}

SURE = """
qual|que parte de|do PARE|nao
AMEACA CHEIO|voces|na|no|com*3 se CHEIO|nao*3 SEGUEM
se CHEIO|nao*3 SEGUEM _*3 , CHEIO|vou|vamos|chamo|chamar|aciono|meu*4 AMEACA
como|quero|gostaria que|eu|faco|para|posso|de*4 PARE|sair|descadastrar de? receber CHEIO*4 MSG|isso
"""

INNOCENT = """
nao recebi|chegou CHEIO*3 MSG
obrigado|obrigada|obrigados pelas|pela|pelo MSG
quero|posso|preciso cancelar CHEIO*3 consulta|pedido|reserva|horario
responda|envie|digite|mande "? sair|parar|pare|stop|cancelar
nao PARE de ATO
desculpe|desculpa|foi , CHEIO|foi*2 engano
numero errado|errada no|na|do|da boleto|conta|fatura|nota|pedido|x
nao TIRE|tira CHEIO*2 fila|lista|OUTRO
lista de convidados|espera|compras|presentes|material
gosto|gostei CHEIO*3 MSG
mais tempo|dinheiro
"""

ASKS = """
nao quero|preciso mais isso|nada $
me TIRE daqui|disso|dessa|desse|$
nao MANDE|CHEIO|PARE*3 MANDE CHEIO*4 MSG|nada|mais|$
nao me|CHEIO*2 MANDE
nao precisa|precisam|preciso|autorizei|autorizo|pedi|solicitei|quero|gostaria CHEIO|MANDE|mais*5 MSG|nada|mais|MANDE $|MSG|CHEIO !x
nao precisa|precisam mais me? MANDE CHEIO*4 MSG|nada|$
gostaria|quero|queria|prefiro|preferia de? nao mais? receber CHEIO*4 MSG|$
gostaria|quero|queria|favor|pedir de|que|ser|para|CHEIO*4 TIRE|descadastrado CHEIO*4 LISTA|$
PARE CHEIO|o|com*5 recebimento|envio $|de
PARE CHEIO*5 MSG
nao e|sou CHEIO*2 numero de|da|do
nunca|nao pedi|autorizei|solicitei|dei CHEIO*3 MSG|isso|permissao
TIRE|delete|apague CHEIO*4 numero|contato|nome !3OUTRO
se CHEIO*2 MANDE CHEIO*4 denuncio|denunciar|processo|processar|bloqueio|advogado|bloquear
esse|este|numero CHEIO|telefone|numero*2 nao e|pertence mais|a|CHEIO*2 numero|telefone|dele|dela|de|da|do|x
PARE de|com|CHEIO*5 ATO|MSG
PARE CHEIO*4 MSG
nao CHEIO*3 MANDE CHEIO*4 MSG|nada|mais|$
nao quero|desejo|gostaria|autorizo|preciso CHEIO|receber|que*6 MSG|receber|contato
nao quero CHEIO*2 receber
sem mais MSG
chega de CHEIO*3 MSG
TIRE me|meu|CHEIO*3 numero|contato|telefone|celular !5OUTRO
me|nos TIRE CHEIO*5 LISTA|cadastro|$ !3OUTRO
TIRE me|CHEIO*4 lista|cadastro|LISTA !3OUTRO
quero|gostaria|como de|que|me*3 descadastrar|sair|TIRE CHEIO*4 $|LISTA !3OUTRO
descadastre|descadastrem|descadastrar me? $
deixe|deixem|deixa me|nos? em paz !o
me|nos deixe|deixem|deixa em paz
numero|pessoa errado|errada
ligou|enganou|enganado|engano|enganaram|trocou de|no numero|pessoa
PARE de CHEIO|ligar|e*4 ATO
nao MANDE|entrem|entre|entrar mais? em contato
nao MANDE mais|nunca|CHEIO em|comigo|aqui|$|mais
nao MANDE CHEIO*3 mais|nunca $|nesse|neste|aqui|comigo|em
revogo|retiro|retirem|cancelo CHEIO*2 consentimento|autorizacao|permissao|cadastro
quero|queria|gostaria|desejo de? PARE de receber CHEIO*3 MSG|isso|$
propaganda|promocao|promocoes|oferta|ofertas nao $|mais
aguento mais CHEIO*2 MSG
se CHEIO*2 MANDE CHEIO|novo|mais*3 , vou|CHEIO*2 AMEACA
ja pedi|falei|disse CHEIO? para|pra parar|parem $|de
TIRE CHEIO*2 numero da|de|do LISTA
dispenso|recuso|rejeito CHEIO*3 MSG
nao autorizo|permito|aceito CHEIO*2 uso|MSG|contato
me TIRE CHEIO|parca*2 $
TIRE me $
TIRE ele|ela|dos|das|do|da|isso $|MSG|LISTA
TIRE CHEIO*2 numero|num|telefone|contato|celular|dados !5OUTRO
MSG nunca|nao mais $
chega|sem|nada|zero de? CHEIO*2 MSG
nem MSG|ligacao|ligacoes nem|e|ou MSG|ligacao|ligacoes
^ numero trocado|errado|enganado
errou|erraram|errado|errada CHEIO? numero|telefone $
deixa|deixe|deixem|deixar eu|me|a|gente|nos em paz
como CHEIO|faco|fazer|faz*4 nao receber|receber? CHEIO*2
nao quer|queremos|quero|deseja|desejo CHEIO*2 receber
se nao pararem|param|parar de? CHEIO*2 ATO|MSG|$
se CHEIO*2 MANDE|ATO mais uma|um , _*4 AMEACA
solicito|peco|quero|exijo|solicitamos CHEIO*2 bloqueio|exclusao|fim|remocao|cancelamento|descadastro|descadastramento
exclusao|remocao|cancelamento de|dos|do|da|CHEIO*3 dados|numero|cadastro|base|MSG
PARE CHEIO*3 envio|envios|MSG|contato
pedi|pedido|falei|solicitei CHEIO|x|vezes*3 TIRE CHEIO*2 numero|contato|nome|$
^ desinscrever|desinscreva|descadastro|descadastre|descadastra
removam|removam|retirem|tirem , $
nunca me cadastrei|inscrevi|registrei
"""

BARE = """
^ pare|parem|chega|descadastrar $
^ pare|parem com isso $
"""

THEM = """
^ PARE|TIRE com? isso|me|$ $
nao quero|preciso mais|isso|receber*2 $
"""
"""Asked of `them`, where messages are spoken of."""

UNCLEAR = """
aqui nao tem nenhum|nenhuma|ninguem|essa|esse
nao|sem|chega CHEIO|MANDE|quero|preciso*5 MSG !1ainda|hoje
PARE CHEIO*5 MANDE|ATO
quem|como deu|conseguiram|tem CHEIO*3 numero
ja pedi|falei|disse CHEIO|que|para*3 nao|PARE
engano $
muitas|tantas|cansado|cansada CHEIO*2 MSG
nao conheco
nao sou x $
vou bloquear|denunciar
respondi|mandei|enviei|digitei PARE|sair|stop|TIRE
ja? falei|disse|pedi que|CHEIO*2 nao
nao sou essa|esse|a|o pessoa|senhor|senhora|x
foi engano , esse|este|nao|aqui
continua|continuam|continuam chegando|mandando|enviando
se CHEIO*2 MANDE mais
"""

POLITE = "porfavor obrigado obrigada ola oi pf pfv pls ok senhor senhora"
ALIKE = {"n": "nao", "naum": "nao", "num": "numero", "nro": "numero", "vcs": "voces"}
"""How some write a word, read as the word."""
