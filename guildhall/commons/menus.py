"""The menus behind “…” of an entry and of a reply: other apps declare what they add."""

from guildhall.communities.menus import MenuItem, items_for, menu_of

entry_menu = menu_of("entry")
reply_menu = menu_of("reply")

__all__ = ["MenuItem", "entry_menu", "items_for", "reply_menu"]
