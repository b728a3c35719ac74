"""Help inside the hall: one page for each room and role, written for the task at hand."""

from dataclasses import dataclass

from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class HelpPage:
    slug: str
    title: str
    template: str


help_pages: Registry[HelpPage] = Registry("web.help")
