"""What Ideas declares to the house.

Beside it: `acts`, `acts_on`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `tasks`.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.kinds import Growth, path_of
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
    IDEA_SET_ASIDE,
    IDEA_TAKEN_UP,
    ROOM,
    SMALL_TEST,
)
from guildhall.ideas.models import (
    Answer,
    ChallengeState,
    Idea,
    Joining,
    State,
    TestState,
    Wish,
    WishAsk,
)
from guildhall.ideas.small_test_exports import exports_of_small_tests
from guildhall.ideas.small_test_hooks import hooks_of_small_tests
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

WORTH_IMPROVING = 10
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
    from_lines_of=("meeting",),
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
    return (
        HookSubject(IDEA_ADDED, gettext_lazy("A new idea"), _added, is_preset=True),
        HookSubject(IDEA_TAKEN_UP, gettext_lazy("An idea is taken up"), _taken_up),
        HookSubject(IDEA_SET_ASIDE, gettext_lazy("An idea is answered “not now”"), _not_now),
        *hooks_of_small_tests(),
        *hooks_of_challenges(),
    )


def _added(sent: SentEvent) -> str:
    return _("%(name)s has an idea: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _taken_up(sent: SentEvent) -> str:
    return _("Taken up: %(title)s") % {"title": sent.entry.title}


def _not_now(sent: SentEvent) -> str:
    return _("Not now: %(title)s") % {"title": sent.entry.title}


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
