"""Openings that fit what someone declared: read for them alone, with the reason in words.

Sought is what they can help with or lend, or a language they speak; offered is what they would like
to learn; and any may name their unit. Names match by topics, by other words for these, by the
skills lists, and by the words of the title. A skill that the one asked for is part of, or a part of
it, fits as well, after all that is the same: the reason says so. Nothing that was observed is read.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import CharField, Q, QuerySet, Value, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Membership, Topic
from guildhall.introductions.events import OPENING, OPENING_ADDED
from guildhall.introductions.models import Opening, OpeningState
from guildhall.kit.words import fold
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import CAN_HELP
from guildhall.people.models import Capacity, Offer, Person, UnitPeriod
from guildhall.skills.models import OfferWord
from guildhall.skills.queries.around import Around, around
from guildhall.skills.queries.naming import marks_called
from guildhall.skills.words import mark_of_text, telling_words, words_of

NEWEST = 60
UNIT = "unit"
A_MONTH = dt.timedelta(days=30)
ORDER = (Offer.Kind.ASK_ME, Offer.Kind.LEND, Offer.Kind.LEARN, Offer.Kind.SPEAK, UNIT)


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening, and why it is shown to this reader."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class _Declared:
    """One line that someone listed, or the name of their unit, and the marks of its skills."""

    kind: str
    text: str
    marks: frozenset[str]

    def is_in(self, asked: "_Asked") -> bool:
        """It is one of its names, or all its telling words are among those of the opening."""
        if not self.marks.isdisjoint(asked.marks):
            return True
        ways = _ways_of(self.text)
        return bool(ways) and all(not way.isdisjoint(asked.words) for way in ways)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an opening names: its words, the marks of its topics, and by mark the topics that a
    skill is part of, or that are part of it.
    """

    kinds: tuple[str, ...]
    words: frozenset[str]
    marks: frozenset[str]
    parts_of: Mapping[str, str]
    wholes_of: Mapping[str, str]


def openings_for(
    person: Person, community_ids: Collection[int], *, most: int, **filters: object
) -> list[Fit]:
    """The newest that are open, of others. Eight queries at most, one where nothing is declared."""
    declared = _declared_by(person)
    if not declared:
        return []
    entries = open_to(person).filter(community__in=community_ids, **filters)
    return _fitting(declared, list(entries[:NEWEST]))[:most]


def open_to(person: Person) -> QuerySet[Entry]:
    """What others look for or offer, newest first, wherever it is."""
    entries = Entry.objects.published().filter(kind=OPENING, state=OpeningState.OPEN)
    entries = entries.exclude(author=person).for_list().select_related("opening", "community")
    return entries.order_by("-created_at", "-pk")


def those_that_fit(person: Person, entries: Sequence[Entry]) -> list[Fit]:
    """Of these, each with its opening and community. Seven queries at most, none without any."""
    return _fitting(_declared_by(person), entries) if entries else []


def people_who_bring(entry: Entry, *, at: dt.datetime | None = None) -> QuerySet[Person] | set[int]:
    """Members who listed what this opening asks for under “Ask me about”, and don't rest from it.

    Where others bring it too, nobody has over a third of what was told so in the last thirty days.
    """
    now = at or timezone.now()
    opening = Opening.objects.filter(entry=entry).first()
    if opening is None or Offer.Kind.ASK_ME not in _kinds_of(opening):
        return set()
    keys = {key for topic in entry.topics.prefetch_related("synonyms") for key in _keys(topic)}
    skills = {mark for marks in marks_called(keys).values() for mark in marks}
    of_skills = OfferWord.objects.filter(kind=Offer.Kind.ASK_ME, word__in=skills)
    offers = Offer.objects.filter(kind=Offer.Kind.ASK_ME).filter(
        Q(text_key__in=keys) | Q(pk__in=of_skills.values("offer"))
    )
    members = Membership.objects.may_write(at=now).filter(community=entry.community_id)
    people = Person.objects.here().filter(
        Q(pk__in=offers.values("person")), Q(pk__in=members.values("person"))
    )
    able = _not_resting(people.exclude(pk=entry.author_id), now)
    return _under_a_third(able, entry.community_id, now)


def _fitting(declared: Sequence[_Declared], entries: Sequence[Entry]) -> list[Fit]:
    if not declared:
        return []
    prefetch_related_objects(entries, "topics__synonyms")
    fits = (
        Fit(entry, _why(asked, declared))
        for entry, asked in zip(entries, _asked_in(entries), strict=True)
    )
    return [fit for fit in fits if fit.why]


def _declared_by(person: Person) -> list[_Declared]:
    """What is of more use first. Two queries at most."""
    offers = Offer.objects.filter(person=person).order_by().values_list("pk", "kind", "text")
    units = UnitPeriod.objects.filter(person=person, until=None).order_by()
    kind = Value(UNIT, output_field=CharField())
    rows = list(offers.union(units.values_list("pk", kind, "unit__name"), all=True))
    of_skills = _skills_of(person) if rows else {}
    declared = [
        _Declared(
            kind, text, frozenset({mark_of_text(fold(text))} | of_skills.get((kind, pk), set()))
        )
        for pk, kind, text in sorted(rows)
    ]
    return sorted(declared, key=lambda one: ORDER.index(one.kind))


