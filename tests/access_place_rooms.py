"""What the rooms hold in the place of the access table; the ids of each, by the table's names."""

import datetime as dt

from django.utils import timezone

from guildhall.charters.actions import (
    ObjectiveLine,
    close_round,
    object_to_charter,
    propose_charter,
    write_charter,
    write_pledge,
)
from guildhall.commons.actions import report_outcome
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.health.actions import begin_trying
from guildhall.health.models import Chart, Expected, QuietPeriod, Snapshot
from guildhall.health.remedies import remedies
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import plan_meeting, propose_point, start_series, take_action
from guildhall.meetings.models import Meeting
from guildhall.people.actions import add_unit, arrive
from guildhall.people.models import Person
from guildhall.practices.actions import (
    add_tip,
    branch_practice,
    make_label,
    open_rollout,
    say_use,
    write_practice,
)
from guildhall.practices.models import Disproof
from guildhall.pulse.models import Wave
from guildhall.reports.actions import show_sponsor_page, write_sponsor_page
from guildhall.stories.actions import tell_story
from guildhall.stories.models import StoryAsk
from guildhall.weekly.actions import send_weekly_letter, write_weekly_letter


def charters_in(community: Community, dana: Person, ada: Person) -> dict[str, object]:
    """One in force, one that everyone is asked about, and a draft."""
    day = timezone.localdate() + dt.timedelta(days=3)
    agreed = propose_charter(
        write_charter(community, by=ada, aim="Dry", objectives=[ObjectiveLine("No leaks")]),
        by=ada,
        until=day,
    )
    close_round(agreed, at=timezone.now() + dt.timedelta(days=5))
    asked = propose_charter(write_charter(community, by=ada, aim="Drier"), by=ada, until=day)
    write_charter(community, by=ada, aim="Driest")
    objection = object_to_charter(asked, by=dana, reason="No")
    a_year_ago = timezone.now() - dt.timedelta(days=370)
    return {
        "objective": agreed.objectives.get().pk,
        "proposed": asked.number,
        "objection": objection.pk,
        "pledge": write_pledge(community, by=ada, text="Why?", at=a_year_ago).pk,
    }


def meetings_in(
    community: Community, dana: Person, ada: Person
) -> tuple[Meeting, dict[str, object]]:
    """One in a week, planned by Dana, with something of everything.

    Beside it a series, and one whose time is being found.
    """
    soon = timezone.now() + dt.timedelta(days=7)
    meeting = plan_meeting(community, by=dana, title="Evening", starts_at=soon)
    action = take_action(meeting, by=dana, text="Order seals", owner=dana)
    finding = plan_meeting(
        community,
        by=dana,
        title="When?",
        starts_at=None,
        options=[soon, soon + dt.timedelta(days=1)],
    )
    weekly = start_series(
        community,
        by=ada,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=soon.date(),
        starts_at=dt.time(18),
    )
    return meeting, {
        "meeting": meeting.pk,
        "action": action.pk,
        "agenda": propose_point(meeting, by=dana, text="Seals").pk,
        "finding": finding.pk,
        "option": finding.options.first().pk,
        "series": weekly.pk,
    }


def knowledge_in(
    community: Community, dana: Person, cleo: Person, ada: Person
) -> tuple[Entry, dict[str, object]]:
    """A tip by Dana that did not work once, and a practice; the room of tips is open.

    The practice has a local way, a use and a roll-out.
    """
    open_room(community, room="practices", by=ada)
    open_room(community, room="stories", by=ada)
    community.refresh_from_db()
    york, said = add_unit("York", by=None), {"situation": "Wet", "doing": "Dry"}
    tip = add_tip(community, by=dana, seen="It drips", parts={"fix": "A wide seal"})
    practice = write_practice(community, by=dana, title="Dry", parts=said)
    local = branch_practice(practice, by=dana, title="Dry slowly", place="York", parts=said)
    rollout = open_rollout(practice, by=ada, asks=[(york, dana)])
    story = tell_story(practice, by=dana, sentence="Saved a call-out")
    return tip, {
        "story": story.pk,
        "story_ask": StoryAsk.objects.create(person=cleo, entry=tip, ask_at=timezone.now()).pk,
        "tip": tip.pk,
        "practice": practice.pk,
        "branch": local.pk,
        "label": make_label(community, by=dana, name="P-12").pk,
        "report": report_outcome(tip, by=dana, result="failed", context="in rain").pk,
        "rollout": rollout.pk,
        "disproof": Disproof.objects.create(
            community=community,
            way=practice.way,
            opened_by=ada,
            ends_at=timezone.now() + dt.timedelta(days=14),
        ).pk,
        "ask": rollout.asks.get().pk,
        "use": say_use(practice, by=dana, unit=york, stage="trying").pk,
    }


def wave_in(community, steward) -> Wave:
    """One that can be answered, opened long enough ago for a next one to be asked.

    The next one is asked of the seventeen who belong here.
    """
    now = timezone.now()
    for number in range(14):
        join(community, person=arrive(f"Crowd {number}"))
    return Wave.objects.create(
        community=community,
        questions=["P-I1", "P-T1"],
        invited=12,
        opened_by=steward,
        opened_at=now - dt.timedelta(days=100),
        closes_at=now + dt.timedelta(days=7),
    )


def weekly_letters_in(community: Community, question: Entry, ada: Person) -> dict[str, object]:
    """One that was sent, with Cleo's question, and a draft."""
    letter = write_weekly_letter(community, by=ada, line="Coffee?", picks=[question])
    send_weekly_letter(letter, by=ada)
    draft = write_weekly_letter(community, by=ada, line="More?", picks=[])
    return {
        "weekly_letter": letter.pk,
        "weekly_draft": draft.pk,
        "picked": letter.picks.get().token,
    }


def sponsor_page_in(community: Community, story: Entry, ada: Person) -> dict[str, object]:
    """Shown for more than a week, with Dana's story.

    Beside it a snapshot that only the core sees yet, and an older one.
    """
    page = write_sponsor_page(community, by=ada, purpose="Dry", needs="Time", stories=[story])
    show_sponsor_page(page, by=ada, at=timezone.now() - dt.timedelta(days=8))
    seen = {"indicators": [], "findings": [], "is_small": False, "until": "2026-01-04"}
    today = timezone.now().date()
    out = Snapshot.objects.create(
        community=community,
        monday_on=today - dt.timedelta(days=30),
        until=today,
        seen=seen,
        out_on=today,
    )
    early = Snapshot.objects.create(
        community=community,
        monday_on=today,
        until=today,
        seen=seen,
        out_on=today + dt.timedelta(days=7),
    )
    Chart.objects.create(snapshot=out, name="picture", light="<svg/>", dark="<svg/>")
    trying = begin_trying(community, remedy=remedies["R-TIES-2"], by=ada)
    return {
        "trying": trying.pk,
        "snapshot_out": out.pk,
        "quiet": QuietPeriod.objects.create(
            community=community,
            name="Winter",
            since_on=today + dt.timedelta(days=20),
            until_on=today + dt.timedelta(days=30),
        ).pk,
        "expected": Expected.objects.create(
            community=community, reason="Winter", until_on=today + dt.timedelta(days=30)
        ).pk,
        "snapshot": early.pk,
        "sponsor_page": page.pk,
        "told_story": page.stories.get().pk,
    }
