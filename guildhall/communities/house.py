"""What communities tell the house: help, settings, doors beside the rooms, what helps when."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Stage
from guildhall.communities.seats import Seat
from guildhall.communities.stages import Offer
from guildhall.communities.ui.place import place
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Door, MenuLink, Panel, Tab
from guildhall.web.ui.link import link

help = (
    HelpPage("people", _("People and invitations"), "communities/help_people.html"),
    HelpPage("away", _("Being away"), "communities/help_away.html"),
    HelpPage("stewards", _("For stewards"), "communities/help_stewards.html"),
)


def panels() -> tuple[Panel | Tab | Door | MenuLink, ...]:
    return (
        Panel("foot", _all_communities),
        Panel("place", _place),
        Panel("viewing", _viewing),
        Panel("profile", _phone_link),
        MenuLink(_("Communities"), "users", "communities", 50),
        MenuLink(_("I'm away"), "calendar", "away", 20),
        Door("people", _("People"), "users", "members", is_among_rooms=True),
        Door(
            "settings",
            _("Settings"),
            "settings",
            "community_settings",
            is_for_stewards=True,
            is_last=True,
        ),
        Tab("house", "communities", _("Communities"), "house_communities", 40),
        Tab("community", "community", _("Community"), "community_settings", 10),
        Tab(
            "community",
            "stage",
            _("Stage"),
            "stage",
            45,
            _("Where you are in your life together, what helps now, and how to close it well."),
        ),
    )


offers = (
    Offer(Stage.POTENTIAL, 20, _("See what each person can help with"), "members"),
    Offer(
        Stage.POTENTIAL,
        30,
        _("Keep it small for now: choose who sees this community"),
        "community_settings",
    ),
    Offer(Stage.MATURING, 10, _("Name topics, and someone to look after each"), "topics"),
    Offer(
        Stage.MATURING,
        20,
        _("Give roles with an end date: buddies, facilitators, a second steward"),
        "members",
    ),
    Offer(Stage.STEWARDSHIP, 30, _("Invite new people by name"), "invite"),
    Offer(
        Stage.TRANSFORMATION,
        20,
        _("Close it well: a readable archive with a contact person"),
        "close_community",
    ),
)


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The people, with the phone numbers that this member sees there."""
    yield reverse("members", args=[seat.community.slug]), _("People")


def _all_communities(request: HttpRequest) -> SafeString | str:
    if not request.user.is_authenticated:
        return ""
    return link("communities", label=gettext("All communities"))


def _phone_link(request: HttpRequest) -> SafeString:
    return render_to_string("communities/_phone_link.html", request=request)


def _place(request: HttpRequest) -> SafeString | str:
    seat = getattr(request, "seat", None)
    return place(seat) if seat else ""


def _viewing(request: HttpRequest) -> SafeString | str:
    """On top of every page, as long as a steward views the community as someone else."""
    viewing = getattr(request, "viewing", None)
    if viewing is None:
        return ""
    context = {"viewing": viewing, "token": get_token(request)}
    return mark_safe(render_to_string("communities/_viewing.html", context))
