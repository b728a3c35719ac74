"""Whether a time suits: three choices as chips."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from guildhall.meetings.models import TimeOption, TimeVoice

register = template.Library()

ANSWERS = (
    (TimeVoice.Answer.YES, _("Suits me")),
    (TimeVoice.Answer.PERHAPS, _("If need be")),
    (TimeVoice.Answer.NO, _("No")),
)


@register.inclusion_tag("meetings/ui/time_chips.html")
def time_chips(option: TimeOption, *, chosen: str) -> dict[str, Any]:
    """`chosen` is the reader's answer, or empty. The page draws the group around them."""
    return {
        "name": f"time-{option.pk}",
        "answers": [(str(value), label, value == chosen) for value, label in ANSWERS],
    }


def sample() -> dict[str, Any]:
    return {"option": TimeOption(pk=1)}
