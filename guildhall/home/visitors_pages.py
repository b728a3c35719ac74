"""The first page, as it is kept for people without a session."""

from guildhall.commons.visitors_pages import Versions, VisitorsPage, read_versions
from guildhall.communities.models import Community
from guildhall.home.queries import MOST_OPEN

# What the first page shows: the hall, and the first communities that are open. A new community
# that isn't among them may come with more, as the demo does.
_VERSIONS = """
    SELECT h.version, newest.id, c.id, c.version
    FROM (SELECT MAX(id) AS id FROM communities_community) newest
    LEFT JOIN people_house h ON h.id = 1
    LEFT JOIN (
        SELECT id, version FROM communities_community
        WHERE visibility = %s ORDER BY name_key, id LIMIT %s
    ) c ON c.id > 0
"""


def _versions() -> Versions:
    return read_versions(_VERSIONS, [Community.Visibility.OPEN, MOST_OPEN])


visitors_pages = VisitorsPage("home", _versions)
