"""Reads about people, shaped for one page each."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guildhall.kit.prepared import prepared
from guildhall.kit.scripts import fold
from guildhall.people.models import AuditRecord, Block, Claim, Person, Unit, UnitPeriod


def units_as_tree() -> list[tuple[Unit, int]]:
    """Every unit below its parent with its depth, in alphabetical order. One query."""
    parts: dict[int | None, list[Unit]] = {}
    for unit in Unit.objects.all():
        parts.setdefault(unit.parent_id, []).append(unit)
    tree: list[tuple[Unit, int]] = []

    def walk(parent_id: int | None, depth: int) -> None:
        for unit in parts.get(parent_id, []):
            tree.append((unit, depth))
            walk(unit.pk, depth + 1)

    walk(None, 0)
    return tree


def units_within(unit_id: int) -> list[int]:
    """The ids of a unit and of all its parts. One query."""
    parts: dict[int | None, list[int]] = {}
    for part, parent in Unit.objects.values_list("pk", "parent"):
        parts.setdefault(parent, []).append(part)
    within = {unit_id: None}
    level = [unit_id]
    while level:  # one that is part of itself would have no end
        level = [part for one in level for part in parts.get(one, []) if part not in within]
        within |= dict.fromkeys(level)
    return list(within)


def unit_of(person: Person) -> Unit | None:
    """Where the person works now."""
    period = _period_of.first(person_id=person.pk)
    return period.unit if period else None


@prepared
def _period_of(person_id: int) -> QuerySet[UnitPeriod]:
    return UnitPeriod.objects.filter(person=person_id, until__isnull=True).select_related("unit")


def audit_records(act: str = "") -> QuerySet[AuditRecord]:
    """The audit log, of one act where one is named; sorted by the page."""
    records = AuditRecord.objects.select_related("by", "person")
    return records.filter(act=act) if act else records


def audited_acts() -> list[str]:
    """Every act in the audit log, by name."""
    return list(AuditRecord.objects.order_by("act").values_list("act", flat=True).distinct())


def accounts(show: str, typed: str) -> QuerySet[Person]:
    """Accounts for owners, sorted by the page: found by name, username, unit or mail address."""
    people = Person.objects.joined()
    if show == "owners":
        people = people.filter(is_owner=True)
    elif show == "suspended":
        people = people.filter(is_active=False)
    elif show == "programs":
        people = people.filter(kind=Person.Kind.PROGRAM)
    for word in fold(typed).split()[:6]:
        address = EmailAddress.objects.filter(user=OuterRef("pk"), email__icontains=word)
        people = people.filter(
            Q(found_by__name__contains=word) | Q(found_by__unit__contains=word) | Exists(address)
        )
    return people


def claimable_people(typed: str) -> QuerySet[Person]:
    """Imported authors nobody has claimed, by name; those whose name contains what was typed."""
    authors = Person.objects.claimable()
    return (authors.filter(name__icontains=typed) if typed else authors).order_by("name", "pk")


def recent_claims() -> list[Claim]:
    """Claims of the last weeks that were not undone, the newest first."""
    since = timezone.now() - dt.timedelta(days=28)
    return list(
        Claim.objects.filter(revoked_at=None, at__gt=since)
        .select_related("imported", "person")
        .order_by("-at")[:50]
    )


def blocked_by(person: Person | None) -> frozenset[int]:
    """The people someone has blocked. One query; none for nobody."""
    if person is None or not person.is_authenticated:
        return frozenset()
    return frozenset(block.blocked_id for block in _blocks.rows(person_id=person.pk))


@prepared
def _blocks(person_id: int) -> QuerySet[Block]:
    return Block.objects.filter(person=person_id)


def has_anybody() -> bool:
    """Whether a real person has joined; invented and imported people have a source."""
    return Person.objects.here().filter(source="").exists()


def has_owner() -> bool:
    return Person.objects.here().filter(is_owner=True).exists()
