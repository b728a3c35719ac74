"""What is asked again and again where no page answers it: worth writing once.

The worker finds out what is asked alike (`actions/asking_often.py`); here is what stewards are
offered of it.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from guildhall.commons.models import Standing
from guildhall.commons.this_week import MOST_OF_A_KIND
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.library.asked_alike import OFTEN
from guildhall.library.models import WantedPage


@dataclass(frozen=True, slots=True)
class OftenAsked:
    """A wanted page and how many questions it would answer.

    `writes` and `finds` are the queries of the form for it, and of its page with the questions.
    """

    wanted_id: int
    name: str
    number: int

    @property
    def writes(self) -> str:
        return "?" + urlencode({"title": self.name, "begin": "answers"})

    @property
    def finds(self) -> str:
        return "?" + urlencode({"name": self.name})


def asked_often(community: Community, *, most: int = 1) -> list[OftenAsked]:
    """Those that most questions ask for, which nobody writes yet, at most a dozen. One query."""
    wanted: list[Any] = _often.rows(community_id=community.pk)
    return [OftenAsked(one.pk, one.name, one.number) for one in wanted[:most]]


@prepared
def _often(community_id: int) -> QuerySet[WantedPage]:
    wanted = WantedPage.objects.filter(
        community=community_id,
        page=None,
        taken_by=None,
        questions__entry__community=community_id,
        questions__entry__standing=Standing.PUBLISHED,
    )
    counted = wanted.only("name").annotate(number=Count("questions"))
    return counted.filter(number__gte=OFTEN).order_by("-number", "-pk")[:MOST_OF_A_KIND]
