"""What imports adds to the help inside the hall."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.communities.queries import example_community
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("bring-yours-in", HelpPage("bring-yours-in", _("Bring yours in"), "imports/help.html", examples_for))


def examples_for(reader: Any) -> Mapping[str, str]:
    """The community of the reader's into which tips could come."""
    community = example_community(reader)
    return {"community": community.slug if community else "pumps"}
