"""Find out, in the worker, what was asked several times and no page answers: it is wanted."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.commons.named import named_entries
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.library.actions.wanting import NoName, put_wanted
from guildhall.library.asked_alike import asked_alike
from guildhall.library.events import PAGE, ROOM
from guildhall.library.models import AskedOften, WantedPage
from guildhall.search.analyser import spellings, stem
from guildhall.search.ask import telling_words
from guildhall.search.fillers import is_filler

ASKED = "question"  # a kind of another room; where that is not there, nothing is asked
LATELY = dt.timedelta(days=90)
MOST_QUESTIONS = 300
MOST_FOUND = 10


def note_asked_often() -> None:
    """In every community whose library is open. Recurring."""
    for community in Community.objects.going_on().order_by("pk").iterator():
        if ROOM in community.open_rooms:
            note_asked_in(community)


def note_asked_in(community: Community) -> None:
    """Questions of the last 90 days that are alike, three or more: one wanted page for each group.

    What a page's title answers already is left out. A group with a question that is on the list
    already adds the others to it.
    """
    since = timezone.now() - LATELY
    questions = Entry.objects.published().filter(
        community=community, kind=ASKED, created_at__gte=since
    )
    newest = questions.order_by("-created_at", "-pk").values_list("pk", "title")
    titles = dict(newest[:MOST_QUESTIONS])
    words = {pk: _words(title, community) for pk, title in titles.items()}
    answered = [_words(title, community) for title in _titles_of_pages(community)]
    known = dict(AskedOften.objects.filter(entry__in=titles).values_list("entry", "wanted"))
    for group in asked_alike(words)[:MOST_FOUND]:
        shared = frozenset.intersection(*(words[pk] for pk in group[:2]))
        if wanted_id := next((known[pk] for pk in group if pk in known), None):
            _add([pk for pk in group if pk not in known], wanted_id)
        elif not any(shared <= of_page for of_page in answered):
            _put(community, titles[group[0]], group)


def _put(community: Community, title: str, group: list[int]) -> None:
    if WantedPage.objects.filter(community=community, name_key=fold(title)[:200]).exists():
        return
    with transaction.atomic():
        try:
            wanted = put_wanted(community, name=title, by=None)
        except NoName:
            return
        AskedOften.objects.bulk_create(AskedOften(wanted=wanted, entry_id=pk) for pk in group)


def _add(questions: list[int], wanted_id: int) -> None:
    AskedOften.objects.bulk_create(
        (AskedOften(wanted_id=wanted_id, entry_id=pk) for pk in questions), ignore_conflicts=True
    )


def _titles_of_pages(community: Community) -> list[str]:
    return list(named_entries(community, kind=PAGE).values_list("title", flat=True))


def _words(title: str, community: Community) -> frozenset[str]:
    """The stems of the words that tell what it is about."""
    return frozenset(
        stem(word, community.language)
        for telling in telling_words(title)
        for word in spellings(telling)[0]
        if not is_filler(word)
    )
