"""Reads for a person's page: what they share with the reader, and what the reader may see."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, reply_is_out
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rung
from guildhall.questions.models import Question
from guildhall.questions.queries import EVIDENCE_FOR

MOST_OF_A_KIND = 3
TRIED_BY_OTHERS = (Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that helped: what it is in words, the entry, and the month. Never a count."""

    label: str
    entry: Entry
    at: dt.datetime
    anchor: str = ""


def shared_communities(person: Person, viewer: Person) -> list[Community]:
    """The communities of `person` that `viewer` can find."""
    return list(
        Community.objects.of(person).filter(
            pk__in=Community.objects.findable_by(viewer).values("pk")
        )
    )


def recent_of(person: Person, viewer: Person, limit: int = 8) -> list[Entry]:
    """The latest entries of `person` that `viewer` may see; of a series the newest alone."""
    entries = (
        Entry.objects.visible_to(viewer).published().filter(authorships__person=person).for_list()
    )
    newest = entries.select_related("community", "author").order_by("-created_at", "-pk")
    once: dict[tuple[int, str, str], Entry] = {}
    for entry in newest[: 3 * limit]:
        once.setdefault((entry.community_id, entry.kind, entry.title or str(entry.pk)), entry)
    return list(once.values())[:limit]


def evidence_of(person: Person, viewer: Person) -> list[Evidence]:
    """What helped others in the last two years, as far as `viewer` may see it. Two queries."""
    since = timezone.now() - EVIDENCE_FOR
    return [*_solved_by(person, viewer, since), *_tried_of(person, viewer, since)]


def _solved_by(person: Person, viewer: Person, since: dt.datetime) -> list[Evidence]:
    solved = Question.objects.filter(
        reply_is_out(of="accepted_reply__"),
        accepted_reply__author=person,
        accepted_at__gt=since,
        entry__in=Entry.objects.visible_to(viewer).published(),
    )
    newest = solved.select_related("entry__community").defer("entry__body", "entry__body_html")
    return [
        Evidence(_("Solved a question"), one.entry, one.accepted_at, f"#r{one.accepted_reply_id}")
        for one in newest.order_by("-accepted_at", "-pk")[:MOST_OF_A_KIND]
        if one.accepted_at
    ]


def _tried_of(person: Person, viewer: Person, since: dt.datetime) -> list[Evidence]:
    ways = Entry.objects.visible_to(viewer).published().for_list()
    ways = ways.filter(
        authorships__person=person,
        kind__in=(TIP, PRACTICE),
        state__in=TRIED_BY_OTHERS,
        created_at__gt=since,
    )
    newest = ways.select_related("community").order_by("-created_at", "-pk")[:MOST_OF_A_KIND]
    return [Evidence(str(Rung(way.state).label), way, way.created_at) for way in newest]
