"""Write a name in full where a text has a part of it: “@Marta” becomes a mention of her."""

from guildhall.commons.actions.entry import edit_entry
from guildhall.commons.actions.reply import edit_reply
from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import editable, with_full_name
from guildhall.people.models import Person


def mention_in_entry(entry: Entry, *, person: Person, typed: str, by: Person) -> Entry:
    """Mention `person` where the text says “@typed”. Where it doesn't, nothing changes."""
    body = with_full_name(editable(entry), typed, person.username)
    return edit_entry(entry, by=by, title=entry.title, body=body)


def mention_in_reply(reply: Reply, *, person: Person, typed: str, by: Person) -> Reply:
    """The same for a reply."""
    body = with_full_name(editable(reply), typed, person.username)
    return edit_reply(reply, by=by, body=body)
