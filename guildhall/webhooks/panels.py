"""What webhooks hangs into pages: the stewards' tab, and help."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages
from guildhall.web.panels import Tab, add_tab


def register() -> None:
    help_pages.add("elsewhere", HelpPage("elsewhere", _("Into your chat, and other programs"), "webhooks/help.html"))
    add_tab(Tab("community", "webhooks", _("Elsewhere"), "webhooks", 60))
