"""What reports tell the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = HelpPage("sponsors", _("What sponsors read"), "reports/help.html")
panels = Tab("community", "sponsor", _("For sponsors"), "sponsor_pages", 60)
