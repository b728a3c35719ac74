"""What the world finds, as it is kept for people without a session."""

from guildhall.commons.visitors_pages import Versions, VisitorsPage, read_versions
from guildhall.communities.models import Community
from guildhall.search.tasks import TEXTS

MOST = 500  # open communities; where there are more, every search is a new one

# A text that is written and not indexed yet, or a file that is noted and not read yet, would be
# missing, or found as it was before, for as long as the page is kept. Only those in open
# communities count: others would tell of themselves. The condition on documents is one for which
# SQLite goes along their index of versions: for `= 0`, or a join, it reads all documents.
_VERSIONS = """
    SELECT h.version, c.id, c.version
    FROM (SELECT 1 AS id) hall
    LEFT JOIN people_house h ON h.id = hall.id
    LEFT JOIN communities_community c ON c.visibility = %s
    WHERE NOT EXISTS (
        SELECT 1 FROM activity_delivery d
        JOIN activity_event e ON e.id = d.event_id
        JOIN communities_community place ON place.id = e.community_id
        WHERE d.listener = %s AND d.given_up_at IS NULL AND place.visibility = %s
    ) AND NOT EXISTS (
        SELECT 1 FROM search_document unread
        WHERE unread.analyser_version < 1 AND (
            SELECT visibility FROM communities_community WHERE id = unread.community_id
        ) = %s
    )
    LIMIT %s
"""


def _versions() -> Versions:
    is_open = Community.Visibility.OPEN
    versions = read_versions(_VERSIONS, [is_open, TEXTS, is_open, is_open, MOST + 1])
    return versions if len(versions) <= MOST else []


visitors_pages = VisitorsPage("search", _versions)
