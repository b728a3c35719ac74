"""What is asked again and again where no page answers it: worth writing once.

The worker finds out what is asked alike (`actions/asking_often.py`); here is what stewards are
offered of it.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.library.asked_alike import OFTEN
from guildhall.library.models import AskedOften


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
    """Those that most questions ask for, which nobody writes yet. One query."""
    asked = AskedOften.objects.filter(
        wanted__community=community,
        wanted__page=None,
        wanted__taken_by=None,
        entry__community=community,
        entry__standing=Standing.PUBLISHED,
    )
    counted = asked.values_list("wanted", "wanted__name").annotate(number=Count("pk"))
    often = counted.filter(number__gte=OFTEN).order_by("-number", "-wanted")
    return [OftenAsked(*row) for row in often[:most]]
