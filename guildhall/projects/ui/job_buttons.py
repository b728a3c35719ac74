"""The buttons of one shift, supply or task; each is pressed where it is."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


class _Offered(NamedTuple):
    """A button without its ids: the same for every job of its kind."""

    url_name: str
    label: str
    look: str
    is_post: bool


@register.simple_tag
def job_buttons(
    buttons: Sequence[Any],
    *,
    slug: str,
    about: str,
    changes: str = "coming shifts supplies tasks next_step",
) -> SafeString:
    """`about` is read aloud after each label; `changes` are the parts that are drawn anew.

    All are of one job, so that their ids are the same.
    """
    if not buttons:
        return SafeString()
    offered = tuple([_Offered(one.url_name, one.label, one.look, one.is_post) for one in buttons])
    project_id, job_id = buttons[0].args
    return frame(
        "projects/ui/job_buttons.html",
        {"buttons": offered, "slug": slug, "changes": changes},
        ids={"project_id": project_id, "job_id": job_id},
        about=about,
    )


def sample() -> dict[str, Any]:
    button = SimpleNamespace(
        url_name="take_shift", args=(1, 1), label="I'll take this", look="small main", is_post=True
    )
    return {"buttons": [button]}
