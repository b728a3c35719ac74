"""Plain counts of what a community did in a period; small numbers of people are never exact."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Authorship, Entry, Reply
from guildhall.communities.models import Community
from guildhall.health.gate.small_numbers import people_in_words
from guildhall.meetings.models import Coming, Meeting, MeetingState
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import CheckState, Rung
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, State


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in words: the figure, and what it counts."""

    figure: str
    says: str


def tallies_of(
    community: Community,
    *,
    since: dt.datetime,
    until: dt.datetime,
    to_outsiders: bool,
    most: int = 4,
) -> list[Tally]:
    """At most `most` counts for the time between the two moments, from open rooms. Five queries."""
    rooms, period = set(community.open_rooms), (community, since, until)
    tallies = [_people(*period, to_outsiders)]
    if "questions" in rooms:
        tallies.append(_questions(*period))
    if "practices" in rooms:
        tallies.append(_ways(*period))
    if "meetings" in rooms:
        tallies.append(_meetings(*period))
    return [*tallies, _talk(*period)][:most]


def things_of(community: Community, *, since: dt.datetime) -> list[Tally]:
    """Counts of questions, tips and meetings, for a group too small for any other.

    Three queries.
    """
    rooms = set(community.open_rooms)
    tallies: list[Tally] = []
    if "questions" in rooms:
        waiting = Question.objects.unanswered().filter(entry__community=community).count()
        tallies.append(
            Tally(
                str(waiting),
                ngettext("question has no answer yet", "questions have no answer yet", waiting),
            )
        )
    if "practices" in rooms:
        published = Entry.objects.published().filter(community=community)
        unchecked = (
            published.filter(way__check_state=CheckState.UNCHECKED)
            .exclude(state=Rung.WITHDRAWN)
            .count()
        )
        says = ngettext(
            "tip or practice is still unchecked",
            "tips and practices are still unchecked",
            unchecked,
        )
        tallies.append(Tally(str(unchecked), says))
    if "meetings" in rooms:
        tallies.append(_meetings(community, since, timezone.now()))
    return tallies


def _people(
    community: Community, since: dt.datetime, until: dt.datetime, to_outsiders: bool
) -> Tally:
    """People who wrote something or were at a meeting."""
    between = {"created_at__gt": since, "created_at__lte": until}
    is_person = {"person__kind": Person.Kind.PERSON}
    wrote = Authorship.objects.filter(
        entry__in=Entry.objects.published().filter(community=community, **between), **is_person
    )
    replied = Reply.objects.published().filter(
        entry__community=community, author__kind=Person.Kind.PERSON, **between
    )
    came = (
        Coming.objects.filter(
            meeting__entry__community=community,
            came_at__isnull=False,
            meeting__starts_at__gt=since,
            meeting__starts_at__lte=until,
            **is_person,
        )
        .order_by()
        .values("person")
    )
    count = (
        wrote.order_by().values("person").union(replied.order_by().values("author"), came).count()
    )
    return Tally(
        people_in_words(count, to_outsiders=to_outsiders),
        _("asked, answered, shared something or came to a meeting"),
    )


def _questions(community: Community, since: dt.datetime, until: dt.datetime) -> Tally:
    asked = Entry.objects.published().filter(
        community=community, kind=QUESTION, created_at__gt=since, created_at__lte=until
    )
    solved = Count("pk", filter=Q(state=State.SOLVED, question__accepted_at__lte=until))
    counts = asked.aggregate(asked=Count("pk"), solved=solved)
    return Tally(
        _("%(solved)d of %(asked)d") % counts,
        ngettext(
            "question solved",
            "questions solved",
            counts["asked"],
        ),
    )


def _ways(community: Community, since: dt.datetime, until: dt.datetime) -> Tally:
    new = Entry.objects.published().filter(
        community=community, kind__in=[TIP, PRACTICE], created_at__gt=since, created_at__lte=until
    )
    counts = new.exclude(state=Rung.WITHDRAWN).aggregate(
        new=Count("pk"), elsewhere=Count("pk", filter=Q(state__in=[Rung.ELSEWHERE, Rung.STANDARD]))
    )
    says = ngettext(
        "new tip or practice, %(elsewhere)d of them used elsewhere",
        "new tips and practices, %(elsewhere)d of them used elsewhere",
        counts["new"],
    )
    return Tally(str(counts["new"]), says % counts)


def _meetings(community: Community, since: dt.datetime, until: dt.datetime) -> Tally:
    planned = Meeting.objects.published().filter(
        entry__community=community,
        starts_at__gt=since,
        starts_at__lte=until,
        is_cancelled_with_series=False,
    )
    counts = planned.aggregate(
        planned=Count("pk"), held=Count("pk", filter=Q(entry__state=MeetingState.HELD))
    )
    if not counts["planned"]:
        return Tally("0", _("meetings were planned"))
    return Tally(
        _("%(held)d of %(planned)d") % counts,
        ngettext(
            "planned meeting took place",
            "planned meetings took place",
            counts["planned"],
        ),
    )


def _talk(community: Community, since: dt.datetime, until: dt.datetime) -> Tally:
    replies = (
        Reply.objects.published()
        .filter(entry__community=community, created_at__gt=since, created_at__lte=until)
        .count()
    )
    return Tally(str(replies), ngettext("reply to each other", "replies to each other", replies))
