"""What communities tell the house: help, and the pages on which owners and stewards set something."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = (
    HelpPage("people", _("People and invitations"), "communities/help_people.html"),
    HelpPage("stewards", _("For stewards"), "communities/help_stewards.html"),
)
panels = (
    Tab("house", "communities", _("Communities"), "house_communities", 40),
    Tab("community", "community", _("Community"), "community_settings", 10),
    Tab("community", "rooms", _("Rooms"), "room_settings", 20),
    Tab("community", "topics", _("Topics"), "topics", 30),
    Tab("community", "stage", _("Where we are"), "stage", 45),
    Tab("community", "rules", _("Norms and promise"), "rules", 40),
)
