"""The letter as a short text, to copy into a messenger."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from guildhall.communities.models import Community
from guildhall.weekly.models import WeeklyLetter
from guildhall.weekly.queries import Item

_NAMED_OUTSIDE = {Community.Visibility.OPEN, Community.Visibility.LISTED}


def text_to_copy(letter: WeeklyLetter, items: Sequence[Item], whole: Callable[[str], str]) -> str:
    """`whole` makes the address of a path one for the outside.

    A messenger is outside the hall. Titles go along only from a community that the world reads;
    the name of a community that only its members know stays inside.
    """
    community = letter.community
    named = f" · {community.name}" if community.visibility in _NAMED_OUTSIDE else ""
    blocks = [_("Letter of the week") + named, letter.line]
    blocks += [_block(item, whole, has_title=community.is_open) for item in items]
    return "\n\n".join(block for block in blocks if block)


def _block(item: Item, whole: Callable[[str], str], *, has_title: bool) -> str:
    title = item.entry.heading if has_title else ""
    return "\n".join(line for line in (item.heading, title, whole(item.short_path)) if line)
