"""The title of a meeting, which is the name of its series: kept whole, or refused."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.text import NotPosted

MOST_LETTERS = 200
TOO_LONG = _(
    "A title can have up to %(limit_value)d characters. This one has %(show_value)d: please "
    "shorten it."
)


class TitleTooLong(NotPosted):
    """The title is too long. It isn't cut: the form keeps it and says how long it can be."""


def whole_title(title: str) -> str:
    """The title on one line. Raises TitleTooLong."""
    line = " ".join(title.split())
    if len(line) > MOST_LETTERS:
        raise TitleTooLong(TOO_LONG % {"limit_value": MOST_LETTERS, "show_value": len(line)})
    return line
