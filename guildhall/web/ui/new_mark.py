"""A quiet mark: something is new behind this link for its reader."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def new_mark(*, where: str = "") -> SafeString:
    """A dot, read aloud as “new”; `where` is empty, or narrow (only on a narrow window).

    Without script it is not shown: nothing would take it away once its reader was there.
    """
    return frame("web/ui/new_mark.html", {"is_narrow_only": where == "narrow"})
