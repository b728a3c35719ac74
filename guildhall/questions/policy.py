"""Who may do what with a question, and the sentence for everyone else."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.commons.policy import may_reply
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.questions.models import State


def may_ask(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_answer(seat: Seat, entry: Entry) -> Verdict:
    if entry.state in (State.CLOSED, State.SAME):
        return no(
            _(
                "This question is closed. If yours is still open, "
                "ask a new one and link to this one."
            )
        )
    return may_reply(seat, entry)


def may_accept_answer(seat: Seat, entry: Entry, answer: Reply) -> Verdict:
    """The person who asked may; a steward may for someone who has no account here (any more)."""
    if not seat.is_member or seat.person is None:
        return may_take_part(seat)
    if answer.role != Reply.Role.ANSWER:
        return no(_("Only an answer can solve a question."))
    if entry.author_id == seat.person.pk:
        return YES
    if seat.is_steward and not entry.author.is_here:
        return YES
    return no(_("Only the person who asked can say that this solved it."))


def may_close(seat: Seat, entry: Entry) -> Verdict:
    """Close, mark as the same, let rest, reopen."""
    if seat.is_steward or (seat.is_member and seat.person and entry.author_id == seat.person.pk):
        return YES
    return no(_("Only the person who asked or a steward can do this."))


def may_ask_by_name(seat: Seat, entry: Entry) -> Verdict:
    """The person who asked may, while nobody has replied."""
    if not (seat.takes_part and seat.person and entry.author_id == seat.person.pk):
        return no(_("Only the person who asked can ask someone by name."))
    if entry.state != State.WAITING or entry.question.first_reply_at or not entry.is_published:
        return no(_("This question isn't waiting for a first reply any more."))
    return YES


def may_see_asked_twice(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards see this page."))


def may_relay(seat: Seat) -> Verdict:
    if seat.is_steward or seat.is_buddy:
        return YES
    return no(_("Only stewards and buddies post questions for others."))
