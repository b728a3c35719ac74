"""“Fine with me”, “I abstain” and, in a list, “I object …”, for one who may say so."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def voice_buttons(
    entry: Any, *, slug: str, says: str = "", back: str = "", objecting: str = ""
) -> SafeString:
    """`says` is what the reader has said: agrees, abstains, or nothing yet.

    `back` is the query that leads back to a list; there the title is read aloud after the label.
    `objecting` is “first” or “again” where they may object, and links to it.
    """
    return frame(
        "decisions/ui/voice_buttons.html",
        {"slug": slug, "says": says, "back": back, "objecting": objecting},
        ids={"decision_id": entry.pk},
        about=entry.title if back else "",
    )


def sample() -> dict[str, Any]:
    return {"entry": SimpleNamespace(pk=1, title="Do we buy a second pump?")}
