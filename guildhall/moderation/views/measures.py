"""What stewards do about an entry, a reply or a person; and the page with the reason."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import NotMovable
from guildhall.commons.models import Entry
from guildhall.commons.reply_paths import path_of_reply
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.actions import LastSteward
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb
from guildhall.kit.verdict import require
from guildhall.moderation import actions, policy, queries
from guildhall.moderation.forms import (
    AboutPersonForm,
    AnswerForm,
    AppealForm,
    MergeForm,
    MoveForm,
    PauseForm,
    ReasonForm,
    SlowForm,
    SplitForm,
)
from guildhall.moderation.models import Appeal, Measure
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

WORDS = {
    "hide": (_("Hide"), _("only its author and the stewards see it")),
    "lock": (_("Lock"), _("nobody can reply any more")),
    "slow": (_("Slow down"), _("everyone waits between two replies")),
    "move": (_("Move"), _("into another community that you steward")),
    "merge": (_("Merge"), _("its replies move to another page, which stays")),
    "split": (_("Split"), _("some replies become a page of their own")),
}


@login_required
@in_community
def moderate_entry(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, act: str = ""
) -> HttpResponse:
    """One page for everything that a steward can do about an entry; each act has its own form."""
    entry = entry_at(seat, entry_id)
    require(policy.may_moderate(seat))
    forms = _entry_forms(request, seat, entry, act)
    if act and act not in forms:
        raise Http404
    if request.method == "POST" and act and forms[act].is_valid():
        try:
            _on_entry(request.user, entry, act, forms[act])
        except NotMovable as problem:
            forms[act].add_error(None, str(problem))
        else:
            say(request, _("Saved. The author can read why and appeal."))
            if act == "move":
                return redirect("queue", seat.community.slug)
            return redirect("moderate_entry", seat.community.slug, entry.pk)
    acts = [(name, *WORDS[name], form) for name, form in forms.items()]
    context = {
        "entry": entry,
        "acts": acts,
        "act": act,
        "measures": queries.measures_in_force(entry),
    }
    return render(
        request,
        "moderation/moderate_entry.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _entry_forms(
    request: AuthenticatedRequest, seat: Seat, entry: Entry, act: str
) -> dict[str, Form]:
    """The acts that are possible now, each with its form; the one that was sent is filled in."""

    def given(name: str):
        return request.POST if request.method == "POST" and name == act else None

    forms: dict[str, Form] = {}
    norms = queries.norms_of(seat.community)
    if entry.is_published or entry.standing == "held":
        forms["hide"] = ReasonForm(given("hide"), norms=norms, prefix="hide")
    if entry.is_published:
        if not entry.locked_at:
            forms["lock"] = ReasonForm(given("lock"), norms=norms, prefix="lock")
        forms["slow"] = SlowForm(given("slow"), norms=norms, prefix="slow")
        others = queries.communities_stewarded(request.user, except_id=seat.community.pk)
        if others:
            forms["move"] = MoveForm(given("move"), communities=others, prefix="move")
        forms["merge"] = MergeForm(given("merge"), entry=entry, prefix="merge")
        replies = queries.first_level_replies(entry)
        if entry.reply_count:
            forms["split"] = SplitForm(given("split"), replies=replies, prefix="split")
    return forms


def _on_entry(by: Person, entry: Entry, act: str, form: Form) -> None:
    cleaned = form.cleaned_data
    norm_text = getattr(form, "norm_text", "")
    if act == "hide":
        actions.hide(entry, by=by, reason=cleaned["reason"], norm_text=norm_text)
    elif act == "lock":
        actions.lock(entry, by=by, reason=cleaned["reason"], norm_text=norm_text)
    elif act == "slow":
        actions.slow_down(
            entry,
            minutes=cleaned["minutes"],
            by=by,
            reason=cleaned["reason"],
            norm_text=norm_text,
        )
    elif act == "move":
        actions.move(entry, to=cleaned["to"], by=by, reason=cleaned["reason"])
    elif act == "merge":
        actions.merge(entry, into=cleaned["into"], by=by, reason=cleaned["reason"])
    else:
        actions.split(
            entry,
            replies=list(cleaned["replies"]),
            title=cleaned["title"],
            by=by,
            reason=cleaned["reason"],
        )


@login_required
@in_community
def moderate_reply(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_moderate(seat))
    form = ReasonForm(request.POST or None, norms=queries.norms_of(seat.community))
    if request.method == "POST" and form.is_valid():
        actions.hide(
            reply,
            by=request.user,
            reason=form.cleaned_data["reason"],
            norm_text=form.norm_text,
        )
        say(request, _("Hidden. Its author can read why and appeal to another steward."))
        return back_to(reply.entry, seat, reply)
    measures = Measure.objects.filter(reply=reply, undone_at=None).select_related("by")
    return render(
        request,
        "moderation/moderate_reply.html",
        {
            "form": form,
            "reply": reply,
            "entry": reply.entry,
            "reply_path": path_of_reply(reply.entry, seat.community.slug, reply.pk),
            "measures": measures,
        },
    )


@login_required
@in_community
def moderate_person(
    request: AuthenticatedRequest,
    seat: Seat,
    person_id: int,
    act: str = "",
) -> HttpResponse:
    require(policy.may_moderate(seat))
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    verdict = policy.may_moderate_person(seat, person)
    if act not in ("", "pause", "remove"):
        raise Http404
    is_post = request.method == "POST"
    norms = queries.norms_of(seat.community)
    pause = PauseForm(
        request.POST if is_post and act == "pause" else None,
        norms=norms,
        prefix="pause",
    )
    remove = AboutPersonForm(
        request.POST if is_post and act == "remove" else None,
        norms=norms,
        prefix="remove",
    )
    form = {"pause": pause, "remove": remove}.get(act)
    if is_post and form is not None:
        require(verdict)
        if form.is_valid() and _on_person(request, seat, person, act, form):
            return redirect("moderate_person", seat.community.slug, person.pk)
    context = {
        "person": person,
        "pause": pause,
        "remove": remove,
        "verdict": verdict,
        "act": act,
        "measures": queries.measures_about(person, seat.community),
        "room": "people",
    }
    return render(
        request,
        "moderation/moderate_person.html",
        context,
        status=422 if is_post else 200,
    )


def _on_person(
    request: HttpRequest, seat: Seat, person: Person, act: str, form: ReasonForm | PauseForm
) -> bool:
    why = {"by": request.user, "reason": form.cleaned_data["reason"], "norm_text": form.norm_text}
    try:
        if act == "pause":
            actions.pause(person, community=seat.community, days=form.cleaned_data["days"], **why)
        else:
            actions.remove(person, community=seat.community, **why)
    except LastSteward as problem:
        form.add_error(None, str(problem))
        return False
    say(request, _("Saved. They can read why and appeal."))
    return True


def _measure_at(seat: Seat, measure_id: int) -> Measure:
    measures = Measure.objects.filter(community=seat.community)
    measures = measures.select_related("entry", "reply__entry", "person")
    return get_object_or_404(measures, pk=measure_id)


undo_measure = community_verb(
    find=_measure_at,
    may_here=policy.may_moderate,
    may=lambda seat, measure: policy.may_take_back(seat.someone, measure),
    act=actions.undo_measure,
    says=_("Undone."),
    refusals=NotMovable,
    back=lambda _seat, measure: redirect("measure", measure.pk),
)


@login_required
def measure(request: AuthenticatedRequest, measure_id: int) -> HttpResponse:
    """For the person concerned, even if removed: what was done, by which norm, why, and appeal."""
    measures = Measure.objects.select_related("community", "entry", "reply__entry", "person", "by")
    taken = measures.filter(pk=measure_id).first()
    if taken is None:
        raise Http404
    is_steward = _is_steward(request.user, taken)
    if not policy.may_see_measure(request.user, taken, is_steward=is_steward):
        raise Http404
    made = Appeal.objects.filter(measure=taken).select_related("decided_by").first()
    verdict = policy.may_appeal(request.user, taken)
    form = AppealForm(request.POST or None, initial={"text": made.text if made else ""})
    if request.method == "POST":
        require(verdict)
        if form.is_valid():
            actions.appeal(taken, by=request.user, text=form.cleaned_data["text"])
            say(request, _("Another steward will look at it. We'll tell you what they decide."))
            return redirect("measure", taken.pk)
    context = {
        "measure": taken,
        "target": queries.text_of(taken, request.user),
        "appeal": made,
        "form": form if verdict else None,
        "is_steward": is_steward,
        "may_decide": bool(made and _may_decide(request.user, made, is_steward=is_steward)),
        "answer": AnswerForm(),
    }
    return render(request, "moderation/measure.html", context)


@login_required
@require_POST
def decide_appeal(request: AuthenticatedRequest, appeal_id: int) -> HttpResponse:
    appeals = Appeal.objects.select_related("measure__community", "measure__person")
    appeals = appeals.select_related("measure__entry", "measure__reply__entry")
    made = appeals.filter(pk=appeal_id).first()
    if made is None:
        raise Http404
    is_steward = _is_steward(request.user, made.measure)
    if not policy.may_see_measure(request.user, made.measure, is_steward=is_steward):
        raise Http404
    require(policy.may_decide_appeal(request.user, made, is_steward=is_steward))
    is_upheld = "uphold" in request.POST
    if is_upheld:
        require(policy.may_take_back(request.user, made.measure))
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.decide_appeal(
            made,
            by=request.user,
            is_upheld=is_upheld,
            answer=form.cleaned_data["answer"],
        )
        say(request, _("Decided. The person who appealed will read your answer."))
    else:
        say_problem(request, _("Please add a few words about why."))
    return redirect("measure", made.measure_id)


def _may_decide(person: Person, made: Appeal, *, is_steward: bool) -> bool:
    is_open = made.decided_at is None
    return is_open and bool(policy.may_decide_appeal(person, made, is_steward=is_steward))


def _is_steward(person: Person, measure: Measure) -> bool:
    held = RolePeriod.objects.stewards_of(measure.community_id)
    return held.filter(person=person).exists()
