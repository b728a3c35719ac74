"""The one next step for whoever looks at a community's front page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.home.queries import Beginnings


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    text: str
    label: str
    path: str


def next_step(seat: Seat, beginnings: Beginnings | None, *, has_waiting: bool, has_asked_to_join: bool) -> Step | None:
    """What helps most now; None where the visitor has to sign in first and nothing can be joined."""
    slug = seat.community.slug
    if seat.person is None:
        path = f"{reverse('account_login')}?next={seat.community.get_absolute_url()}"
        return Step(_("Do you care about this too?"), _("Sign in to ask, answer and thank."), _("Sign in"), path)
    if not seat.is_member:
        return _join_step(seat, has_asked_to_join)
    if seat.is_steward and beginnings:
        step = _stewards_step(slug, beginnings)
        if step:
            return step
    if has_waiting and seat.has_room("questions"):
        path = reverse("questions", args=[slug])
        return Step(_("Somebody waits for an answer"), _("Half an idea is worth writing down."), _("See the questions"), path)
    if seat.has_room("questions"):
        return Step(_("What are you stuck with?"), _("One line and a photo are enough."), _("Ask"), reverse("ask", args=[slug]))
    return None


def _join_step(seat: Seat, has_asked_to_join: bool) -> Step | None:
    if has_asked_to_join:
        return Step(_("Your wish to join is with the stewards"), _("You are in as soon as one of them says yes."), "", "")
    if seat.community.joining == Community.Joining.INVITATION:
        return Step(_("People join here by invitation"), _("Ask a member or one of the stewards."), "", "")
    label = _("Join") if seat.community.joining == Community.Joining.OPEN else _("Ask to join")
    path = reverse("join", args=[seat.community.slug])
    return Step(_("Do you care about this too?"), _("Joining shows you how people here treat each other."), label, path)


def _stewards_step(slug: str, begun: Beginnings) -> Step | None:
    if begun.members < 3:
        text = _("A community begins with three. A link in your messenger is the quickest way.")
        return Step(_("Invite the first people"), text, _("Invite"), reverse("invite", args=[slug]))
    if not begun.questions:
        text = _("Write down the one you heard last week. It shows the others how it is done.")
        return Step(_("Ask the first question"), text, _("Ask"), reverse("ask", args=[slug]))
    if not begun.topics:
        text = _("Three or four words that people use anyway; questions then find who knows.")
        return Step(_("Name your topics"), text, _("Add topics"), reverse("topics", args=[slug]))
    if not begun.norms:
        text = _("A short list, shown to whoever joins. There are lines to start from.")
        return Step(_("Say how you treat each other"), text, _("Set norms"), reverse("rules", args=[slug]))
    return None
