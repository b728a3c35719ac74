"""What What works keeps about a person beside entries, replies and outcomes."""

from guildhall.people.belongings import go_along, stay_behind
from guildhall.people.exports import exports
from guildhall.practices.models import Check, RollOutAsk, Use, Way


def register() -> None:
    go_along("practices.Check.person", "practices.Use.person", "practices.Way.stands_behind")
    stay_behind(
        "practices.Way.claimed_by", "practices.Way.questioned_by", "practices.Way.withdrawn_by", "practices.Label.made_by",
        "practices.RollOut.opened_by", "practices.RollOut.closed_by", "practices.RollOutAsk.contact", "practices.RollOutAsk.answered_by",
    )  # fmt: skip
    exports.add("checked", lambda person: Check.objects.filter(person=person).values("way_id", "note", "at", "ended_at"))
    exports.add("stood_behind", lambda person: Way.objects.filter(stands_behind=person).values("entry_id", "stood_behind_at"))
    exports.add(
        "uses", lambda person: Use.objects.filter(person=person).values("way_id", "unit_name", "stage", "line", "since", "until")
    )
    exports.add(
        "asked_to_use",
        lambda person: RollOutAsk.objects.filter(contact=person).values(
            "rollout__way_id", "unit_name", "asked_at", "answer", "reason"
        ),
    )
