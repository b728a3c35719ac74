"""Keep the words by which people are found in lists of people."""

from collections.abc import Iterable

from guildhall.kit.scripts import ways_to_type
from guildhall.people.models import FoundBy, Offer, Person
from guildhall.people.queries import unit_of

KINDS = (Offer.Kind.ASK_ME, Offer.Kind.SPEAK, Offer.Kind.LEND)


def keep_found_by(person: Person) -> None:
    """Write their words anew, after a change of name, unit or what they listed. Three queries."""
    offers = list(Offer.objects.filter(person=person, kind__in=KINDS))
    unit = unit_of(person)
    words = {kind: _words(one.text for one in offers if one.kind == kind) for kind in KINDS}
    FoundBy.objects.update_or_create(
        person=person,
        defaults={
            "name": _words((person.name, person.username, person.headline)),
            "unit": _words([unit.name] if unit else []),
            **{kind.value: text for kind, text in words.items()},
        },
    )


def _words(texts: Iterable[str]) -> str:
    return " · ".join(ways_to_type(text) for text in texts if text)
