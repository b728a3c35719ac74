"""What webhooks tell the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = HelpPage("elsewhere", _("Into your chat, and other programs"), "webhooks/help.html")
panels = Tab("community", "webhooks", _("Elsewhere"), "webhooks", 60)
