"""Settings: one page on which stewards set what their community is, saved a section at a time."""

from collections.abc import Mapping

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guildhall.communities import actions, queries
from guildhall.communities.forms.settings import AboutForm, DoorForm, MostlyForm, RulesForm
from guildhall.communities.models import Community
from guildhall.communities.policy import may_change_community
from guildhall.communities.rooms import rooms
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.sections import SECTIONS, Section
from guildhall.communities.viewing import WHAT_THEY_SEE
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.panels import tabs_in

CHANGES: dict[str, type[forms.ModelForm]] = {
    "about": AboutForm,
    "mostly": MostlyForm,
    "doors": DoorForm,
}
NORM_STARTERS = [
    "There are no silly questions. The one you don't ask costs more.",
    "Say what you tried, and where. Answer as you would a colleague beside you.",
    "Look for faults in machines and processes, never in people.",
    "Say thanks, and say whether it worked.",
    "No customers' names, and no pictures of people who haven't agreed.",
]


@login_required
@in_community
def community_settings(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    return settings_page(request, seat)


@login_required
@require_POST
@in_community
def change_community(request: AuthenticatedRequest, seat: Seat, section: str) -> HttpResponse:
    """Save one section that is about the community itself."""
    require(may_change_community(seat))
    if section not in CHANGES:
        raise Http404
    community = Community.objects.get(pk=seat.community.pk)
    form = CHANGES[section](request.POST, instance=community)
    if not form.is_valid():
        return settings_page(request, seat, {section: form})
    change = actions.choose_type if section == "mostly" else actions.change_community
    change(form.instance, by=request.user, **form.cleaned_data)
    return to_section(seat, section)


@login_required
@in_community
def rules(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Save norms and promise. Opened as a page, it is a section of the settings."""
    require(may_change_community(seat))
    if request.method != "POST":
        return section_at(seat, "rules")
    form = RulesForm(request.POST, has_charter=seat.community.has_charter)
    if not form.is_valid():
        return settings_page(request, seat, {"rules": form})
    if "norms" in form.cleaned_data:
        actions.set_norms(seat.community, texts=form.norm_lines(), by=request.user)
    hours = form.cleaned_data["promise_hours"]
    actions.promise_reply(seat.community, within_hours=hours, by=request.user)
    return to_section(seat, "rules")


@login_required
@in_community
def room_settings(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    return section_at(seat, "rooms")


@login_required
@require_POST
@in_community
def open_room(request: AuthenticatedRequest, seat: Seat, room_slug: str) -> HttpResponse:
    require(may_change_community(seat))
    if room_slug not in rooms:
        raise Http404
    actions.open_room(seat.community, room=room_slug, by=request.user)
    return to_section(seat, "rooms")


@login_required
@require_POST
@in_community
def shut_room(request: AuthenticatedRequest, seat: Seat, room_slug: str) -> HttpResponse:
    require(may_change_community(seat))
    if room_slug not in rooms:
        raise Http404
    actions.shut_room(seat.community, room=room_slug, by=request.user)
    return to_section(seat, "rooms")


def section_at(seat: Seat, section: str) -> HttpResponse:
    """To a section of the page, for links and bookmarks that lead to what it was before."""
    return redirect(f"{reverse('community_settings', args=[seat.community.slug])}#{section}")


def to_section(seat: Seat, section: str) -> HttpResponse:
    """Back to what was saved; there it is said what is true now."""
    page = reverse("community_settings", args=[seat.community.slug])
    return redirect(f"{page}?saved={section}#{section}")


def settings_page(
    request: HttpRequest, seat: Seat, sent: Mapping[str, forms.BaseForm] | None = None
) -> HttpResponse:
    """The whole page, with the forms that were `sent` and could not be saved as they were sent."""
    sent = sent or {}
    community = queries.community_to_set(seat.community.pk)
    context = {
        "sections": [
            (section, sent.get(section.slug) or _form(section, community), section.now(community))
            for section in SECTIONS
        ],
        "unsaved": tuple(sent),
        "saved": request.GET.get("saved", "") if not sent else "",
        "topics": community.topics.all(),
        "starters": NORM_STARTERS,
        "pages": [page for page in tabs_in("community") if page.url_name != "community_settings"],
        "viewers": list(WHAT_THEY_SEE.items()),
        "visits": queries.last_visits(community),
        "room": "settings",
    }
    return render(
        request, "communities/community_settings.html", context, status=422 if sent else 200
    )


def _form(section: Section, community: Community) -> forms.BaseForm | None:
    """As it is now; None where there are buttons instead."""
    if section.slug in CHANGES:
        return CHANGES[section.slug](instance=community)
    if section.form is RulesForm:
        return RulesForm.of(community)
    return section.form() if section.form else None
