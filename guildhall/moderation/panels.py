"""What moderation hangs into pages: acts behind “…”, and the page of what waits for stewards."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.menus import MenuItem, entry_menu, reply_menu
from guildhall.communities.menus import member_menu
from guildhall.web.help import HelpPage, help_pages
from guildhall.web.panels import Tab, add_tab


def register() -> None:
    help_pages.add("moderation", HelpPage("moderation", _("When something is not right"), "moderation/help.html"))
    add_tab(Tab("community", "queue", _("To look after"), "queue", 50))
    member_menu.add("moderate", MenuItem(_("Pause or remove …"), "shield", "moderate_person", lambda seat: seat.is_steward))
    for menu, flag, moderate in ((entry_menu, "flag_entry", "moderate_entry"), (reply_menu, "flag_reply", "moderate_reply")):
        menu.add(
            "flag", MenuItem(_("Tell the stewards …"), "flag", flag, lambda seat: seat.person is not None and not seat.is_steward)
        )
        menu.add("moderate", MenuItem(_("Moderate …"), "shield", moderate, lambda seat: seat.is_steward))
