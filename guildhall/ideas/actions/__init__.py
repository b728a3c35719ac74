from guildhall.ideas.actions.adding import add_idea, become_idea, promised_day
from guildhall.ideas.actions.answering import (
    NotAnswered,
    look_at_idea,
    reopen_idea,
    set_idea_aside,
    take_up_idea,
    try_idea,
)
from guildhall.ideas.actions.assessing import (
    ask_assessors,
    give_scores,
    hand_in_scores,
    take_back_scores,
)
from guildhall.ideas.actions.building import (
    NotAnAuthor,
    add_coauthor,
    build_on_idea,
    leave_authors,
)
from guildhall.ideas.actions.challenge_clock import (
    close_challenges,
    has_decider,
    pass_challenges_on,
    tell_late_challenges,
)
from guildhall.ideas.actions.challenge_end import (
    call_off_challenge,
    decide_challenge,
    reopen_challenge,
    step_back_as_decider,
)
from guildhall.ideas.actions.challenges import (
    ChallengeRefused,
    add_to_challenge,
    begin_challenge,
    change_challenge,
    name_decider,
    put_into_challenge,
    take_out_of_challenge,
)
from guildhall.ideas.actions.joining import (
    doubt_idea,
    join_idea,
    raise_doubt_again,
    settle_doubt,
    take_back_joining,
)
from guildhall.ideas.actions.lateness import tell_late
from guildhall.ideas.actions.merging import bring_joinings, merge_idea, take_joinings_back
from guildhall.ideas.actions.own_states import (
    Gate,
    StateRefused,
    add_own_state,
    change_own_state,
    move_idea,
    remove_own_state,
)
from guildhall.ideas.actions.promising import promise_answers
from guildhall.ideas.actions.small_test_clock import ask_what_was_learned, pass_small_tests_on
from guildhall.ideas.actions.small_test_end import (
    finish_small_test,
    reopen_small_test,
    resume_small_test,
    stop_small_test,
)
from guildhall.ideas.actions.small_test_log import add_to_log, take_back_figure
from guildhall.ideas.actions.small_test_team import help_with_test, stop_helping, take_over_test
from guildhall.ideas.actions.small_tests import (
    SmallTestRefused,
    begin_small_test,
    change_small_test,
    columns_of,
    extend_small_test,
    try_something,
)
from guildhall.ideas.actions.switching import turn_off, turn_on
from guildhall.ideas.actions.teams import (
    TeamRefused,
    begin_team,
    end_team,
    join_team,
    leave_team,
)
from guildhall.ideas.actions.wishing import (
    NotWished,
    ask_for_wishes,
    end_wish,
    pass_wish,
    wish_for_help,
)

__all__ = [
    "ChallengeRefused",
    "Gate",
    "NotAnAuthor",
    "NotAnswered",
    "NotWished",
    "SmallTestRefused",
    "StateRefused",
    "TeamRefused",
    "add_coauthor",
    "add_idea",
    "add_own_state",
    "add_to_challenge",
    "add_to_log",
    "ask_assessors",
    "ask_for_wishes",
    "ask_what_was_learned",
    "become_idea",
    "begin_challenge",
    "begin_small_test",
    "begin_team",
    "bring_joinings",
    "build_on_idea",
    "call_off_challenge",
    "change_challenge",
    "change_own_state",
    "change_small_test",
    "close_challenges",
    "columns_of",
    "decide_challenge",
    "doubt_idea",
    "end_team",
    "end_wish",
    "extend_small_test",
    "finish_small_test",
    "give_scores",
    "hand_in_scores",
    "has_decider",
    "help_with_test",
    "join_idea",
    "join_team",
    "leave_authors",
    "leave_team",
    "look_at_idea",
    "merge_idea",
    "move_idea",
    "name_decider",
    "pass_challenges_on",
    "pass_small_tests_on",
    "pass_wish",
    "promise_answers",
    "promised_day",
    "put_into_challenge",
    "raise_doubt_again",
    "remove_own_state",
    "reopen_challenge",
    "reopen_idea",
    "reopen_small_test",
    "resume_small_test",
    "set_idea_aside",
    "settle_doubt",
    "step_back_as_decider",
    "stop_helping",
    "stop_small_test",
    "take_back_figure",
    "take_back_joining",
    "take_back_scores",
    "take_joinings_back",
    "take_out_of_challenge",
    "take_over_test",
    "take_up_idea",
    "tell_late",
    "tell_late_challenges",
    "try_idea",
    "try_something",
    "turn_off",
    "turn_on",
    "wish_for_help",
]
