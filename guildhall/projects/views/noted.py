"""What members note for a project's plan: voices and figures for the need, and what we have."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions
from guildhall.projects.forms import AssetForm, VoiceForm
from guildhall.projects.models import Asset, Voice
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_do, row_at
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import NEED, WHAT_WE_HAVE, to_step


def _may_remove(seat: Seat, noted: Voice | Asset) -> Verdict:
    """Who noted it, and those who run the project."""
    is_own = seat.person is not None and noted.noted_by_id == seat.person.pk
    return may_do("note_for_project" if is_own else "plan_project")(seat, noted)


def _in_the_address(request: AuthenticatedRequest, _entry: Entry) -> dict[str, Any]:
    """Filled in with what someone offers, where the page was opened from that."""
    asked = request.GET
    return {
        "initial": {name: asked[name][:160] for name in ("kind", "text", "of") if name in asked}
    }


_form = partial(project_form, may=may_do("note_for_project"), button=_("Note it"))
_removal = partial(button_in, may=_may_remove, says=_("It's removed."))

note_voice = _form(
    form=VoiceForm,
    act=actions.note_voice,
    says=_("It's noted."),
    title=_("Note a voice or a figure"),
    back=to_step(NEED),
)
remove_voice = _removal(
    find=row_at(Voice.objects.all(), "voice_id"),
    act=actions.remove_voice,
    back=to_step(NEED),
)
note_asset = _form(
    form=AssetForm,
    opens=_in_the_address,
    act=actions.note_asset,
    says=_("It's on the list of what we have."),
    title=_("Note what we have"),
    back=to_step(WHAT_WE_HAVE),
)
remove_asset = _removal(
    find=row_at(Asset.objects.all(), "asset_id"),
    act=actions.remove_asset,
    back=to_step(WHAT_WE_HAVE),
)
