"""What newcomers tell the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage

help = HelpPage("newcomers", _("Being new"), "newcomers/help.html")
