"""What Ideas declares to the house.

Beside it: `acts`, `acts_on`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `tasks`.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.costed import Costed
from guildhall.commons.kinds import Growth, path_of
from guildhall.commons.laying_out import Start
from guildhall.commons.models import Entry
from guildhall.communities.evidence import HALF_A_YEAR, LEARNED, SETTLED, Reading
from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room, RoomOffer
from guildhall.communities.seats import Seat
from guildhall.ideas.actions import become_idea
from guildhall.ideas.challenge_exports import exports_of_challenges
from guildhall.ideas.challenge_hooks import hooks_of_challenges
from guildhall.ideas.events import (
    CHALLENGE,
    IDEA,
    IDEA_ADDED,
    ROOM,
    SMALL_TEST,
)
from guildhall.ideas.idea_hooks import hooks_of_ideas
from guildhall.ideas.layout import suits_challenge
from guildhall.ideas.models import (
    OPEN,
    Answer,
    ChallengeState,
    Idea,
    Joining,
    State,
    TestState,
    Wish,
    WishAsk,
)
from guildhall.ideas.queries.own_states import ideas_in_own_state, own_states_on
from guildhall.ideas.small_test_exports import exports_of_small_tests
from guildhall.ideas.small_test_hooks import hooks_of_small_tests
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject

WORTH_IMPROVING = 10
MOST_COSTED = 30
MOST_KEPT = 50  # on a device

room = Room(
    slug=ROOM,
    name=gettext_lazy("Ideas"),
    icon="sparkles",
    purpose=gettext_lazy("What we could try, and what came of it."),
    kinds=(
        Kind(IDEA, gettext_lazy("idea"), states=tuple(State.choices)),
        Kind(
            SMALL_TEST,
            gettext_lazy("small test"),
            "flask-conical",
            edit_url_name="change_small_test",
            is_edited_in_place=False,
            states=tuple(TestState.choices),
        ),
        Kind(
            CHALLENGE,
            gettext_lazy("challenge"),
            "megaphone",
            edit_url_name="change_challenge",
            is_edited_in_place=False,
            states=tuple(ChallengeState.choices),
        ),
    ),
    is_open_from_start=False,
    opens_for=(Community.Type.INNOVATION,),
)
growths = Growth(
    from_kinds=("post", "question", "tip", "practice"),
    from_lines_of=("meeting", "session"),
    to_kind=IDEA,
    label=gettext_lazy("Turn into an idea"),
    icon="sparkles",
    make=become_idea,
    posted_verb=IDEA_ADDED,
)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Put in an idea"),
    gettext_lazy("What we should try"),
    "sparkles",
    "add_idea",
    takes_title=True,
    draft=IDEA,
)
starts = Start(
    ROOM, gettext_lazy("Ask for ideas with it"), "megaphone", "begin_challenge", suits_challenge
)
help = (
    HelpPage("ideas", gettext_lazy("Ideas"), "ideas/help.html"),
    HelpPage("challenges", gettext_lazy("Challenges"), "ideas/help_challenges.html"),
    HelpPage("small-tests", gettext_lazy("Small tests"), "ideas/help_small_tests.html"),
)


def offered_when(readings: Mapping[str, float]) -> RoomOffer:
    """Once many questions are solved: people who know today's problems know what would end them."""
    return RoomOffer(
        "ideas",  # its name among what stewards put away: it stays
        is_due=int(readings.get(SETTLED, 0)) >= WORTH_IMPROVING,
        title=_("You solve problems every week: open Ideas?"),
        title_once_open=_("Ask what we should try"),
        why=_(
            "People who fix the same thing again and again often know what would end it. In Ideas "
            "they say so in a sentence, others join, and every idea gets an answer."
        ),
    )


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    """What moves away leaves its challenge and its own state; a challenge leaves its ideas."""
    moved = Q(pk__in=entry_ids) | Q(challenge__in=entry_ids)
    Idea.objects.filter(moved).update(challenge=None, put_in_at=None)
    Idea.objects.filter(pk__in=entry_ids).update(own_state=None)


def hooks() -> tuple[HookSubject, ...]:
    return (*hooks_of_ideas(), *hooks_of_small_tests(), *hooks_of_challenges())


def in_named_state(name_key: str) -> QuerySet[Idea]:
    return ideas_in_own_state(name_key)


def names_of_states(community_id: int) -> list[str]:
    """In the order in which ideas pass them. One query."""
    return [state.name for state in own_states_on(Community(pk=community_id))]


def evidence(community: Community) -> dict[str, Reading]:
    """Small tests of the last half year that ended with what was learned. One query."""
    since = timezone.now() - HALF_A_YEAR
    ended = Entry.objects.published().filter(
        community=community, kind=SMALL_TEST, small_test__ended_at__gt=since
    )
    number = ended.count()
    sentence = ngettext(
        "%(number)d small test ended with what was learned in the last six months",
        "%(number)d small tests ended with what was learned in the last six months",
        number,
    )
    return {LEARNED: Reading(number, sentence % {"number": number} if number else "")}


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The list, and the ideas that are being tried or taken up. One query."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("ideas", args=[slug]), room.name
    kept = Entry.objects.published().filter(
        community=seat.community, kind=IDEA, state__in=[State.TRIED, State.TAKEN_UP]
    )
    for entry in kept.for_list().order_by("-last_active_at", "-pk")[:MOST_KEPT]:
        yield path_of(entry, slug), ""


def costed(seat: Seat) -> list[Costed]:
    """The newest that are open or tried. What one costs, people say. One query."""
    if not seat.has_room(ROOM):
        return []
    ideas = (
        Entry.objects.at(seat)
        .published()
        .filter(kind=IDEA, state__in=[*OPEN, State.TRIED], merged_into=None)
    )
    newest = ideas.for_list().order_by("-created_at", "-pk")[:MOST_COSTED]
    return [Costed(entry) for entry in newest]


def exports(person: Person) -> Kept:
    """What they joined, answered and looked for; what they were asked is theirs alone."""
    return {
        "ideas_joined": Joining.objects.filter(person=person).values("idea_id", "joined_as", "at"),
        "ideas_answered": Answer.objects.filter(by=person).values(
            "idea_id", "state", "own_name", "reason", "at"
        ),
        "help_looked_for": Wish.objects.filter(by=person).values("idea_id", "words", "at"),
        "asked_to_help": OnlyTheirs(
            WishAsk.objects.filter(person=person).values(
                "wish__idea_id", "words", "asked_at", "passed_at"
            )
        ),
        **exports_of_small_tests(person),
        **exports_of_challenges(person),
    }
