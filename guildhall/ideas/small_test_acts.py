"""What a reader can do with a small test."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.ideas import small_test_policy as policy
from guildhall.ideas.models import SmallTest
from guildhall.ideas.queries.small_tests import relation_in_test
from guildhall.ideas.small_test_policy import RelationToTest
from guildhall.kit.verdict import Verdict

_page = partial(Act, is_post=False)

ADD_TO_LOG = _page(_("Add to the log"), "square-pen", "add_to_log", Place.MAIN, look=Look.MAIN)
FINISH = _page(_("Say what we learned"), "check", "finish_small_test", Place.MAIN)
HELP = Act(_("I'll help"), "hand", "help_with_test", Place.MAIN, look=Look.MAIN)
STOP = _page(_("Stop early …"), "flag", "stop_small_test", Place.MAIN)
EXTEND = _page(_("Give it more time …"), "calendar", "extend_small_test", Place.MENU)
STOP_HELPING = Act(_("Stop helping"), "undo-2", "stop_helping", Place.MENU)
TAKE_OVER = Act(_("I'll run it"), "hand", "take_over_test", "no_owner", look=Look.MAIN)
REOPEN = Act(_("Let it go on"), "undo-2", "reopen_small_test", Place.MENU)
RESUME = Act(_("Carry on with it"), "undo-2", "resume_small_test", Place.MENU)

_May = Callable[[Seat, SmallTest, RelationToTest], Verdict]
_OFFERED: tuple[tuple[Act, _May], ...] = (
    (HELP, policy.may_help_with_test),
    (ADD_TO_LOG, policy.may_add_to_log),
    (FINISH, policy.may_finish_small_test),
    (EXTEND, policy.may_extend_small_test),
    (STOP, policy.may_stop_small_test),
    (STOP_HELPING, policy.may_stop_helping),
    (TAKE_OVER, policy.may_take_over_test),
    (REOPEN, policy.may_reopen_small_test),
    (RESUME, policy.may_resume_small_test),
)


def small_test_acts(seat: Seat, entry: Entry) -> list[Act]:
    """Log and end it, help with it, let it go on."""
    if seat.person is None:
        return []
    relation = relation_in_test(seat, entry)
    return [act for act, may in _OFFERED if may(seat, entry.small_test, relation)]
