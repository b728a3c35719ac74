"""What stands behind “…” beside an entry or reply: upper floors add their acts."""

from guildhall.communities.menus import MenuItem, items_for
from guildhall.kit.registry import Registry

entry_menu: Registry[MenuItem] = Registry("commons.entry_menu")
reply_menu: Registry[MenuItem] = Registry("commons.reply_menu")

__all__ = ["MenuItem", "entry_menu", "items_for", "reply_menu"]
