"""What the worker does with files, and the text it found in them; both by content, not by text."""

import datetime as dt
from typing import Self

from django.db import models

from guildhall.activity.leased import Leased, LeasedQuerySet


class FileWorkQuerySet(LeasedQuerySet["FileWork"]):
    def waiting(self) -> Self:
        return super().waiting().filter(done_at=None)


class FileWork(Leased):
    """Work on one file: it is scanned, drawn small, and read. `file` is the name it is kept under.

    It is done once, however many people keep the same file.
    """

    LEASE = dt.timedelta(minutes=5)
    MOST_ATTEMPTS = 4

    file = models.CharField(max_length=80, unique=True)
    done_at = models.DateTimeField(null=True)

    objects = FileWorkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before"],
                name="file_work_due",
                condition=models.Q(done_at=None, given_up_at=None),
            ),
            models.Index(
                fields=["given_up_at"],
                name="file_work_given_up",
                condition=models.Q(given_up_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.file


class FilePart(models.Model):
    """A few pages of the text in a file, which search reads as one document.

    `starts` are pairs: from which character on, and of which page or sheet. `unit` says which.
    """

    file = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    text = models.TextField()
    unit = models.CharField(max_length=10, blank=True)
    starts = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="part_of_file"),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.number}"

    def place_at(self, offset: int) -> str:
        """The page or sheet on which this character of the text is; empty where there is none."""
        places = [place for start, place in self.starts if start <= offset]
        return places[-1] if places else ""
