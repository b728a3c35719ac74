"""What Projects declares to the house.

Beside it: `acts`, `parts`, `entry_page`, `carries`, `notice_rules`, `mail_verbs`, `tasks`,
`digest`, `this_week`, `proposes`, `exports`, `letters`.
"""

from collections.abc import Iterator

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.costed import Costed
from guildhall.commons.kinds import Growth, path_of
from guildhall.commons.models import Entry
from guildhall.communities.rooms import Kind, Room
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions import become_project
from guildhall.projects.events import PROJECT, ROOM
from guildhall.projects.models import Hours, ProjectState
from guildhall.projects.money_policy import may_read_money
from guildhall.projects.queries import soonest
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Begin, Intent
from guildhall.webhooks.subjects import HookSubject, SentEvent

MOST_COSTED = 30
MOST_KEPT = 10  # on a device

room = Room(
    slug=ROOM,
    name=gettext_lazy("Projects"),
    icon="hand-helping",
    purpose=gettext_lazy("What we do together, from what it is for to thanking everyone."),
    kinds=(Kind(PROJECT, gettext_lazy("project"), states=tuple(ProjectState.choices)),),
    is_open_from_start=False,
)
growths = Growth(
    from_kinds=("post", "idea", "question"),
    from_lines_of=("meeting",),
    to_kind=PROJECT,
    label=gettext_lazy("Turn into a project"),
    icon="hand-helping",
    make=become_project,
    posted_verb=events.PROJECT_STARTED,
)
begins = Begin(
    Intent.SHARE,
    ROOM,
    gettext_lazy("Start a project"),
    gettext_lazy("What for, when, who brings what"),
    "hand-helping",
    "start_project",
    takes_title=True,
    draft=PROJECT,
)
help = HelpPage("projects", gettext_lazy("Projects"), "projects/help.html")


def kept_pages(seat: Seat) -> Iterator[tuple[str, object]]:
    """The list, and each project that goes on with the plan of its day. One query."""
    if not seat.has_room(ROOM):
        return
    slug = seat.community.slug
    yield reverse("projects", args=[slug]), room.name
    for entry in soonest(seat)[:MOST_KEPT]:
        yield path_of(entry, slug), ""
        if seat.is_member:
            named = _("Plan of the day: %(title)s") % {"title": entry.title}
            yield reverse("project_day", args=[slug, entry.pk]), named


def costed(seat: Seat) -> list[Costed]:
    """Those that go on, the newest first, with the money their budgets plan. One query."""
    if not seat.has_room(ROOM):
        return []
    money = Sum("project__budget_lines__planned", filter=Q(project__budget_lines__is_in_kind=False))
    projects = Entry.objects.at(seat).published().filter(kind=PROJECT, project__ended_at=None)
    newest = projects.for_list().annotate(money=money).order_by("-created_at", "-pk")
    return [
        Costed(one, (one.money or None) if may_read_money(seat, one) else None)
        for one in newest[:MOST_COSTED]
    ]


def on_merge(account: Person, into: Person) -> None:
    """Where both said how many hours they gave, it is one person, who is in a sum once."""
    theirs = Hours.objects.filter(person=into).values("project")
    Hours.objects.filter(person=account, project__in=theirs).delete()


def hooks() -> tuple[HookSubject, ...]:
    return (
        HookSubject(
            events.PROJECT_STARTED, gettext_lazy("A new project"), _started, is_preset=True
        ),
        HookSubject(events.PROJECT_FINISHED, gettext_lazy("A project is finished"), _finished),
        HookSubject(
            events.PROJECT_STOPPED,
            gettext_lazy("A project was stopped in good time"),
            _stopped,
        ),
    )


def _started(sent: SentEvent) -> str:
    return _("%(name)s started a project: %(title)s") % _words(sent)


def _finished(sent: SentEvent) -> str:
    return _("A project is finished: %(title)s") % _words(sent)


def _stopped(sent: SentEvent) -> str:
    return _("A project was stopped in good time: %(title)s") % _words(sent)


def _words(sent: SentEvent) -> dict[str, str]:
    return {"name": sent.name, "title": sent.entry.title}
