"""What is kept about a person: what they hid, opted out of, and judged."""

from guildhall.health.models import LeftOut, NotUseful, Verdict
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "not_useful": NotUseful.objects.filter(person=person).values(
            "community_id", "kind", "target_id", "at"
        ),
        "left_out_of_networks": OnlyTheirs(
            LeftOut.objects.filter(person=person).values("community_id", "since", "until")
        ),
        "was_it_right": OnlyTheirs(
            Verdict.objects.filter(person=person).values(
                "snapshot__community_id", "sign", "is_right", "at"
            )
        ),
    }
