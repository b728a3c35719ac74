"""Take on the role one was elected for, or not; ask the next by the count; remind."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Standing, touch_entry
from guildhall.communities.actions import give_role
from guildhall.communities.models import Membership
from guildhall.decisions import events
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    communities_with_room,
    locked_decision,
)
from guildhall.decisions.elections import Election, election_of, offer_role
from guildhall.decisions.models import (
    DECIDED,
    MOST_IN_AN_ANSWER_TO_IT,
    Decision,
    RoleOffer,
)
from guildhall.people.models import Person, is_here

REMINDS_AFTER = dt.timedelta(days=3)
MOST_AT_ONCE = 200


def accept_role(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """The role begins, with its term. Twice is harmless. Raises DecisionRefused."""
    now = at or timezone.now()
    with transaction.atomic():
        decision, election, offer = _offered(entry, by)
        if offer.is_accepted:
            return
        _require_waiting(offer)
        term = election.plan.term_ends_on
        community = decision.entry.community
        if election.is_over(now):
            raise DecisionRefused(_("The term is over."))
        if election.is_filled:
            raise DecisionRefused(_("Meanwhile someone else has said yes."))
        giver = decision.entry.author
        role = election.plan.elects_role
        give_role(community, person=by, role=role, by=giver, term_ends_on=term, at=now)
        RoleOffer.objects.filter(pk=offer.pk).update(answered_at=now, is_accepted=True)
        touch_entry(decision.entry)
        tell(events.ROLE_ACCEPTED, entry=decision.entry, by=by, at=at)


def decline_role(
    entry: Entry, *, by: Person, words: str = "", at: dt.datetime | None = None
) -> None:
    """Stewards read why, if anything is said. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision, _election, offer = _offered(entry, by)
        if not offer.is_waiting and not offer.is_accepted:
            return
        _require_waiting(offer)
        why = " ".join(words.split())[:MOST_IN_AN_ANSWER_TO_IT]
        RoleOffer.objects.filter(pk=offer.pk).update(answered_at=at or timezone.now(), words=why)
        touch_entry(decision.entry)
        tell(events.ROLE_DECLINED, entry=decision.entry, by=by, at=at)


def offer_role_to_next(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Ask who has the most votes of those not asked yet. Twice is harmless.

    Raises DecisionRefused.
    """
    with transaction.atomic():
        decision, election = _election(entry)
        person = election.next_by_count
        if person:
            offer_role(decision, person, by=by, at=at or timezone.now())


def remind_of_role_offers(*, at: dt.datetime | None = None) -> None:
    """Who was elected and has said nothing for three days, once, before the term is over.

    Recurring.
    """
    now = at or timezone.now()
    without_end = Q(decision__vote_plan__term_ends_on=None)
    goes_on = without_end | Q(decision__vote_plan__term_ends_on__gt=now.date())
    members = Membership.objects.current().filter(
        is_here(of="person__"),
        community=OuterRef("decision__entry__community"),
        person=OuterRef("person"),
    )
    offers = RoleOffer.objects.waiting().filter(
        goes_on,
        Exists(members),
        reminded_at=None,
        at__lt=now - REMINDS_AFTER,
        decision__entry__state__in=DECIDED,
        decision__entry__standing=Standing.PUBLISHED,
        decision__entry__community__in=communities_with_room(),
    )
    for offer in offers.select_related("decision__entry__community")[:MOST_AT_ONCE]:
        entry = offer.decision.entry
        with transaction.atomic():
            if RoleOffer.objects.waiting().filter(pk=offer.pk).update(reminded_at=now):
                verb, toward = events.ROLE_STILL_OFFERED, offer.person_id
                tell(verb, entry=entry, by=None, toward=toward, at=now)


def _election(entry: Entry) -> tuple[Decision, Election]:
    decision = locked_decision(entry.pk)
    election = election_of(decision.entry)
    there = decision.entry.is_published and decision.entry.state in DECIDED
    if election is None or not there:
        raise DecisionRefused(_("The decision has changed in the meantime. Look at it again."))
    return decision, election


def _offered(entry: Entry, by: Person) -> tuple[Decision, Election, RoleOffer]:
    decision, election = _election(entry)
    offer = election.offer_to(by)
    if offer is None:
        raise DecisionRefused(_("You aren't asked for this role."))
    return decision, election, offer


def _require_waiting(offer: RoleOffer) -> None:
    if not offer.is_waiting:
        raise DecisionRefused(_("You have answered already. Ask a steward to change it."))
