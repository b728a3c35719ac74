"""What people adds to the help inside the hall."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("you", HelpPage("you", _("Your account and your data"), "people/help_you.html"))
    help_pages.add("owners", HelpPage("owners", _("For owners of the hall"), "people/help_owners.html"))
