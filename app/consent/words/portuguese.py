"""The common ways to ask in Portuguese to be left alone."""

from __future__ import annotations

GROUPS = {
    "PARE": "pare parem para parar pararem cancele cancelem cancelar suspenda suspender chega deixe deixem interrompa",
    "ATO": "enviar mandar escrever incomodar contatar encher perturbar enviando mandando",
    "MSG": "mensagem mensagens msg msgs sms texto textos spam notificacoes notificacao lembretes avisos promocoes alertas",
    "MANDE": "mande mandem envie enviem escreva escrevam contate contatem incomode incomodem perturbe mandar enviar"
    " manda perturbem ligue",
    "CHEIO": "de do da dos das me mim mais os as esses essas essa estas estes suas seus tua sua o a um uma nos por nada"
    " nunca todas todos minha meu desta dessa deste desse",
    "TIRE": "tire tirem tira tirar remova removam remover retire retirem retirar exclua excluam excluir apague apaguem"
    " delete deletem descadastre descadastrem descadastrar sair saia",
    "LISTA": "lista listas sistema cadastro contatos grupo base mensagens",
    "OUTRO": "espera consulta pedido conta fatura email horario encomenda",
}

SURE = """
como|quero|gostaria que|eu|faco|para|posso|de*4 PARE|sair|descadastrar de? receber CHEIO*4 MSG|isso
"""

INNOCENT = """
responda|envie|digite|mande "? sair|parar|pare|stop|cancelar
nao PARE de ATO
desculpe|desculpa|foi , CHEIO|foi*2 engano
"""

ASKS = """
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
deixe|deixem|deixa me|nos? em paz
me|nos deixe|deixem|deixa em paz
numero|pessoa errado|errada
ligou|enganou|enganado|engano|enganaram|trocou de|no numero|pessoa
"""

BARE = """
^ pare|parem|chega|descadastrar $
"""

THEM = ""

UNCLEAR = """
muitas|tantas|cansado|cansada CHEIO*2 MSG
nao conheco
nao sou x $
vou bloquear|denunciar
"""

POLITE = "porfavor obrigado obrigada ola oi pf pfv pls ok senhor senhora"
