"""What the technicians' library still lacks: two wanted pages, one linked, one asked for."""

from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.library.actions import change_page
from guildhall.library.actions.wanting import take_wanted, would_read

LINKED = "Read the hour counter"
ASKED = "Bleed the brake of a tail lift"


def fill(cast: Cast, community: Community, pages: dict[str, Entry]) -> None:
    if not pages:
        return
    page = pages["noise"]
    page.refresh_from_db()
    body = f"{editable(page)}\n\nHow to read it is said in [[{LINKED}]]."
    change_page(page, by=cast["ben"], title=page.title, body=body, is_small=True)
    would_read(community, name=ASKED, by=cast["ben"], at=cast.ago(hours=24 * 6))
    take_wanted(community, name=ASKED, by=cast["tomasz"], at=cast.ago(hours=24 * 2))
