"""“Fine with me” and “I abstain”; a button takes back what was chosen, or pressing it again."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.rounds.models import Voice
from guildhall.web.addresses import address_by_name
from guildhall.web.ui.act import act

register = template.Library()


@register.simple_tag
def voice_buttons(entry: Any, *, slug: str, says: str = "", back: str = "") -> SafeString:
    """`says` is what the reader has said: agrees, abstains, or nothing yet.

    `back` is the query that leads back to a list; there the title is read aloud after the label.
    """
    both = [
        _button(entry, slug, says, back, Voice.Says.AGREES, "agree_to_proposal"),
        _button(entry, slug, says, back, Voice.Says.ABSTAINS, "abstain_from_proposal"),
    ]
    return format_html("{}{}{}", *both, _taking_back(entry, slug, back) if says else "")


def _taking_back(entry: Any, slug: str, back: str) -> SafeString:
    return act(
        address_by_name("take_back_voice", slug, entry.pk) + back,
        label=_("Take it back"),
        about=entry.title if back else "",
        look="small quiet",
        in_place="",
    )


def _button(entry: Any, slug: str, says: str, back: str, way: str, verb: str) -> SafeString:
    is_on = says == way
    agrees = way == Voice.Says.AGREES
    return act(
        address_by_name("take_back_voice" if is_on else verb, slug, entry.pk) + back,
        label=_("Fine with me") if agrees else _("I abstain"),
        about=entry.title if back else "",
        icon="check" if agrees else "",
        look=_look(is_on, agrees, says),
        is_pressed=is_on,
        in_place="",
    )


def _look(is_on: bool, agrees: bool, says: str) -> str:
    """The main one is what is chosen; before that, the yes."""
    return "small main" if is_on or (agrees and not says) else "small"


def sample() -> dict[str, Any]:
    return {"entry": SimpleNamespace(pk=1, title="Do we buy a second pump?")}
