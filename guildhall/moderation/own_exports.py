"""What moderation keeps about a person: what they flagged and appealed, and what was done that concerns them."""

from guildhall.moderation.models import Appeal, Flag, Measure
from guildhall.people.belongings import go_along, stay_behind
from guildhall.people.exports import exports


def register() -> None:
    go_along("moderation.Measure.person")
    stay_behind(
        "moderation.Flag.by", "moderation.Case.claimed_by", "moderation.Case.decided_by", "moderation.Measure.by",
        "moderation.Measure.undone_by", "moderation.Appeal.by", "moderation.Folding.by", "moderation.Folding.undone_by", "moderation.Appeal.decided_by",
    )  # fmt: skip
    exports.add(
        "flags",
        lambda person: Flag.objects.filter(by=person).values("case__entry_id", "case__reply_id", "norm_text", "why", "at"),
    )
    exports.add(
        "measures",
        lambda person: Measure.objects.filter(person=person).values(
            "kind", "community__name", "at", "norm_text", "reason", "until", "undone_at"
        ),
    )
    exports.add(
        "appeals", lambda person: Appeal.objects.filter(by=person).values("measure_id", "text", "at", "is_upheld", "answer")
    )
