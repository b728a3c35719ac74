"""What of a mail was not posted, in one sentence for its writer."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.incoming.own_words import (
    BELOW,
    DAMAGED,
    OF_OTHERS,
    QUOTED,
    TOO_MANY,
    WORDS_ALONE,
)

_REASONS = {
    OF_OTHERS: gettext_lazy("a mail or contact card, which has addresses of other people"),
    DAMAGED: gettext_lazy("a picture that we could not open, or larger than 12 MB"),
    TOO_MANY: gettext_lazy("more files than one text can have"),
    WORDS_ALONE: gettext_lazy("only words are kept here"),
}
_NAMELESS = {
    BELOW: gettext_lazy("what you wrote below the quoted mail"),
    QUOTED: gettext_lazy("the mail that you quoted or forwarded"),
}


def sentence_of(left_out: Sequence[Sequence[str]]) -> str:
    """Empty where all of it was posted."""
    pieces = [_piece(name, reason) for name, reason in left_out]
    return _("We left out: %(pieces)s.") % {"pieces": "; ".join(pieces)} if pieces else ""


def _piece(name: str, reason: str) -> str:
    if reason in _NAMELESS:
        return str(_NAMELESS[reason])
    why = str(_REASONS.get(reason, reason))  # what a file is refused for is a sentence already
    return f"{name} ({why.rstrip('.')})"
