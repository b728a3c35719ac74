"""Add a tip, keep one, write a practice, branch one, change it, say more."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import NotGrown
from guildhall.commons.kinds import growths
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.policy import may_grow
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.commons.views.beginning import take_entry
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.forms import (
    BranchForm,
    ChangePracticeForm,
    ChangeTipForm,
    GatherForm,
    SayMoreForm,
    TipForm,
    WayForm,
    label_names,
)
from guildhall.practices.models import Label
from guildhall.practices.reading import typed_parts
from guildhall.practices.views.finding import to_way, visible_way, with_standing
from guildhall.practices.way_parts import PARTS, part_of
from guildhall.web.saying import say, say_problem


@login_required
@in_room(ROOM)
def add_tip(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What did you see, what fixed it; the rest can wait."""
    require(policy.may_add_tip(seat))
    about = _label_in_address(request, seat) or queries.last_label_of(request.user, seat.community)
    initial = {
        "title": request.GET.get("title", "")[:200],
        "label_name": about.name if about else "",
        **draft_fields(seat.person, TIP, str(seat.community.pk)),
    }
    form = TipForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def add(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        return actions.add_tip(
            seat.community,
            by=request.user,
            seen=cleaned["title"],
            parts=parts,
            label=_label(request, seat, form),
            topics=cleaned["topics"],
        )

    context = {
        "draft": (TIP, seat.community.pk),
        "heading": _("Add a tip"),
        "verb": _("Add the tip"),
        "is_tip": True,
    }
    return _write(
        request,
        seat,
        form,
        add,
        _("Your tip is published. It says “not yet checked” until someone has checked it."),
        context,
    )


@login_required
@in_room(ROOM)
def keep_tip(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A tip from a solved question or a post: the form is filled in already."""
    source = entry_at(seat, entry_id)
    require(may_grow(seat, source))
    if source.kind not in growths[TIP].from_kinds:
        raise Http404
    credit = _solution_of(source)
    initial = {
        "title": source.heading,
        "fix": actions.carried_text(source, credit),
        "topics": list(source.topics.values_list("pk", flat=True)),
        **draft_fields(seat.person, TIP, f"entry {source.pk}"),
    }
    form = TipForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def keep(parts: dict[str, str]) -> Entry:
        return actions.keep_tip(
            source,
            by=request.user,
            seen=form.cleaned_data["title"],
            parts=parts,
            credit=credit,
            label=_label(request, seat, form),
        )

    context = {
        "draft": (TIP, f"entry {source.pk}"),
        "heading": _("Keep it as a tip"),
        "verb": _("Keep the tip"),
        "is_tip": True,
        "source": source,
        "credit": credit,
    }
    return _write(
        request,
        seat,
        form,
        keep,
        _("Kept as a tip, with everyone's name and a link to where it came from."),
        context,
    )


@login_required
@in_room(ROOM)
def write_practice(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """A practice, of its own or of several tips."""
    require(policy.may_add_tip(seat))
    return _practice_page(request, seat, None)


@login_required
@in_room(ROOM)
def write_practice_from(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A practice that begins with one tip; from a practice, a local version of it."""
    source = visible_way(seat, entry_id)
    require(policy.may_write_practice(seat, [source]))
    return (
        _branch_page(request, seat, source)
        if source.kind == PRACTICE
        else _practice_page(request, seat, source)
    )


@login_required
@in_room(ROOM)
def change_way(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry, _around, standing = with_standing(seat, entry_id)
    require(policy.may_change_way(seat, standing))
    initial = {
        "title": entry.title,
        **typed_parts(entry.way),
        "topics": list(entry.topics.values_list("pk", flat=True)),
        "label_name": entry.way.label.name if entry.way.label else "",
        **draft_fields(seat.person, "change", entry.draft_target, edited_at=entry.edited_at),
    }
    form_class = ChangeTipForm if entry.kind == TIP else ChangePracticeForm
    form = form_class(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def change(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        return actions.change_way(
            entry,
            by=request.user,
            title=cleaned["title"],
            parts=parts,
            topics=cleaned["topics"],
            label=_label(request, seat, form),
            note=cleaned["note"],
        )

    context = {
        "draft": ("change", f"entry {entry.pk}"),
        "heading": _("Edit the tip") if entry.kind == TIP else _("Edit the practice"),
        "verb": _("Save"),
        "entry": entry,
        "is_tip": entry.kind == TIP,
    }
    return _write(
        request,
        seat,
        form,
        change,
        _("Your change is saved. The earlier version is in the history."),
        context,
    )


@login_required
@require_POST
@in_room(ROOM)
def say_more(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, part_name: str
) -> HttpResponse:
    """One more part, by anyone who knows it."""
    entry = visible_way(seat, entry_id)
    part = part_of(entry.kind, part_name)
    if part is None:
        raise Http404
    require(policy.may_say_more(seat, entry.way))
    form = SayMoreForm(request.POST, part=part)
    if not form.is_valid():
        say_problem(request, _("Nothing was added, because the box was empty."))
        return to_way(seat, entry, "more")
    try:
        actions.say_more(entry, by=request.user, part=part.name, text=form.cleaned_data["text"])
    except NotPosted as problem:
        say_problem(request, problem)
    else:
        say(request, _("Added, with your name among its authors."))
    return to_way(seat, entry)


@in_room(ROOM)
def alike_tips(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Tips like the one that is being typed."""
    entries = queries.alike(seat, request.GET.get("title", "")[:200])
    return render(request, "practices/_alike.html", {"entries": entries, "seat": seat})


def _practice_page(request: AuthenticatedRequest, seat: Seat, first: Entry | None) -> HttpResponse:
    tips = queries.tips_to_gather(seat.community).values_list("pk", flat=True)
    initial: dict[str, Any] = {**draft_fields(seat.person, PRACTICE, str(seat.community.pk))}
    if first:
        initial = {
            "title": first.title,
            "situation": first.title,
            "doing": typed_parts(first.way).get("fix", ""),
            "tips": [first.pk],
            **initial,
        }
    form = GatherForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=initial,
        tips=Entry.objects.filter(pk__in=[*tips, *([first.pk] if first else [])]).for_list(),
    )

    def write(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        tips = list(cleaned["tips"])
        require(policy.may_write_practice(seat, tips))
        return actions.write_practice(
            seat.community,
            by=request.user,
            title=cleaned["title"],
            parts=parts,
            topics=cleaned["topics"],
            from_tips=tips,
        )

    context = {
        "draft": (PRACTICE, seat.community.pk),
        "heading": _("Write a practice"),
        "verb": _("Write the practice"),
        "is_tip": False,
        "first": first,
    }
    return _write(
        request,
        seat,
        form,
        write,
        _("The practice is published. It says “not tested yet” until someone has tried it."),
        context,
    )


def _branch_page(request: AuthenticatedRequest, seat: Seat, source: Entry) -> HttpResponse:
    unit = unit_of(request.user)
    initial = {"title": source.title, "place": unit.name if unit else "", **typed_parts(source.way)}
    initial |= draft_fields(seat.person, "branch", source.draft_target)
    form = BranchForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def branch(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        return actions.branch_practice(
            source, by=request.user, title=cleaned["title"], place=cleaned["place"], parts=parts
        )

    context = {
        "draft": ("branch", f"entry {source.pk}"),
        "heading": _("Write a local version"),
        "verb": _("Add the local version"),
        "is_tip": False,
        "source": source,
    }
    return _write(
        request,
        seat,
        form,
        branch,
        _("Your local version is beside the original, and you can compare the two."),
        context,
    )


def _write(
    request: AuthenticatedRequest,
    seat: Seat,
    form: WayForm,
    act: Callable[[dict[str, str]], Entry],
    receipt: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The form, until it is right; then one act, and its page."""
    first = PARTS[form.kind][0].name
    posted = take_entry(
        request,
        seat,
        form,
        act=lambda text: act({**form.parts(), first: text}),
        says=receipt,
        field=first,
        refused=(NotGrown,),
    )
    if posted:
        return posted
    given = {"source": None, "credit": None, "entry": None, "first": None, **context}
    context = {**given, "form": form, "room": ROOM, "labels": label_names(seat.community)}
    return render(request, "practices/write.html", context, status=422 if form.errors else 200)


def _solution_of(source: Entry) -> Reply | None:
    """The answer that solved it, as the asker says, or the one that worked for most."""
    answers = (
        Reply.objects.published()
        .filter(entry=source, role=Reply.Role.ANSWER)
        .select_related("author")
    )
    accepted = Outcome.objects.filter(
        reply=OuterRef("pk"), comes_from_acceptance=True, replaced_at=None
    )
    return (
        answers.annotate(is_accepted=Exists(accepted))
        .order_by("-is_accepted", "-worked_count", "created_at", "pk")
        .first()
    )


def _label_in_address(request: HttpRequest, seat: Seat) -> Label | None:
    """?label=12, as a QR code's page adds it."""
    number = request.GET.get("label", "")
    return (
        queries.labels_of(seat.community).filter(pk=number).first()
        if number.isdecimal() and len(number) < 16
        else None
    )


def _label(request: AuthenticatedRequest, seat: Seat, form: WayForm) -> Label | None:
    name = form.cleaned_data.get("label_name", "").strip()
    return actions.make_label(seat.community, by=request.user, name=name) if name else None
