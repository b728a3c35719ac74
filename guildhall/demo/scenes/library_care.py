"""What the technicians rely on in their library: four pages, one of them late; and a change."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.demo.cast import Cast
from guildhall.library.actions import ask_keepers, rely_on_page, suggest_change

DAY = 24
# The page, who looks after it, who steps in, every how many months, since how many days.
RELIED_ON = (
    ("isolate", "ada", "jola", 12, 90),
    ("seal", "sigrid", "ben", 6, 60),
    ("noise", "ben", "tomasz", 3, 88),
    ("safe", "ada", "rui", 3, 120),
)


def fill(cast: Cast, pages: dict[str, Entry]) -> None:
    """“Before you open anything” is late, and Ben's page is due within the week."""
    if not pages:
        return
    for key, owner, deputy, months, since in RELIED_ON:
        rely_on_page(
            pages[key],
            by=cast[owner],
            owner=cast[owner],
            deputy=cast[deputy],
            every_months=months,
            at=cast.ago(hours=DAY * since),
        )
    _suggest(cast, pages["seal"])
    ask_keepers()


def _suggest(cast: Cast, page: Entry) -> None:
    """By Greta, who is no author: one step is put right, and one added."""
    body = editable(page)
    better = body.replace("Fifteen minutes at pressure", "Thirty minutes at pressure")
    better = better.replace("6. Turn the shaft", "6. Check the O-ring.\n7. Turn the shaft")
    suggest_change(
        page,
        by=cast["greta"],
        title=page.title,
        body=better,
        reason="Two of mine only dripped after twenty minutes.",
        at=cast.now - dt.timedelta(days=2),
    )
