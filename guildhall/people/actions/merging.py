"""One human being with two accounts: everything of the one goes to the other."""

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.people.actions.audit import note_audit
from guildhall.people.actions.claiming import move_all
from guildhall.people.actions.finding import keep_found_by
from guildhall.people.actions.leaving import take_off
from guildhall.people.belongings import moved_by_merging
from guildhall.people.events import ACCOUNTS_MERGED, PERSON_CLAIMED, PERSON_LEFT, PERSON_MERGED
from guildhall.people.models import Block, Offer, Person, WayIn
from guildhall.people.same_person import settle_what_both_said


class NotMergeable(ValueError):
    """One of the two is not here any more, is an owner, or both are the same."""


def merge_accounts(account: Person, *, into: Person, by: Person) -> Person:
    """Move what `account` wrote, joined and chose to `into`, and close it. There is no way back.

    Where both have the same (both are members, both gave thanks), that of `into` counts; where both
    had a say in something that is still open, the latest does. The closed account keeps its name in
    texts that mention it; its ways of signing in are deleted, so that nobody gets into `into` by
    them. Raises NotMergeable.
    """
    with transaction.atomic():
        both = Person.objects.joined().people().filter(pk__in=[account.pk, into.pk])
        here = {person.pk: person for person in both.order_by("pk").select_for_update()}
        if len(here) != 2:
            raise NotMergeable("Both accounts must be here, and not be the same.")
        account, into = here[account.pk], here[into.pk]
        if account.is_owner:
            raise NotMergeable("This is an owner of the hall. Take that back first.")
        _make_room_for_offers(account, into)
        WayIn.objects.filter(person=account).delete()
        Block.objects.filter(person__in=here, blocked__in=here).delete()
        settle_what_both_said(account, into=into)
        move_all(account, to=into, keys=moved_by_merging())
        name = account.name
        take_off(account, left_as=Person.LeftAs.NAME)
        keep_found_by(into)
        note_audit(ACCOUNTS_MERGED, by=by, person=into, note=f"{name} ({account.pk})")
        record(PERSON_LEFT, actor_id=account.pk)
        record(PERSON_CLAIMED, actor_id=into.pk, toward_id=account.pk)
        record(PERSON_MERGED, actor_id=by.pk, toward_id=into.pk)
        text_changed(Findable.PERSON, [account.pk, into.pk])
    return into


def _make_room_for_offers(account: Person, into: Person) -> None:
    """A person lists no more than a profile holds: those of the account that stays come first."""
    for kind, most in Offer.MOST.items():
        room = most - Offer.objects.filter(person=into, kind=kind).count()
        theirs = Offer.objects.filter(person=account, kind=kind).order_by("pk")
        beyond = list(theirs.values_list("pk", flat=True)[max(room, 0) :])
        Offer.objects.filter(pk__in=beyond).delete()
