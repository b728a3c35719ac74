"""What only the page of a decision shows."""

from django.utils.translation import gettext as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.decisions import policy
from guildhall.decisions.elections import election_of
from guildhall.decisions.forms import DeclineForm
from guildhall.decisions.models import DECIDED, Decision, Level, State
from guildhall.decisions.places import ASKED, OUTCOME
from guildhall.decisions.queries import around
from guildhall.decisions.stewards_part import stewards_parts
from guildhall.decisions.stewards_say import asks_stewards
from guildhall.decisions.vote_parts import result_parts
from guildhall.decisions.way_parts import WAY_PARTS
from guildhall.decisions.ways import voting
from guildhall.decisions.words import promise_of, stewards_say


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Where it is and who decides; what is asked now, or what is decided."""
    return [_head(seat, entry), *_now(seat, entry)]


def _head(seat: Seat, entry: Entry) -> Part:
    reads = {
        "decision": entry.decision,
        "topics": around(entry).topics,
        "promise": promise_of(entry.decision),
        "stewards_say": stewards_say() if _will_ask_stewards(entry) else "",
        "takes_part": _takes_part(entry.decision),
    }
    return Part(Spot.HEAD, "decisions/_head.html", reads, "head")


def _will_ask_stewards(entry: Entry) -> bool:
    is_prepared = entry.state == State.PREPARED and entry.decision.level == Level.TOGETHER
    return is_prepared or (entry.state == State.OPEN and asks_stewards(entry.decision))


def _now(seat: Seat, entry: Entry) -> list[Part]:
    if entry.state == State.PREPARED:
        reads = {"decision": entry.decision, "asked": around(entry).asked if seat.is_member else []}
        return [Part(Spot.AFTER, "decisions/_prepared.html", reads, ASKED)]
    if entry.state == State.OPEN:
        drawn = WAY_PARTS.get(entry.decision.way)
        asked = [drawn(seat, entry)] if drawn else []
        return [*asked, *_voted(seat, entry), *stewards_parts(seat, entry)]
    if entry.state in DECIDED:
        return _decided(seat, entry)
    reads = {"decision": entry.decision, "was_missing": _was_missing(entry)}
    return [Part(Spot.AFTER, "decisions/_ended.html", reads, ASKED), *_voted(seat, entry)]


def _decided(seat: Seat, entry: Entry) -> list[Part]:
    """The outcome above the text; below it what led there."""
    people, decision = around(entry), entry.decision
    wish = people.wish if seat.is_member and entry.state == State.IN_FORCE else None
    supports = [one.person for one in wish.supports.all()] if wish else []
    outcome = {
        "decision": decision,
        "wish": wish,
        "supports": supports,
        "missing": max(0, wish.needed - len(supports)) if wish else 0,
        "is_supporting": seat.person in supports,
        "may_say_acted": bool(policy.may_say_it_was_done(seat, entry)),
        "may_support": bool(wish and policy.may_support_review(seat, entry)),
        "replacement": people.replacement if entry.state == State.REPLACED else None,
    }
    drawn = [Part(Spot.NOTICE, "decisions/_outcome.html", outcome, OUTCOME)]
    if decision.way == "hearing":
        heard = {"themes": people.themes, "may_answer": False}
        drawn.append(Part(Spot.AFTER, "decisions/_themes.html", heard))
    if decision.way == "consent" and seat.is_member:
        drawn.append(Part(Spot.AFTER, "decisions/_said.html", _said(seat, entry)))
    return [*drawn, *_elected(seat, entry), *_voted(seat, entry)]


def _elected(seat: Seat, entry: Entry) -> list[Part]:
    """Whether who was elected will do it. Who said no is for stewards."""
    election = election_of(entry) if entry.decision.way == voting.NAME else None
    if election is None or not seat.is_member:
        return []
    reads = {
        "election": election,
        "role": RolePeriod.Role(election.plan.elects_role).label,
        "own": election.offer_to(seat.person),
        "is_over": election.is_over(),
        "decline": DeclineForm(),
    }
    return [Part(Spot.NOTICE, "decisions/_role_offer.html", reads, "role")]


def _voted(seat: Seat, entry: Entry) -> list[Part]:
    is_vote = entry.decision.way == voting.NAME and entry.state != State.WITHDRAWN
    return result_parts(seat, entry) if is_vote else []


def _said(seat: Seat, entry: Entry) -> dict[str, object]:
    """Who was fine with it, which objections were answered, and what was proposed before."""
    people = around(entry)
    return {"answers": people.answers(seat.person), "earlier": people.earlier}


def _takes_part(decision: Decision) -> str:
    if decision.role:
        return _("Who takes part: people with the role %(role)s.") % {
            "role": RolePeriod.Role(decision.role).label
        }
    if decision.topic:
        return _("Who takes part: the people of the topic %(topic)s.") % {
            "topic": decision.topic.name
        }
    return ""


def _was_missing(entry: Entry) -> str:
    """Why nothing was decided."""
    decision = entry.decision
    if entry.state != State.LAPSED or decision.way == voting.NAME:
        return ""
    if decision.quorum and around(entry).people < decision.quorum:
        return _("By the end, fewer people took part than had to agree.")
    return _("Nobody answered, and that was to mean no.")
