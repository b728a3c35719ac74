"""How well reading the mailbox works: for owners and for `guildhall doctor`."""

import datetime as dt
from dataclasses import dataclass

from guildhall.activity.queries import recurrences

FETCH_MAIL = "incoming.fetch_mail"
PATIENCE = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class MailboxState:
    """When it was last read to its end, and what went wrong since then."""

    last_well_at: dt.datetime | None
    failure: str
    is_well: bool


def mailbox_state(*, at: dt.datetime) -> MailboxState:
    """Well if the last attempt ended well and recently: a server may also hang without a word."""
    job = recurrences().filter(name=FETCH_MAIL).first()
    if job is None:
        return MailboxState(None, "", is_well=False)
    is_recent = job.last_well_at is not None and at - job.last_well_at < PATIENCE
    return MailboxState(job.last_well_at, job.reason, is_well=is_recent and not job.reason)
