"""The end: by one of the two, on its last day, or because one of them left."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.actions import save_draft
from guildhall.commons.queries import draft_fields
from guildhall.communities.models import Community
from guildhall.mentoring.models import Learned, MentorOffer, Pair, Proposal, Wish
from guildhall.mentoring.names import ENDED, PARTED, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person
from guildhall.web.panels import Begin

BATCH = 200


def end_pair(pair: Pair, *, by: Person) -> None:
    """Either of the two, without a reason. The other is thanked, and both keep the notebook."""
    _end(pair, tell={pair.other_of(by)}, verb=ENDED)


def end_over(*, today: dt.date | None = None) -> None:
    """Those past their last day: both are told. Recurring."""
    over = Pair.objects.running().filter(until_on__lt=today or timezone.localdate())
    for pair in over.select_related("mentee", "mentor").order_by("until_on", "pk")[:BATCH]:
        _end(pair, tell={pair.mentee, pair.mentor}, verb=ENDED)


def part(person_ids: Collection[int], *, community: Community | int | None = None) -> None:
    """People left the community, or with none given the hall: the others keep the notebook.

    A pair that nobody of the hall can open any more is deleted.
    """
    theirs = Q(person__in=person_ids)
    asked = Q(mentee__in=person_ids) | Q(mentor__in=person_ids)
    there = Q() if community is None else Q(community=community)
    Wish.objects.filter(theirs, there).delete()
    MentorOffer.objects.filter(theirs, there).delete()
    if community is None:
        Proposal.objects.filter(asked).delete()
    running = Pair.objects.running().filter(asked, there).select_related("mentee", "mentor")
    for pair in running.order_by("pk"):
        stays = {one for one in (pair.mentee, pair.mentor) if one.pk not in person_ids}
        _end(pair, tell=stays, verb=PARTED)
    if community is None:
        gone = Pair.objects.filter(mentee__left_at__isnull=False, mentor__left_at__isnull=False)
        gone.filter(asked).delete()


def tell_learned(pair: Pair, *, by: Person, text: str, may_grow: bool = False) -> Learned:
    """What someone took from it; telling it again changes it."""
    told, _is_new = Learned.objects.update_or_create(
        pair=pair, person=by, defaults={"text": text.strip(), "may_grow": may_grow}
    )
    return told


def let_grow(learned: Learned, begin: Begin, *, by: Person) -> str:
    """Put it below what is already in the draft of that form, and return the form's address.

    Nothing is published: its writer goes on writing, and sends it or not.
    """
    community = learned.pair.community
    if community is None:
        raise ValueError("There is no community any more in which it could grow.")
    address = reverse(begin.url_name, args=[community.slug])
    fields = draft_fields(by, begin.draft, str(community.pk))
    begun = fields.get("body", "").strip()
    if learned.text not in begun:
        body = f"{begun}\n\n{learned.text}".strip()
        save_draft(
            person=by,
            form=begin.draft,
            target=str(community.pk),
            fields={**fields, "body": body},
            address=address,
        )
    return address


def _end(pair: Pair, *, tell: set[Person], verb: str) -> None:
    """Once, whoever comes first."""
    now = timezone.now()
    with transaction.atomic():
        running = Pair.objects.running().filter(pk=pair.pk)
        if not running.update(ended_at=now, is_parted=verb == PARTED):
            return
        pair.ended_at, pair.is_parted = now, verb == PARTED
        for person in tell:
            tell_directly(
                verb,
                [person.pk],
                reason=PERSONAL,
                key=notice_key(verb, pair.pk),
                by=pair.other_of(person),
                at=now,
                pair=pair.pk,
            )
