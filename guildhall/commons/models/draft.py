import re

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.kit.words import excerpt
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

_SIGNS = re.compile(r"[*`~|]+|^[#>\s-]+|\s--+:?", re.MULTILINE)

FILES = "attached"  # the field with the numbers of its files, which nobody typed


class Draft(models.Model):
    """What someone has started to write in a form. Only they see it.

    Two tabs can write in the same form: the one that saved last has the draft with which the form
    opens, and what the other has is kept apart.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="drafts"))
    form = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    fields = models.JSONField(default=dict)
    # the page it was started on, from the first slash on
    address = models.CharField(max_length=300, blank=True)
    # of an edit: the mark of the text that it began from
    since = models.CharField(max_length=16, blank=True)
    tab = models.CharField(max_length=16, blank=True)
    is_apart = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)
    # until the day after, one can still bring it back
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "form", "target"],
                condition=Q(is_apart=False),
                name="draft_once",
            ),
            models.UniqueConstraint(
                fields=["person", "form", "target", "tab"],
                condition=Q(is_apart=True),
                name="draft_apart_once_a_tab",
            ),
        ]
        indexes = [models.Index(fields=["person", "-saved_at"], name="draft_person_saved")]

    def __str__(self) -> str:
        return f"draft of {self.form}"

    @property
    def words(self) -> str:
        """The first of what is typed, on one line, without the signs of Markdown."""
        return excerpt(_SIGNS.sub(" ", "\n".join(self._typed)))

    @property
    def text(self) -> str:
        """All that is typed, to be copied."""
        return "\n\n".join(self._typed)

    @property
    def has_files(self) -> bool:
        return bool(self.fields.get(FILES))

    @property
    def _typed(self) -> list[str]:
        return [value for name, value in self.fields.items() if name != FILES]
