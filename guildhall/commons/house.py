"""Whose picture the world may see (people who wrote something public), and a link to bookmarks."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import wrote_in_the_open
from guildhall.web.panels import MenuLink

panels = MenuLink(_("Bookmarks and drafts"), "bookmark", "bookmarks", 30)


def is_known_to_the_world(person_id: int) -> bool:
    return wrote_in_the_open(person_id)
