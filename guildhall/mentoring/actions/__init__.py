from guildhall.mentoring.actions.answering import (
    forget_faded,
    has_come_to_nothing,
    say_no,
    say_yes,
    waiting_for,
)
from guildhall.mentoring.actions.ending import (
    end_over,
    end_pair,
    let_grow,
    part,
    tell_learned,
)
from guildhall.mentoring.actions.pairs import (
    add_goal,
    add_note,
    change_until,
    drop_sitting,
    reach_goal,
    remove_note,
    set_sitting,
)
from guildhall.mentoring.actions.proposing import propose_due
from guildhall.mentoring.actions.silence import remind_silent
from guildhall.mentoring.actions.wishing import offer, take_back_offer, take_back_wish, wish

__all__ = [
    "add_goal",
    "add_note",
    "change_until",
    "drop_sitting",
    "end_over",
    "end_pair",
    "forget_faded",
    "has_come_to_nothing",
    "let_grow",
    "offer",
    "part",
    "propose_due",
    "reach_goal",
    "remind_silent",
    "remove_note",
    "say_no",
    "say_yes",
    "set_sitting",
    "take_back_offer",
    "take_back_wish",
    "tell_learned",
    "waiting_for",
    "wish",
]
