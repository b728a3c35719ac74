"""Chips below the search box: each is a link that adds one filter to the address, or removes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import kinds
from guildhall.commons.named_states import states_named_in
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person, Unit
from guildhall.search.filters import NEEDS_CHECK
from guildhall.search.models import Document
from guildhall.web.in_each_language import in_each_language

MOST_CHOICES = 12
LABELS = {
    "in": gettext_lazy("Community"),
    "room": gettext_lazy("Room"),
    "kind": gettext_lazy("Kind"),
    "is": gettext_lazy("State"),
    "tested": gettext_lazy("Tested"),
    "unit": gettext_lazy("Unit"),
    "by": gettext_lazy("Who"),
    "topic": gettext_lazy("Topic"),
    "since": gettext_lazy("Since"),
}
IN_ORDER = ("in", "kind", "room", "is", "tested", "unit", "by", "since")
SINCE = {
    "week": gettext_lazy("Last 7 days"),
    "month": gettext_lazy("Last month"),
    "year": gettext_lazy("Last year"),
}

Choices = Mapping[str, Any]  # labels by value


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is chosen, with the address without it."""

    name: Any
    label: Any
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter that can be chosen: its name, and each choice's label and query.

    `so_far` is the address to which the query is added. What `is_fixed` is the same in every
    search.
    """

    name: Any
    choices: Sequence[tuple[str, str]]
    so_far: str
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class Narrowing:
    chips: Sequence[Chip]
    facets: Sequence[Facet]


def narrowing(
    words: str, chosen: Mapping[str, str], documents: Iterable[Document], person: Person | None
) -> Narrowing:
    """The chips of a page of results; `words` is what was typed, without filters.

    Two queries, and one for each room where communities name states, within a single one.
    """
    found = dict(_found_here(documents, person))
    chips = [
        Chip(LABELS[name], _label(found, name, value), address(words, _without(chosen, name)))
        for name, value in chosen.items()
    ]
    so_far = address(words, chosen)
    facets = [
        Facet(LABELS[name], queries, so_far, name in FIXED)
        for name in IN_ORDER
        if name not in chosen and (queries := _queries(name, found))
    ]
    if "in" in chosen and "is" not in chosen and (own := _own_states(documents)):
        facets.append(Facet(_("Our states"), own, so_far, is_fixed=False))
    return Narrowing(chips, facets)


def _queries(name: str, found: Mapping[str, Choices]) -> Sequence[tuple[str, str]]:
    if name in FIXED:
        return _fixed_queries(name)
    some = list(found.get(name, {}).items())[:MOST_CHOICES]
    return [(label, urlencode({name: value})) for value, label in some]


def _own_states(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Those that the one community of these results named itself."""
    ids = {one.entry.community_id for one in documents if one.entry}
    names = [name for one in ids for name in states_named_in(one)] if len(ids) == 1 else []
    return [(name, urlencode({"is": name})) for name in names]


@in_each_language
def _fixed_queries(name: str) -> tuple[tuple[str, str], ...]:
    some = list(FIXED[name]().items())[:MOST_CHOICES]
    return tuple([(str(label), urlencode({name: value})) for value, label in some])


def address(words: str, chosen: Mapping[str, str], **more: Any) -> str:
    return "?" + urlencode({"q": words, **chosen, **more})


def _found_here(
    documents: Iterable[Document], person: Person | None
) -> Iterator[tuple[str, Choices]]:
    """What this reader and these results have to choose from."""
    yield "in", _communities(documents, person)
    yield "by", _authors(documents, person)
    if person is not None:
        yield "unit", {unit.name: unit.name for unit in _units.rows()}


def _communities(documents: Iterable[Document], person: Person | None) -> Choices:
    """Those of the results, then the reader's own."""
    named = {one.entry.community.slug: one.entry.community.name for one in documents if one.entry}
    if person is not None:
        own = _own_communities.rows(person_id=person.pk)
        named |= {one.slug: one.name for one in own}
    return named


def _authors(documents: Iterable[Document], person: Person | None) -> Choices:
    """The reader, and the authors of the results."""
    named = {} if person is None else {person.username: _("Me")}
    for document in documents:
        written = document.reply or document.entry
        if written:
            named.setdefault(written.author.username, written.author.name)
    return named


@prepared
def _own_communities(person_id: int) -> QuerySet[Community]:
    return Community.objects.of(Person(pk=person_id)).only("slug", "name")[:MOST_CHOICES]


@prepared
def _units() -> QuerySet[Unit]:
    return Unit.objects.order_by("name_key").only("name")[:MOST_CHOICES]


def _kinds() -> Choices:
    of_rooms = {kind.name: capfirst(kind.label) for kind in kinds}
    return {**of_rooms, "answer": _("Answer"), "person": _("Person")}


def _rooms() -> Choices:
    return {room.slug: room.name for room in rooms}


def _states(say: str) -> Choices:
    return {
        value: capfirst(label)
        for kind in kinds
        if kind.states_say == say
        for value, label in kind.states
    }


def _label(found: Mapping[str, Choices], name: str, value: str) -> Any:
    labels = FIXED[name]() if name in FIXED else found.get(name, {})
    return labels.get(value, value)


def _without(chosen: Mapping[str, str], name: str) -> Mapping[str, str]:
    return {other: value for other, value in chosen.items() if other != name}


# What every search offers alike.
FIXED: Mapping[str, Callable[[], Choices]] = {
    "kind": _kinds,
    "room": _rooms,
    "is": lambda: {**_states("is"), NEEDS_CHECK: _("Needs a check")},
    "tested": lambda: _states("tested"),
    "since": lambda: SINCE,
}
