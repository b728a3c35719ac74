"""What communities adds to the help inside the hall."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("people", HelpPage("people", _("People and invitations"), "communities/help_people.html"))
    help_pages.add("stewards", HelpPage("stewards", _("For stewards"), "communities/help_stewards.html"))
