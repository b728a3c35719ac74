"""What organisers do with the public page, and with people who help without an account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.qr import qr_image
from guildhall.kit.verdict import YES, Verdict, no, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.forms import PublicPageForm
from guildhall.projects.models import PublicPage, Volunteer
from guildhall.projects.moments import span_in_words
from guildhall.projects.reader import relation_in
from guildhall.projects.step_reads import volunteers_for
from guildhall.projects.views.buttons import button_in, project_button
from guildhall.projects.views.finding import may_do, seen_project, volunteer_at
from guildhall.projects.views.leading_back import to_public_page
from guildhall.web.addresses import whole_address
from guildhall.web.saying import say

USUAL = {"parts": ["about", "when", "shifts", "result"], "takes_help": True}


@login_required
@in_room(ROOM)
def set_public_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Its link with the QR code, what it shows, and who offered help there."""
    entry = seen_project(seat, entry_id)
    require(may_do("close_public_page")(seat, entry))
    page = PublicPage.objects.filter(project=entry.project).first()
    names = ("parts", "thanks", "takes_help", "takes_answers")
    initial = {name: getattr(page, name) for name in names} if page else USUAL
    form = PublicPageForm(request.POST or None, initial=initial)
    if request.method == "POST":
        require(may_do("open_public_page")(seat, entry))
        if form.is_valid():
            try:
                actions.open_public_page(entry, by=request.user, **form.cleaned_data)
            except ProjectRefused as problem:
                form.add_error(None, str(problem))
            else:
                say(request, _("The page is open. Share the link, or print the notice."))
                return to_public_page(seat, entry)
    address = _address(request, page) if page and page.is_open else ""
    relation = relation_in(seat, entry)
    context = {
        "entry": entry,
        "page": page,
        "form": form if may_do("open_public_page")(seat, entry) else None,
        "address": address,
        "code": qr_image(address) if address else "",
        "may_read": policy.may_read_volunteers(relation),
        "volunteers": volunteers_for(entry, relation),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "projects/public_page.html", context, status=status)


@login_required
@in_room(ROOM)
def print_notice(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A notice for the door, with the QR code where the public page is open."""
    entry = seen_project(seat, entry_id)
    project = entry.project
    page = PublicPage.objects.filter(project=project, closed_at=None).first()
    require(policy.on_what_is_there(seat, entry))
    address = _address(request, page) if page else ""
    context = {
        "entry": entry,
        "project": project,
        "when": span_in_words(project.starts_at, project.ends_at, project.zone)
        if project.starts_at
        else "",
        "address": address,
        "code": qr_image(address) if address else "",
        "page": page,
        "room": ROOM,
    }
    return render(request, "projects/print_notice.html", context)


def _address(request: AuthenticatedRequest, page: PublicPage) -> str:
    return whole_address(request, reverse("public_project", args=[page.key]))


def _may_take_out(seat: Seat, volunteer: Volunteer) -> Verdict:
    is_organiser = policy.may_read_volunteers(relation_in(seat, volunteer.project.entry))
    return YES if is_organiser else no(_("Only the organisers can do this."))


close_public_page = project_button(
    may=may_do("close_public_page"),
    act=actions.close_public_page,
    says=_("The page is closed. Its link says so."),
    back=to_public_page,
)
renew_public_link = project_button(
    may=may_do("open_public_page"),
    act=actions.renew_public_link,
    says=_("The page has a new link. The old one leads nowhere."),
    back=to_public_page,
)
take_volunteer_out = button_in(
    find=volunteer_at,
    may=_may_take_out,
    act=actions.take_volunteer_out,
    says=_("They are taken out, and how to reach them is deleted."),
    back=to_public_page,
)
