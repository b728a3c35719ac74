"""What people give: promised, received, thanked, withdrawn. No payment is taken here."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.budget import line_of
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_there
from guildhall.projects.models import MOST_PLEDGES, BudgetLine, Pledge, PledgeState
from guildhall.projects.money_states import PLEDGE


def make_pledge(
    entry: Entry,
    *,
    by: Person,
    amount: Decimal,
    what: str = "",
    is_in_kind: bool = False,
    is_anonymous: bool = False,
    giver_name: str | None = None,
    line: BudgetLine | None = None,
    at: dt.datetime | None = None,
) -> Pledge:
    """`by` gives this, or notes what someone without an account gives: `giver_name` is not None.

    An empty `giver_name` is someone who wants no name. Raises ProjectRefused.
    """
    is_own = giver_name is None
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        if project.pledges.count() >= MOST_PLEDGES:
            raise ProjectRefused(_("These are many pledges already. Put several in one."))
        pledge = Pledge.objects.create(
            project=project,
            is_in_kind=is_in_kind,
            what=" ".join(what.split()),
            amount=amount,
            line=line_of(project, line, is_in_kind=is_in_kind),
            giver=by if is_own else None,
            giver_name=" ".join((giver_name or "").split()),
            is_anonymous=is_anonymous or giver_name == "",
            noted_by=None if is_own else by,
            at=at or timezone.now(),
        )
        _tell(events.PLEDGE_MADE, entry, pledge, by=by, at=at)
    return pledge


def withdraw_pledge(pledge: Pledge, *, by: Person) -> None:
    """Not after all. Twice is harmless. Raises ProjectRefused once it is received."""
    _move(pledge, "withdraw_pledge", by=by)


def renew_pledge(pledge: Pledge, *, by: Person) -> None:
    """It is promised again. Twice is harmless."""
    _move(pledge, "renew_pledge", by=by)


def receive_pledge(pledge: Pledge, *, by: Person, at: dt.datetime | None = None) -> None:
    """It is here: from now on it is in the accounts. Twice is harmless."""
    _move(pledge, "receive_pledge", by=by, at=at)


def not_received(pledge: Pledge, *, by: Person) -> None:
    """Not here after all. Twice is harmless."""
    _move(pledge, "not_received", by=by)


def thank_for_pledge(pledge: Pledge, *, by: Person) -> None:
    """Who gave it is thanked, and told where they have an account. Twice is harmless."""
    _move(pledge, "thank_for_pledge", by=by)


def _move(pledge: Pledge, verb: str, *, by: Person, at: dt.datetime | None = None) -> None:
    """As the table of pledges says."""
    step, now = PLEDGE[verb], at or timezone.now()
    with transaction.atomic():
        entry, _project = locked_there(pledge.project_id)
        pledge = Pledge.objects.get(pk=pledge.pk)
        if pledge.state == step.target:
            return
        if pledge.state not in step.sources:
            raise ProjectRefused(_("This has changed in the meantime. Reload the page to see it."))
        pledge.state = step.target or pledge.state
        if verb in ("receive_pledge", "not_received"):
            pledge.received_at = now if pledge.state == PledgeState.RECEIVED else None
        pledge.save(update_fields=["state", "received_at"])
        _tell(step.event, entry, pledge, by=by, at=at)


def _tell(
    verb: str, entry: Entry, pledge: Pledge, *, by: Person, at: dt.datetime | None = None
) -> None:
    """The log never says who gives without a name, neither as actor nor as who is thanked."""
    is_hidden = pledge.is_anonymous
    toward = None
    if verb == events.PLEDGE_THANKED and not is_hidden:
        toward = pledge.giver_id
    actor = None if is_hidden and pledge.giver_id == by.pk else by
    changed(verb, entry, by=actor, toward=toward, at=at, pledge=pledge.pk)
