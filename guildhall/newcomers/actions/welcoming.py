"""Say hello: someone is asked by name, and the next person if they can't."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.kit.working_hours import DAY_END, DAY_START, after_working_hours
from guildhall.newcomers import events
from guildhall.newcomers.greeters import next_greeter
from guildhall.newcomers.models import Welcome
from guildhall.people.models import Person
from guildhall.talk.actions import write_post

WORKING_DAY = DAY_END - DAY_START
MOST_ASKED = 3


def open_welcome(
    community: Community, *, newcomer: Person, at: dt.datetime | None = None
) -> Welcome | None:
    """Ask someone to say hello within a working day, once for each newcomer.

    None where nobody could be asked.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        if Welcome.objects.filter(community=community, newcomer=newcomer).exists():
            return None
        greeter = next_greeter(community, newcomer=newcomer)
        if greeter is None:
            return None
        welcome = Welcome.objects.create(
            community=community,
            newcomer=newcomer,
            joined_at=moment,
            asked=greeter,
            due_at=_a_working_day_after(moment, community),
        )
        _tell_asked(welcome)
    return welcome


def greet(
    welcome: Welcome, *, by: Person, text: str, task: str = "", at: dt.datetime | None = None
) -> Welcome:
    """Say hello: in Talk where it is open, mentioning the newcomer; else in a notice.

    Doing it twice is harmless. Raises NotPosted.
    """
    with transaction.atomic():
        welcome = (
            Welcome.objects.select_for_update(of=("self",))
            .select_related("community", "newcomer")
            .get(pk=welcome.pk)
        )
        if welcome.greeted_at:
            return welcome
        community = welcome.community
        if "talk" in community.open_rooms:
            paragraphs = [f"@{welcome.newcomer.username} {text.strip()}", task.strip()]
            body = "\n\n".join(filter(None, paragraphs))
            welcome.entry = write_post(community, by=by, body=body, at=at)
        welcome.text, welcome.task = text.strip(), task.strip()
        welcome.greeted_by, welcome.greeted_at = by, at or timezone.now()
        welcome.save()
        record(
            events.NEWCOMER_GREETED,
            actor_id=by.pk,
            community_id=community.pk,
            toward_id=welcome.newcomer_id,
            at=at,
            is_in_talk=bool(welcome.entry_id),
            welcome=welcome.pk,
        )
    return welcome


def pass_on_welcome(welcome: Welcome, *, by: Person | None) -> Welcome:
    """Not me, not now: someone else is asked.

    After three people, the welcome stays with the one who was asked last.
    """
    with transaction.atomic():
        welcome = (
            Welcome.objects.select_for_update(of=("self",))
            .select_related("community", "newcomer")
            .get(pk=welcome.pk)
        )
        is_anothers = by is not None and welcome.asked_id != by.pk
        if welcome.greeted_at or welcome.closed_at or is_anothers:
            return welcome
        asked = [*welcome.asked_before, *([welcome.asked_id] if welcome.asked_id else [])]
        greeter = (
            next_greeter(welcome.community, newcomer=welcome.newcomer, but=asked)
            if len(asked) < MOST_ASKED
            else None
        )
        if greeter is None:
            if by is None:  # nobody is left to ask: it is not asked about again
                welcome.closed_at = timezone.now()
                welcome.save(update_fields=["closed_at"])
            return welcome
        welcome.asked_before, welcome.asked = asked, greeter
        welcome.due_at = _a_working_day_after(timezone.now(), welcome.community)
        welcome.save(update_fields=["asked_before", "asked", "due_at"])
        _tell_asked(welcome)
    return welcome


def ask_next_greeters() -> None:
    """Where nobody has said hello in time, ask the next one. Recurring."""
    for welcome in Welcome.objects.waiting().filter(due_at__lte=timezone.now()):
        pass_on_welcome(welcome, by=None)


def close_welcome(*, community_id: int, newcomer_id: int) -> None:
    """The newcomer has left, or already has a reply: nobody needs to be asked."""
    Welcome.objects.waiting().filter(community=community_id, newcomer=newcomer_id).update(
        closed_at=timezone.now()
    )


def _tell_asked(welcome: Welcome) -> None:
    record(
        events.GREETER_ASKED,
        actor_id=welcome.newcomer_id,
        community_id=welcome.community_id,
        toward_id=welcome.asked_id,
        is_automated=True,
        welcome=welcome.pk,
    )


def _a_working_day_after(moment: dt.datetime, community: Community) -> dt.datetime:
    return after_working_hours(moment, WORKING_DAY, ZoneInfo(community.time_zone))
