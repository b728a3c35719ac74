"""The brief of a challenge: what is asked, and the rules that everyone reads before they begin."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Brief:
    """What a steward writes. `question` becomes the title of the challenge."""

    question: str
    until_on: dt.date
    decide_by: dt.date
    decider: Person
    judged_by: str
    afterwards: str
    why: str = ""
    hides_counts: bool = False

    def columns(self) -> dict[str, Any]:
        """What the row of the challenge keeps of it: all but the title."""
        return {
            "why": self.why,
            "until_on": self.until_on,
            "decide_by": self.decide_by,
            "decider": self.decider,
            "judged_by": self.judged_by,
            "afterwards": self.afterwards,
            "hides_counts": self.hides_counts,
        }

    @property
    def text(self) -> str:
        """One Markdown text for its page, search and mails."""
        parts = (
            ("", self.why),
            (_("How it is decided"), self.judged_by),
            (_("What happens with each idea"), self.afterwards),
        )
        return "\n\n".join(
            f"## {heading}\n\n{text.strip()}" if heading else text.strip()
            for heading, text in parts
            if text.strip()
        )
