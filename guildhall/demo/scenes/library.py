"""The technicians' library: pages in a tree, one edited by two people, one withdrawn."""

from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.demo.scenes import library_texts as texts
from guildhall.demo.scenes.rhythm import Rhythm
from guildhall.library.actions import add_page, change_page, withdraw_page


def fill(cast: Cast, community: Community, topics: dict[str, Topic]) -> dict[str, Entry]:
    """Its pages by their keys; none where the hall has no library."""
    if "library" not in rooms:
        return {}
    open_room(community, room="library", by=cast["ada"])
    moments = Rhythm("library", cast.now).moments(
        since_days=150, until_days=9, count=len(texts.PAGES)
    )
    pages: dict[str, Entry] = {}
    for written, moment in zip(texts.PAGES, moments, strict=True):
        pages[written.key] = add_page(
            community,
            by=cast[written.by],
            title=written.title,
            body=written.body,
            topics=[topics[name] for name in written.topics],
            parent=pages.get(written.below),
            at=moment,
        )
    _edited(cast, pages["noise"])
    withdraw_page(
        pages[texts.WITHDRAWN],
        by=cast["rui"],
        reason=texts.REASON,
        replaced_by=pages[texts.INSTEAD],
        at=cast.ago(hours=24 * 5),
    )
    return pages


def _edited(cast: Cast, page: Entry) -> None:
    """By someone who did not write it, so that it has a history and two names."""
    body = editable(page) + "\n\n## Write down the hour\n\nNoise at night only is often pressure."
    change_page(page, by=cast["tomasz"], title=page.title, body=body, note="Noise at night")
