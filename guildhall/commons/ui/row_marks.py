"""What the reader has done with an entry in a list, beside its row, which is the same for all."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.commons.marks import Marks
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def row_marks(marks: Marks) -> SafeString:
    """Nothing where the reader has done nothing."""
    flags = {
        "follows": marks.follows,
        "has_bookmark": marks.has_bookmark,
        "has_tried": bool(marks.tried_entry),
    }
    return frame("commons/ui/row_marks.html", flags)


def sample() -> dict[str, Any]:
    return {"marks": Marks(follows=True, has_bookmark=True)}
