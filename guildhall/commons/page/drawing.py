"""Acts as HTML: the one renderer. The same acts are drawn once and only get another id."""

from django.utils.safestring import SafeString

from guildhall.commons.page.acts import Act, grouped
from guildhall.web.frames import frame


def draw_acts(
    row: tuple[Act, ...],
    menu: tuple[Act, ...],
    *,
    community_slug: str,
    target_id: int,
    standing: str = "",
    menu_name: str = "",
    is_open: bool = False,
) -> SafeString:
    """The row below a text: its acts, with the seldom ones behind “…”; empty where it has none.

    `standing` says why a reply is not published. Where the page has a menu called `menu_name`, the
    row only links to it. `is_open`: the menu is open at once.
    """
    if not row and not menu and not standing:
        return SafeString()
    flags = {
        "row": row,
        "menu": () if menu_name else grouped(menu),
        "standing": standing,
        "slug": community_slug,
        "menu_name": menu_name,
        "is_open": is_open,
    }
    return frame("commons/page/_acts.html", flags, ids={"target_id": target_id})


def draw_some(
    acts: tuple[Act, ...], *, community_slug: str, target_id: int, size: str = ""
) -> SafeString:
    """Acts one after the other, for a part of the page that has its own place for them."""
    if not acts:
        return SafeString()
    flags = {"acts": acts, "size": size, "slug": community_slug}
    return frame("commons/page/_some_acts.html", flags, ids={"target_id": target_id})
