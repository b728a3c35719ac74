"""What reports keeps about a person."""

from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.reports.models import Remark, ToldStory


def exports(person: Person) -> Kept:
    return {
        "sponsor_page_remarks": Remark.objects.filter(person=person).values(
            "page__community_id", "text", "at"
        ),
        "stories_for_sponsors": ToldStory.objects.filter(teller=person).values(
            "page__community_id", "page__sent_at", "text", "told_on"
        ),
    }
