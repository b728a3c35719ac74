"""What health hangs into the hall: a door beside the rooms, and a page in the help."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages
from guildhall.web.panels import Door, doors


def register() -> None:
    doors.add("health", Door("health", _("How we are"), "heart-pulse", "health"))
    doors.add("monday", Door("monday", _("This week"), "list-checks", "monday", is_for_stewards=True))
    help_pages.add("how-we-are", HelpPage("how-we-are", _("How we are"), "health/help_health.html"))
    help_pages.add("this-week", HelpPage("this-week", _("This week, for stewards"), "health/help_monday.html"))
