from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.decisions.events import ROOM
from guildhall.decisions.views import (
    acting,
    beginning,
    electing,
    ending,
    hearing,
    lists,
    reviewing,
    settings,
    speaking,
    stewards,
    voting,
)

HERE = "c/<slug:community_slug>/decisions/"
DECISION = f"{HERE}<entry:entry_id>/"
OBJECTION = f"{HERE}objections/<int:objection_id>/"

urlpatterns = [
    path(HERE, lists.decisions, name="decisions"),
    path(f"{HERE}prepare/", beginning.prepare_decision, name="prepare_decision"),
    path(f"{HERE}prepare-vote/", voting.prepare_vote, name="prepare_vote"),
    path(f"{HERE}settings/", settings.settings_of_decisions, name="settings_of_decisions"),
    path(f"{HERE}settings/ways-on/", settings.turn_on_more_ways, name="turn_on_more_ways"),
    path(f"{HERE}settings/ways-off/", settings.turn_off_more_ways, name="turn_off_more_ways"),
    path(f"{OBJECTION}answer/", speaking.answer_objector, name="answer_objector"),
    path(f"{OBJECTION}take-back/", speaking.take_back_objection, name="take_back_objection"),
    path(f"{HERE}themes/<int:theme_id>/remove/", hearing.remove_theme, name="remove_theme"),
    *entry_urls(ROOM, HERE, name="decision"),
    path(f"{DECISION}edit/", beginning.change_decision, name="change_decision"),
    path(f"{DECISION}open/", beginning.open_decision, name="open_decision"),
    path(f"{DECISION}withdraw/", beginning.withdraw_decision, name="withdraw_decision"),
    path(f"{DECISION}take-up-again/", beginning.take_up_again, name="take_up_again"),
    path(f"{DECISION}agree/", speaking.agree_to_proposal, name="agree_to_proposal"),
    path(f"{DECISION}abstain/", speaking.abstain_from_proposal, name="abstain_from_proposal"),
    path(f"{DECISION}take-back/", speaking.take_back_voice, name="take_back_voice"),
    path(f"{DECISION}object/", speaking.object_to_proposal, name="object_to_proposal"),
    path(f"{DECISION}proposal/", ending.change_proposal, name="change_proposal"),
    path(f"{DECISION}more-time/", ending.extend_decision, name="extend_decision"),
    path(f"{DECISION}decider/", ending.name_decider_of, name="name_decider_of"),
    path(f"{DECISION}ballot/", voting.cast_ballot, name="cast_ballot"),
    path(f"{DECISION}ballot/take-back/", voting.take_back_ballot, name="take_back_ballot"),
    path(f"{DECISION}ballots.csv", voting.ballots_as_csv, name="ballots_as_csv"),
    path(f"{DECISION}ballots.json", voting.ballots_as_json, name="ballots_as_json"),
    path(f"{DECISION}stewards/can/", stewards.say_stewards_can, name="say_stewards_can"),
    path(f"{DECISION}stewards/cannot/", stewards.say_stewards_cannot, name="say_stewards_cannot"),
    path(
        f"{DECISION}stewards/take-back/",
        stewards.take_back_stewards_word,
        name="take_back_stewards_word",
    ),
    path(f"{DECISION}stewards/answer/", stewards.answer_stewards, name="answer_stewards"),
    path(f"{DECISION}prepare-anew/", stewards.prepare_anew, name="prepare_anew"),
    path(f"{DECISION}role/accept/", electing.accept_role, name="accept_role"),
    path(f"{DECISION}role/decline/", electing.decline_role, name="decline_role"),
    path(f"{DECISION}role/next/", electing.offer_role_to_next, name="offer_role_to_next"),
    path(f"{DECISION}themes/", hearing.add_theme, name="add_theme"),
    path(f"{DECISION}decide/", ending.make_decision, name="make_decision"),
    path(f"{DECISION}outcome/", ending.word_outcome, name="word_outcome"),
    path(f"{DECISION}acted/done/", acting.say_it_was_done, name="say_it_was_done"),
    path(f"{DECISION}acted/partly/", acting.say_what_was_done, name="say_what_was_done"),
    path(f"{DECISION}acted/not-yet/", acting.say_not_done_yet, name="say_not_done_yet"),
    path(f"{DECISION}review/", reviewing.ask_for_review, name="ask_for_review"),
    path(f"{DECISION}support/", reviewing.support_review, name="support_review"),
    path(f"{DECISION}take-back-support/", reviewing.take_back_support, name="take_back_support"),
    path(f"{DECISION}anew/", beginning.decide_anew, name="decide_anew"),
    path(f"{DECISION}keep/", reviewing.keep_decision, name="keep_decision"),
]
