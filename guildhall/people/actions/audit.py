from guildhall.people.models import AuditRecord, Person


def note_audit(
    act: str,
    *,
    by: Person | None,
    person: Person | None = None,
    community_id: int | None = None,
    note: str = "",
) -> AuditRecord:
    """Write one line of the audit log."""
    return AuditRecord.objects.create(
        act=act, by=by, person=person, community_id=community_id, note=note[:300]
    )
