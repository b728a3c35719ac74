"""Build on an idea, write it together, merge two, and look for someone it needs."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import NotMovable
from guildhall.commons.models import Entry
from guildhall.commons.views.beginning import take_entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy, queries
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms import IdeaForm, MergeForm, WishForm
from guildhall.ideas.models import Wish, WishAsk
from guildhall.ideas.views.finding import JOINING, seen_idea, with_relation
from guildhall.kit.verdict import Verdict, require, whoever_finds_it
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import to_hall_page, verb


@login_required
@in_room(ROOM)
def build_on_idea(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A new idea, which names the one that it builds on."""
    source = seen_idea(seat, entry_id)
    require(policy.may_build_on_idea(seat, source))
    topics = [topic.pk for topic in queries.around(source).topics]
    form = IdeaForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial={"topics": topics},
    )
    added = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.build_on_idea(
            source,
            by=request.user,
            title=form.cleaned_data["title"],
            body=form.text(body),
            topics=form.cleaned_data["topics"],
        ),
        says=_("Your idea is here, and names the one it builds on."),
    )
    if added:
        return added
    context = {"form": form, "source": source, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/build_on_idea.html", context, status=status)


@login_required
@require_POST
@in_room(ROOM)
def add_coauthor(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, person_id: int
) -> HttpResponse:
    entry, relation = with_relation(seat, entry_id)
    require(policy.may_add_coauthor(seat, entry, relation))
    person = get_object_or_404(Person.objects.here(), pk=person_id)
    try:
        actions.add_coauthor(entry, person=person, by=request.user)
    except actions.NotAnAuthor as problem:
        say_problem(request, problem)
    else:
        say(request, _("%(name)s is a co-author now, and can step back."), name=person.name)
    return back_to(entry, seat, part=JOINING)


@login_required
@require_POST
@in_room(ROOM)
def leave_authors(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry, relation = with_relation(seat, entry_id)
    require(policy.may_leave_authors(seat, entry, relation))
    actions.leave_authors(entry, by=request.user)
    say(request, _("You're no longer a co-author of this idea."))
    return back_to(entry, seat)


@login_required
@in_room(ROOM)
def merge_idea(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Into one like it: who joined the one has joined the other then."""
    entry = seen_idea(seat, entry_id)
    require(policy.may_merge_idea(seat, entry))
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = queries.idea_at(seat, form.cleaned_data["other"])
        try:
            if other is None:
                raise NotMovable(_("There is no idea with this number here."))
            actions.merge_idea(entry, into=other, by=request.user)
        except NotMovable as problem:
            form.add_error("other", str(problem))
        else:
            says = _("Merged. The old address leads here; the moderation log can undo it.")
            say(request, says)
            return back_to(other, seat)
    context = {
        "form": form,
        "entry": entry,
        "similar": queries.similar(seat, entry.title, except_id=entry.pk),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "ideas/merge_idea.html", context, status=status)


@login_required
@in_room(ROOM)
def wish_for_help(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """“Someone who can weld”: people who listed it are asked."""
    entry, relation = with_relation(seat, entry_id)
    require(policy.may_wish_for_help(seat, entry, relation))
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.wish_for_help(entry, words=form.cleaned_data["words"], by=request.user)
        except actions.NotWished as problem:
            form.add_error("words", str(problem))
        else:
            says = _("It's on the page now. If someone here listed it, they are asked.")
            say(request, says)
            return back_to(entry, seat, part="wanted")
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/wish_for_help.html", context, status=status)


def _wish_at(seat: Seat, wish_id: int) -> Wish:
    """Raises Http404 where the seat does not see its idea."""
    wishes = Wish.objects.filter(idea__entry__in=Entry.objects.at(seat))
    return get_object_or_404(wishes.select_related("idea"), pk=wish_id)


def _may_end_wish(seat: Seat, wish: Wish) -> Verdict:
    entry, relation = with_relation(seat, wish.idea_id)
    return policy.may_wish_for_help(seat, entry, relation)


def _own_ask(seat: Seat, ask_id: int) -> WishAsk:
    """That of the reader. Raises Http404: nobody finds anybody else's."""
    asks = WishAsk.objects.filter(person=seat.someone, wish__idea__entry__in=Entry.objects.at(seat))
    return get_object_or_404(asks, pk=ask_id)


_room_verb = partial(verb, door=in_room(ROOM))
end_wish = _room_verb(
    find=_wish_at,
    may=_may_end_wish,
    act=actions.end_wish,
    says=_("Nobody is looked for any more."),
    back=lambda seat, wish: redirect("idea", seat.community.slug, str(wish.idea_id)),
)
pass_wish = _room_verb(
    find=_own_ask,
    may=whoever_finds_it,
    act=actions.pass_wish,
    says=_("Passed. Nobody sees that."),
    back=to_hall_page("/"),
)
