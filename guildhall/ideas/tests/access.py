"""Who gets what at the addresses of Ideas (tests/access_rooms.py)."""

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.ideas.actions import (
    Gate,
    add_idea,
    add_own_state,
    begin_challenge,
    begin_small_test,
    turn_on,
)
from guildhall.ideas.tests.worlds import brief, plan
from guildhall.people.models import Person
from tests.access_rules import (
    by_asker,
    by_member_while_published,
    login_first,
    members,
    nothing,
    on_written,
    only_mine,
    reading,
    stewards,
    written,
)

HERE = "/c/pumps/ideas/"
CHALLENGE = f"{HERE}challenges/{{challenge}}/"
TEST = f"{HERE}tests/{{small_test}}/"
by_steward_while_published = on_written(by=("steward",), only_published=True)
ROWS = {
    "ideas": ("GET", HERE, reading),
    "add_idea": ("GET", f"{HERE}add/", members),
    "idea": ("GET", f"{HERE}{{idea}}/", written),
    "reply_to_idea": ("POST", f"{HERE}{{idea}}/reply/", by_member_while_published),
    "similar_ideas": ("GET", f"{HERE}similar/?title=filter", reading),
    "join_idea": ("POST", f"{HERE}{{idea}}/join/use/", by_member_while_published),
    "take_back_joining": ("POST", f"{HERE}{{idea}}/leave/use/", login_first(written)),
    "doubt_idea": ("GET", f"{HERE}{{idea}}/doubt/", by_member_while_published),
    "settle_doubt": ("POST", f"{HERE}doubts/{{answer}}/settle/", by_asker),
    "raise_doubt_again": ("POST", f"{HERE}doubts/{{answer}}/raise-again/", by_asker),
    "look_at_idea": ("GET", f"{HERE}{{idea}}/look-at/", by_steward_while_published),
    "take_up_idea": ("GET", f"{HERE}{{idea}}/take-up/", by_steward_while_published),
    "set_idea_aside": ("GET", f"{HERE}{{idea}}/not-now/", by_steward_while_published),
    "build_on_idea": ("GET", f"{HERE}{{idea}}/build-on/", by_member_while_published),
    "merge_idea": ("GET", f"{HERE}{{idea}}/merge/", by_steward_while_published),
    "wish_for_help": ("GET", f"{HERE}{{idea}}/wish/", by_steward_while_published),
    "add_coauthor": ("POST", f"{HERE}{{idea}}/co-authors/{{cleo}}/", by_asker),
    "leave_authors": ("POST", f"{HERE}{{idea}}/step-back/", by_asker),
    "promise_answers": ("GET", f"{HERE}promise/", stewards),
    "settings_of_ideas": ("GET", f"{HERE}settings/", stewards),
    "turn_on_switch": ("POST", f"{HERE}settings/challenges/on/", stewards),
    "turn_off_switch": ("POST", f"{HERE}settings/challenges/off/", stewards),
    "add_own_state": ("GET", f"{HERE}states/add/", stewards),
    "change_own_state": ("GET", f"{HERE}states/0/edit/", login_first(nothing)),
    "remove_own_state": ("POST", f"{HERE}states/0/remove/", login_first(nothing)),
    "move_idea": ("GET", f"{HERE}{{idea}}/move/", by_steward_while_published),
    "begin_team": ("GET", f"{HERE}{{idea}}/team/", by_asker),
    "join_team": ("POST", f"{HERE}{{idea}}/team/join/", by_asker),
    "leave_team": ("POST", f"{HERE}{{idea}}/team/leave/", by_asker),
    "end_team": ("POST", f"{HERE}{{idea}}/team/end/", by_asker),
    "challenges": ("GET", f"{HERE}challenges/", reading),
    "begin_challenge": ("GET", f"{HERE}challenges/begin/", stewards),
    "challenge": ("GET", CHALLENGE, written),
    "change_challenge": ("GET", f"{CHALLENGE}edit/", by_steward_while_published),
    "add_to_challenge": ("GET", f"{CHALLENGE}add/", by_member_while_published),
    "put_into_challenge": ("POST", f"{CHALLENGE}put-in/{{idea}}/", by_asker),
    "take_out_of_challenge": ("POST", f"{HERE}{{idea}}/take-out/", by_asker),
    "name_decider": ("GET", f"{CHALLENGE}decider/", by_steward_while_published),
    "step_back_as_decider": ("POST", f"{CHALLENGE}step-back/", by_asker),
    "ask_assessors": ("GET", f"{CHALLENGE}assessors/", by_steward_while_published),
    "give_scores": ("GET", f"{CHALLENGE}scores/", by_asker),
    "what_assessors_gave": ("GET", f"{CHALLENGE}scores/all/", by_asker),
    "take_back_scores": ("POST", f"{CHALLENGE}scores/take-back/", by_asker),
    "decide_challenge": ("GET", f"{CHALLENGE}decide/", by_asker),
    "call_off_challenge": ("GET", f"{CHALLENGE}call-off/", by_steward_while_published),
    "reopen_challenge": ("POST", f"{CHALLENGE}reopen/", by_asker),
    "end_wish": ("POST", f"{HERE}wishes/1/end/", only_mine),
    "pass_wish": ("POST", f"{HERE}asked/1/pass/", only_mine),
    "reopen_idea": ("GET", f"{HERE}{{idea}}/reopen/", by_asker),
    "try_something": ("GET", f"{HERE}try/", members),
    "begin_small_test": ("GET", f"{HERE}{{idea}}/small-test/", by_member_while_published),
    "small_test": ("GET", TEST, written),
    "change_small_test": ("GET", f"{TEST}edit/", by_steward_while_published),
    "extend_small_test": ("GET", f"{TEST}more-time/", by_steward_while_published),
    "help_with_test": ("POST", f"{TEST}help/", by_member_while_published),
    "stop_helping": ("POST", f"{TEST}stop-helping/", by_asker),
    "take_over_test": ("POST", f"{TEST}take-over/", by_asker),
    "add_to_log": ("GET", f"{TEST}log/", by_steward_while_published),
    "take_back_figure": ("POST", f"{TEST}figures/0/take-back/", login_first(nothing)),
    "finish_small_test": ("GET", f"{TEST}learned/", by_steward_while_published),
    "stop_small_test": ("GET", f"{TEST}stop/", by_steward_while_published),
    "reopen_small_test": ("POST", f"{TEST}reopen/", by_asker),
    "resume_small_test": ("POST", f"{TEST}carry-on/", by_asker),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    open_room(community, room="ideas", by=steward)
    community.refresh_from_db()
    for name in ("challenges", "assessors", "states", "teams"):
        turn_on(community, name=name, by=steward)
    add_own_state(community, name="costs", meaning="looked_at", gate=Gate(), by=steward)
    tried = add_idea(community, by=by, title="The second one")
    return {
        "idea": add_idea(community, by=by, title="The first one"),
        "challenge": begin_challenge(community, by=steward, brief=brief(by)),
        "small_test": begin_small_test(tried, by=by, plan=plan()),
    }
