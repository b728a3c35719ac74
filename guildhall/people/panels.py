"""What people hangs into the shell: the name on the door."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import House
from guildhall.web.panels import Tab, add_tab, house_names


def register() -> None:
    house_names.add("people", _house_name)
    for tab in (
        Tab("house", "house", _("Settings"), "house", 10),
        Tab("house", "let_in", _("Let colleagues in"), "let_colleagues_in", 20),
        Tab("house", "units", _("Departments and sites"), "units", 30),
        Tab("house", "not_here_yet", _("Not here yet"), "not_here_yet", 50),
        Tab("house", "audit", _("Record"), "audit", 90),
    ):
        add_tab(tab)


def _house_name(request: HttpRequest) -> str:
    """From what the page has fetched with it, the seat or a list of communities; else one query."""
    community = getattr(getattr(request, "seat", None), "community", None) or getattr(request, "first_community", None)
    return getattr(community, "house_name", None) or House.current().name
