"""Say yes or not now. Nobody else learns which, nor that someone said nothing."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.mentoring.free import may_be_a_pair
from guildhall.mentoring.models import Goal, Pair, Proposal, Wish
from guildhall.mentoring.models.proposal import REMEMBERED_FOR, Answer
from guildhall.mentoring.names import PAIRED, PROPOSED, notice_key
from guildhall.notifications.direct import see_directly, tell_directly
from guildhall.notifications.rules import PERSONAL
from guildhall.people.models import Person

USUALLY = dt.timedelta(days=91)


def waiting_for(person: Person, *, at: dt.datetime | None = None) -> QuerySet[Proposal]:
    """What this person can answer, oldest first."""
    return Proposal.objects.visible_to(person, at=at).order_by("pk")


def say_yes(proposal: Proposal, *, by: Person, at: dt.datetime | None = None) -> Pair | None:
    """Once both have, they are a pair: if the wish is still there, and a place is free.

    Of two who would answer the same wish at the same moment, one does; the other proposal fades.
    """
    now = at or timezone.now()
    with transaction.atomic():
        locked = _answered(proposal, Answer.YES, by=by, at=now)
        if locked is None or {locked.mentee_answer, locked.mentor_answer} != {Answer.YES}:
            return None
        wishes = Wish.objects.filter(community=locked.community, person=locked.mentee)
        if wishes.select_for_update().first() is None:
            locked.fades_at = now
            locked.save(update_fields=["fades_at"])
            return None
        if not may_be_a_pair(locked.community, locked.mentee, locked.mentor, at=now):
            return None
        locked.made_at = now
        locked.save(update_fields=["made_at"])
        wishes.delete()
        return _begin(locked, at=now)


def has_come_to_nothing(proposal: Proposal, *, at: dt.datetime | None = None) -> bool:
    """It has faded; nobody learns why."""
    return not Proposal.objects.waiting(at=at).filter(pk=proposal.pk).exists()


def say_no(proposal: Proposal, *, by: Person, at: dt.datetime | None = None) -> None:
    """Nothing follows: no notice. The other may still say yes, and it fades."""
    with transaction.atomic():
        _answered(proposal, Answer.NO, by=by, at=at or timezone.now())


def forget_faded(*, at: dt.datetime | None = None) -> None:
    """Answers and texts go with what faded; after a year, that the two were proposed. Recurring."""
    now = at or timezone.now()
    Proposal.objects.filter(proposed_at__lt=now - REMEMBERED_FOR).delete()
    over = Proposal.objects.filter(fades_at__lt=now).exclude(
        what="", mentee_answer="", mentor_answer=""
    )
    over.update(what="", goal="", offered="", mentee_answer="", mentor_answer="")


def _answered(
    proposal: Proposal, answer: Answer, *, by: Person, at: dt.datetime
) -> Proposal | None:
    """The locked row with this answer in it; None once it has faded or is a pair."""
    waiting = Proposal.objects.waiting(at=at).select_for_update(of=("self",))
    locked = waiting.select_related("community", "mentee", "mentor").filter(pk=proposal.pk).first()
    if locked is None:
        return None
    side = "mentee_answer" if by.pk == locked.mentee_id else "mentor_answer"
    setattr(locked, side, answer)
    locked.save(update_fields=[side])
    see_directly(notice_key(PROPOSED, locked.pk), by=by)
    return locked


def _begin(proposal: Proposal, *, at: dt.datetime) -> Pair:
    pair = Pair.objects.create(
        community=proposal.community,
        mentee=proposal.mentee,
        mentor=proposal.mentor,
        about=proposal.what,
        begun_at=at,
        until_on=(at + USUALLY).date(),
    )
    Goal.objects.create(pair=pair, text=proposal.goal, set_at=at)
    for person in (pair.mentee, pair.mentor):
        tell_directly(
            PAIRED,
            [person.pk],
            reason=PERSONAL,
            key=notice_key(PAIRED, pair.pk),
            by=pair.other_of(person),
            at=at,
            pair=pair.pk,
        )
    return pair
