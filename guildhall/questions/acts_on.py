"""What a reader can do with an answer."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.questions.policy import may_accept_answer, may_close

_solving = partial(
    Act, place=Place.MAIN, is_in_place=True, changes=("replies", "head", "acts", "offers")
)
_trying = partial(Act, url_name="report_outcome", is_post=False, is_in_place=True)

ACCEPT = _solving(_("This solved it"), "check", "accept_answer", look=Look.MAIN)
WITHDRAW_ACCEPTANCE = _solving(_("Take back “solved”"), "undo-2", "withdraw_acceptance")
TRY = _trying(_("Did you try it?"), "wrench")
TRIED = _trying(_("You tried it"), "check", look=Look.ON)
FIRST_LOOK = Act(
    _("Ask what they looked at first …"), "eye", "ask_first_look", Place.MENU, is_post=False
)


def acts_on(seat: Seat, entry: Entry, reply: Reply, marks: Marks) -> list[Act]:
    """The person who asked can accept it, others can say that they tried it."""
    if reply.role != Reply.Role.ANSWER:
        return []
    may_accept = bool(may_accept_answer(seat, entry, reply))
    is_accepted = entry.question.accepted_reply_id == reply.pk
    is_own = seat.person is not None and reply.author_id == seat.person.pk
    offered = {
        WITHDRAW_ACCEPTANCE: may_accept and is_accepted,
        ACCEPT: may_accept and not is_accepted,
        TRIED: not is_own and reply.pk in marks.tried_replies,
        FIRST_LOOK: is_accepted and not is_own and bool(may_close(seat, entry)),
        TRY: not is_own and not may_accept and reply.pk not in marks.tried_replies,
    }
    return [act for act, is_offered in offered.items() if is_offered]
