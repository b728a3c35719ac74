"""What someone spent: hand it in, approve it, refuse it, withdraw it. Nobody approves their own."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import files_to_hold, forget_attachments
from guildhall.commons.models import Attachment, Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.budget import line_of
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_there
from guildhall.projects.models import (
    MOST_CLAIMS,
    Approval,
    Budget,
    BudgetLine,
    Claim,
    ClaimState,
    Project,
    Receipt,
)


def hand_in_claim(
    entry: Entry,
    *,
    by: Person,
    words: str,
    amount: Decimal,
    line: BudgetLine | None = None,
    receipts: Sequence[Attachment] = (),
    at: dt.datetime | None = None,
) -> Claim:
    """What `by` spent, with its receipts. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        if project.claims.count() >= MOST_CLAIMS:
            raise ProjectRefused(_("These are many receipts already. Put several in one."))
        claim = Claim.objects.create(
            project=project,
            line=line_of(project, line, is_in_kind=False),
            words=" ".join(words.split()),
            amount=amount,
            claimed_by=by,
            at=at or timezone.now(),
        )
        held = files_to_hold(receipts, by=by)
        Receipt.objects.bulk_create(Receipt(claim=claim, attachment=one) for one in held)
        changed(events.CLAIM_HANDED_IN, entry, by=by, at=at, claim=claim.pk)
    return claim


def approve_claim(claim: Claim, *, by: Person, at: dt.datetime | None = None) -> None:
    """It is right. Above the limit it takes two people. Twice is harmless.

    Raises ProjectRefused for one's own, and for what is withdrawn or refused.
    """
    now = at or timezone.now()
    with transaction.atomic():
        entry, project, claim = _locked(claim)
        if claim.state == ClaimState.APPROVED:
            return
        _require_waiting(claim)
        _require_not_own(claim, by)
        _approval, is_new = Approval.objects.get_or_create(claim=claim, by=by, defaults={"at": now})
        if not is_new:
            return
        is_enough = claim.approvals.count() >= _needed(project, claim)
        if is_enough:
            _settle(claim, ClaimState.APPROVED, now)
        toward = claim.claimed_by_id if is_enough else None
        changed(events.CLAIM_APPROVED, entry, by=by, toward=toward, at=at, claim=claim.pk)


def take_back_approval(claim: Claim, *, by: Person) -> None:
    """It waits again. Twice is harmless."""
    with transaction.atomic():
        entry, _project, claim = _locked(claim)
        gone, _rows = Approval.objects.filter(claim=claim, by=by).delete()
        if not gone or claim.state not in (ClaimState.WAITING, ClaimState.APPROVED):
            return
        _settle(claim, ClaimState.WAITING, None)
        changed(events.APPROVAL_TAKEN_BACK, entry, by=by, claim=claim.pk)


def refuse_claim(claim: Claim, *, by: Person, why: str) -> None:
    """With the reason that the person reads. Twice is harmless. Raises ProjectRefused."""
    with transaction.atomic():
        entry, _project, claim = _locked(claim)
        if claim.state == ClaimState.REFUSED:
            return
        _require_waiting(claim)
        _require_not_own(claim, by)
        claim.approvals.all().delete()
        Claim.objects.filter(pk=claim.pk).update(why_not=why.strip())
        _settle(claim, ClaimState.REFUSED, timezone.now())
        changed(events.CLAIM_REFUSED, entry, by=by, toward=claim.claimed_by_id, claim=claim.pk)


def withdraw_claim(claim: Claim, *, by: Person) -> None:
    """Not after all; its receipts are deleted. Twice is harmless. Raises ProjectRefused."""
    with transaction.atomic():
        entry, _project, claim = _locked(claim)
        if claim.state == ClaimState.WITHDRAWN:
            return
        _require_waiting(claim)
        claim.approvals.all().delete()
        _forget_receipts(claim)
        _settle(claim, ClaimState.WITHDRAWN, timezone.now())
        changed(events.CLAIM_WITHDRAWN, entry, by=by, claim=claim.pk)


def _locked(claim: Claim) -> tuple[Entry, Project, Claim]:
    entry, project = locked_there(claim.project_id)
    return entry, project, Claim.objects.get(pk=claim.pk)


def _needed(project: Project, claim: Claim) -> int:
    budget = Budget.objects.filter(project=project).first() or Budget(project=project)
    return budget.approvals_for(claim.amount)


def _settle(claim: Claim, state: str, at: dt.datetime | None) -> None:
    Claim.objects.filter(pk=claim.pk).update(state=state, settled_at=at)


def _require_waiting(claim: Claim) -> None:
    if claim.state != ClaimState.WAITING:
        raise ProjectRefused(_("This has been settled in the meantime. Reload the page to see it."))


def _require_not_own(claim: Claim, by: Person) -> None:
    if claim.claimed_by_id == by.pk:
        raise ProjectRefused(_("Someone else has to look at what you spent yourself."))


def _forget_receipts(claim: Claim) -> None:
    ids = set(claim.receipts.values_list("attachment", flat=True))
    claim.receipts.all().delete()
    if ids:
        forget_attachments(Attachment.objects.unposted().filter(pk__in=ids))
