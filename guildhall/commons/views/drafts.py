"""What someone began to write, each with the way back to where it was begun."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions
from guildhall.commons.begun import Begun, begun_by, begun_in
from guildhall.kit.verdict import whoever_finds_it
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import ask
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def drafts(request: AuthenticatedRequest) -> HttpResponse:
    return render(request, "commons/drafts.html", {"drafts": begun_by(request.user)})


@login_required
@require_POST
def discard_draft(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Out of the list, with a button that brings it back."""
    actions.put_draft_away(draft_id, by=request.user)
    ask(request, render_to_string("commons/_discarded.html", {"draft_id": draft_id}))
    return redirect("drafts")


def _to_continue(me: Person, draft_id: int) -> Begun:
    begun = begun_in(draft_id, by=me)
    if begun is None or not begun.address:
        raise Http404
    return begun


def _continue(begun: Begun, *, by: Person) -> None:
    actions.continue_draft(begun.draft.pk, by=by)


# A link would open the form with the newest draft: this makes it the newest.
continue_draft = hall_verb(
    find=_to_continue,
    may=whoever_finds_it,
    act=_continue,
    back=lambda _me, begun: redirect(begun.address),
)
restore_draft = hall_verb(
    find=lambda _me, draft_id: draft_id,
    may=whoever_finds_it,
    act=actions.restore_draft,
    says=_("Your draft is back."),
    back=to_hall_page("drafts"),
)
