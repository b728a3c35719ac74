"""What people add to the rest of the hall: help, owners' pages, links of the reader's menu."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import House
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink, Panel, Tab
from guildhall.web.ui.link import link

help = (
    HelpPage("you", _("Your account and your data"), "people/help_you.html"),
    HelpPage("owners", _("For owners of the hall"), "people/help_owners.html"),
)


def panels() -> tuple[Panel | Tab | MenuLink, ...]:
    return (
        Panel("foot", _display),
        MenuLink(_("Edit profile"), "pencil", "edit_profile", 10),
        MenuLink(_("Being asked"), "message-circle-question-mark", "when_asked", 25),
        MenuLink(_("Sign-in and data"), "key-round", "account_settings", 40),
        MenuLink(_("This hall"), "settings", "house", 60, is_for_owners=True),
        Tab("house", "house", _("Settings"), "house", 10),
        Tab("house", "invite_colleagues", _("Invite colleagues"), "invite_colleagues", 20),
        Tab("house", "units", _("Departments and sites"), "units", 30),
        Tab("house", "accounts", _("People"), "accounts", 25),
        Tab("house", "imported_authors", _("Imported authors"), "imported_authors", 50),
        Tab("house", "audit_log", _("Audit log"), "audit_log", 90),
    )


def furnishes(_editor: BaseDatabaseSchemaEditor) -> None:
    """The one row of the owner's settings is there from the start."""
    House.objects.create(pk=1)


def _display(request: HttpRequest) -> SafeString:
    return link("choose_look", label=gettext("Light, dark, text size"))
