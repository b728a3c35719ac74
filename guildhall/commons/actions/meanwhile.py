"""Two people, or two tabs, change one text: the later one is shown both, and nothing is lost."""

import hashlib

from django.utils.translation import gettext as _

from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import editable


class WrittenMeanwhile(ValueError):
    """The text was changed since this form was opened; `theirs` is the text now, with its mark.

    Nothing is overwritten.
    """

    def __init__(self, theirs: str, mark: str) -> None:
        super().__init__(
            _(
                "This text was changed while you were writing, by someone else or in another tab. "
                "Yours is still here: copy into it what you want to keep of the other."
            )
        )
        self.theirs, self.mark = theirs, mark


def mark_of_text(written: Entry | Reply) -> str:
    """A mark that differs for every wording."""
    return mark_of(editable(written))


def mark_of(text: str) -> str:
    """The same of a text as people edit it, which may be an earlier version."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def require_unchanged(written: Entry | Reply, *, since: str | None, body: str) -> None:
    """`since` is the mark of the text that the writer began from. Raises WrittenMeanwhile."""
    mark, theirs = mark_of_text(written), editable(written)
    if since and since != mark and body.strip() != theirs.strip():
        raise WrittenMeanwhile(theirs, mark)
