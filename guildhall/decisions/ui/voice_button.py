"""“Fine with me” or “I abstain”: a switch, pressed again to take it back."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.rounds.models import Voice
from guildhall.web.addresses import address_by_name
from guildhall.web.ui.act import act

register = template.Library()


@register.simple_tag
def voice_button(
    way: str, *, slug: str, decision_id: int, says: str = "", back: str = "", about: str = ""
) -> SafeString:
    """`way` is what it says, agrees or abstains; `says` what the reader has said, if anything."""
    is_on, agrees = says == way, way == Voice.Says.AGREES
    verb = "agree_to_proposal" if agrees else "abstain_from_proposal"
    return act(
        address_by_name("take_back_voice" if is_on else verb, slug, decision_id) + back,
        label=_("Fine with me") if agrees else _("I abstain"),
        about=about,
        icon="check" if agrees else "",
        look="small main" if is_on or (agrees and not says) else "small",
        is_pressed=is_on,
        in_place="",
    )


def sample() -> dict[str, Any]:
    return {"ways": Voice.Says.values}
