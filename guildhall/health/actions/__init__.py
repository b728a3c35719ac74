from guildhall.health.actions.charts import draw_charts, drop_old_charts
from guildhall.health.actions.conversation import put_change_on_agenda, put_on_agenda
from guildhall.health.actions.expected import NotADay, expect_change, expect_no_longer
from guildhall.health.actions.limits import (
    NotQuiet,
    add_quiet_period,
    count_me_in,
    leave_me_out,
    switch_off,
    switch_on,
    take_back_quiet_period,
)
from guildhall.health.actions.snapshots import AlreadyOut, comment_on_snapshot, take_snapshot
from guildhall.health.actions.trying import (
    NotGoingOn,
    begin_trying,
    give_up_trying,
    judge_trying,
    say_whether_right,
)
from guildhall.health.actions.week import (
    say_not_useful,
    show_kind_again,
    take_back_not_useful,
)

__all__ = [
    "AlreadyOut",
    "NotADay",
    "NotGoingOn",
    "NotQuiet",
    "add_quiet_period",
    "begin_trying",
    "comment_on_snapshot",
    "count_me_in",
    "draw_charts",
    "drop_old_charts",
    "expect_change",
    "expect_no_longer",
    "give_up_trying",
    "judge_trying",
    "leave_me_out",
    "put_change_on_agenda",
    "put_on_agenda",
    "say_not_useful",
    "say_whether_right",
    "show_kind_again",
    "switch_off",
    "switch_on",
    "take_back_not_useful",
    "take_back_quiet_period",
    "take_snapshot",
]
