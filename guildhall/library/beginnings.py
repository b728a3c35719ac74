"""What a new page can begin with: outlines in our own words, which its writer fills in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Beginning:
    """An outline; `hint` says what it is for."""

    name: str
    label: Any
    hint: Any
    text: Any


BEGINNINGS = (
    Beginning(
        "how-to",
        _("How-to"),
        _("Steps that lead to one result"),
        _(
            "What you have at the end, in a sentence.\n\n"
            "## Before you start\n\n- What you need\n- What has to be switched off or locked\n\n"
            "## Steps\n\n1. First …\n2. Then …\n3. Last …\n\n"
            "## How you know it worked\n\nWhat you see, hear or measure.\n\n"
            "## If it didn't\n\nWhat usually goes wrong, and whom to ask."
        ),
    ),
    Beginning(
        "reference",
        _("Reference"),
        _("Facts to look up: values, types, parts"),
        _(
            "What this page lists, and for which machines, sites or cases.\n\n"
            "## At a glance\n\n| What | Value | Note |\n| --- | --- | --- |\n|  |  |  |\n\n"
            "## Exceptions\n\n- \n\n"
            "## Where this comes from\n\nManual, measurement or person, with the date."
        ),
    ),
    Beginning(
        "first-days",
        _("Checklist for someone new"),
        _("What a new colleague does first"),
        _(
            "Welcome. Take these in any order, and ask whenever something is unclear.\n\n"
            "## On the first day\n\n- [ ] Meet …\n- [ ] Get access to …\n\n"
            "## In the first week\n\n- [ ] Go along with …\n- [ ] Read …\n\n"
            "## In the first month\n\n- [ ] Do … on your own\n"
            "- [ ] Say what was missing on this page\n\n"
            "## People to know\n\n- "
        ),
    ),
    Beginning(
        "answers",
        _("Questions and answers"),
        _("What people keep asking, answered once"),
        _(
            "Short answers to what people ask most about this.\n\n"
            "## How do I …?\n\nThe answer in two sentences, and where to read more.\n\n"
            "## What does it mean when …?\n\n\n\n"
            "## Whom do I ask about the rest?\n\n"
        ),
    ),
)


def beginning_called(name: str) -> Beginning | None:
    return next((one for one in BEGINNINGS if one.name == name), None)
