"""What charters tell the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage

help = HelpPage("charter", _("The charter"), "charters/help.html")
