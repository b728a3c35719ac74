"""What notifications adds to the help inside the hall."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("notices", HelpPage("notices", _("Notices and mail"), "notifications/help.html"))
