"""What the reader has done with an entry in a list, beside its row, which is the same for all."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.marks import Marks
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tag

register = template.Library()


@register.simple_tag
def row_marks(marks: Marks, *, news: str = "") -> SafeString:
    """Nothing where there is nothing to mark. `news` is the address of what is new to them."""
    mark = tag(_("new replies"), look="accent", href=news) if news else ""
    flags = {
        "follows": marks.follows,
        "has_bookmark": marks.has_bookmark,
        "has_tried": bool(marks.tried_entry),
    }
    return frame("commons/ui/row_marks.html", flags, news=mark)


def sample() -> dict[str, Any]:
    return {"marks": Marks(follows=True, has_bookmark=True)}
