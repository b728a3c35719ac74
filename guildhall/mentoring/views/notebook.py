"""The notebook of a pair: add a note, take one's own out again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import require
from guildhall.mentoring import actions, policy
from guildhall.mentoring.forms import NoteForm
from guildhall.mentoring.views.finding import found_note, found_pair, pair_page, to_pair
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@login_required
@require_POST
def add_note(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    pair = found_pair(request.user, pair_id)
    require(policy.may_go_on(request.user, pair))
    form = NoteForm(request.POST)
    if not form.is_valid():
        return pair_page(request, pair, wrong={"note_form": form})
    actions.add_note(pair, by=request.user, **form.cleaned_data)
    say(request, _("In your notebook. Only the two of you can read it."))
    return to_pair(request.user, pair)


remove_note = hall_verb(
    find=found_note,
    may=policy.may_remove_note,
    act=actions.remove_note,
    says=_("The note is gone, for both of you."),
    back=to_pair,
)
