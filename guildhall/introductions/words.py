"""Why people were brought together, in a sentence, and three ways to begin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from guildhall.introductions.models import Introduction, Term
from guildhall.introductions.people import Brought

OPENINGS = 3


def names_of(people: Iterable[Brought]) -> str:
    """“Ben”, “Ben and Cleo”."""
    return get_text_list([one.person.name for one in people], _("and"))


def reason_of(introduction: Introduction) -> str:
    """In one sentence; of a suggestion it is what its writer wrote."""
    if introduction.suggested_by_id or introduction.why:
        return introduction.why
    sentences = {
        Term.LEARN: _(
            "You can pass on %(about)s: someone would like to learn it, someone can help."
        ),
        Term.COUNTERPART: _("You know about %(about)s, each in a unit of your own."),
        Term.COMMON: _("You share a topic: %(about)s."),
        Term.BRIDGE: _("You work in different units and could hear what happens elsewhere."),
        Term.LANGUAGE: _("You share a language: %(about)s."),
        Term.HOURS: _("Your working days overlap, so it's easy to find half an hour."),
        Term.ANYONE: _("You haven't been introduced to each other in the last year."),
    }
    return sentences[Term(introduction.term or Term.ANYONE)] % {"about": introduction.about}


def openings_for(mine: Brought, others: Sequence[Brought]) -> list[str]:
    """Three sentences to begin with, from what each of them declared; then plain ones."""
    return list(islice(_openings(mine, others), OPENINGS))


def _openings(mine: Brought, others: Sequence[Brought]) -> Iterator[str]:
    for other in others:
        words = {"name": other.person.name}
        for key in other.helps.keys() & mine.learns.keys():
            yield _("Ask %(name)s how they began with %(topic)s.") % {
                **words,
                "topic": other.helps[key],
            }
        for key in other.learns.keys() & mine.helps.keys():
            yield _("Tell %(name)s what you wish you had known about %(topic)s.") % {
                **words,
                "topic": other.learns[key],
            }
        for key in other.helps.keys() & mine.helps.keys():
            yield _("Compare: what was your hardest case with %(topic)s?") % {
                "topic": other.helps[key]
            }
    for other in others:
        if other.unit_name and other.unit_id != mine.unit_id:
            yield _("Ask what an ordinary day in %(unit)s is like.") % {"unit": other.unit_name}
    yield _("What are you working on this week?")
    yield _("What do you do differently from how you were taught?")
    yield _("Whom here should each of you know, and why?")
