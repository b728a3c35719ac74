"""What a table writes: by several phones and tabs at once, and no line of it is lost."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.models import touch_entry
from guildhall.kit.words import without_controls
from guildhall.methods.actions.locking import locked
from guildhall.methods.actions.running import put_into_text
from guildhall.methods.models import SessionState, Table
from guildhall.methods.weaving import woven
from guildhall.people.models import Person

LONGEST = 8_000  # letters a table
MOST_LINES = 400  # comparing takes the square of them, while others wait


class TooMuch(ValueError):
    """The text of a table is longer than it can be; nothing was changed."""


def write_harvest(
    table: Table, *, by: Person, began: str, wrote: str, unsure: str | None = None
) -> Table:
    """Put what was changed from `began` to `wrote` into the words of the table.

    `unsure` is what the same page sent before without hearing an answer: if it came through, the
    change is from that. Once the session was held, the text of its entry changes, too.
    Raises SessionRefused, TooMuch, NotPosted.
    """
    began, wrote = _lines(began), _lines(wrote)
    for sent in (began, wrote, unsure or ""):
        _require_room(sent)
    with transaction.atomic():
        session = locked(table.session, "write")
        table = Table.objects.select_for_update(of=("self",)).get(pk=table.pk)
        table.session = session
        if unsure is not None and _has_all(table.text, _lines(unsure)):
            began = _lines(unsure)
        text = woven(began, table.text, wrote)
        if text == table.text:
            return table
        _require_room(text)
        table.text = text
        table.version += 1
        table.save(update_fields=["text", "version"])
        if session.entry.state == SessionState.ENDED:
            put_into_text(session, by=by)
        touch_entry(session.entry)
    return table


def _require_room(text: str) -> None:
    """Raises TooMuch: what a page began with and what it wrote are compared line by line."""
    if len(text) > LONGEST or len(text.splitlines()) > MOST_LINES:
        raise TooMuch(_("That is more than a table can hold. Go on at another table."))


def _lines(text: str) -> str:
    """As it is kept: one kind of line break, no controls."""
    return "\n".join(without_controls(line) for line in text.splitlines())


def _has_all(text: str, earlier: str) -> bool:
    there = text.splitlines()
    return all(line in there for line in earlier.splitlines())
