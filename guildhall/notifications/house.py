"""What the house asks of notifications: the bell at the top, the level of one entry, help."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.menus import MenuGroup, MenuItem
from guildhall.communities.seats import Seat
from guildhall.mail.kinds import LetterKind
from guildhall.notifications.carrying import NOTICE_LETTER
from guildhall.notifications.digest import DIGEST_LETTER, build_digest
from guildhall.notifications.notice_letter import build_notice
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink, Panel, Tab

help = HelpPage("notices", _("Notices and mail"), "notifications/help.html")


def panels() -> tuple[Panel | Tab | MenuLink, ...]:
    return (
        Panel("top", _bell),
        MenuLink(_("Notifications"), "bell", "notification_settings", 20),
        Tab("house", "delivery", _("Mail and jobs"), "delivery", 60),
    )


def letters() -> tuple[LetterKind, ...]:
    return (
        LetterKind(NOTICE_LETTER, _("Notice"), build_notice),
        LetterKind(DIGEST_LETTER, _("Digest"), build_digest),
    )


def menu() -> MenuItem:
    return MenuItem(
        "entry", _("Notifications …"), "settings", "entry_level", _is_member, MenuGroup.ONESELF
    )


def _bell(request: HttpRequest) -> SafeString | str:
    """A link. The open page asks how much is new, so that no page waits for it."""
    return frame("notifications/_bell.html", {}) if request.user.is_authenticated else ""


def _is_member(seat: Seat) -> bool:
    return seat.is_member
