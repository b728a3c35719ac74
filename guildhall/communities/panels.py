"""The pages on which owners and stewards set something about communities."""

from django.utils.translation import gettext_lazy as _

from guildhall.web.panels import Tab, add_tab


def register() -> None:
    add_tab(Tab("house", "communities", _("Communities"), "house_communities", 40))
    add_tab(Tab("community", "community", _("Community"), "community_settings", 10))
    add_tab(Tab("community", "rooms", _("Rooms"), "room_settings", 20))
    add_tab(Tab("community", "topics", _("Topics"), "topics", 30))
    add_tab(Tab("community", "stage", _("Where we are"), "stage", 45))
    add_tab(Tab("community", "rules", _("Norms and promise"), "rules", 40))
