"""What the page of a challenge shows of its own."""

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.ideas.challenge_policy import may_decide_challenge, relation_to_challenge
from guildhall.ideas.queries.challenges import around_challenge, assessing


def challenge_parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Where it is and whose turn it is, then its ideas, each with what was said of it."""
    around, challenge = around_challenge(entry), entry.challenge
    decides = bool(may_decide_challenge(seat, challenge))
    turn = {
        "challenge": challenge,
        "has_decider": around.has_decider,
        "is_own": relation_to_challenge(seat, challenge).decides,
        "decides": decides,
        "waiting": around.waiting,
        "assessors": _names_of_assessors(seat, entry),
    }
    ideas = {"ideas": around.ideas, "decides": decides, "challenge": challenge}
    return [
        Part(Spot.HEAD, "ideas/_challenge_head.html", {"challenge": challenge}, "head"),
        Part(Spot.NOTICE, "ideas/_challenge_turn.html", turn, "turn"),
        Part(Spot.AFTER, "ideas/_challenge_ideas.html", ideas, "ideas"),
    ]


def _names_of_assessors(seat: Seat, entry: Entry) -> list[str]:
    """For people who are signed in."""
    if seat.person is None:
        return []
    return [one.person.name for one in assessing(seat, entry.challenge).assessors]
