"""What charters keep about a person: what they wrote, agreed to and were against."""

from guildhall.charters.models import Agreement, CharterVersion, Objection, Objective
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind(
        "charters.CharterVersion.written_by", "charters.CharterVersion.proposed_by", "charters.Objective.owner",
        "charters.Objective.noted_by", "charters.Agreement.person", "charters.Objection.person", "charters.Objection.answered_by",
    )  # fmt: skip
    exports.add(
        "charters_written",
        lambda person: CharterVersion.objects.filter(written_by=person).values("community__name", "number", "written_at", "note"),
    )
    exports.add(
        "charters_agreed_to",
        lambda person: Agreement.objects.filter(person=person).values("version__community__name", "version__number", "at"),
    )
    exports.add(
        "charter_objections",
        lambda person: Objection.objects.filter(person=person).values(
            "version__community__name", "version__number", "reason", "at", "withdrawn_at", "answer", "answered_at"
        ),
    )
    exports.add(
        "objectives", lambda person: Objective.objects.filter(owner=person).values("text", "due_on", "evidence", "is_met")
    )
