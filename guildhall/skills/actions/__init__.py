from guildhall.skills.actions.confirming import (
    accept_confirmation,
    confirm_skill,
    drop_own_confirmations,
    hide_confirmation,
    take_back_confirmation,
)
from guildhall.skills.actions.loading import load_skills
from guildhall.skills.actions.reading import read_all_offers, read_offers_of
from guildhall.skills.actions.suggesting import accept_suggestion, hide_suggestion

__all__ = [
    "accept_confirmation",
    "accept_suggestion",
    "confirm_skill",
    "drop_own_confirmations",
    "hide_confirmation",
    "hide_suggestion",
    "load_skills",
    "read_all_offers",
    "read_offers_of",
    "take_back_confirmation",
]
