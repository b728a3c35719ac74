"""What reports hangs into the hall."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages
from guildhall.web.panels import Tab, add_tab


def register() -> None:
    add_tab(Tab("community", "sponsor", _("For sponsors"), "sponsor_pages", 60))
    help_pages.add("sponsors", HelpPage("sponsors", _("What sponsors read"), "reports/help.html"))
