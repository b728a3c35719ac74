"""The one next step for the reader of a community's overview."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.home.beginnings import LOOK_AGAIN, next_beginning


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    text: str
    label: str
    path: str
    is_beginning: bool = False


def next_step(seat: Seat, *, has_waiting: bool, has_asked_to_join: bool) -> Step | None:
    """What helps most now; None where there is nothing to suggest."""
    slug = seat.community.slug
    if seat.person is None:
        path = f"{reverse('account_login')}?next={seat.community.get_absolute_url()}"
        return Step(
            _("Do you care about this too?"),
            _("Sign in to ask, answer and thank."),
            _("Sign in"),
            path,
        )
    if not seat.is_member:
        return _join_step(seat, has_asked_to_join)
    if seat.is_steward:
        begin = next_beginning(seat)
        if begin:
            is_first = begin.name != LOOK_AGAIN
            return Step(
                str(begin.title),
                str(begin.why),
                str(begin.label),
                begin.path,
                is_beginning=is_first,
            )
    if seat.is_new:
        return Step(
            _("Welcome, %(name)s") % {"name": seat.person.name},
            _("Someone will say hello, there's a small first task, and a buddy if you like."),
            _("Your first weeks"),
            reverse("first_weeks", args=[slug]),
        )
    if has_waiting and seat.has_room("questions"):
        path = reverse("questions", args=[slug])
        return Step(
            _("Someone needs an answer"),
            _("Half an idea is worth writing down."),
            _("See the questions"),
            path,
        )
    if seat.has_room("questions"):
        return Step(
            _("Stuck on something?"),
            _("One line and a photo are enough."),
            _("Ask a question"),
            reverse("ask", args=[slug]),
        )
    return None


def _join_step(seat: Seat, has_asked_to_join: bool) -> Step | None:
    if has_asked_to_join:
        return Step(
            _("The stewards have your request"),
            _("You're in as soon as one of them says yes."),
            "",
            "",
        )
    if seat.community.joining == Community.Joining.INVITATION:
        return Step(
            _("People join by invitation"),
            _("Ask a member or a steward to invite you."),
            "",
            "",
        )
    label = _("Join") if seat.community.joining == Community.Joining.OPEN else _("Ask to join")
    path = reverse("join", args=[seat.community.slug])
    return Step(
        _("Do you care about this too?"),
        _("Before you join, you see how people here treat each other."),
        label,
        path,
    )
