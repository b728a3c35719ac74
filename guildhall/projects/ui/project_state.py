"""Where a project is, as a tag."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.projects.models import ProjectState
from guildhall.web.ui.tag import tag

register = template.Library()
LOOKS = {
    ProjectState.PLANNED: "accent",
    ProjectState.FINISHED: "good",
    ProjectState.STOPPED: "good",
}


@register.simple_tag
def project_state(state: str, *, is_over: bool = False) -> SafeString:
    """The same for every reader. One that `is_over` goes on past its day."""
    if is_over:
        return tag(_("its day is over"), look="warn")
    named = ProjectState(state)
    return tag(str(named.label), look=LOOKS[named])


def sample() -> dict[str, Any]:
    return {"state": ProjectState.PLANNED}
