"""Openings that fit what someone declared: read for them alone, with the reason in words.

Sought is what they can help with, or can lend; offered is what they would like to learn. Topics
match by their names and the other words for them. Nothing that was observed is read.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Membership, Topic
from guildhall.introductions.events import OPENING
from guildhall.introductions.models import Opening, OpeningState
from guildhall.people.models import Offer, Person

NEWEST = 60


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening, and why it is shown to this reader."""

    entry: Entry
    why: str


def openings_for(
    person: Person, community_ids: Collection[int], *, most: int, **filters: object
) -> list[Fit]:
    """The newest that are open, of others. Four queries at most, one where nothing is declared."""
    declared: dict[str, dict[str, str]] = {}
    for offer in Offer.objects.filter(person=person).exclude(kind=Offer.Kind.SPEAK):
        declared.setdefault(offer.kind, {})[offer.text_key] = offer.text
    if not declared:
        return []
    entries = Entry.objects.published().filter(
        kind=OPENING, state=OpeningState.OPEN, community__in=community_ids, **filters
    )
    entries = entries.exclude(author=person).for_list().select_related("opening", "community")
    newest = entries.prefetch_related("topics__synonyms").order_by("-created_at", "-pk")[:NEWEST]
    fits = (Fit(entry, _why(entry, declared)) for entry in newest)
    return [fit for fit in fits if fit.why][:most]


def people_who_bring(entry: Entry) -> QuerySet[Person] | set[int]:
    """Members who listed what this opening asks for under “Ask me about”."""
    opening = Opening.objects.filter(entry=entry).first()
    if opening is None or _kind_of(opening) != Offer.Kind.ASK_ME:
        return set()
    keys = {key for topic in entry.topics.prefetch_related("synonyms") for key in _keys(topic)}
    offers = Offer.objects.filter(kind=Offer.Kind.ASK_ME, text_key__in=keys)
    members = Membership.objects.current().filter(community=entry.community_id)
    people = Person.objects.here().filter(
        Q(pk__in=offers.values("person")), Q(pk__in=members.values("person"))
    )
    return people.exclude(pk=entry.author_id)


def _why(entry: Entry, declared: dict[str, dict[str, str]]) -> str:
    kind = _kind_of(entry.opening)
    words = declared.get(kind, {}) if kind else {}
    for topic in entry.topics.all():
        for key in _keys(topic):
            if key in words:
                return _REASONS[Offer.Kind(kind)]() % {"what": words[key]}
    return ""


def _kind_of(opening: Opening) -> str:
    """What someone declares whom it suits; empty where that can't be told."""
    is_lent = opening.what == Opening.What.LEND
    if opening.is_offered:
        return "" if is_lent else Offer.Kind.LEARN
    return Offer.Kind.LEND if is_lent else Offer.Kind.ASK_ME


def _keys(topic: Topic) -> list[str]:
    return [topic.name_key, *(synonym.name_key for synonym in topic.synonyms.all())]


_REASONS = {
    Offer.Kind.ASK_ME: lambda: _("It asks for something you bring: %(what)s."),
    Offer.Kind.LEND: lambda: _("It asks for something you can lend: %(what)s."),
    Offer.Kind.LEARN: lambda: _("It offers something you'd like to learn: %(what)s."),
}
