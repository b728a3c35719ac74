"""The four questions are answered by mail, too: each mail goes to the question that it answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.text import NotPosted
from guildhall.farewells import actions
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.models.farewell import LONGEST
from guildhall.farewells.names import CODE_IN_ADDRESSES
from guildhall.notifications.mail_verbs import AskedByMail, first_line_of
from guildhall.people.models import Person

SKIP = ("skip this question", "skip", "skip it")
END = ("don't ask me any more", "don't ask me anymore", "no more questions")
LET_READ = ("let them read it", "they may read it")


def _answer(person: Person, farewell_id: int, number: int, text: str) -> None:
    """Theirs alone, unless the first line lets others read it. Raises NotPosted."""
    farewell = Farewell.objects.filter(pk=farewell_id, person=person).first()
    if farewell is None:
        raise NotPosted(_("This question is no longer asked."))
    first, rest = first_line_of(text)
    if first in SKIP and not rest:
        actions.skip_question(farewell, number, by=person)
    elif first in END and not rest:
        actions.end_farewell(farewell, by=person)
    elif first in LET_READ:
        actions.give_words(_written(farewell, number, by=person, text=rest), by=person)
    else:
        _written(farewell, number, by=person, text=text)


def _written(farewell: Farewell, number: int, *, by: Person, text: str) -> Words:
    """Raises NotPosted. Without a text, what they answered before."""
    if len(text) > LONGEST:
        raise NotPosted(
            _("An answer has up to %(number)d characters. Please send a shorter one.")
            % {"number": LONGEST}
        )
    if not text:
        before = farewell.words.filter(number=number).exclude(text="").first()
        if before is None:
            raise NotPosted(_("Please write your answer below that line."))
        return before
    try:
        words = actions.answer_farewell(farewell, number, by=by, text=text)
    except actions.AlreadyAnswered:
        raise NotPosted(
            _("You have answered this question already. What you wrote then is kept as it is.")
        ) from None
    if words is None:
        raise NotPosted(_("This question is no longer asked."))
    return words


mail_verbs = AskedByMail(
    CODE_IN_ADDRESSES,
    gettext_lazy("Your answer to a question about what you leave behind"),
    _answer,
)
