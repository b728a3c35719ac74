"""What is beside a text: photos, files to download, what is played in place."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guildhall.commons.models import Attachment

register = template.Library()


@register.simple_tag
def beside(files: Sequence[Attachment]) -> SafeString:
    """The same for every reader, so it may be kept; empty where there are no files."""
    if not files:
        return SafeString()
    pictures = [one for one in files if one.is_picture]
    others = [one for one in files if not one.is_picture]
    context = {"pictures": pictures, "others": others, "is_one": len(pictures) == 1}
    return render_to_string("commons/ui/beside.html", context)


def sample() -> dict[str, Any]:
    """Files that are kept nowhere."""
    plan = Attachment(
        pk=1,
        file=f"{'0' * 64}.pdf",
        kind=Attachment.Kind.DOCUMENT,
        name="Pump P-12.pdf",
        size=1_400_000,
        pages=12,
    )
    return {"files": [plan]}
