"""Who listed under “Ask me about” what an idea needs someone for. Nothing else is looked at."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from guildhall.commons.models import Entry
from guildhall.communities.models import Membership
from guildhall.communities.standing_in import is_away
from guildhall.kit.words import fold
from guildhall.notifications.models import ChosenLevel, Level
from guildhall.people.models import Block, Offer, Person
from guildhall.search.analyser import stem
from guildhall.search.ask import telling_words

MOST_WORDS = 8


def who_listed(words: str, entry: Entry, *, but: Collection[int]) -> dict[int, str]:
    """Members who listed it, each with their own words for it. Two queries.

    Never its authors, people of whom one has blocked the other, nor who wants to hear nothing
    from here or is away.
    """
    wanted = _stems(words, entry.language)
    if not wanted:
        return {}
    match = Q(text_key=fold(words))
    for word in sorted(wanted)[:MOST_WORDS]:
        match |= Q(text_key__contains=word)
    offers = Offer.objects.filter(
        match, kind=Offer.Kind.ASK_ME, person__in=_who_can(entry).exclude(pk__in=but)
    )
    return {
        person_id: text
        for person_id, text in offers.order_by("-pk").values_list("person_id", "text")
        if wanted & _stems(text, entry.language)
    }


def _stems(text: str, language: str) -> set[str]:
    """Its telling words, without their endings."""
    return {stem(word, language) for word in telling_words(text)}


def _who_can(entry: Entry) -> QuerySet[Person]:
    authors = set(entry.authorships.values_list("person_id", flat=True)) | {entry.author_id}
    members = Membership.objects.may_write().filter(community=entry.community_id)
    silent = ChosenLevel.objects.filter(
        community=entry.community_id, level=Level.NOTHING, topic=None, entry=None
    )
    return (
        Person.objects.here()
        .people()
        .filter(pk__in=members.values("person"))
        .exclude(pk__in=authors)
        .exclude(pk__in=Block.objects.filter(blocked__in=authors).values("person"))
        .exclude(pk__in=Block.objects.filter(person__in=authors).values("blocked"))
        .exclude(pk__in=silent.values("person"))
        .exclude(is_away())
    )
