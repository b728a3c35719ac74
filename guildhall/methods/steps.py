"""The steps of a run sheet, as people write them: a line each that begins with its minutes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_STEPS = 40
LONGEST = 999  # minutes
LONGEST_TEXT = 500

_STEP = re.compile(
    r"^\s*(?:[-*+•]\s+)?(?P<minutes>\d{1,3})\s*"
    r"(?:(?:min|mins|minutes|minute)\b\.?|['′])?\s*[:.–-]?\s+(?P<text>\S.*?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """What happens, and for how many minutes."""

    minutes: int
    text: str

    @property
    def seconds(self) -> int:
        return self.minutes * 60


def steps_of(text: str) -> tuple[Step, ...]:
    """The lines that are steps, such as “10 min: Welcome”; all others are left out."""
    found = (_STEP.match(line) for line in text.splitlines())
    steps = [
        Step(int(one["minutes"]), one["text"][:LONGEST_TEXT])
        for one in found
        if one and int(one["minutes"]) > 0
    ]
    return tuple(steps[:MOST_STEPS])


def as_lines(steps: Iterable[Step]) -> str:
    """The steps as people write them; `steps_of` reads them back."""
    return "\n".join(f"- {step.minutes} min: {step.text}" for step in steps)


def minutes_of(steps: Iterable[Step]) -> int:
    return sum(step.minutes for step in steps)


def length_in_words(minutes: int) -> str:
    """“90 minutes”; from three hours on, in hours: “4 hours”, “4½ hours”."""
    hours, rest = divmod(minutes, 60)
    if hours < 3 or rest not in (0, 30):
        return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
    return _("%(hours)s hours") % {"hours": f"{hours}½" if rest else hours}
