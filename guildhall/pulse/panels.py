"""The page of help."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("pulse", HelpPage("pulse", _("A few questions"), "pulse/help.html"))
