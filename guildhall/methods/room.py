"""What Methods declares to the house. Beside it: `acts`, `parts`, `entry_page`, `notice_rules`."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.seats import Seat
from guildhall.methods.events import ROOM, RUN_SHEET, SESSION, SESSION_ENDED, SESSION_PREPARED
from guildhall.methods.models import Here, Session, SessionState
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

room = Room(
    slug=ROOM,
    name=gettext_lazy("Methods"),
    icon="clipboard-list",
    purpose=gettext_lazy("Ways to talk, plan and decide together, with a timer for all."),
    kinds=(
        Kind(
            SESSION,
            gettext_lazy("session"),
            "clock",
            edit_url_name="change_session",
            is_edited_in_place=False,
            states=tuple(SessionState.choices),
        ),
        Kind(RUN_SHEET, gettext_lazy("run sheet"), is_edited_in_place=False),
    ),
    is_open_from_start=False,
)
begins = Begin(
    Intent.PLAN,
    ROOM,
    gettext_lazy("Prepare a session"),
    gettext_lazy("World café, problem clinic and others, with a timer"),
    "clipboard-list",
    "prepare_session",
)
help = HelpPage("methods", gettext_lazy("Methods"), "methods/help.html")


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(SESSION_PREPARED, gettext_lazy("A session was prepared"), _prepared),
        HookSubject(SESSION_ENDED, gettext_lazy("A session was held"), _held),
    )


def _prepared(subject: SentEvent) -> str:
    return _("%(name)s prepared a session: %(title)s") % {
        "name": subject.name,
        "title": subject.entry.title,
    }


def _held(subject: SentEvent) -> str:
    return _("Held: %(title)s") % {"title": subject.entry.title}


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The methods, to read without a network. No query."""
    if seat.has_room(ROOM):
        yield reverse("methods", args=[seat.community.slug]), room.name


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    """A session no longer names its run sheet, once they are in two communities."""
    moved = Session.objects.filter(Q(pk__in=entry_ids) | Q(sheet__in=entry_ids))
    apart = moved.exclude(sheet__community=F("entry__community"))
    Session.objects.filter(pk__in=list(apart.values_list("pk", flat=True))).update(sheet=None)


def exports(person: Person) -> Kept:
    return {
        "sessions_led": Session.objects.filter(leader=person).values("entry_id", "entry__title"),
        "sessions_here": Here.objects.filter(person=person).values(
            "session_id", "table__number", "role", "since"
        ),
    }
