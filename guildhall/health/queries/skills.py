"""What a community brings, as one picture: as it left the gate, topic by topic."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.communities.models import Community, Topic
from guildhall.health.gate.skills import Voices
from guildhall.people.models import Offer
from guildhall.skills.models import Picture, PictureCell


@dataclass(frozen=True, slots=True)
class Row:
    """A topic: how many can help with it, and would like to learn it, in one of three words."""

    topic: Topic
    can_help: Voices
    would_learn: Voices

    @property
    def is_gap(self) -> bool:
        """Several want to learn what hardly anyone lists."""
        return self.can_help == Voices.FEW and self.would_learn != Voices.FEW

    @property
    def has_few_voices(self) -> bool:
        return self.can_help == Voices.FEW and not self.is_gap


@dataclass(frozen=True, slots=True)
class SkillsPicture:
    rows: Sequence[Row]
    monday_on: dt.date

    @property
    def gaps(self) -> list[Row]:
        return [row for row in self.rows if row.is_gap]

    @property
    def few_voices(self) -> list[Row]:
        return [row for row in self.rows if row.has_few_voices]


def skills_picture(community: Community) -> SkillsPicture | None:
    """None where there is none yet, or the community is too small for one. Three queries."""
    picture = Picture.objects.filter(community=community, is_shown=True).first()
    if picture is None:
        return None
    cells = PictureCell.objects.filter(community=community)
    shown = {
        (key, kind): Voices(renewals[-1]["voices"])
        for key, kind, renewals in cells.values_list("topic_key", "kind", "renewals")
        if renewals
    }
    rows = [
        Row(
            topic,
            shown.get((topic.name_key, Offer.Kind.ASK_ME), Voices.FEW),
            shown.get((topic.name_key, Offer.Kind.LEARN), Voices.FEW),
        )
        for topic in Topic.objects.filter(community=community)
    ]
    return SkillsPicture(rows, picture.monday_on)
