from guildhall.health.views.monday import monday, monday_mail, say_not_useful, show_kind_again, stop_monday_mail
from guildhall.health.views.page import (
    ask_each_other,
    chart,
    comment_on_snapshot,
    give_up_trying,
    health,
    judge_trying,
    measured,
    say_whether_right,
    try_remedy,
)

__all__ = [
    "ask_each_other", "chart", "comment_on_snapshot", "give_up_trying", "health", "judge_trying", "measured", "monday", "monday_mail", "say_not_useful",
    "say_whether_right", "show_kind_again", "stop_monday_mail", "try_remedy",
]  # fmt: skip
