"""A box that stands out: a remark, or the one next step."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.looks import NOTE, classes_of

register = template.Library()


@register.simple_block_tag
def note(
    content: SafeString, *, title: str = "", icon: str = "", look: str = "", id: str = ""
) -> SafeString:
    """`look`: next for what to do next. With a title it is a section of the page."""
    element = "section" if title else "div"
    flags = {"element": element, "look": classes_of(look, among=NOTE), "icon": icon, "id": id}
    return frame("web/ui/note.html", flags, title=title, content=content)
