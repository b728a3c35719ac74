"""The four questions, and when each is asked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FarewellQuestion:
    """`after`: how long after someone left it is asked."""

    number: int
    text: Any
    after: dt.timedelta


QUESTIONS = (
    FarewellQuestion(
        1, _("What should the people who go on know before anything else?"), dt.timedelta()
    ),
    FarewellQuestion(2, _("What took you longest to find out here?"), dt.timedelta(days=4)),
    FarewellQuestion(3, _("What is half done, and who could carry it on?"), dt.timedelta(days=9)),
    FarewellQuestion(
        4, _("Where do you look, or whom do you ask, when nothing helps?"), dt.timedelta(days=13)
    ),
)
BY_NUMBER = {one.number: one for one in QUESTIONS}
