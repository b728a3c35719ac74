"""Give a ballot: with one's name, or sealed."""

import datetime as dt
import json
import secrets

from django.db import transaction
from django.utils import timezone

from guildhall.ballots.counting import check_ballot
from guildhall.ballots.marks import Marks
from guildhall.ballots.models import Ballot, HasVoted, Urn, Vote
from guildhall.ballots.traces import overwriting
from guildhall.people.models import Person

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
GROUPS, LONG = 3, 4


class VoteIsOver(ValueError):
    """The vote ended, or its time was over, before this arrived."""


class HasVotedAlready(ValueError):
    """In an anonymous vote a ballot can't be changed: nobody knows which one it is."""


def cast_ballot(
    vote: Vote, *, by: Person, marks: Marks, at: dt.datetime | None = None
) -> tuple[Ballot, bool]:
    """Vote, or change one's vote, and whether it is the first time.

    Raises VoteIsOver, and CountRefused (`kit/counting/refusals`) for marks that make no sense.
    """
    now = at or timezone.now()
    with transaction.atomic():
        asking = _locked(vote, at=now)
        if asking.is_anonymous:
            raise TypeError("An anonymous vote takes sealed ballots.")
        check_ballot(asking, marks)
        return Ballot.objects.update_or_create(
            vote=asking, person=by, defaults={"marks": dict(marks), "at": now}
        )


def take_back_ballot(vote: Vote, *, by: Person) -> bool:
    """Take back what one voted with one's name, while the vote is open; whether there was one."""
    with transaction.atomic():
        still_open = Vote.objects.open().select_for_update().filter(pk=vote.pk).exists()
        if not still_open:
            return False
        deleted, _by_model = Ballot.objects.filter(vote=vote, person=by).delete()
    return deleted > 0


def cast_sealed_ballot(
    vote: Vote, *, by: Person, marks: Marks, at: dt.datetime | None = None
) -> str:
    """Vote in an anonymous vote, once. The receipt, which is kept nowhere with a name.

    Show it right away: put it in no message, session, event or mail.
    Raises VoteIsOver, HasVotedAlready, and CountRefused for marks that make no sense.
    """
    with transaction.atomic(), overwriting():
        asking = _locked(vote, at=at or timezone.now())
        if not asking.is_anonymous:
            raise TypeError("Only an anonymous vote takes sealed ballots.")
        check_ballot(asking, marks)
        _voter, is_new = HasVoted.objects.get_or_create(vote=asking, person=by)
        if not is_new:
            raise HasVotedAlready("A ballot is in the urn already.")
        return _put_in(Urn.objects.get(vote=asking), marks)


def _put_in(urn: Urn, marks: Marks) -> str:
    """All ballots are written anew, in the order of their receipts."""
    ballots = dict(json.loads(urn.ballots))
    receipt = _new_receipt()
    while receipt in ballots:
        receipt = _new_receipt()
    ballots[receipt] = {key: marks[key] for key in sorted(marks, key=int)}
    urn.ballots = json.dumps(sorted(ballots.items()), separators=(",", ":"))
    urn.save(update_fields=["ballots"])
    return receipt


def _new_receipt() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _at in range(LONG)) for _group in range(GROUPS))
    return "-".join(groups)


def _locked(vote: Vote, *, at: dt.datetime) -> Vote:
    """The vote, while people can vote. A second tab waits here. Raises VoteIsOver."""
    asking = Vote.objects.select_for_update().get(pk=vote.pk)
    if not asking.is_asking(at):
        raise VoteIsOver("Voting is over.")
    return asking
