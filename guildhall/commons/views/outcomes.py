"""“Did you try it?” and “I'll try this”."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.commons import actions, policy
from guildhall.commons.forms import OutcomeForm
from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.marks import marks_of
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.page.conversation import drawn_reply
from guildhall.commons.page.views import entry_in
from guildhall.commons.reply_paths import path_of_reply
from guildhall.commons.views.finding import back_to, entry_at, place_of, reply_at
from guildhall.commons.views.verbs import act_verb
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.in_place import answer_parts, part, parts_asked
from guildhall.web.saying import say


@login_required
@in_community
def report_outcome(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """How an answer went."""
    reply = reply_at(seat, reply_id)
    return _outcome_page(request, seat, reply, reply.entry)


@login_required
@in_community
def report_outcome_of_entry(
    request: AuthenticatedRequest, seat: Seat, entry_id: int
) -> HttpResponse:
    """How an entry went, such as a tip, that people try themselves."""
    entry = _tryable(seat, entry_id)
    return _outcome_page(request, seat, entry, entry)


def _outcome_page(
    request: AuthenticatedRequest,
    seat: Seat,
    target: Entry | Reply,
    entry: Entry,
) -> HttpResponse:
    require(policy.may_report_outcome(seat, target))
    unit = unit_of(request.user)
    initial = {
        "unit_name": unit.name if unit else "",
        "result": request.GET.get("result", ""),
        "context": request.GET.get("context", "")[:160],
    }
    form = OutcomeForm(request.POST or None, initial=initial, auto_id=f"id_tried{target.pk}_%s")
    if unit:
        form.fields["unit_name"].help_text = _("From your profile. Change it if it was elsewhere.")
    if request.method == "POST" and form.is_valid():
        actions.report_outcome(target, by=request.user, **form.cleaned_data)
        say(request, _("Result saved. It helps the next person who tries this."))
        return _back(target, seat)
    if parts_asked(request):
        return _in_place(request, seat, target, entry, form)
    mine = Outcome.objects.filter(
        **({"reply": target} if isinstance(target, Reply) else {"entry": target}),
        person=request.user,
        replaced_at=None,
    )
    is_reply, slug = isinstance(target, Reply), seat.community.slug
    context = {
        "form": form,
        "target": target,
        "entry": entry,
        "mine": mine,
        "is_reply": is_reply,
        "back": path_of_reply(entry, slug, target.pk) if is_reply else path_of(entry, slug),
    }
    return render(request, "commons/report_outcome.html", context)


def _in_place(
    request: AuthenticatedRequest,
    seat: Seat,
    target: Entry | Reply,
    entry: Entry,
    form: OutcomeForm,
) -> HttpResponse:
    """The form in the row of acts from which it was opened. Raises Http404."""
    reply = target if isinstance(target, Reply) else None
    context = {
        "form": form,
        "changes": "" if reply else "head check tried more ladder",
        "back": place_of(entry, seat, reply, part="acts"),
    }
    drawn = SafeString(render_to_string("commons/_report_in_place.html", context, request))
    placed: SafeString | None = part("acts", drawn)
    if reply and (found := entry_in(kinds[entry.kind].room, seat, entry.pk)):
        marks = marks_of(seat.person, found)
        placed = drawn_reply(found, seat, marks, reply.pk, acts=drawn)
    if not placed:
        raise Http404
    return answer_parts(request, [placed], status=422 if form.errors else 200)


def _tryable(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where entries of this kind are not tried."""
    entry = entry_at(seat, entry_id)
    if not kinds[entry.kind].takes_outcomes:
        raise Http404
    return entry


def _back(target: Entry | Reply, seat: Seat) -> HttpResponse:
    if isinstance(target, Reply):
        return back_to(target.entry, seat, target)
    return back_to(target, seat, part="acts")


def _own_outcome(seat: Seat, outcome_id: int) -> Outcome:
    """Raises Http404 for another person's, and where the seat no longer sees what was tried."""
    outcome = get_object_or_404(Outcome.objects.filter(person=seat.person), pk=outcome_id)
    _target_of(seat, outcome)
    return outcome


def _target_of(seat: Seat, outcome: Outcome) -> Entry | Reply:
    if outcome.reply_id:
        return reply_at(seat, outcome.reply_id)
    return entry_at(seat, outcome.entry_id or 0)


withdraw_outcome = community_verb(
    find=_own_outcome,
    may=whoever_finds_it,
    act=actions.withdraw_outcome,
    says=_("Your result has been taken back."),
    back=lambda seat, outcome: _back(_target_of(seat, outcome), seat),
)
begin_trial = act_verb(
    find=_tryable,
    may=policy.may_try,
    act=actions.begin_trial,
    says=_("Good luck. In two weeks we'll ask you once whether it worked."),
)
give_up_trial = act_verb(
    find=_tryable,
    may=whoever_finds_it,
    act=actions.give_up_trial,
    says=_("We won't ask you about it."),
)
