"""The steps of a round. The app above records what happened: these record nothing."""

from guildhall.rounds.actions.closing import close_round, would_end
from guildhall.rounds.actions.opening import end_of_day, extend_round, open_round, withdraw_round
from guildhall.rounds.actions.speaking import (
    RoundIsOver,
    Spoken,
    abstain,
    agree,
    answer_objection,
    object_to,
    take_back_voice,
    withdraw_objection,
)

__all__ = [
    "RoundIsOver",
    "Spoken",
    "abstain",
    "agree",
    "answer_objection",
    "close_round",
    "end_of_day",
    "extend_round",
    "object_to",
    "open_round",
    "take_back_voice",
    "withdraw_objection",
    "withdraw_round",
    "would_end",
]
