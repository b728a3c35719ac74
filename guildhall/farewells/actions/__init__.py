from guildhall.farewells.actions.asking import (
    ask_about_role,
    ask_next_questions,
    begin_farewell,
    end_farewell,
    forget_farewells,
)
from guildhall.farewells.actions.heirs import (
    come_back_to,
    hand_back_entry,
    hand_on_entries,
    take_over_entry,
)
from guildhall.farewells.actions.words import (
    AlreadyAnswered,
    answer_farewell,
    give_words,
    keep_words,
    skip_question,
    take_back_words,
)

__all__ = [
    "AlreadyAnswered",
    "answer_farewell",
    "ask_about_role",
    "ask_next_questions",
    "begin_farewell",
    "come_back_to",
    "end_farewell",
    "forget_farewells",
    "give_words",
    "hand_back_entry",
    "hand_on_entries",
    "keep_words",
    "skip_question",
    "take_back_words",
    "take_over_entry",
]
