"""Someone who brings what was looked for, with what they list of it."""

from collections.abc import Hashable, Sequence
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from guildhall.people.models import Offer, Person
from guildhall.skills.queries.finding import Hit
from guildhall.skills.words import LABELS
from guildhall.web.frames import frame
from guildhall.web.ui.named import named

register = template.Library()


@register.simple_tag
def found_person(person: Person, hits: Sequence[Hit]) -> SafeString:
    """A row of a list. Most people have one line: it is drawn with their name, in one frame."""
    more = mark_safe("".join([_line(hit) for hit in hits[1:]]))  # each is safe
    return frame(
        "skills/ui/found_person.html",
        _flags(hits[0]),
        name=named(person),
        label=_label(hits[0]),
        what=hits[0].offer.text,
        more=more,
    )


def _line(hit: Hit) -> SafeString:
    return frame("skills/_found_line.html", _flags(hit), label=_label(hit), what=hit.offer.text)


def _label(hit: Hit) -> str:
    return str(LABELS[Offer.Kind(hit.offer.kind)])


def _flags(hit: Hit) -> dict[str, Hashable]:
    return {
        "is_confirmed": hit.is_confirmed,
        "is_broader": hit.is_broader,
    }


def sample() -> dict[str, Any]:
    ada = Person(username="ada", name="Ada Novak", claimed_at=timezone.now())
    offer = Offer(person=ada, kind=Offer.Kind.ASK_ME, text="Welding")
    return {"person": ada, "hits": [Hit(offer, is_confirmed=True)]}
