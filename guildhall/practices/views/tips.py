"""Add a tip, or keep one from an answer or a post."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guildhall.commons.kinds import growths
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.policy import may_grow
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM, TIP
from guildhall.practices.forms import TipForm
from guildhall.practices.models import Label
from guildhall.practices.views.write_page import typed_label, write_page

SAYS_WHAT_WAS_SEEN = ("question", "post")  # the title of others is what somebody did


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
            label=typed_label(request, seat, form),
            topics=cleaned["topics"],
        )

    context = {
        "draft": (TIP, seat.community.pk),
        "heading": _("Add a tip"),
        "verb": _("Add the tip"),
        "is_tip": True,
    }
    return write_page(
        request,
        seat,
        form,
        add,
        _("Your tip is published. It says “not yet checked” until someone has checked it."),
        context,
    )


@in_room(ROOM)
def alike_tips(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Tips like the one that is being typed."""
    entries = queries.alike(seat, request.GET.get("title", "")[:200])
    return render(request, "practices/_alike.html", {"entries": entries, "seat": seat})


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
        "title": source.heading if source.kind in SAYS_WHAT_WAS_SEEN else "",
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
            label=typed_label(request, seat, form),
        )

    context = {
        "draft": (TIP, f"entry {source.pk}"),
        "heading": _("Keep it as a tip"),
        "verb": _("Keep the tip"),
        "is_tip": True,
        "source": source,
        "credit": credit,
        "names": _names_kept(source, credit),
    }
    return write_page(
        request,
        seat,
        form,
        keep,
        _("Kept as a tip, with everyone's name and a link to where it came from."),
        context,
    )


def _names_kept(source: Entry, credit: Reply | None) -> list[str]:
    """The authors of the tip: first who answered, then all who wrote what it grows from."""
    names = [one.person.name for one in source.authorships.select_related("person")]
    return list(dict.fromkeys([credit.author.name, *names] if credit else names))


def _label_in_address(request: HttpRequest, seat: Seat) -> Label | None:
    """?label=12, as a QR code's page adds it."""
    number = request.GET.get("label", "")
    return (
        queries.labels_of(seat.community).filter(pk=number).first()
        if number.isdecimal() and len(number) < 16
        else None
    )


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
