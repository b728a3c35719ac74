"""Pages of Stories."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import growths
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.commons.views.feeds import RoomFeed
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import to_page
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.requests import AuthenticatedRequest
from guildhall.stories import actions, policy, queries
from guildhall.stories.events import ROOM, STORY
from guildhall.stories.forms import StoryForm
from guildhall.stories.models import StoryAsk
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.verbs import verb

STORIES = ListPage(
    template="stories/stories.html",
    title=_("Stories"),
    text=_("What came of it, told by the people it happened to."),
    room=ROOM,
    feed="story_feed",
    nothing=Nothing(
        _("No stories yet"),
        _(
            "Two weeks after something worked for someone, we ask them what it saved or changed. "
            "If they agree to share it, their story appears here."
        ),
    ),
)


@in_room(ROOM)
def stories(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = page_for(request, queries.stories_at(seat), by="created_at")
    asks = []
    if seat.person and seat.is_member:
        asks = list(queries.asks_of(seat.someone, seat.community)[:5])
    return list_page(request, STORIES, page, asks=asks)


@login_required
@in_room(ROOM)
def tell_story(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What came of a tip or a practice."""
    about = entry_at(seat, entry_id)
    if about.kind not in growths[STORY].from_kinds:
        raise Http404
    require(policy.may_tell_story(seat, about))
    return _tell(request, seat, about, None)


@login_required
@in_room(ROOM)
def answer_story_ask(request: AuthenticatedRequest, seat: Seat, ask_id: int) -> HttpResponse:
    """The page that the request leads to, two weeks after something worked."""
    ask = _ask_of(seat, ask_id)
    require(policy.may_tell_story(seat, ask.entry))
    return _tell(request, seat, ask.entry, ask)


class StoryFeed(RoomFeed):
    room, kinds, headline = ROOM, (STORY,), _("Stories from %(name)s")


def _tell(
    request: AuthenticatedRequest, seat: Seat, about: Entry, ask: StoryAsk | None
) -> HttpResponse:
    form = StoryForm(
        request.POST or None,
        request.FILES or None,
        initial=draft_fields(seat.person, "story", f"entry {about.pk}"),
    )
    posted = take_entry(
        request,
        seat,
        form,
        act=lambda more: actions.tell_story(
            about,
            by=request.user,
            sentence=form.cleaned_data["sentence"],
            more=more,
        ),
        says=_("Story published. Everyone whose words led to it will hear about it."),
        field="more",
        refused=(actions.NotTold,),
    )
    if posted:
        return posted
    context = {"form": form, "about": about, "ask": ask, "room": ROOM}
    return render(request, "stories/tell_story.html", context, status=422 if form.errors else 200)


def _ask_of(seat: Seat, ask_id: int) -> StoryAsk:
    """Raises Http404 for what another person was asked, or what has been answered."""
    asks = queries.asks_of(seat.someone, seat.community).filter(entry__in=Entry.objects.at(seat))
    return get_object_or_404(asks, pk=ask_id)


leave_untold = verb(
    door=in_room(ROOM),
    find=_ask_of,
    may=whoever_finds_it,
    act=actions.leave_untold,
    says=_("Nothing is shared, and we won't ask you again."),
    back=to_page("stories"),
)
