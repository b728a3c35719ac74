"""Who looks after a page that people rely on: hand it over, take it over, let it go, pass it on."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Community, Membership
from guildhall.communities.models.membership import MembershipQuerySet
from guildhall.library import events
from guildhall.library.actions.reliance import CareRefused, locked, locked_in
from guildhall.library.models import Care, Reliance
from guildhall.people.models import Person


def hand_over_page(entry: Entry, *, by: Person, to: Person) -> Reliance:
    """Ask someone to look after it instead; until they say yes nothing changes.

    Asking the same person twice is harmless. Raises CareRefused.
    """
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance and reliance.offered_to_id == to.pk:
            return reliance
        entry, reliance = locked_in(entry.pk, "hand_over_page")
        reliance.offered_to, reliance.offered_at = to, timezone.now()
        reliance.save()
        tell(events.PAGE_OFFERED, entry=entry, by=by, toward=to.pk)
    return reliance


def take_back_offer(entry: Entry, *, by: Person) -> None:
    """Nobody is asked any more. Twice is harmless."""
    _end_offer(entry, by=by, verb=events.PAGE_OFFER_TAKEN_BACK)


def decline_page(entry: Entry, *, by: Person) -> None:
    """Who was asked would rather not. Twice is harmless."""
    _end_offer(entry, by=by, verb=events.PAGE_OFFER_DECLINED)


def take_over_page(entry: Entry, *, by: Person) -> Reliance:
    """Who was asked says yes and looks after it from now on. Raises CareRefused."""
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance and reliance.owner_id == by.pk:
            return reliance
        entry, reliance = locked_in(entry.pk, "take_over_page")
        before = reliance.owner_id
        _give_to(reliance, by)
        tell(events.PAGE_TAKEN_OVER, entry=entry, by=by, toward=before)
    return reliance


def name_owner(entry: Entry, *, by: Person, owner: Person) -> Reliance:
    """A steward says who looks after it. The same person again is harmless. Raises CareRefused."""
    with transaction.atomic():
        entry, reliance = locked_in(entry.pk, "name_owner")
        if reliance.owner_id == owner.pk:
            return reliance
        before = reliance.owner_id
        _give_to(reliance, owner)
        tell(events.OWNER_NAMED, entry=entry, by=by, toward=owner.pk, before=before)
    return reliance


def look_after_page(entry: Entry, *, by: Person) -> Reliance:
    """“I'll look after it”, of a page without an owner. Twice is harmless. Raises CareRefused."""
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance and reliance.owner_id == by.pk:
            return reliance
        entry, reliance = locked_in(entry.pk, "look_after_page")
        _give_to(reliance, by)
        tell(events.PAGE_LOOKED_AFTER, entry=entry, by=by)
    return reliance


def let_go_of_page(entry: Entry, *, by: Person) -> Reliance:
    """Its owner stops: the deputy takes over, else it has no owner. Raises CareRefused."""
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance and reliance.owner_id is not None and reliance.owner_id != by.pk:
            raise CareRefused(_("Someone else looks after this page now."))
        entry, reliance = locked_in(entry.pk, "let_go_of_page")
        _pass_to_deputy(reliance)
        tell(events.PAGE_LET_GO, entry=entry, by=by, toward=reliance.owner_id)
    return reliance


def pass_pages_on(person_id: int, *, community_id: int | None = None) -> None:
    """Someone has left: the deputies of their pages take over; some are left without an owner.

    In one community, or everywhere. Twice is harmless.
    """
    theirs = Q(owner=person_id) | Q(deputy=person_id) | Q(offered_to=person_id)
    reliances = Reliance.objects.filter(theirs)
    if community_id:
        reliances = reliances.filter(entry__community=community_id)
    for entry_id in reliances.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            _let_go_of(entry_id, person_id)


def keep_to_members(entry_ids: Sequence[int], community: Community) -> None:
    """Pages were moved to another community: who doesn't belong there looks after none there."""
    here = set(_members_of(community.pk).values_list("person_id", flat=True))
    for one in Reliance.objects.filter(pk__in=entry_ids):
        for person_id in (one.deputy_id, one.offered_to_id, one.owner_id):
            if person_id and person_id not in here:
                with transaction.atomic():
                    _let_go_of(one.pk, person_id)


def tell_ownerless(*, at: dt.datetime | None = None) -> None:
    """Stewards hear once of pages that have lost their owners, together. Recurring."""
    moment = at or timezone.now()
    waiting = Reliance.objects.without_owner().filter(ownerless_told_at=None)
    for community_id in set(waiting.values_list("entry__community", flat=True)):
        with transaction.atomic():
            pages = Reliance.objects.select_for_update(of=("self",)).filter(
                owner=None, ownerless_told_at=None, entry__community=community_id
            )
            found = list(pages.values_list("pk", flat=True))
            if found:
                Reliance.objects.filter(pk__in=found).update(ownerless_told_at=moment)
                record(
                    events.PAGES_OWNERLESS,
                    actor_id=None,
                    community_id=community_id,
                    is_automated=True,
                    number=len(found),
                )


def _end_offer(entry: Entry, *, by: Person, verb: str) -> None:
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance is None or reliance.care != Care.OFFERED:
            return
        toward = reliance.owner_id if verb == events.PAGE_OFFER_DECLINED else reliance.offered_to_id
        reliance.offered_to = reliance.offered_at = None
        reliance.save()
        tell(verb, entry=entry, by=by, toward=toward)


def _give_to(reliance: Reliance, owner: Person) -> None:
    reliance.owner = owner
    if reliance.deputy_id == owner.pk:
        reliance.deputy = None
    _keep_new_owner(reliance)


def _pass_to_deputy(reliance: Reliance) -> None:
    deputy = reliance.deputy
    is_here = (
        deputy is not None
        and deputy.is_here
        and _members_of(reliance.entry.community_id).filter(person=deputy).exists()
    )
    reliance.owner, reliance.deputy = (deputy if is_here else None), None
    _keep_new_owner(reliance)


def _keep_new_owner(reliance: Reliance) -> None:
    """What was asked before is asked of the new owner; nobody else hears it twice."""
    reliance.offered_to = reliance.offered_at = reliance.ownerless_told_at = None
    reliance.asked_of = reliance.owner if reliance.asked else None
    reliance.save()
    touch_entry(reliance.entry)


def _let_go_of(entry_id: int, person_id: int) -> None:
    entry, reliance = locked(entry_id)
    if reliance is None:
        return
    if reliance.deputy_id == person_id:
        reliance.deputy = None
        reliance.save(update_fields=["deputy"])
    if reliance.offered_to_id == person_id:
        reliance.offered_to = reliance.offered_at = None
        reliance.save(update_fields=["offered_to", "offered_at"])
    if reliance.owner_id == person_id:
        _pass_to_deputy(reliance)
        tell(events.PAGE_PASSED_ON, entry=entry, by=None, toward=reliance.owner_id)


def _members_of(community_id: int) -> MembershipQuerySet:
    return Membership.objects.current().filter(community=community_id)
