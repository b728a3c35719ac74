"""What someone who left wrote for those who go on becomes a tip."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.farewells.handing import KeepsWords
from guildhall.people.models import Person
from guildhall.practices.actions import add_tip
from guildhall.practices.events import ROOM


def _keep(community: Community, by: Person, question: str, text: str) -> Entry:
    """Raises NotPosted."""
    return add_tip(community, by=by, seen=question, parts={"fix": text})


keeps_words = KeepsWords(ROOM, _("Keep this as a tip"), _keep)
