"""What search adds to the help inside the hall."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.queries import example_community
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("search", HelpPage("search", _("Finding"), "search/help.html", examples_for))


def examples_for(reader: Any) -> Mapping[str, str]:
    """Filters that find something here: the reader's own name, a community that they see, a topic in it."""
    community = example_community(reader)
    filed = Entry.objects.published().filter(community=community, topics__isnull=False)
    filters = {
        "topic": filed.order_by("-pk").values_list("topics__slug", flat=True).first() or "",
        "by": reader.username if reader.is_authenticated else "",
        "in": community.slug if community else "",
    }
    return {"filters": " · ".join(f"{name}:{value}" for name, value in filters.items() if value)}
