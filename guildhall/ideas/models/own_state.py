from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.ideas.models.states import State

MOST_IN_A_NAME = 30
MOST_IN_A_GATE = 120
MEANINGS = (State.NEW, State.LOOKED_AT, State.TRIED)  # between the beginning and an ending


class OwnState(models.Model):
    """A state that a community named itself, on the way from new to an ending.

    It means one of those that every community has, so that lists, search and what is owed go on
    working. Before an idea gets there, what it `asks` is answered in a sentence, a small test of it
    has ended (`needs_test`), or somebody said that they would help (`needs_helper`).
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    name = models.CharField(max_length=MOST_IN_A_NAME)
    name_key = models.CharField(max_length=MOST_IN_A_NAME * 3)
    meaning = models.CharField(max_length=10, choices=[(one.value, one.label) for one in MEANINGS])
    asks = models.CharField(max_length=MOST_IN_A_GATE, blank=True)
    needs_test = models.BooleanField(default=False)
    needs_helper = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name_key"], name="own_state_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def gate(self) -> list[str]:
        """What must be there first, as people read it."""
        asked = [_("this is answered: %(question)s") % {"question": self.asks}] if self.asks else []
        tested = [_("a small test of it has ended")] if self.needs_test else []
        helped = [_("someone would help with it")] if self.needs_helper else []
        return [str(one) for one in (*asked, *tested, *helped)]
