"""Where to start in the technicians' library, and words that newcomers ask about."""

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.library.actions.reading_lists import add_reading_list, mark_read
from guildhall.library.actions.terms import add_term

START = ("safe", "isolate", "first-visit", "listen", "photos")
TERMS = (
    (
        "ben",
        "Superheat",
        "How much warmer the gas leaves the evaporator than it boils. Too little, and liquid "
        "reaches the compressor.",
        "Handbook of refrigeration, chapter 3",
    ),
    (
        "sigrid",
        "Isolator",
        "The switch that takes a machine off the mains and can be locked. The button on the panel "
        "is none.",
        "EN 60204-1",
    ),
    ("tomasz", "Short cycling", "A compressor that starts and stops every few minutes.", ""),
)


def fill(cast: Cast, community: Community, pages: dict[str, Entry]) -> None:
    if not pages:
        return
    add_reading_list(
        community,
        by=cast["ada"],
        title="Your first week",
        about="For everyone who is new on the road",
        pages=[pages[key] for key in START],
        is_start=True,
        at=cast.ago(hours=24 * 30),
    )
    for key in START[:2]:
        mark_read(pages[key], by=cast["ben"], at=cast.ago(hours=24 * 3))
    for number, (key, title, body, source) in enumerate(TERMS):
        add_term(
            community,
            by=cast[key],
            title=title,
            body=body,
            source=source,
            at=cast.ago(hours=24 * (40 - number)),
        )
