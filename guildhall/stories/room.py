"""What Stories adds to the product: its room, notices, exports and jobs."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.activity.listeners import Event, Listener
from guildhall.activity.schedule import Recurring
from guildhall.commons.events import OUTCOME_REPORTED
from guildhall.commons.kinds import Growth
from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.evidence import HALF_A_YEAR, WORTH, Reading
from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room, kinds
from guildhall.communities.seats import Seat
from guildhall.notifications.audiences import IN_THE_TRAIL, NEW_ENTRY, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import title, who
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.stories.actions import ask_due, ask_for_story
from guildhall.stories.events import ROOM, STORY, STORY_ASKED, STORY_TOLD
from guildhall.stories.models import StoryAsk
from guildhall.stories.queries import stories_since
from guildhall.web.help_pages import HelpPage
from guildhall.webhooks.subjects import HookSubject, SentEvent
from guildhall.weekly.proposals import Proposal

room = Room(
    slug=ROOM,
    name=gettext_lazy("Stories"),
    icon="book-open",
    purpose=gettext_lazy("What came of it, in one sentence, told by the person it happened to."),
    kinds=(Kind(STORY, gettext_lazy("story"), tells_worth=True),),
    is_open_from_start=False,
    opens_for=(Community.Type.BEST_PRACTICE, Community.Type.INNOVATION),
)
growths = Growth(
    from_kinds=("tip", "practice"),
    to_kind=STORY,
    label=gettext_lazy("Tell what came of it"),
    icon="book-open",
    url_name="tell_story",
    is_repeatable=True,
)
help = HelpPage("stories", gettext_lazy("Stories"), "stories/help.html")


def parts(seat: Seat, entry: Entry, marks: Marks) -> tuple[Part, ...]:
    """The title is a sentence that someone wrote, so it is quoted."""
    return (Part(Spot.TITLE, "stories/_title.html"),)


def notice_rules() -> tuple[Rule, ...]:
    """A story is for everyone whose words led to it; the request for one is for a single person."""
    audiences = (NEW_ENTRY[0], IN_THE_TRAIL, *NEW_ENTRY[1:])
    return (
        Rule(STORY_TOLD, audiences, _new_story),
        Rule(STORY_ASKED, (TOWARD,), _request, shows_text=False, path=_answer_page),
    )


def _new_story(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    return _("%(name)s says what came of it: “%(title)s”") % words


def _request(notice: Notice) -> str:
    sentence = _(
        "“%(title)s” worked for you. What did it save or change? "
        "One sentence is enough. May we share it?"
    )
    return sentence % {"title": title(notice)}


def _answer_page(notice: Notice) -> str:
    number = notice.detail.get("ask")
    if not (notice.community and number):
        return "/"
    return reverse("answer_story_ask", args=[notice.community.slug, number])


def proposes() -> Proposal:
    """For the letter of the week."""
    return Proposal(STORY, 10, stories_since, lambda _story: _("What came of it"))


def hooks() -> HookSubject:
    return HookSubject(STORY_TOLD, gettext_lazy("A new story"), _in_a_chat)


def _in_a_chat(event: SentEvent) -> str:
    words = {"name": event.name, "title": event.entry.title}
    return _("%(name)s says what came of it: %(title)s") % words


def evidence(community: Community) -> dict[str, Reading]:
    """Stories of the last half year. One query."""
    since = timezone.now() - HALF_A_YEAR
    stories = Entry.objects.published().filter(community=community, kind=STORY)
    number = stories.filter(created_at__gt=since).count()
    sentence = ngettext(
        "%(number)d story told in the last six months",
        "%(number)d stories told in the last six months",
        number,
    )
    return {WORTH: Reading(number, sentence % {"number": number})}


def exports(person: Person) -> Kept:
    asks = StoryAsk.objects.filter(person=person)
    return {"asked_for_stories": asks.values("entry_id", "asked_at", "answered_at", "story_id")}


def tasks() -> tuple[Recurring | Listener, ...]:
    """Two weeks after something worked for someone, ask them what came of it."""
    return (
        Recurring(
            "stories.ask_due", ask_due, dt.timedelta(hours=1), label=gettext_lazy("Ask for stories")
        ),
        Listener("stories.worked", _it_worked, frozenset({OUTCOME_REPORTED})),
    )


def _it_worked(events: Sequence[Event]) -> None:
    """Of entries that people try out, and of people with an account here."""
    for event in events:
        if event.detail.get("result") != "worked" or event.reply_id is not None:
            continue
        entry = Entry.objects.filter(pk=event.entry_id or 0).first()
        person = Person.objects.here().filter(pk=event.actor_id or 0).first()
        if entry and person and entry.author_id != person.pk and kinds[entry.kind].takes_outcomes:
            ask_for_story(entry, of=person, at=event.at)
