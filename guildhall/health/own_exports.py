"""What health keeps about a person."""

from guildhall.health.models import LeftOut, NotUseful, Verdict
from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports


def register() -> None:
    stay_behind(
        "health.NotUseful.person",
        "health.Snapshot.commented_by",
        "health.Trying.by",
        "health.Trying.judged_by",
        "health.Verdict.person",
        "health.LeftOut.person",
        "health.SwitchedOff.by",
        "health.QuietPeriod.said_by",
    )
    exports.add(
        "not_useful", lambda person: NotUseful.objects.filter(person=person).values("community_id", "kind", "target_id", "at")
    )
    exports.add(
        "left_out_of_networks", lambda person: LeftOut.objects.filter(person=person).values("community_id", "since", "until")
    )
    exports.add(
        "was_it_right",
        lambda person: Verdict.objects.filter(person=person).values("snapshot__community_id", "sign", "is_right", "at"),
    )
