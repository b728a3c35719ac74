"""Keep a search that found nothing, and forget it again."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community, Membership
from guildhall.kit.words import fold
from guildhall.people import limits
from guildhall.people.limits import Limit
from guildhall.people.models import Person
from guildhall.search.missed.finding import finds_something
from guildhall.search.missed.keys import key_of_person
from guildhall.search.missed.phrases import Phrase, names_someone, phrase_of, words_of_names
from guildhall.search.missed.queries import KEPT_FOR, shown_keys, written_for
from guildhall.search.models.missed import MissedSearch
from guildhall.search.queries import search

A_DAY = Limit("missed searches", 60, dt.timedelta(days=1))


def note_missed_search(
    typed: str, *, by: Person, chosen: Mapping[str, str], came_from: str
) -> None:
    """`by` searched for this with the `chosen` filters, and found nothing.

    Kept is what may be (`phrase_of`, no name of a member), in the community that the search was
    about, once for each person. It is no event. Raises TooOften.
    """
    limits.require_under(A_DAY, str(by.pk))
    limits.count(A_DAY, str(by.pk))
    hits = search(typed, person=by, chosen=chosen)
    community = _community_of(by, hits.ask.filters, came_from)
    phrase = phrase_of(typed, community.language) if community else None
    if community is None or phrase is None or by.is_program:
        return
    if hits.forgiving_page(0, 1)[0] or names_someone(phrase.written, _names_in(community)):
        return
    _keep(phrase, community, by)


def forget_missed_searches() -> None:
    """Forget what is old, what is found by now, and what has become someone's name. Recurring."""
    MissedSearch.objects.filter(searched_on__lt=timezone.now().date() - KEPT_FOR).delete()
    kept = MissedSearch.objects.values("community")
    for community in Community.objects.filter(pk__in=kept).order_by("pk"):
        _forget_names(community)
        _forget_found(community)


def _community_of(person: Person, filters: Mapping[str, str], came_from: str) -> Community | None:
    """Which of their communities a search was about: the one it names, or else was made in.

    A search made elsewhere is about the only one they belong to, or about none: what someone looks
    for in the whole hall is nothing that several groups of people expect to read.
    """
    own = Community.objects.of(person).going_on()
    if filters.keys() - {"in"}:
        return None
    if named := filters.get("in"):
        return own.filter(Q(slug=named.lower()) | Q(name_key=fold(named))).first()
    if came_from:
        return own.filter(slug=came_from).first()
    few = list(own[:2])
    return few[0] if len(few) == 1 else None


def _names_in(community: Community) -> set[str]:
    """The words of the names of everyone who belongs or belonged here."""
    members = Membership.objects.filter(community=community)
    names = members.values_list("person__name", "person__username")
    return words_of_names(name for both in names.iterator() for name in both if name)


def _keep(phrase: Phrase, community: Community, by: Person) -> None:
    kept = MissedSearch(
        community=community,
        key=phrase.key,
        written=phrase.written,
        who=key_of_person(by, phrase.key, community),
        searched_on=timezone.now().date(),
    )
    MissedSearch.objects.bulk_create(
        [kept],
        update_conflicts=True,
        unique_fields=["community", "key", "who"],
        update_fields=["written", "searched_on"],
    )


def _forget_names(community: Community) -> None:
    rows = MissedSearch.objects.filter(community=community)
    names = _names_in(community)
    written = rows.order_by().values_list("written", flat=True).distinct()
    naming = [words for words in written.iterator() if names_someone(words, names)]
    for words in naming:
        rows.filter(written=words).delete()


def _forget_found(community: Community) -> None:
    for key, written in written_for(community, shown_keys(community)).items():
        if finds_something(written, community):
            MissedSearch.objects.filter(community=community, key=key).delete()
