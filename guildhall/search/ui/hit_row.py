"""One result of a search: where the words are, and why it was found."""

from collections.abc import Collection
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.search.hits import Hit
from guildhall.search.models import Document
from guildhall.web.frames import frame
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def hit_row(hit: Hit, stand_for_more: Collection[int] = ()) -> SafeString:
    """`stand_for_more`: ids of documents that stand for a series, whose others are left out."""
    flags = {
        "is_solved": hit.state == "solved",
        "is_withdrawn": hit.state == "withdrawn",
        "needs_check": hit.needs_check,
        "stands_for_more": hit.document.pk in stand_for_more,
    }
    return frame(
        "search/ui/hit_row.html",
        flags,
        path=hit.path,
        title=hit.title,
        snippet=hit.snippet,
        kind=hit.kind,
        place=hit.place,
        why=hit.why,
        when=when(hit.document.at),
    )


def sample() -> dict[str, Any]:
    """A question that is kept nowhere."""
    hit = Hit(
        title="Pump P-12 trips after a minute",
        path="#",
        snippet="It hums, then the breaker trips.",
        kind="question",
        place="Field service",
        state="solved",
        why="in the text",
        document=Document(at=timezone.now()),
    )
    return {"hit": hit}
