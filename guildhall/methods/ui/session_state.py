"""Whether a session is to come, running or held."""

from django import template
from django.utils.safestring import SafeString

from guildhall.methods.models import SessionState
from guildhall.web.ui.tag import tag

register = template.Library()
LOOKS = {SessionState.RUNNING: "accent", SessionState.ENDED: "good"}


@register.simple_tag
def session_state(state: str) -> SafeString:
    one = SessionState(state)
    return tag(str(one.label), look=LOOKS.get(one, ""))
