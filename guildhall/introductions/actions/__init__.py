from guildhall.introductions.actions.answering import ask_after, say_no, say_yes, tell_met
from guildhall.introductions.actions.keeping_apart import end_apart, keep_apart
from guildhall.introductions.actions.openings import (
    add_opening,
    become_opening,
    close_opening,
    close_over,
    find_opening,
    reopen_opening,
)
from guildhall.introductions.actions.rounds import change_rounds, make_due_rounds, make_round
from guildhall.introductions.actions.suggesting import (
    TooMany,
    ask_waiting,
    forget_old,
    suggest_introduction,
)
from guildhall.introductions.actions.taking_part import (
    rest_from_rounds,
    skip_round,
    stop_taking_part,
    take_part,
    undo_skip,
)

__all__ = [
    "TooMany",
    "add_opening",
    "ask_after",
    "ask_waiting",
    "become_opening",
    "change_rounds",
    "close_opening",
    "close_over",
    "end_apart",
    "find_opening",
    "forget_old",
    "keep_apart",
    "make_due_rounds",
    "make_round",
    "reopen_opening",
    "rest_from_rounds",
    "say_no",
    "say_yes",
    "skip_round",
    "stop_taking_part",
    "suggest_introduction",
    "take_part",
    "tell_met",
    "undo_skip",
]
