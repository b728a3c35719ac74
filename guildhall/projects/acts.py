"""What a reader can do with a project."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.projects import policy
from guildhall.projects.reader import relation_in

_page = partial(Act, place=Place.MENU, is_post=False)

PLAN = _page(_("When and where …"), "calendar", "plan_project")
FINISH = _page(_("Say how it went …"), "check", "finish_project", place=Place.MAIN)
FINISH_EARLY = _page(_("Say how it went …"), "check", "finish_project")
STOP = _page(_("Stop in good time …"), "flag", "stop_project")
PUBLIC_PAGE = _page(_("Public page and helpers …"), "qr-code", "set_public_page")
ADD_ORGANISER = _page(_("Organise it together …"), "user-plus", "add_organiser")
STEP_BACK = Act(
    _("Step back as an organiser"), "undo-2", "step_back_from_project", place=Place.MENU
)
TAKE_OVER = Act(_("I'll organise it"), "hand", "take_over_project", "no_organiser", look=Look.MAIN)
DAY_PLAN = _page(_("Plan of the day"), "clipboard-list", "project_day", place=Place.ROW)
MONEY = _page(_("Budget and accounts"), "scroll-text", "project_money", place=Place.ROW)
NOTICE = _page(_("Print a notice"), "printer", "print_notice")
THANKS = _page(
    _("Thank those who helped"), "heart", "project_thank_yous", place=Place.MAIN, look=Look.MAIN
)
REOPEN = Act(_("Let it go on"), "undo-2", "reopen_project", Place.MENU)
RESUME = Act(_("Carry on with it"), "undo-2", "resume_project", Place.MENU)
END_GUIDANCE = Act(_("Hide the ten steps"), "x", "end_guidance", Place.MENU)

_BY_TABLE = (
    (PLAN, "plan_project"),
    (PUBLIC_PAGE, "open_public_page"),
    (ADD_ORGANISER, "add_organiser"),
    (STEP_BACK, "step_back"),
    (STOP, "stop_project"),
    (THANKS, "thank_them"),
)


def acts(seat: Seat, entry: Entry, _marks: Marks) -> list[Act]:
    """Plan it, end it, thank everyone; what a shift or a task needs is beside it."""
    if seat.person is None:
        return []
    relation = relation_in(seat, entry)
    offered = [act for act, verb in _BY_TABLE if policy.may(verb, seat, entry, relation)]
    if entry.project.is_over and policy.may("finish_project", seat, entry, relation):
        offered.append(FINISH)
    elif policy.may("finish_project", seat, entry, relation):
        offered.append(FINISH_EARLY)
    if entry.project.is_guided and policy.may("guide_project", seat, entry, relation):
        offered.append(END_GUIDANCE)
    if policy.may_take_over(seat, entry, relation):
        offered.append(TAKE_OVER)
    offered += [
        act
        for act, verb in ((REOPEN, "reopen_project"), (RESUME, "resume_project"))
        if policy.may_go_on(verb, seat, entry, relation)
    ]
    if seat.is_member and entry.is_published:
        offered += [DAY_PLAN, MONEY, NOTICE]
    return offered
