from guildhall.skills.actions.confirming import (
    accept_confirmation,
    confirm_skill,
    drop_own_confirmations,
    hide_confirmation,
    take_back_confirmation,
)
from guildhall.skills.actions.first_looks import (
    ask_first_look,
    give_first_look,
    pass_first_look,
    take_back_first_look,
)
from guildhall.skills.actions.lists import (
    load_uploaded_list,
    remove_list,
    switch_off_list,
    switch_on_list,
)
from guildhall.skills.actions.loading import load_skills
from guildhall.skills.actions.reading import read_all_offers, read_offers_of
from guildhall.skills.actions.suggesting import accept_suggestion, hide_suggestion

__all__ = [
    "accept_confirmation",
    "accept_suggestion",
    "ask_first_look",
    "confirm_skill",
    "drop_own_confirmations",
    "give_first_look",
    "hide_confirmation",
    "hide_suggestion",
    "load_skills",
    "load_uploaded_list",
    "pass_first_look",
    "read_all_offers",
    "read_offers_of",
    "remove_list",
    "switch_off_list",
    "switch_on_list",
    "take_back_confirmation",
    "take_back_first_look",
]
