"""What the pulse tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage

help = HelpPage("pulse", _("A few questions"), "pulse/help.html")
