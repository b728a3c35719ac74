"""The open decisions of the list, each in a part of its own, so that it is answered in place.

Consent and a vote between few options are answered there; what is longer has a link to its page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.ballots.forms import BallotForm
from guildhall.ballots.models import Vote
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.decisions import policy
from guildhall.decisions.places import ASKED
from guildhall.decisions.queries import OpenRow
from guildhall.decisions.stewards_say import asks_stewards
from guildhall.decisions.ui.open_row import open_row
from guildhall.decisions.ui.voice_buttons import voice_buttons
from guildhall.decisions.views.finding import FROM_LIST, part_of_row
from guildhall.decisions.ways import voting
from guildhall.web.addresses import address_by_name
from guildhall.web.in_place import part
from guildhall.web.ui.act import act
from guildhall.web.ui.go import go
from guildhall.web.ui.tag import tag

NOTHING = SafeString()
SMALL = "small quiet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader has answered, and how they answer or change it."""

    answered: SafeString = NOTHING
    ways: SafeString = NOTHING
    ballot: SafeString = NOTHING


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a row is drawn."""

    request: HttpRequest
    seat: Seat

    @property
    def slug(self) -> str:
        return self.seat.community.slug


def drawn_rows(
    request: HttpRequest, seat: Seat, rows: Sequence[OpenRow], *, only: Sequence[str] = ()
) -> dict[str, SafeString]:
    """By the names of their parts; all of them, or `only` those named."""
    reader = Reader(request, seat)
    names = {part_of_row(row.decision.pk): row for row in rows}
    return {
        name: part(name, _drawn(reader, row))
        for name, row in names.items()
        if not only or name in only
    }


def _drawn(reader: Reader, row: OpenRow) -> SafeString:
    entry = row.decision.entry
    answer = _ANSWERS[row.decision.way](reader, row, entry)
    answered = _asked_stewards(row) + answer.answered
    return open_row(
        entry, slug=reader.slug, answered=answered, ways=answer.ways, ballot=answer.ballot
    )


def _asked_stewards(row: OpenRow) -> SafeString:
    """Decided together, members have answered: a word of the stewards is all that is missing."""
    waits = row.decision.stewards_asked_at is not None and asks_stewards(row.decision)
    return tag(_("The stewards are asked")) if waits else NOTHING


def _by_consent(reader: Reader, row: OpenRow, entry: Entry) -> Answer:
    answered = tag(_("You object"), look="warn") if row.objection else NOTHING
    if not policy.may_agree_to_proposal(reader.seat, entry):
        return Answer(answered)
    objecting = ""
    if policy.may_object_to_proposal(reader.seat, entry):
        objecting = "again" if row.objection else "first"
    says = row.voice.says if row.voice else ""
    ways = voice_buttons(entry, slug=reader.slug, says=says, back=FROM_LIST, objecting=objecting)
    return Answer(answered, ways)


def _by_talking(reader: Reader, row: OpenRow, entry: Entry) -> Answer:
    """Everyone but the person who decides is asked for what they think."""
    answered = tag(_("You have replied"), look="good", icon="check") if row.has_replied else NOTHING
    person = reader.seat.person
    decides = person is not None and row.decision.decider_id == person.pk
    if decides or not may_take_part(reader.seat):
        return Answer(answered)
    is_advice = row.decision.way == "advice"
    label = _("Give your advice") if is_advice else _("Say what you think")
    return Answer(
        answered, _to_page(reader, entry, label, at="#reply", is_main=not row.has_replied)
    )


def _by_vote(reader: Reader, row: OpenRow, entry: Entry) -> Answer:
    answered = _voted(row)
    if row.vote is None or not policy.may_cast_ballot(reader.seat, entry):
        return Answer(answered)
    if not row.has_voted:
        return _to_vote(reader, row, row.vote, entry)
    if row.ballot is None:  # an anonymous one can't be changed
        return Answer(answered)
    changing = _to_page(reader, entry, _("Change my vote"), at=f"#{ASKED}", is_main=False)
    return Answer(answered, format_html("{}{}", changing, _taking_back(reader, entry)))


def _voted(row: OpenRow) -> SafeString:
    if not row.has_voted:
        return NOTHING
    given = row.ballot.marks if row.ballot and row.fits_in_a_row else {}
    chosen = [option.title for option in row.options if option.key in given]
    says = _("You voted: %(option)s") % {"option": chosen[0]} if chosen else _("You have voted")
    return tag(says, look="good", icon="check")


def _to_vote(reader: Reader, row: OpenRow, vote: Vote, entry: Entry) -> Answer:
    if not row.fits_in_a_row:
        return Answer(ways=_to_page(reader, entry, _("Vote"), at=f"#{ASKED}", is_main=True))
    form = BallotForm(vote=vote, options=row.options)
    context = {"form": form, "entry": entry, "seat": reader.seat, "back": FROM_LIST}
    drawn = render_to_string("decisions/_row_ballot.html", context, reader.request)
    return Answer(ballot=SafeString(drawn.strip()))


def _taking_back(reader: Reader, entry: Entry) -> SafeString:
    path = address_by_name("take_back_ballot", reader.slug, entry.pk) + FROM_LIST
    label = _("Take my vote back")
    return act(path, label=label, about=entry.title, look=SMALL, in_place="")


def _to_page(reader: Reader, entry: Entry, label: str, *, at: str, is_main: bool) -> SafeString:
    path = path_of(entry, reader.slug) + at
    return go(path, label=label, about=entry.title, look="small main" if is_main else SMALL)


def _by_nobody(_reader: Reader, _row: OpenRow, _entry: Entry) -> Answer:
    return Answer()


_ANSWERS: dict[str, Callable[[Reader, OpenRow, Entry], Answer]] = {
    "consent": _by_consent,
    "advice": _by_talking,
    "hearing": _by_talking,
    voting.NAME: _by_vote,
    "told": _by_nobody,
}
