"""What imports declare: their help page, and who looks after a community without an owner."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Listener
from guildhall.communities.queries import example_community
from guildhall.imports.keeper import relieve
from guildhall.people.events import PERSON_BECAME_OWNER
from guildhall.web.help_pages import HelpPage

tasks = Listener("imports.keeper", relieve, frozenset({PERSON_BECAME_OWNER}))


def help() -> HelpPage:
    return HelpPage("bring-yours-in", _("Bring yours in"), "imports/help.html", _examples_for)


def _examples_for(reader: Any) -> Mapping[str, str]:
    """One of the reader's communities, as an example."""
    community = example_community(reader)
    return {"community": community.slug if community else "pumps"}
