"""Pairs, made as people make them: by a wish, an offer, and two times yes."""

import datetime as dt

from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.mentoring.actions import add_note, offer, propose_due, say_yes, set_sitting, wish
from guildhall.mentoring.models import Pair, Proposal
from guildhall.people.models import Person

WHAT, GOAL = "Seals", "To change one alone by summer."
SECRET = "Between the two of us"
LATER = dt.timedelta(days=3)


def propose(community: Community, *, mentee: Person, mentor: Person) -> Proposal:
    wish(community, by=mentee, what=WHAT, goal=GOAL)
    offer(community, by=mentor, what="Pumps, seals")
    propose_due()
    return Proposal.objects.get(mentee=mentee, mentor=mentor)


def pair_of(community: Community, *, mentee: Person, mentor: Person) -> Pair:
    """With a goal, a meeting and a note."""
    proposal = propose(community, mentee=mentee, mentor=mentor)
    say_yes(proposal, by=mentee)
    pair = say_yes(proposal, by=mentor)
    assert pair is not None
    set_sitting(pair, by=mentor, starts_at=timezone.now() + LATER, place="Depot Graz")
    add_note(pair, by=mentee, body=SECRET)
    return pair
