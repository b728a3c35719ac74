"""What the technicians' sponsor reads: a page of the spring, and one that members see now."""

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds_that_tell_worth
from guildhall.demo.cast import Cast
from guildhall.demo.scenes.worth import tell_worth
from guildhall.practices.events import TIP
from guildhall.practices.models import Rung
from guildhall.reports.actions import (
    remark,
    send_sponsor_page,
    show_sponsor_page,
    write_sponsor_page,
)

PURPOSE = (
    "Machines run again at the first visit, because whoever stands in front of one knows somebody "
    "who has seen it before."
)
NEEDS_THEN = (
    "Two hours a month for the four who answer most, written into their plan. They do it at home "
    "now."
)
NEEDS_NOW = (
    "A word to the depot heads in January: an hour for the Thursday morning is work, not a break."
    "\n\n"
    "And a travel voucher, so that Graz can see the cellar in Gdańsk."
)
STORIES = (
    (
        "rui",
        (
            "A heat pump in a school ran again the same afternoon; the replacement was already "
            "ordered."
        ),
        170,
    ),
    (
        "greta",
        (
            "One phone call instead of the second drive to the dairy: 140 kilometres, and the milk "
            "was saved."
        ),
        55,
    ),
)
DAY = 24


def fill(cast: Cast, community: Community) -> None:
    """Call it once there are tips and the story of the heaters."""
    tips = list(
        Entry.objects.filter(community=community, kind=TIP)
        .exclude(state=Rung.WITHDRAWN)
        .order_by("pk")[:2]
    )
    stories = [
        story
        for tip, (key, sentence, days) in zip(tips, STORIES, strict=True)
        for story in tell_worth(tip, by=cast[key], sentence=sentence, at=cast.ago(hours=DAY * days))
    ]
    spring = write_sponsor_page(
        community,
        by=cast["ada"],
        purpose=PURPOSE,
        needs=NEEDS_THEN,
        stories=stories[:1],
        at=cast.ago(hours=DAY * 100),
    )
    show_sponsor_page(spring, by=cast["ada"], at=cast.ago(hours=DAY * 100))
    send_sponsor_page(spring, by=cast["jola"], at=cast.ago(hours=DAY * 92))
    newest = Entry.objects.filter(community=community, kind__in=kinds_that_tell_worth()).order_by(
        "-created_at", "-pk"
    )[:3]
    page = write_sponsor_page(
        community,
        by=cast["ada"],
        purpose=PURPOSE,
        needs=NEEDS_NOW,
        stories=list(newest),
        at=cast.ago(hours=DAY * 3),
    )
    show_sponsor_page(page, by=cast["ada"], at=cast.ago(hours=DAY * 3))
    remark(
        page,
        by=cast["tomasz"],
        text="Add that Bergen built its own drip edge. That was an afternoon.",
        at=cast.ago(hours=DAY),
    )
