from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.commons.page.views import entry_page
from guildhall.ideas.events import ROOM
from guildhall.ideas.views import (
    adding,
    answering,
    assessing,
    building,
    challenge_end,
    challenges,
    joining,
    lists,
    own_states,
    promise,
    settings,
    small_test_log,
    small_tests,
    teams,
)

HERE = "c/<slug:community_slug>/ideas/"
DOUBT = f"{HERE}doubts/<int:reply_id>/"
IDEA = f"{HERE}<entry:entry_id>/"
CHALLENGE = f"{HERE}challenges/<entry:entry_id>/"
SMALL_TEST = f"{HERE}tests/<entry:entry_id>/"

urlpatterns = [
    path(HERE, lists.ideas, name="ideas"),
    path(f"{HERE}add/", adding.add_idea, name="add_idea"),
    path(f"{HERE}similar/", adding.similar_ideas, name="similar_ideas"),
    path(f"{DOUBT}settle/", joining.settle_doubt, name="settle_doubt"),
    path(f"{DOUBT}raise-again/", joining.raise_doubt_again, name="raise_doubt_again"),
    path(f"{HERE}promise/", promise.promise_answers, name="promise_answers"),
    path(f"{HERE}settings/", settings.settings_of_ideas, name="settings_of_ideas"),
    path(f"{HERE}settings/<slug:name>/on/", settings.turn_on_switch, name="turn_on_switch"),
    path(f"{HERE}settings/<slug:name>/off/", settings.turn_off_switch, name="turn_off_switch"),
    path(f"{HERE}states/add/", own_states.add_own_state, name="add_own_state"),
    path(
        f"{HERE}states/<int:state_id>/edit/", own_states.change_own_state, name="change_own_state"
    ),
    path(
        f"{HERE}states/<int:state_id>/remove/", own_states.remove_own_state, name="remove_own_state"
    ),
    path(f"{HERE}challenges/", challenges.challenges, name="challenges"),
    path(f"{HERE}challenges/begin/", challenges.begin_challenge, name="begin_challenge"),
    path(CHALLENGE, entry_page(ROOM), name="challenge"),
    path(f"{CHALLENGE}edit/", challenges.change_challenge, name="change_challenge"),
    path(f"{CHALLENGE}add/", challenges.add_to_challenge, name="add_to_challenge"),
    path(
        f"{CHALLENGE}put-in/<int:idea_id>/",
        challenges.put_into_challenge,
        name="put_into_challenge",
    ),
    path(f"{CHALLENGE}decider/", challenge_end.name_decider, name="name_decider"),
    path(f"{CHALLENGE}step-back/", challenge_end.step_back_as_decider, name="step_back_as_decider"),
    path(f"{CHALLENGE}assessors/", assessing.ask_assessors, name="ask_assessors"),
    path(f"{CHALLENGE}scores/", assessing.give_scores, name="give_scores"),
    path(f"{CHALLENGE}scores/all/", assessing.what_assessors_gave, name="what_assessors_gave"),
    path(f"{CHALLENGE}scores/take-back/", assessing.take_back_scores, name="take_back_scores"),
    path(f"{CHALLENGE}decide/", challenge_end.decide_challenge, name="decide_challenge"),
    path(f"{CHALLENGE}call-off/", challenge_end.call_off_challenge, name="call_off_challenge"),
    path(f"{CHALLENGE}reopen/", challenge_end.reopen_challenge, name="reopen_challenge"),
    path(f"{IDEA}take-out/", challenges.take_out_of_challenge, name="take_out_of_challenge"),
    path(f"{HERE}wishes/<int:wish_id>/end/", building.end_wish, name="end_wish"),
    path(f"{HERE}asked/<int:ask_id>/pass/", building.pass_wish, name="pass_wish"),
    *entry_urls(ROOM, HERE, name="idea"),
    path(f"{IDEA}join/<slug:joined_as>/", joining.join_idea, name="join_idea"),
    path(f"{IDEA}leave/<slug:joined_as>/", joining.take_back_joining, name="take_back_joining"),
    path(f"{IDEA}doubt/", joining.doubt_idea, name="doubt_idea"),
    path(f"{IDEA}look-at/", answering.look_at_idea, name="look_at_idea"),
    path(f"{IDEA}move/", own_states.move_idea, name="move_idea"),
    path(f"{IDEA}take-up/", answering.take_up_idea, name="take_up_idea"),
    path(f"{IDEA}not-now/", answering.set_idea_aside, name="set_idea_aside"),
    path(f"{IDEA}reopen/", answering.reopen_idea, name="reopen_idea"),
    path(f"{IDEA}build-on/", building.build_on_idea, name="build_on_idea"),
    path(f"{IDEA}merge/", building.merge_idea, name="merge_idea"),
    path(f"{IDEA}wish/", building.wish_for_help, name="wish_for_help"),
    path(f"{IDEA}co-authors/<int:person_id>/", building.add_coauthor, name="add_coauthor"),
    path(f"{IDEA}team/", teams.begin_team, name="begin_team"),
    path(f"{IDEA}team/join/", teams.join_team, name="join_team"),
    path(f"{IDEA}team/leave/", teams.leave_team, name="leave_team"),
    path(f"{IDEA}team/end/", teams.end_team, name="end_team"),
    path(f"{IDEA}step-back/", building.leave_authors, name="leave_authors"),
    path(f"{IDEA}small-test/", small_tests.begin_small_test, name="begin_small_test"),
    path(f"{HERE}try/", small_tests.try_something, name="try_something"),
    path(SMALL_TEST, entry_page(ROOM), name="small_test"),
    path(f"{SMALL_TEST}edit/", small_tests.change_small_test, name="change_small_test"),
    path(f"{SMALL_TEST}more-time/", small_tests.extend_small_test, name="extend_small_test"),
    path(f"{SMALL_TEST}help/", small_tests.help_with_test, name="help_with_test"),
    path(f"{SMALL_TEST}stop-helping/", small_tests.stop_helping, name="stop_helping"),
    path(f"{SMALL_TEST}take-over/", small_tests.take_over_test, name="take_over_test"),
    path(f"{SMALL_TEST}log/", small_test_log.add_to_log, name="add_to_log"),
    path(
        f"{SMALL_TEST}figures/<int:figure_id>/take-back/",
        small_test_log.take_back_figure,
        name="take_back_figure",
    ),
    path(f"{SMALL_TEST}learned/", small_test_log.finish_small_test, name="finish_small_test"),
    path(f"{SMALL_TEST}stop/", small_test_log.stop_small_test, name="stop_small_test"),
    path(f"{SMALL_TEST}reopen/", small_tests.reopen_small_test, name="reopen_small_test"),
    path(f"{SMALL_TEST}carry-on/", small_tests.resume_small_test, name="resume_small_test"),
]
