"""Reads about people, shaped for one page each."""

from guildhall.people.models import AuditRecord, Person, Unit, UnitPeriod


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


def unit_of(person: Person) -> Unit | None:
    """Where the person works now."""
    period = UnitPeriod.objects.filter(person=person, until__isnull=True).select_related("unit").first()
    return period.unit if period else None


def recent_audit(limit: int = 100) -> list[AuditRecord]:
    return list(AuditRecord.objects.select_related("by", "person").order_by("-at", "-id")[:limit])


def has_anybody() -> bool:
    """Whether somebody real has come in; invented and imported people have a source."""
    return Person.objects.here().filter(source="").exists()


def has_owner() -> bool:
    return Person.objects.here().filter(is_owner=True).exists()
