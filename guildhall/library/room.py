"""What Library declares to the house.

Beside it: `acts`, `parts`, `entry_page`, `notice_rules`, `proposes`.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import Answering, Growth, path_of
from guildhall.communities.evidence import SETTLED
from guildhall.communities.models import Community
from guildhall.communities.rooms import Kind, Room, RoomOffer
from guildhall.communities.seats import Seat
from guildhall.farewells.handing import NeedsHeir
from guildhall.library.actions import become_page, go_along, keep_to_members
from guildhall.library.care_exports import care_of
from guildhall.library.events import PAGE, PAGE_ADDED, PAGE_WITHDRAWN, ROOM, TERM
from guildhall.library.models import (
    FileVersion,
    HasRead,
    Page,
    PageState,
    ReadingList,
    Reliance,
    WantedPage,
    WouldRead,
)
from guildhall.library.queries.care import pages_without_owner
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

WORTH_A_PAGE = 12  # solved questions
MOST_KEPT = 100  # on a device

room = Room(
    slug=ROOM,
    name=gettext_lazy("Library"),
    icon="library",
    purpose=gettext_lazy("What we know, kept right and easy to find."),
    kinds=(
        Kind(
            PAGE,
            gettext_lazy("page"),
            edit_url_name="edit_page",
            is_edited_in_place=False,
            states=tuple(PageState.choices),
            wanted_at="wanted_page",
        ),
        Kind(
            TERM,
            gettext_lazy("term"),
            "book-open",
            url_name="page",
            edit_url_name="change_term",
            is_edited_in_place=False,
            wanted_at="wanted_page",
        ),
    ),
    is_open_from_start=False,
    opens_for=(Community.Type.KNOWLEDGE_STEWARDING,),
)
growths = Growth(
    from_kinds=("post", "question", "tip", "practice", "meeting", "idea", "small_test"),
    from_lines_of=("meeting", "session"),
    to_kind=PAGE,
    label=gettext_lazy("Turn into a page"),
    icon="library",
    make=become_page,
    posted_verb=PAGE_ADDED,
)
answers_with = Answering(
    PAGE, ("question",), gettext_lazy("A page answers this …"), "answer_with_page", "library"
)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Add a page or file"),
    gettext_lazy("What people keep asking"),
    "library",
    "add_page",
    takes_title=True,
)
needs_heir = NeedsHeir(ROOM, waits=pages_without_owner, takes="look_after_page")
help = HelpPage("library", gettext_lazy("Library"), "library/help.html")


def offered_when(readings: Mapping[str, float]) -> RoomOffer:
    """Once many questions are solved: then some are asked again."""
    number = int(readings.get(SETTLED, 0))
    return RoomOffer(
        "library",
        is_due=number >= WORTH_A_PAGE,
        title=_("Many questions are solved: open the Library?"),
        title_once_open=_("Write down what is asked again and again"),
        why=_(
            "What is asked again and again is better written once, where everyone finds it and "
            "can put it right."
        ),
    )


def on_move(entry_ids: Sequence[int], community: Community) -> None:
    go_along(entry_ids, community)
    keep_to_members(entry_ids, community)


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(PAGE_ADDED, gettext_lazy("A page was added to the library"), _added),
        HookSubject(PAGE_WITHDRAWN, gettext_lazy("A page was withdrawn"), _withdrawn),
    )


def _added(sent: SentEvent) -> str:
    return _("%(name)s added a page: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _withdrawn(sent: SentEvent) -> str:
    return _("Withdrawn: %(title)s") % {"title": sent.entry.title}


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The first screen, and the pages that are in force, the newest first. One query."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("library", args=[slug]), room.name
    in_force = Page.objects.in_force().filter(entry__community=seat.community)
    newest = in_force.select_related("entry").order_by("-entry__last_active_at")
    for page in newest.defer("entry__body", "entry__body_html")[:MOST_KEPT]:
        yield path_of(page.entry, slug), ""


def exports(person: Person) -> Kept:
    withdrawn = Page.objects.filter(withdrawn_by=person)
    replaced = FileVersion.objects.filter(replaced_by=person)
    wanted = WantedPage.objects.filter(put_by=person)
    taken = WantedPage.objects.filter(taken_by=person)
    reading_lists = ReadingList.objects.filter(made_by=person)
    has_read = HasRead.objects.filter(person=person)
    would_read = WouldRead.objects.filter(person=person)
    return {
        "pages_wanted": wanted.values("name", "put_at"),
        "pages_to_write": taken.values("name", "taken_at"),
        "pages_to_read": OnlyTheirs(would_read.values("wanted__name", "at")),
        "pages_withdrawn": withdrawn.values("entry_id", "withdrawn_reason", "withdrawn_at"),
        "reading_lists": reading_lists.values("title", "made_at"),
        "pages_read": OnlyTheirs(has_read.values("entry_id", "at")),
        "files_replaced": replaced.values("page_id", "number", "note", "replaced_at"),
        **care_of(person),
    }


def needs_check() -> QuerySet[Reliance]:
    return Reliance.objects.due(timezone.localdate())
