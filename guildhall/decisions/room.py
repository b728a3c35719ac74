"""What Decisions declares to the house.

Beside it: `acts`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `digest`, `this_week`,
`exports`, `tasks`.
"""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ballots.models import Vote
from guildhall.commons.kinds import Growth, path_of
from guildhall.commons.laying_out import Start
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.seats import Seat
from guildhall.decisions.actions import become_decision
from guildhall.decisions.events import (
    DECISION,
    DECISION_MADE,
    DECISION_OPENED,
    DECISION_PREPARED,
    ROOM,
)
from guildhall.decisions.layout import suits_decision, suits_vote
from guildhall.decisions.models import (
    Decision,
    ReviewSupport,
    State,
    StewardsWord,
    VotePlan,
    Voting,
)
from guildhall.people.models import Person
from guildhall.rounds.models import Round
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

MOST_KEPT = 50  # on a device

room = Room(
    slug=ROOM,
    name=gettext_lazy("Decisions"),
    icon="vote",
    purpose=gettext_lazy("What we must decide, by when, and what we decided."),
    kinds=(
        Kind(
            DECISION,
            gettext_lazy("decision"),
            edit_url_name="change_decision",
            is_edited_in_place=False,
            states=tuple(State.choices),
        ),
    ),
    is_open_from_start=False,
)
growths = Growth(
    from_kinds=("post", "idea"),
    from_lines_of=("meeting", "session"),
    to_kind=DECISION,
    label=gettext_lazy("Turn into a decision"),
    icon="vote",
    make=become_decision,
    posted_verb=DECISION_PREPARED,
)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Open a decision"),
    gettext_lazy("What we must decide, and by when"),
    "vote",
    "prepare_decision",
    takes_title=True,
    draft=DECISION,
)
starts = (
    Start(
        ROOM, gettext_lazy("Open a decision with it"), "vote", "prepare_decision", suits_decision
    ),
    Start(ROOM, gettext_lazy("Put it to a vote"), "vote", "prepare_vote", suits_vote),
)
help = HelpPage("decisions", gettext_lazy("Decisions"), "decisions/help.html")


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    """What moves away is asked of the people there; it no longer replaces what stays behind.

    An election gives no role there: that is for the stewards of that community to hold.
    """
    Decision.objects.filter(pk__in=entry_ids).update(topic=None, replaces=None)
    Decision.objects.filter(replaces__in=entry_ids).update(replaces=None)
    rounds = Round.objects.filter(decision_proposal__decision__in=entry_ids)
    rounds.update(community=community, topic=None)
    votes = Vote.objects.filter(pk__in=Voting.objects.filter(decision__in=entry_ids).values("vote"))
    votes.update(community=community, topic=None)
    words = StewardsWord.objects.current().filter(decision__in=entry_ids)
    words.update(ended_at=timezone.now())  # there are other stewards
    Decision.objects.filter(pk__in=entry_ids).update(stewards_asked_at=None)
    VotePlan.objects.filter(decision__in=entry_ids).update(elects_role="", term_ends_on=None)


def on_merge(account: Person, into: Person) -> None:
    """Who supported opening a decision again with both accounts is one who does.

    Of two words on one decision, that said last counts.
    """
    theirs = ReviewSupport.objects.filter(person=into).values("wish")
    ReviewSupport.objects.filter(person=account, wish__in=theirs).delete()
    both = StewardsWord.objects.current().filter(by__in=(account, into))
    latest = dict(both.order_by("at", "pk").values_list("decision", "pk"))
    both.exclude(pk__in=latest.values()).update(ended_at=timezone.now())


def more_words(entry_ids: Sequence[int]) -> dict[int, str]:
    """What is proposed and decided, and why. Objections are for members, and not among it."""
    rows = Decision.objects.filter(pk__in=entry_ids)
    columns = ("proposal", "outcome", "reasons", "next_steps")
    return {pk: " · ".join(filter(None, words)) for pk, *words in rows.values_list("pk", *columns)}


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(DECISION_OPENED, gettext_lazy("A decision is open"), _opened, is_preset=True),
        HookSubject(DECISION_MADE, gettext_lazy("Something is decided"), _made, is_preset=True),
    )


def _opened(sent: SentEvent) -> str:
    return _("%(name)s asks: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _made(sent: SentEvent) -> str:
    return _("Decided: %(title)s") % {"title": sent.entry.title}


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The list, and what is open or in force. One query."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("decisions", args=[slug]), room.name
    kept = Entry.objects.published().filter(
        community=seat.community, kind=DECISION, state__in=[State.OPEN, State.IN_FORCE]
    )
    for entry in kept.for_list().order_by("-last_active_at", "-pk")[:MOST_KEPT]:
        yield path_of(entry, slug), ""
