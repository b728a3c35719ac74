"""What home adds to the help inside the hall."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("ten-minutes", HelpPage("ten-minutes", _("Your first page"), "home/help_ten_minutes.html"))
