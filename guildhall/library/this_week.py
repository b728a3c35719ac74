"""Pages of the library that need a check or an owner, or to be written; and suggested changes."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.library.events import ROOM
from guildhall.library.models import Reliance
from guildhall.library.models import Suggestion as SuggestedChange
from guildhall.library.queries import asked_often

DECIDE = WorkKind(
    "decide", "square-pen", gettext_lazy("decide on a suggested change"), 60, someone_waits=True
)
CONFIRM = WorkKind("confirm", "shield-check", gettext_lazy("check a page that people rely on"), 130)
FIND_OWNER = WorkKind("find-owner", "hand", gettext_lazy("find someone for a page"), 140)
WRITE_ONCE = WorkKind(
    "write-once", "library", gettext_lazy("write down what is asked again and again"), 145
)


def _to_write_once(seat: Seat) -> list[Suggestion]:
    """What several questions ask alike, and no page answers."""
    return [
        Suggestion(
            WRITE_ONCE,
            one.wanted_id,
            _("Write “%(title)s” once") % {"title": one.name},
            _("%(number)d questions in the last months asked the same. A page would answer them.")
            % {"number": one.number},
            _("See the questions"),
            reverse("wanted_page", args=[seat.community.slug]) + one.finds,
        )
        for one in asked_often(seat.community, most=MOST_OF_A_KIND)
    ]


def _changes_to_decide(seat: Seat) -> list[Suggestion]:
    """Suggested a week ago or longer, the oldest first."""
    waiting = SuggestedChange.objects.waiting(timezone.now()).filter(
        entry__in=Entry.objects.at(seat)
    )
    waiting = waiting.select_related("entry", "person").defer(
        "body", "began_body", "entry__body", "entry__body_html"
    )
    return [_to_decide(seat, one) for one in waiting.order_by("at", "pk")[:MOST_OF_A_KIND]]


def _to_decide(seat: Seat, change: SuggestedChange) -> Suggestion:
    why = _("%(name)s suggested it %(ago)s, and nobody has decided on it: %(reason)s") % {
        "name": change.person.name,
        "ago": ago(change.at),
        "reason": change.reason,
    }
    return Suggestion(
        DECIDE,
        change.pk,
        _("Look at a change to “%(title)s”") % {"title": change.entry.heading},
        why,
        _("Look at it"),
        change.path_in(seat.community.slug),
    )


def _pages(seat: Seat) -> list[Suggestion]:
    """Without an owner first, then those whose day came longest ago."""
    today = timezone.localdate()
    pages = (
        Reliance.objects.running()
        .filter(Q(owner=None) | Q(look_again_on__lte=today), entry__in=Entry.objects.at(seat))
        .select_related("entry")
        .defer("entry__body", "entry__body_html")
        .order_by(F("owner").asc(nulls_first=True), "look_again_on", "pk")
    )
    found = list(pages[: 2 * MOST_OF_A_KIND])
    found.sort(key=lambda one: (one.owner_id is not None, one.look_again_on))
    return [_page(seat, one) for one in found]


def _page(seat: Seat, reliance: Reliance) -> Suggestion:
    title = {"title": reliance.entry.heading}
    path = path_of(reliance.entry, seat.community.slug)
    if reliance.owner_id is None:
        why = _("People rely on it, and nobody looks after it. Who knows their way around in it?")
        return Suggestion(
            FIND_OWNER,
            reliance.pk,
            _("Find someone for “%(title)s”") % title,
            why,
            _("See the page"),
            path,
        )
    why = _("People rely on it. It was last confirmed on %(day)s. Is it still right?") % {
        "day": date_format(reliance.confirmed_at, "j F Y")
    }
    return Suggestion(
        CONFIRM, reliance.pk, _("Check “%(title)s” again") % title, why, _("Check it"), path
    )


this_week = (
    ThisWeek((DECIDE,), _changes_to_decide, ROOM),
    ThisWeek((CONFIRM, FIND_OWNER), _pages, ROOM),
    ThisWeek((WRITE_ONCE,), _to_write_once, ROOM),
)
