"""What is open, and what its reader has said to each: as the first screen shows it."""

from dataclasses import dataclass, field

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import Combinable

from guildhall.ballots.models import Ballot, HasVoted, Option, Vote, Way
from guildhall.ballots.queries import name_anew
from guildhall.commons.models import Reply, Standing
from guildhall.communities.seats import Seat
from guildhall.decisions.events import DECISION
from guildhall.decisions.models import Decision
from guildhall.decisions.taking_part import know_parts
from guildhall.decisions.ways import voting
from guildhall.kit.prepared import prepared
from guildhall.rounds.models import Objection, Voice

MOST_OPEN = 12
MOST_OPTIONS = 6  # to choose from in a row of a list; more are on the page
TALKED_ABOUT = {"advice", "hearing"}
_IN_A_ROW = (
    *("level", "way", "proposal", "until_on", "ends_at", "asks_stewards", "stewards_asked_at"),
    *("role", "topic", "decider"),
    *[f"entry__{name}" for name in ("kind", "title", "state", "standing", "author", "community")],
)
_SOONEST = (F("ends_at").asc(nulls_last=True), "pk")


@dataclass(slots=True)
class OpenRow:
    """One that is open, and what its reader has said.

    `options` are those of its `vote`, at most one more than a row shows. A `ballot` has their name
    on it; of an anonymous vote only `has_voted` is known.
    """

    decision: Decision
    voice: Voice | None = None
    objection: Objection | None = None
    has_replied: bool = False
    vote: Vote | None = None
    options: list[Option] = field(default_factory=list)
    ballot: Ballot | None = None
    has_voted: bool = False

    @property
    def fits_in_a_row(self) -> bool:
        """One choice among few, with names: anything else is voted on its page."""
        vote = self.vote
        if vote is None or vote.is_anonymous or vote.most != 1:
            return False
        return vote.way in (Way.POLL, Way.ELECTION) and len(self.options) <= MOST_OPTIONS


def open_in(seat: Seat) -> list[OpenRow]:
    """Those that are open, the soonest to end first.

    One query for all of them; then two where there is one by consent, one where there is one that
    is talked about, four where there is a vote, and two where a topic's people take part.
    """
    decisions = open_decisions.rows(community_id=seat.community.pk)
    know_parts(seat, decisions)
    rows = {one.pk: OpenRow(one) for one in decisions}
    ways = {one.way for one in decisions}
    if seat.person and "consent" in ways:
        _add_voices(rows, seat.community.pk, seat.person.pk)
    if seat.person and ways & TALKED_ABOUT:
        for reply in _own_replies.rows(community_id=seat.community.pk, person_id=seat.person.pk):
            rows[reply.entry_id].has_replied = True
    if voting.NAME in ways:
        _add_votes(rows, seat.community.pk)
        if seat.person:
            _add_ballots(rows, seat.community.pk, seat.person.pk)
    return list(rows.values())


@prepared
def open_decisions(community_id: int) -> QuerySet[Decision]:
    """What is published is the same for everyone who reads the community.

    Which they are is read from an index alone; of those shown, what a row of the list needs.
    """
    rows = Decision.objects.filter(pk__in=_ids(community_id)).select_related("entry")
    return rows.only(*_IN_A_ROW).order_by(*_SOONEST)


def _add_voices(rows: dict[int, OpenRow], community_id: int, person_id: int) -> None:
    for voice in _own_voices.rows(community_id=community_id, person_id=person_id):
        _row_of(rows, voice).voice = voice
    for objection in _own_objections.rows(community_id=community_id, person_id=person_id):
        _row_of(rows, objection).objection = objection


def _add_votes(rows: dict[int, OpenRow], community_id: int) -> None:
    for vote in _votes.rows(community_id=community_id):
        _row_of(rows, vote).vote = vote
    options = _options.rows(community_id=community_id)
    name_anew(options, community_id=community_id)
    for option in options:
        _row_of(rows, option).options.append(option)


def _add_ballots(rows: dict[int, OpenRow], community_id: int, person_id: int) -> None:
    for ballot in _own_ballots.rows(community_id=community_id, person_id=person_id):
        _row_of(rows, ballot).ballot = ballot
        _row_of(rows, ballot).has_voted = True
    for one in _own_turnout.rows(community_id=community_id, person_id=person_id):
        _row_of(rows, one).has_voted = True


def _row_of(rows: dict[int, OpenRow], answer: Model) -> OpenRow:
    """The decision that was read along with it."""
    return rows[vars(answer)["decision_id"]]


def _ids(community_id: int) -> QuerySet:
    """Of those that the first screen shows."""
    is_open = Decision.objects.open().filter(entry__community=community_id, entry__kind=DECISION)
    return is_open.order_by(*_SOONEST).values("pk")[:MOST_OPEN]


def _decision_of(path: str) -> dict[str, Combinable]:
    return {"decision_id": F(f"{path}__decision")}


@prepared
def _own_voices(community_id: int, person_id: int) -> QuerySet[Voice]:
    """In the rounds that are open: those of the newest proposals."""
    asked = {"round__decision_proposal__decision__in": _ids(community_id), "round__ended_at": None}
    voices = Voice.objects.filter(person=person_id, **asked)
    return voices.annotate(**_decision_of("round__decision_proposal"))


@prepared
def _own_objections(community_id: int, person_id: int) -> QuerySet[Objection]:
    asked = {"round__decision_proposal__decision__in": _ids(community_id), "round__ended_at": None}
    waiting = Objection.objects.waiting().filter(person=person_id, **asked)
    return waiting.annotate(**_decision_of("round__decision_proposal"))


@prepared
def _own_replies(community_id: int, person_id: int) -> QuerySet[Reply]:
    replies = Reply.objects.filter(
        author=person_id, standing=Standing.PUBLISHED, entry__decision__in=_ids(community_id)
    )
    return replies.order_by("pk").defer("body", "body_html")


@prepared
def _votes(community_id: int) -> QuerySet[Vote]:
    asked = Vote.objects.open().filter(decision_voting__decision__in=_ids(community_id))
    return asked.annotate(**_decision_of("decision_voting")).order_by("pk")


@prepared
def _options(community_id: int) -> QuerySet[Option]:
    offered = Option.objects.filter(
        vote__decision_voting__decision__in=_ids(community_id),
        vote__ended_at=None,
        place__lte=MOST_OPTIONS + 1,
    )
    named = offered.select_related("person").order_by("vote", "place")
    return named.annotate(**_decision_of("vote__decision_voting"))


@prepared
def _own_ballots(community_id: int, person_id: int) -> QuerySet[Ballot]:
    asked = {"vote__decision_voting__decision__in": _ids(community_id), "vote__ended_at": None}
    given = Ballot.objects.filter(person=person_id, **asked)
    return given.annotate(**_decision_of("vote__decision_voting"))


@prepared
def _own_turnout(community_id: int, person_id: int) -> QuerySet[HasVoted]:
    """Whether they voted anonymously; neither when nor what."""
    asked = {"vote__decision_voting__decision__in": _ids(community_id), "vote__ended_at": None}
    have_voted = HasVoted.objects.filter(person=person_id, **asked)
    return have_voted.annotate(**_decision_of("vote__decision_voting"))
