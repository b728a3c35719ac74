"""Block someone in a letter, and undo it: as on their page, and the letter says what it does."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from guildhall.kit.verdict import whoever_finds_it
from guildhall.letters.models import Correspondence
from guildhall.letters.views.finding import other_in, to_letter
from guildhall.people.actions import block, unblock
from guildhall.people.models import Person
from guildhall.web.verbs import hall_verb

Other = tuple[Correspondence, Person]


def _to_letter(_me: Person, found: Other) -> HttpResponse:
    return to_letter(found[0])


def _name_of(found: Other) -> dict[str, str]:
    return {"name": found[1].name}


block_in_letter = hall_verb(
    find=other_in,
    may=whoever_finds_it,
    act=lambda found, by: block(found[1], by=by),
    says=gettext_lazy("You've blocked %(name)s, who isn't told."),
    words=_name_of,
    back=_to_letter,
)
unblock_in_letter = hall_verb(
    find=other_in,
    may=whoever_finds_it,
    act=lambda found, by: unblock(found[1], by=by),
    says=gettext_lazy("You see and hear %(name)s again."),
    words=_name_of,
    back=_to_letter,
)
