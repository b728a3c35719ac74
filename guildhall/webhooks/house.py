"""What the house asks of webhooks: a tab of the settings, and help."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = HelpPage("elsewhere", _("Chat and other programs"), "webhooks/help.html")
panels = Tab(
    "community",
    "webhooks",
    _("Integrations"),
    "webhooks",
    60,
    _("Which chat or program is told of what happens here."),
)