def _skills_of(person: Person) -> dict[tuple[str, int], set[str]]:
    """The marks of skills of what they listed, by its kind and id."""
    named = OfferWord.objects.filter(offer__person=person, word__startswith="skill:")
    marks: dict[tuple[str, int], set[str]] = {}
    for kind, offer_id, mark in named.values_list("kind", "offer", "word"):
        marks.setdefault((kind, offer_id), set()).add(mark)
    return marks


def _why(asked: _Asked, declared: Sequence[_Declared]) -> str:
    """The first that fits, in a sentence, or nothing. What is the same comes first."""
    suits = [one for one in declared if one.kind in asked.kinds]
    for one in suits:
        if one.is_in(asked):
            return _REASONS[one.kind]() % {"what": one.text}
    for one in suits:
        for topics, reasons in ((asked.parts_of, _OF_A_PART), (asked.wholes_of, _OF_THE_WHOLE)):
            mark = next((mark for mark in sorted(one.marks) if mark in topics), "")
            if mark and one.kind in reasons:
                return reasons[one.kind]() % {"topic": topics[mark], "what": one.text}
    return ""


def _kinds_of(opening: Opening) -> tuple[str, ...]:
    """What someone declares whom it suits."""
    if opening.what == Opening.What.LEND:
        return (UNIT,) if opening.is_offered else (Offer.Kind.LEND, UNIT)
    if opening.is_offered:
        return (Offer.Kind.LEARN, UNIT)
    return (Offer.Kind.ASK_ME, Offer.Kind.SPEAK, UNIT)


def _asked_in(entries: Sequence[Entry]) -> list[_Asked]:
    """What each of them names. Three queries at most, none where there are no topics."""
    skills = around(
        key for entry in entries for topic in entry.topics.all() for key in _keys(topic)
    )
    return [_asked(entry, skills) for entry in entries]


def _asked(entry: Entry, skills: Mapping[str, Around]) -> _Asked:
    topics = list(entry.topics.all())
    names = {key: topic.name for topic in topics for key in _keys(topic)}
    known = [(skills[key], name) for key, name in names.items() if key in skills]
    return _Asked(
        _kinds_of(entry.opening),
        _words_in(" ".join([entry.title, *(topic.name for topic in topics)])),
        frozenset(map(mark_of_text, names)).union(*(one.called for one, _name in known)),
        {mark: name for one, name in known for mark in one.below},
        {mark: name for one, name in known for mark in one.above},
    )


def _keys(topic: Topic) -> list[str]:
    return [topic.name_key, *(synonym.name_key for synonym in topic.synonyms.all())]


def _not_resting(people: QuerySet[Person], now: dt.datetime) -> set[int]:
    """Without those who chose not to be asked until a day."""
    chosen = {one.person_id: one for one in Capacity.objects.filter(person__in=people)}
    return {
        person.pk
        for person in people
        if person.pk not in chosen
        or not chosen[person.pk].rests_on(now.astimezone(person.zone).date())
    }


def _under_a_third(person_ids: set[int], community_id: int, now: dt.datetime) -> set[int]:
    """Where that leaves nobody, those who were told least."""
    lately = Notice.objects.filter(
        rule=OPENING_ADDED,
        reason=CAN_HELP.code,
        community=community_id,
        first_at__gt=now - A_MONTH,
    )
    told = Counter(lately.values_list("person", flat=True))
    together = sum(told.values()) + len(person_ids)
    least = min((told[one] for one in person_ids), default=0)
    under = {one for one in person_ids if (told[one] + 1) * 3 <= together}
    return under or {one for one in person_ids if told[one] == least}


@lru_cache(maxsize=5_000)
def _words_in(text: str) -> frozenset[str]:
    """The same opening is compared with what many people declared."""
    return frozenset(words_of(text))


@lru_cache(maxsize=5_000)
def _ways_of(text: str) -> tuple[frozenset[str], ...]:
    return tuple(telling_words(text))


_REASONS = {
    Offer.Kind.ASK_ME: lambda: _("It asks for something you bring: %(what)s."),
    Offer.Kind.LEND: lambda: _("It asks for something you can lend: %(what)s."),
    Offer.Kind.LEARN: lambda: _("It offers something you'd like to learn: %(what)s."),
    Offer.Kind.SPEAK: lambda: _("It asks for a language you speak: %(what)s."),
    UNIT: lambda: _("It names your unit: %(what)s."),
}
_OF_A_PART: Mapping[str, Callable[[], str]] = {
    Offer.Kind.ASK_ME: lambda: _("It asks for %(topic)s, and you bring a part of it: %(what)s."),
    Offer.Kind.LEARN: lambda: _(
        "It offers %(topic)s, and you'd like to learn a part of it: %(what)s."
    ),
}
_OF_THE_WHOLE: Mapping[str, Callable[[], str]] = {
    Offer.Kind.ASK_ME: lambda: _("It asks for %(topic)s, a part of what you bring: %(what)s."),
    Offer.Kind.LEARN: lambda: _(
        "It offers %(topic)s, a part of what you'd like to learn: %(what)s."
    ),
}
