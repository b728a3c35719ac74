"""How the page of a question differs: replies are answers, and the solution comes first."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.questions.events import ANSWER_POSTED, ROOM
from guildhall.questions.models import State
from guildhall.questions.policy import may_answer
from guildhall.questions.queries import question_at


def growth_place(seat: Seat, entry: Entry) -> Place | None:
    """A solution is worth keeping as a tip: the people who asked and solved it are invited to."""
    if entry.state != State.SOLVED:
        return None
    solution = entry.question.accepted_reply
    helped = {entry.author_id, solution.author_id if solution else entry.author_id}
    return Place.NEXT if seat.person and seat.person.pk in helped else Place.BELOW


def leads_to(entry: Entry) -> Entry | None:
    """The question it was marked as the same as."""
    return entry.question.same_as if entry.state == State.SAME else None


def solution_of(entry: Entry) -> int | None:
    return entry.question.accepted_reply_id


def replies_heading(entry: Entry) -> str:
    number = entry.answer_count
    if not number:
        return ""
    return ngettext("%(number)s answer", "%(number)s answers", number) % {"number": number}


def reply_fold(seat: Seat, entry: Entry) -> str:
    """Only others are asked for an answer at once, and only while one is missing."""
    if entry.state != State.WAITING:
        return gettext("Add something")
    if seat.person and entry.author_id == seat.person.pk:
        return gettext("Found it out yourself? Add the answer")
    return ""


entry_page = EntryPage(
    ROOM,
    reply_url_name="answer",
    find=question_at,
    may_reply=may_answer,
    growth_place=growth_place,
    leads_to=leads_to,
    solution_of=solution_of,
    replies_heading=replies_heading,
    reply_heading=_("Your answer"),
    reply_button=_("Post answer"),
    reply_fold=reply_fold,
    reply_role=Reply.Role.ANSWER,
    reply_verb=ANSWER_POSTED,
    is_trail_above=True,
)
