"""What reports keeps about a person."""

from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports
from guildhall.reports.models import Remark, ToldStory


def register() -> None:
    stay_behind(
        "reports.SponsorPage.written_by", "reports.SponsorPage.sent_by", "reports.ToldStory.teller", "reports.Remark.person"
    )
    exports.add(
        "sponsor_page_remarks", lambda person: Remark.objects.filter(person=person).values("page__community_id", "text", "at")
    )
    exports.add(
        "stories_for_sponsors",
        lambda person: ToldStory.objects.filter(teller=person).values("page__community_id", "page__sent_at", "text", "told_on"),
    )
