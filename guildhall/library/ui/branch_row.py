"""One page in the tree: its title, and how many pages are right below it."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from guildhall.commons.kinds import path_at
from guildhall.library.events import PAGE
from guildhall.library.models import PageState
from guildhall.library.queries.tree import Branch
from guildhall.web.addresses import address_by_name
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def branch_row(branch: Branch, *, slug: str) -> SafeString:
    """The same for every reader."""
    return frame(
        "library/ui/branch_row.html",
        {"is_withdrawn": branch.is_withdrawn},
        address=path_at(PAGE, branch.address, slug),
        title=branch.title,
        below=_below(branch.below),
        below_at=f"{address_by_name('page_tree', slug)}?below={branch.id}",
    )


def _below(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)d page below", "%(number)d pages below", number) % {"number": number}


def sample() -> dict[str, Any]:
    """A withdrawn page with two pages below it."""
    return {"branch": Branch(1, "How to replace a shaft seal", PageState.WITHDRAWN, 1, below=2)}
