"""What newcomers hangs into the hall: a page in the help."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("newcomers", HelpPage("newcomers", _("Being new"), "newcomers/help.html"))
