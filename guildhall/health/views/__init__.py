from guildhall.health.views.conversation import put_on_agenda
from guildhall.health.views.expected import (
    expect_change,
    expect_no_longer,
    put_change_on_agenda,
)
from guildhall.health.views.limits import (
    add_quiet_period,
    leave_me_out,
    measured,
    switch_off,
    switch_on,
    take_back_quiet_period,
)
from guildhall.health.views.page import (
    ask_each_other,
    chart,
    comment_on_snapshot,
    figures,
    give_up_trying,
    health,
    judge_trying,
    say_whether_right,
    try_remedy,
)
from guildhall.health.views.skills import skills_picture
from guildhall.health.views.week import say_not_useful, show_kind_again, week, week_mail

__all__ = [
    "add_quiet_period",
    "ask_each_other",
    "chart",
    "comment_on_snapshot",
    "expect_change",
    "expect_no_longer",
    "figures",
    "give_up_trying",
    "health",
    "judge_trying",
    "leave_me_out",
    "measured",
    "put_change_on_agenda",
    "put_on_agenda",
    "say_not_useful",
    "say_whether_right",
    "show_kind_again",
    "skills_picture",
    "switch_off",
    "switch_on",
    "take_back_quiet_period",
    "try_remedy",
    "week",
    "week_mail",
]
