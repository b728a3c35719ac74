"""The last day, the end, and what each of the two learned."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import require
from guildhall.mentoring import actions, policy, queries
from guildhall.mentoring.forms import LearnedForm, UntilForm
from guildhall.mentoring.views.finding import found_pair, pair_page, to_pair
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@login_required
@require_POST
def change_until(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    pair = found_pair(request.user, pair_id)
    require(policy.may_go_on(request.user, pair))
    form = UntilForm(request.POST)
    if not form.is_valid():
        return pair_page(request, pair, wrong={"until_form": form})
    actions.change_until(pair, by=request.user, **form.cleaned_data)
    say(request, _("The last day is changed."))
    return to_pair(request.user, pair)


end_pair = hall_verb(
    find=found_pair,
    may=policy.may_go_on,
    act=actions.end_pair,
    says=_("Your time together is over. You both keep the notebook."),
    back=to_pair,
)


@login_required
@require_POST
def tell_learned(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    pair = found_pair(request.user, pair_id)
    require(policy.may_tell_learned(request.user, pair))
    form = LearnedForm(request.POST)
    if not form.is_valid():
        return pair_page(request, pair, wrong={"learned_form": form})
    actions.tell_learned(pair, by=request.user, **form.cleaned_data)
    say(request, _("Kept. Only the two of you can read it."))
    return to_pair(request.user, pair)


@login_required
@require_POST
def let_grow(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    """Into a draft of one's own; nothing is published."""
    pair = found_pair(request.user, pair_id)
    learned, place = (
        queries.learned_of(pair, request.user),
        queries.note_place(pair, request.user),
    )
    if learned.mine is None or place is None:
        raise Http404
    require(policy.may_let_grow(request.user, both_wish_it=learned.both_wish_it))
    return redirect(actions.let_grow(learned.mine, place, by=request.user))
