"""Lists of tips and practices: the room, a topic, a label, what to check, the overview."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, Standing
from guildhall.commons.models.entry import EntryQuerySet
from guildhall.commons.prepared_lists import PreparedList
from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import CheckState, Label, Rung, Way
from guildhall.search import likeness


@PreparedList
def ways_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without texts, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind__in=[TIP, PRACTICE]).for_list()
    entries = entries.select_related("way", "way__label").prefetch_related("topics")
    if which == "withdrawn":
        return entries.filter(state=Rung.WITHDRAWN), "last_active_at"
    entries = entries.exclude(state=Rung.WITHDRAWN)
    if which in ("tips", "practices"):
        return entries.filter(kind=TIP if which == "tips" else PRACTICE), "last_active_at"
    if which == "unchecked":
        return entries.exclude(way__check_state=CheckState.CHECKED), "created_at"
    if which == "elsewhere":
        return entries.filter(state__in=[Rung.ELSEWHERE, Rung.STANDARD]), "last_active_at"
    if which == "mine" and seat.person:
        return entries.filter(authorships__person=seat.person), "created_at"
    return entries, "last_active_at"


def alike(
    seat: Seat,
    text: str,
    *,
    kind: str = TIP,
    except_id: int | None = None,
    limit: int = 4,
) -> list[Entry]:
    """Tips of this community that are like `text`, the closest first."""
    entries = likeness.alike(
        text,
        person=seat.person,
        community=seat.community,
        kind=kind,
        except_id=except_id,
        limit=limit,
    )
    return [entry for entry in entries if entry.state != Rung.WITHDRAWN]


def labels_of(community: Community) -> QuerySet[Label]:
    return Label.objects.filter(community=community)


def last_label_of(person: Person, community: Community) -> Label | None:
    """What the person's last tip here was about: the likeliest guess for the next one."""
    ways = Way.objects.filter(
        entry__community=community,
        entry__author=person,
        label__isnull=False,
    ).select_related("label")
    last = ways.order_by("-entry__created_at").first()
    return last.label if last else None


@dataclass(frozen=True, slots=True)
class Desk:
    """Tips to check: unchecked, with a question to the author, or due for another check."""

    unchecked: Sequence[Entry]
    questioned: Sequence[Entry]
    overdue: Sequence[Entry]

    def __bool__(self) -> bool:
        return bool(self.unchecked or self.questioned or self.overdue)


def desk_of(seat: Seat, limit: int = 30) -> Desk:
    """The oldest first: what has waited longest is checked first."""
    entries = _that_hold(seat.community).for_list().order_by("created_at", "pk")
    entries = entries.select_related("way", "way__label").prefetch_related("topics")
    open_checks = [CheckState.UNCHECKED, CheckState.CLAIMED, CheckState.ONCE]
    overdue = entries.filter(way__look_again_on__lte=timezone.localdate())
    return Desk(
        list(entries.filter(way__check_state__in=open_checks)[:limit]),
        list(entries.filter(way__check_state=CheckState.QUESTIONED)[:limit]),
        list(overdue.order_by("way__look_again_on", "pk")[:limit]),
    )


def _that_hold(community: Community, kinds: Sequence[str] = (TIP, PRACTICE)) -> EntryQuerySet:
    """Published tips and practices that nobody has withdrawn."""
    entries = Entry.objects.published().filter(community=community, kind__in=kinds)
    return entries.exclude(state=Rung.WITHDRAWN)


def tips_to_gather(community: Community, limit: int = 60) -> QuerySet[Entry]:
    """Tips that a practice can be made of, those that worked most often first."""
    tips = _that_hold(community, [TIP])
    return tips.for_list().order_by("-worked_count", "-last_active_at")[:limit]


def ways_to_pack(community: Community, topic: Topic | None) -> QuerySet[Entry]:
    """What goes into the pack: all that is not withdrawn, or that of one topic."""
    ways = _that_hold(community)
    return ways.filter(topics=topic) if topic else ways


def labels_with_counts(community: Community) -> QuerySet[Label]:
    """Each with the number of tips and practices about it."""
    standing = Q(ways__entry__standing=Standing.PUBLISHED) & ~Q(ways__entry__state=Rung.WITHDRAWN)
    labels = Label.objects.filter(community=community).order_by("name_key")
    return labels.annotate(count=Count("ways", filter=standing))[:300]


def named_checkers(community: Community) -> list[RolePeriod]:
    held = RolePeriod.objects.current().filter(community=community, role=RolePeriod.Role.CHECKER)
    return list(held.select_related("person", "topic").order_by("person__name"))
