"""Communities that fit a person, and those like one that is about to be started.

Only communities that the person finds are looked at: nobody learns of a hidden one.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from guildhall.communities.models import Community, Membership, Topic
from guildhall.kit.words import fold
from guildhall.people.models import Offer, Person, UnitPeriod, is_a_person, is_here

MOST_FITTING, MOST_ALIKE, MOST_WALKED = 3, 4, 200
ENOUGH_COLLEAGUES = 5  # fewer would say who belongs (domain.md, 6: k = 5 for what people do)
SHORTEST_WORD, MOST_WORDS = 4, 8
_WORD = re.compile(r"\w+")
# Words that names and purposes share without being about the same.
_SAYS_LITTLE = frozenset(
    """
    about again and better club community communities craft each every everyone find from good
    group guild have help hello how into keep know learn make more network other others our people
    practice share that the their them this through together use what when with work your
    aber alle auch das dass der die ein eine für gruppe mit oder sich und unser verein von wie wir
    zum zur
    """.split()  # noqa: SIM905 - a list of words is read as words
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A community for someone: `about` what they listed, or else many of their unit are in it."""

    community: Community
    about: str = ""


def communities_for(person: Person) -> list[Fitting]:
    """At most three that the person finds and does not belong to, which are going on.

    First those about what they listed themselves, then those with people of their unit. Three
    queries; two where they work in no unit.
    """
    others = Community.objects.findable_by(person).going_on()
    others = others.exclude(pk__in=Community.objects.of(person).order_by().values("pk"))
    about = _about_what_they_listed(person, others)
    with_colleagues = _of_their_unit(person, others) if len(about) < MOST_FITTING else []
    known = {one.community.pk for one in about}
    return [*about, *(one for one in with_colleagues if one.community.pk not in known)][
        :MOST_FITTING
    ]


def alike(
    name: str, *, person: Person | None, purpose: str = "", limit: int = MOST_ALIKE
) -> list[Community]:
    """Those whose name or purpose shares words with these, the closest first. One query."""
    wanted = _stems(f"{name} {purpose}")
    if not wanted:
        return []
    match = Q()
    for stem in sorted(wanted):
        match |= Q(name_key__contains=stem) | Q(purpose__icontains=stem)
    found = Community.objects.findable_by(person).going_on().filter(match)[:MOST_WALKED]
    in_name = _stems(name)
    scored = [(_closeness(one, in_name, wanted), one) for one in found]
    enough = [(score, one) for score, one in scored if score >= 2]
    return [one for _score, one in sorted(enough, key=lambda pair: (-pair[0], pair[1].name_key))][
        :limit
    ]


def _closeness(community: Community, in_name: Collection[str], wanted: Collection[str]) -> int:
    """2 for each word of the new name that is in its name, 1 for each word shared otherwise."""
    its_name = fold(community.name)
    its_words = f"{its_name} {fold(community.purpose)}"
    shared_names = sum(stem in its_name for stem in in_name)
    return shared_names + sum(stem in its_words for stem in wanted)


def _stems(text: str) -> list[str]:
    """Its words that say something, without their last letters: pump and pumps are one."""
    words = [word for word in _WORD.findall(fold(text)) if word not in _SAYS_LITTLE]
    # In scripts without spaces between words two signs are a word already.
    telling = [word for word in words if len(word) >= SHORTEST_WORD or not word.isascii()]
    stems = dict.fromkeys(_stem(word) for word in telling if len(word) > 1)
    return list(stems)[:MOST_WORDS]


def _stem(word: str) -> str:
    return word[: max(SHORTEST_WORD, len(word) - 2)]


def _about_what_they_listed(person: Person, others: QuerySet[Community]) -> list[Fitting]:
    """By a topic, the name or the purpose. Two queries; one where they listed nothing."""
    offers = list(Offer.objects.filter(person=person))
    stems = {stem: offer.text for offer in offers for stem in _stems(offer.text)}
    if not stems:
        return []
    match = Q()
    for stem in stems:
        match |= Q(topics__name_key__contains=stem) | Q(name_key__contains=stem)
        match |= Q(purpose__icontains=stem)
    found = others.filter(pk__in=others.filter(match).values("pk")).order_by("name_key", "pk")
    found = found.prefetch_related("topics")[:MOST_FITTING]
    return [Fitting(one, _first_listed(stems, one, one.topics.all())) for one in found]


def _first_listed(stems: dict[str, str], community: Community, topics: Iterable[Topic]) -> str:
    words = " ".join(
        [community.name_key, fold(community.purpose), *(topic.name_key for topic in topics)]
    )
    return next((text for stem, text in stems.items() if stem in words), "")


def _of_their_unit(person: Person, others: QuerySet[Community]) -> list[Fitting]:
    """Five or more of their unit belong: that many say nothing about one of them."""
    period = UnitPeriod.objects.filter(person=person, until__isnull=True).first()
    if period is None:
        return []
    colleagues = UnitPeriod.objects.filter(unit=period.unit_id, until__isnull=True)
    members = (
        Membership.objects.current()
        .filter(
            is_here(of="person__"),
            is_a_person(of="person__"),
            community=OuterRef("pk"),
            person__in=colleagues.values("person"),
        )
        .order_by()
        .values("community")
        .annotate(number=Count("pk"))
        .values("number")
    )
    enough = others.annotate(of_unit=Coalesce(Subquery(members), 0))
    enough = enough.filter(of_unit__gte=ENOUGH_COLLEAGUES).order_by("name_key", "pk")
    return [Fitting(one) for one in enough[:MOST_FITTING]]
