"""Words that are in any text, or with which people begin to ask: they tell nothing."""

# English, German, French, Spanish, as folded
_IN_ANY_TEXT = """
about after again all also and any are because been before being but can could did does doing
don down each for from get gets getting had has have having here how into its just like may
maybe more most much must need needs not now off once only other our out over own same shall
should some still such than that the their them then there these they this those too under until
very want wants was were what when where which while who whom whose why will with would you your
aber alle als also auch auf aus bei beim bin bis brauche brauchen das dass dem den denn der des
die dies diese dieser dieses doch dort durch ein eine einem einen einer eines fur gibt habe
haben hat hier ich ihr immer ist jede jeder jetzt kann kein keine konnen man mehr mein meine mit
muss nach nicht noch nur oder ohne schon sehr sein seine sich sie sind soll uber und uns unser
von vor war warum was weil welche welcher welches wenn wer werden wie wieder wir wird woher
wohin zum zur
avec aux ces cette comment dans des elle elles est etre fait faut ils les leur mais mon nous par
pas plus pour pourquoi quand que quel quelle qui sans ses son sont suis sur tout tres une vous
votre
como con cual cuando del desde donde ella ellos esta estan este esto hay las los mas muy nos
para pero por porque que quien ser sin sobre son tiene todo una uno
"""
_BEGINS_A_QUESTION = """
advice anybody anyone everybody everyone experience got hello help hey idea ideas issue issues
know knows please possible problem problems question questions somebody someone something thank
thanks trouble way work working works wrong
bitte danke erfahrung erfahrungen frage fragen geht hallo hilfe idee ideen jemand klappt kennt
problem probleme tun weiss
aide bonjour bonsoir merci probleme quelqu question savez
alguien ayuda duda gracias hola pregunta problema sabe
"""
_FILLERS = frozenset(_IN_ANY_TEXT.split()) | frozenset(_BEGINS_A_QUESTION.split())


def is_filler(word: str) -> bool:
    """Whether a folded word tells nothing of what a text is about."""
    return word in _FILLERS
