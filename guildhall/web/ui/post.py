"""A text that someone wrote, and what can be done with it."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def post(
    content: SafeString,
    *,
    id: str,
    text: str,
    is_comment: bool = False,
    is_solution: bool = False,
    is_gone: bool = False,
) -> SafeString:
    """`text` is a `post_text`, perhaps a kept one. The block below it may differ by reader."""
    states = {"comment": is_comment, "is-solution": is_solution, "is-gone": is_gone}
    classes = " ".join(["post", *[name for name, is_so in states.items() if is_so]])
    return frame("web/ui/post.html", {"classes": classes}, id=id, text=text, content=content)
