"""Gates: asked before every post, whether from a page or a mail. Other apps declare theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from guildhall.commons.models import Entry, Standing
from guildhall.commons.text import Text
from guildhall.communities.models import Community
from guildhall.kit.declared import Asked
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Posting:
    """What someone is about to post: a new entry, or a reply to `entry`."""

    by: Person
    community: Community
    text: Text
    entry: Entry | None = None


gates: Asked[Callable[[Posting], bool]] = Asked("holds", "posting")


def standing_of(posting: Posting) -> Standing:
    """Held where a gate wants a steward to look first, else published.

    A gate that refuses raises NotPosted.
    """
    answers = [holds(posting) for holds in gates]  # every one is asked: a later one may refuse
    return Standing.HELD if any(answers) else Standing.PUBLISHED
