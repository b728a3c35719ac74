"""What stewards do to an entry, a reply or a person; and the page on which whom it concerns reads why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from guildhall.commons.actions import NotMovable
from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.actions import LastSteward
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.moderation import actions, policy, queries
from guildhall.moderation.forms import AnswerForm, AppealForm, MergeForm, MoveForm, PauseForm, ReasonForm, SlowForm, SplitForm
from guildhall.moderation.models import Appeal, Measure
from guildhall.people.models import Person

WORDS = {
    "hide": (gettext_lazy("Hide"), gettext_lazy("only its author and the stewards see it")),
    "lock": (gettext_lazy("Lock"), gettext_lazy("nobody replies any more")),
    "slow": (gettext_lazy("Slow down"), gettext_lazy("everybody waits between two replies")),
    "move": (gettext_lazy("Move"), gettext_lazy("into another community that you look after")),
    "merge": (gettext_lazy("Merge"), gettext_lazy("its replies go into another one, which stays")),
    "split": (gettext_lazy("Split"), gettext_lazy("some replies become an entry of their own")),
}


@login_required
@in_community
def moderate_entry(request: HttpRequest, seat: Seat, entry_id: int, act: str = "") -> HttpResponse:
    """One page for all that a steward can do to an entry; each act is a form of its own."""
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
            messages.success(request, _("Done. Whom it concerns reads why, and can appeal."))
            return (
                redirect("moderate_entry", seat.community.slug, entry.pk)
                if act != "move"
                else redirect("queue", seat.community.slug)
            )
    acts = [(name, *WORDS[name], form) for name, form in forms.items()]
    context = {"entry": entry, "acts": acts, "act": act, "measures": queries.standing_measures(entry)}
    return render(request, "moderation/moderate_entry.html", context, status=422 if request.method == "POST" else 200)


def _entry_forms(request: HttpRequest, seat: Seat, entry: Entry, act: str) -> dict[str, Form]:
    """The acts that make sense now, each with its form; the one that was sent with what was sent."""

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
    said = form.cleaned_data
    norm_text = getattr(form, "norm_text", "")
    if act == "hide":
        actions.hide(entry, by=by, reason=said["reason"], norm_text=norm_text)
    elif act == "lock":
        actions.lock(entry, by=by, reason=said["reason"], norm_text=norm_text)
    elif act == "slow":
        actions.slow_down(entry, minutes=said["minutes"], by=by, reason=said["reason"], norm_text=norm_text)
    elif act == "move":
        actions.move(entry, to=said["to"], by=by, reason=said["reason"])
    elif act == "merge":
        actions.merge(entry, into=said["into"], by=by, reason=said["reason"])
    else:
        actions.split(entry, replies=list(said["replies"]), title=said["title"], by=by, reason=said["reason"])


@login_required
@in_community
def moderate_reply(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_moderate(seat))
    form = ReasonForm(request.POST or None, norms=queries.norms_of(seat.community))
    if request.method == "POST" and form.is_valid():
        actions.hide(reply, by=request.user, reason=form.cleaned_data["reason"], norm_text=form.norm_text)
        messages.success(request, _("Hidden. Its author reads why, and may appeal to another steward."))
        return back_to(reply.entry, seat, reply)
    measures = Measure.objects.filter(reply=reply, undone_at=None).select_related("by")
    return render(
        request, "moderation/moderate_reply.html", {"form": form, "reply": reply, "entry": reply.entry, "measures": measures}
    )


@login_required
@in_community
def moderate_person(request: HttpRequest, seat: Seat, person_id: int, act: str = "") -> HttpResponse:
    require(policy.may_moderate(seat))
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    verdict = policy.may_moderate_person(seat, person)
    if act not in ("", "pause", "remove"):
        raise Http404
    is_post = request.method == "POST"
    norms = queries.norms_of(seat.community)
    pause = PauseForm(request.POST if is_post and act == "pause" else None, norms=norms, prefix="pause")
    remove = ReasonForm(request.POST if is_post and act == "remove" else None, norms=norms, prefix="remove")
    form = {"pause": pause, "remove": remove}.get(act)
    if is_post and form is not None:
        require(verdict)
        if form.is_valid() and _on_person(request, seat, person, act, form):
            return redirect("moderate_person", seat.community.slug, person.pk)
    context = {
        "person": person, "pause": pause, "remove": remove, "verdict": verdict, "act": act,
        "measures": queries.measures_about(person, seat.community), "room": "people",
    }  # fmt: skip
    return render(request, "moderation/moderate_person.html", context, status=422 if is_post else 200)


def _on_person(request: HttpRequest, seat: Seat, person: Person, act: str, form: Form) -> bool:
    said = {"by": request.user, "reason": form.cleaned_data["reason"], "norm_text": form.norm_text}
    try:
        if act == "pause":
            actions.pause(person, community=seat.community, days=form.cleaned_data["days"], **said)
        else:
            actions.remove(person, community=seat.community, **said)
    except LastSteward as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Done. They read why, and can appeal."))
    return True


@login_required
@require_POST
@in_community
def undo_measure(request: HttpRequest, seat: Seat, measure_id: int) -> HttpResponse:
    require(policy.may_moderate(seat))
    measure = get_object_or_404(
        Measure.objects.filter(community=seat.community).select_related("entry", "reply__entry", "person"), pk=measure_id
    )
    require(policy.may_take_back(request.user, measure))
    try:
        actions.undo_measure(measure, by=request.user)
    except NotMovable as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Taken back."))
    return redirect("measure", measure.pk)


@login_required
def measure(request: HttpRequest, measure_id: int) -> HttpResponse:
    """For whom it concerns, also after they were removed: what was done, by which norm, why; and the appeal."""
    found = Measure.objects.select_related("community", "entry", "reply__entry", "person", "by").filter(pk=measure_id).first()
    if found is None:
        raise Http404
    is_steward = _is_steward(request.user, found)
    if not policy.may_see_measure(request.user, found, is_steward=is_steward):
        raise Http404
    made = Appeal.objects.filter(measure=found).select_related("decided_by").first()
    verdict = policy.may_appeal(request.user, found)
    form = AppealForm(request.POST or None, initial={"text": made.text if made else ""})
    if request.method == "POST":
        require(verdict)
        if form.is_valid():
            actions.appeal(found, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Another steward looks at it. You hear what they say."))
            return redirect("measure", found.pk)
    context = {
        "measure": found, "target": queries.text_of(found, request.user), "appeal": made, "form": form if verdict else None, "is_steward": is_steward,
        "may_decide": bool(made and made.decided_at is None and policy.may_decide_appeal(request.user, made, is_steward=is_steward)),
        "answer": AnswerForm(),
    }  # fmt: skip
    return render(request, "moderation/measure.html", context)


@login_required
@require_POST
def decide_appeal(request: HttpRequest, appeal_id: int) -> HttpResponse:
    made = (
        Appeal.objects.select_related("measure__community", "measure__entry", "measure__reply__entry", "measure__person")
        .filter(pk=appeal_id)
        .first()
    )
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
        actions.decide_appeal(made, by=request.user, is_upheld=is_upheld, answer=form.cleaned_data["answer"])
        messages.success(request, _("Decided. They read your answer."))
    else:
        messages.error(request, _("Say in a few words why."))
    return redirect("measure", made.measure_id)


def _is_steward(person: Person, measure: Measure) -> bool:
    held = RolePeriod.objects.current().filter(community=measure.community_id, role=RolePeriod.Role.STEWARD, topic=None)
    return held.filter(person=person).exists()
