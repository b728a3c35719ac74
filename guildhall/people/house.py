"""What people tell the house: help, and what owners set."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = (
    HelpPage("you", _("Your account and your data"), "people/help_you.html"),
    HelpPage("owners", _("For owners of the hall"), "people/help_owners.html"),
)
panels = (
    Tab("house", "house", _("Settings"), "house", 10),
    Tab("house", "invite_colleagues", _("Invite colleagues"), "invite_colleagues", 20),
    Tab("house", "units", _("Departments and sites"), "units", 30),
    Tab("house", "imported_authors", _("Imported authors"), "imported_authors", 50),
    Tab("house", "audit_log", _("Audit log"), "audit_log", 90),
)
