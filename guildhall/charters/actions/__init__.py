from guildhall.charters.actions.agreeing import (
    NotASmallChange,
    close_due_rounds,
    close_round,
    keep_small_change,
)
from guildhall.charters.actions.asking import propose_charter, withdraw_proposal
from guildhall.charters.actions.objectives import note_objective
from guildhall.charters.actions.pledges import (
    PledgeRefused,
    answer_pledge,
    ask_about_pledges,
    take_back_pledge,
    take_back_pledge_answer,
    write_pledge,
)
from guildhall.charters.actions.speaking import (
    agree_to_charter,
    answer_objection,
    object_to_charter,
    take_back_agreement,
    withdraw_objection,
)
from guildhall.charters.actions.writing import (
    NothingChanged,
    ObjectiveLine,
    discard_draft,
    write_charter,
)
from guildhall.rounds.actions import RoundIsOver

__all__ = [
    "NotASmallChange",
    "NothingChanged",
    "ObjectiveLine",
    "PledgeRefused",
    "RoundIsOver",
    "agree_to_charter",
    "answer_objection",
    "answer_pledge",
    "ask_about_pledges",
    "close_due_rounds",
    "close_round",
    "discard_draft",
    "keep_small_change",
    "note_objective",
    "object_to_charter",
    "propose_charter",
    "take_back_agreement",
    "take_back_pledge",
    "take_back_pledge_answer",
    "withdraw_objection",
    "withdraw_proposal",
    "write_charter",
    "write_pledge",
]
