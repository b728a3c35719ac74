"""The plan of a small test, and how it and what was learned become one text."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.ideas.models import SmallTest

FORTNIGHT = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Plan:
    """What someone writes before they begin. `doing` becomes the title of the test."""

    doing: str
    belief: str
    until_on: dt.date
    needs: str = ""
    looks_at: str = ""
    unit: str = ""
    stops_if: str = ""

    def columns(self) -> dict[str, Any]:
        """What the row of the test keeps of it: all but the title."""
        return {
            "belief": self.belief,
            "until_on": self.until_on,
            "needs": self.needs,
            "looks_at": self.looks_at,
            "unit": self.unit,
            "stops_if": self.stops_if,
        }


_PLANNED = (
    ("belief", _("What we believe")),
    ("needs", _("What it takes")),
    ("looks_at", _("What we look at")),
    ("stops_if", _("What would make us stop")),
)
_LEARNED = ("learned", _("What we learned"))


def text_of(test: SmallTest | Plan) -> str:
    """One Markdown text for its page, search and mails: each part under its heading.

    What was learned comes first, once the test has ended.
    """
    has_ended = isinstance(test, SmallTest) and test.ended_at is not None
    headings = (_LEARNED, *_PLANNED) if has_ended else _PLANNED
    texts = [(heading, getattr(test, name).strip()) for name, heading in headings]
    return "\n\n".join(f"## {heading}\n\n{text}" for heading, text in texts if text)
