"""What commons tells the house: whose face the world may see, and where bookmarks are."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import wrote_in_the_open
from guildhall.web.panels import MenuLink

panels = MenuLink(_("Bookmarks and drafts"), "bookmark", "bookmarks", 30)


def is_known_to_the_world(person_id: int) -> bool:
    return wrote_in_the_open(person_id)
