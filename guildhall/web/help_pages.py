"""Help inside the hall: one page for each room and role, written for the task at hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class HelpPage:
    slug: str
    title: str | Promise
    template: str
    # What its examples name, so that they work here.
    examples: Callable[[Any], Mapping[str, str]] = lambda _reader: {}

    @property
    def address(self) -> str:
        """For pages of the rooms; the page itself is a floor above them."""
        return f"/help/{self.slug}/"


help_pages: Declared[HelpPage] = Declared("help", HelpPage, by="slug")
