"""What a reader can do with a session or a run sheet."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.commons.policy import may_grow
from guildhall.communities.seats import Seat
from guildhall.methods import policy
from guildhall.methods.events import SESSION
from guildhall.methods.session_states import ENDED

_page = partial(Act, is_post=False)

OPEN = _page(_("Open the session"), "clock", "run_session", Place.MAIN, look=Look.MAIN)
LINES = _page(_("Use the lines"), "sprout", "lines_of_session", Place.MAIN, look=Look.MAIN)
LOOK_BACK = _page(_("Tables and steps"), "list-ordered", "run_session", Place.MAIN)
STEPS = _page(_("Change the steps"), "list-ordered", "change_steps", Place.MENU)


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    if entry.kind != SESSION or seat.person is None:
        return []
    if entry.state == ENDED:
        return [*([LINES] if may_grow(seat, entry) else []), LOOK_BACK]
    changes = [STEPS] if policy.may("change_steps", seat, entry.session) else []
    return [OPEN, *changes]
