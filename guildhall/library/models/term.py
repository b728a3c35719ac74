from django.db import models

from guildhall.commons.models import Entry


class Term(models.Model):
    """A word of the glossary: its entry has the word as title and the meaning as text."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="term")
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"term {self.pk}"
