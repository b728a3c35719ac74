"""What the doctor says about waiting work: mails, webhooks, notices, jobs and the mailbox."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from guildhall.activity.lanes import LaneState, lane_states
from guildhall.activity.queries import failing_jobs
from guildhall.cli.findings import Finding
from guildhall.cli.serving import is_served
from guildhall.incoming.queries import MailboxState, mailbox_state
from guildhall.mail.queries import standstill

LATE = dt.timedelta(minutes=30)


def examine_work() -> Iterator[Finding]:
    """Whether anything waits too long, was given up, or fails again and again."""
    now = timezone.now()
    states = lane_states(at=now)
    yield from _late(states, now)
    yield from _given_up(states)
    yield from _mail_server()
    yield from _mailbox(now)
    for job in failing_jobs():
        yield Finding(
            f"The job {job.name} has failed {job.attempts} times in a row: {job.reason}",
            "Fix the cause. The job then runs again by itself.",
            is_warning=True,
        )


def _late(states: list[LaneState], now: dt.datetime) -> Iterator[Finding]:
    """Recurring jobs are late while the hall does not run; that does no harm."""
    is_running = is_served()
    expected = [state for state in states if is_running or not state.is_recurring]
    late = [state for state in expected if state.oldest and now - state.oldest > LATE]
    for state in late:
        yield Finding(
            f"{state.label}: {state.waiting} waiting, "
            f"the oldest since {state.oldest:%d %B, %H:%M} UTC.",
            "Is the worker running? “guildhall serve” starts it.",
        )
    if not late:
        yield Finding("Nothing has been waiting too long.")


def _given_up(states: list[LaneState]) -> Iterator[Finding]:
    for state in states:
        if state.given_up:
            yield Finding(
                f"{state.label}: {state.given_up} given up after several attempts.",
                "They are kept. The reasons are under “This hall”, “Mail and jobs”.",
                is_warning=True,
            )


def _mail_server() -> Iterator[Finding]:
    still = standstill()
    if settings.HAS_MAIL and still is not None:
        yield Finding(
            f"No mail has gone out since {still.since:%d %B, %H:%M} UTC: {still.reason}",
            "Check the mail server: guildhall doctor mail you@…",
        )


def _mailbox(now: dt.datetime) -> Iterator[Finding]:
    if not settings.IMAP:
        return
    state = mailbox_state(at=now)
    if state.is_well:
        yield Finding(f"The mailbox was last read at {state.last_well_at:%H:%M} UTC.")
    elif state.last_well_at is None and not state.failure:
        yield Finding(
            "The mailbox has not been read yet.",
            "“guildhall serve” reads it.",
            is_warning=True,
        )
    else:
        yield Finding(
            _not_read(state),
            "Check IMAP_URL, and that the server answers. Mail waits there meanwhile.",
        )


def _not_read(state: MailboxState) -> str:
    since = f"since {state.last_well_at:%d %B, %H:%M} UTC" if state.last_well_at else "yet"
    return f"The mailbox has not been read {since}: {state.failure or 'the server does not answer'}"
