"""The addresses that every kind of entry has."""

from django.urls import URLPattern, path

from guildhall.commons.page.views import entry_page, reply_to_entry


def entry_urls(room: str, here: str, *, name: str) -> list[URLPattern]:
    """Its page, and where a reply is posted; `here` is the address of the room's list."""
    entry = f"{here}<entry:entry_id>/"
    return [
        path(entry, entry_page(room), name=name),
        path(f"{entry}reply/", reply_to_entry(room), name=f"reply_to_{name}"),
    ]
