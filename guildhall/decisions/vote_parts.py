"""What the page of a decision by vote shows: the ballot, and later how it came out."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.ballots.forms import BallotForm
from guildhall.ballots.models import Vote
from guildhall.ballots.queries import Turnout, turnout
from guildhall.ballots.reading import outcome_of, so_far
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.decisions import policy
from guildhall.decisions.models import Decision
from guildhall.decisions.places import ASKED
from guildhall.decisions.ways import voting


def vote_part(seat: Seat, entry: Entry) -> Part:
    """The options, and a ballot for those who can vote."""
    decision = entry.decision
    vote = voting.vote_of(decision)
    if vote is None:
        return Part(Spot.AFTER, "decisions/_vote.html", {"vote": None}, ASKED)
    seen = turnout(vote, person=seat.person)
    may_vote = bool(policy.may_cast_ballot(seat, entry))
    is_done = vote.is_anonymous and seen.has_voted
    reads = {
        "vote": vote,
        "title": _title(decision),
        "turnout": seen,
        "form": _ballot(vote, seen) if may_vote and not is_done else None,
        "button": _("Change my vote") if seen.has_voted else _("Vote"),
        "outcome": so_far(vote, seen.options),
        "is_open": vote.is_asking(),
        "is_counted": vote.state == Vote.State.COUNTED,
    }
    return Part(Spot.AFTER, "decisions/_vote.html", reads, ASKED)


def result_parts(seat: Seat, entry: Entry) -> list[Part]:
    """How a vote came out; with the list of ballots for members."""
    vote = voting.vote_of(entry.decision)
    if vote is None or vote.state not in (Vote.State.COUNTED, Vote.State.SHORT):
        return []
    reads = {"outcome": outcome_of(vote), "csv": "", "json": ""}
    if policy.may_read_ballots(seat) and vote.state == Vote.State.COUNTED:
        here = [seat.community.slug, entry.pk]
        reads["csv"] = reverse("ballots_as_csv", args=here)
        reads["json"] = reverse("ballots_as_json", args=here)
    return [Part(Spot.AFTER, "decisions/_vote_result.html", reads, "result")]


def _ballot(vote: Vote, seen: Turnout) -> BallotForm:
    return BallotForm(vote=vote, options=seen.options, given=seen.mine)


def _title(decision: Decision) -> str:
    if decision.ends_at and decision.ends_at > timezone.now() and decision.until_on:
        day = date_format(decision.until_on, "l, j F")
        return _("Vote by %(day)s") % {"day": day}
    return _("Voting is over")
