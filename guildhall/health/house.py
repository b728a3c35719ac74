"""What health tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Door

help = (
    HelpPage("how-we-are", _("How we are"), "health/help_health.html"),
    HelpPage("this-week", _("This week, for stewards"), "health/help_monday.html"),
)
panels = (
    Door("health", _("How we are"), "heart-pulse", "health"),
    Door("monday", _("This week"), "list-checks", "monday", is_for_stewards=True),
)
