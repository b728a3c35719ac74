"""What the survey adds to the house: a help page."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage

help = HelpPage("pulse", _("Quarterly survey"), "pulse/help.html")
