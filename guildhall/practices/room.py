"""What tips and practices declare to the house.

Beside it: `acts`, `parts`, `entry_page`, `notice_rules`, `mail_verbs`, `tasks`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import Growth, path_of
from guildhall.commons.models import Entry, Reply
from guildhall.communities.evidence import SETTLED
from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room, RoomOffer
from guildhall.communities.seats import Seat
from guildhall.farewells.handing import NeedsHeir
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.practices.actions import (
    answered_by_author,
    become_way,
    go_along,
    move_disproofs,
)
from guildhall.practices.events import (
    PRACTICE,
    PRACTICE_WRITTEN,
    ROOM,
    TIP,
    TIP_ADDED,
    WAY_CHECKED,
    WAY_WITHDRAWN,
)
from guildhall.practices.models import Check, Disproof, RollOutAsk, Rung, Use, Way
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

WORTH_KEEPING = 3
MOST_KEPT = 100  # on a device
_kind = partial(
    Kind,
    url_name="way",
    edit_url_name="change_way",
    is_edited_in_place=False,
    takes_outcomes=True,
    states=tuple(Rung.choices),
    states_say="tested",
)

room = Room(
    slug=ROOM,
    name=gettext_lazy("Tips and practices"),
    short_name=gettext_lazy("Tips"),
    icon="sprout",
    purpose=gettext_lazy("What someone found out, checked by peers and tried elsewhere."),
    kinds=(
        _kind(TIP, gettext_lazy("tip"), "lightbulb"),
        _kind(PRACTICE, gettext_lazy("practice")),
    ),
    is_open_from_start=False,
    opens_for=(
        Community.Type.BEST_PRACTICE,
        Community.Type.KNOWLEDGE_STEWARDING,
        Community.Type.INNOVATION,
    ),
)
growths = (
    Growth(
        from_kinds=("question", "post", "idea", "small_test", "project"),
        from_lines_of=("meeting", "session"),
        to_kind=TIP,
        label=gettext_lazy("Keep this as a tip"),
        icon="lightbulb",
        make=become_way,
        offer=gettext_lazy("Others will run into this. Keep it as a tip?"),
        hint=gettext_lazy("Then others find it under Tips."),
        url_name="keep_tip",
        posted_verb=TIP_ADDED,
    ),
    Growth(
        from_kinds=(TIP, PRACTICE, "idea", "small_test"),
        to_kind=PRACTICE,
        label=gettext_lazy("Make it a practice"),
        make=become_way,
        url_name="write_practice_from",
        is_repeatable=True,
        own_kind_label=gettext_lazy("Write a local version …"),
        own_kind_icon="git-branch",
    ),
)
begins = (
    Begin(
        Intent.SHARE,
        ROOM,
        gettext_lazy("Share a tip"),
        gettext_lazy("What fixed it"),
        "lightbulb",
        "add_tip",
        takes_title=True,
        draft=TIP,
        text_field="fix",
    ),
    Begin(
        Intent.SHARE,
        ROOM,
        gettext_lazy("Write a practice"),
        gettext_lazy("How we do it"),
        "sprout",
        "write_practice",
    ),
)
needs_heir = NeedsHeir(ROOM, kinds=(TIP, PRACTICE))
help = HelpPage("tips", gettext_lazy("Tips and practices"), "practices/help.html")


def offered_when(readings: Mapping[str, float]) -> RoomOffer:
    """Once a few questions are solved, and not before."""
    number = int(readings.get(SETTLED, 0))
    return RoomOffer(
        "what-works",  # its name among what stewards put away: it stays
        is_due=number >= WORTH_KEEPING,
        title=_("%(number)d answers worth keeping: open Tips and practices?") % {"number": number},
        title_once_open=_("Keep the answers worth keeping"),
        why=_(
            "A solved question only helps people who ask the same thing. As a tip it is checked "
            "by peers, tried elsewhere and easy to find."
        ),
    )


def on_reply(entry: Entry, reply: Reply) -> None:
    answered_by_author(entry, reply)


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    go_along(entry_ids, community)
    move_disproofs(entry_ids, community)


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(TIP_ADDED, gettext_lazy("A tip was added"), _tip_added),
        HookSubject(PRACTICE_WRITTEN, gettext_lazy("A practice was written"), _practice_written),
        HookSubject(WAY_CHECKED, gettext_lazy("A tip or practice was checked"), _checked),
        HookSubject(WAY_WITHDRAWN, gettext_lazy("A tip or practice was withdrawn"), _withdrawn),
    )


def _tip_added(sent: SentEvent) -> str:
    return _("%(name)s added a tip: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _practice_written(sent: SentEvent) -> str:
    words = {"name": sent.name, "title": sent.entry.title}
    return _("%(name)s wrote a practice: %(title)s") % words


def _checked(sent: SentEvent) -> str:
    return _("Checked: %(title)s") % {"title": sent.entry.title}


def _withdrawn(sent: SentEvent) -> str:
    return _("Withdrawn: %(title)s") % {"title": sent.entry.title}


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The list, and the tips and practices that hold, the newest first. One query."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("practices", args=[slug]), room.short_name
    in_force = Way.objects.in_force().filter(entry__community=seat.community)
    for way in in_force.select_related("entry").order_by("-entry__last_active_at")[:MOST_KEPT]:
        yield path_of(way.entry, slug), ""


def exports(person: Person) -> Kept:
    stood_behind = Way.objects.filter(stands_behind=person)
    asks = RollOutAsk.objects.filter(contact=person)
    checks = Check.objects.filter(person=person)
    uses = Use.objects.filter(person=person)
    opened = Disproof.objects.filter(opened_by=person)
    found = Disproof.objects.filter(found_by=person)
    return {
        "asked_where_it_fails": opened.values("way_id", "opened_at", "taken_back_at"),
        "found_where_it_fails": found.values("way_id", "found", "found_at"),
        "checked": checks.values("way_id", "note", "at", "ended_at"),
        "stood_behind": stood_behind.values("entry_id", "stood_behind_at"),
        "uses": uses.values("way_id", "unit_name", "stage", "line", "since", "until"),
        "asked_to_use": asks.values("rollout__way_id", "unit_name", "asked_at", "answer", "reason"),
    }


def needs_check() -> QuerySet[Way]:
    return Way.objects.overdue(timezone.localdate())
