"""What ballots tell the house: what they keep about a person, and whose ballot counts."""

from django.db.models import Q

from guildhall.ballots.models import Ballot, HasVoted, Vote
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    """Of an anonymous vote only that they voted: nobody knows more."""
    return {
        "ballots": Ballot.objects.filter(person=person).values(
            "vote__community__name", "vote__question", "marks", "at"
        ),
        "anonymous_votes": HasVoted.objects.filter(person=person).values(
            "vote__community__name", "vote__question"
        ),
    }


def on_merge(account: Person, into: Person) -> None:
    """One person has one ballot: while a vote is open, the later one of two with names stays.

    Anonymous ballots belong to nobody: they stay as they are.
    """
    both = Ballot.objects.filter(person__in=(account, into), vote__state=Vote.State.OPEN)
    votes = both.filter(person=account).values("vote")
    latest: dict[int, int] = {}
    for ballot in both.filter(vote__in=votes).order_by("at", "pk"):
        latest[ballot.vote_id] = ballot.pk
    Ballot.objects.filter(~Q(pk__in=latest.values()), pk__in=both, vote__in=latest).delete()
