"""The menus behind “…” of a page's replies: each is on the page once, however many replies have it.

A reply only links to its menu; the page's script puts it in the link's place. Without script the
link leads to the same page, on which the menu of that one reply is open.
"""

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from guildhall.commons.page.acts import Act, grouped
from guildhall.web.frames import frame

OPENED = "acts"  # in the address: whose menu is open

Menu = tuple[Act, ...]


class ReplyMenus:
    """Those of one page in one community, gathered while its replies are drawn."""

    def __init__(self, community_slug: str, asked: Mapping[str, str]) -> None:
        self.community_slug, self.opened = community_slug, asked.get(OPENED, "")
        self._names: dict[Menu, str] = {}

    def name_of(self, menu: Menu) -> str:
        """The id of the menu on the page."""
        return self._names.setdefault(menu, f"m{len(self._names)}")

    def is_open_at(self, reply_id: int) -> bool:
        return str(reply_id) == self.opened

    @property
    def html(self) -> SafeString:
        """Not to be seen: the script copies one, with the id of its reply."""
        pieces = [
            frame(
                "commons/page/_reply_menu.html",
                {"menu": grouped(menu), "name": name, "slug": self.community_slug},
            )
            for menu, name in self._names.items()
        ]
        return mark_safe("".join(pieces))  # frames are safe


def with_open_menu(page: str, reply_id: int) -> str:
    """The address `page` of a reply, on which its menu is open."""
    address, hash_sign, place = page.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{OPENED}={reply_id}{hash_sign}{place}"
