"""What home tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage

help = HelpPage("ten-minutes", _("The home page"), "home/help_ten_minutes.html")
