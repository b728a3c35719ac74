from django.urls import path

from guildhall.commons.page.urls import entry_urls
from guildhall.practices.events import ROOM
from guildhall.practices.views import (
    checking,
    comparing,
    counter_cases,
    disproofs,
    editing,
    labels,
    lists,
    packs,
    practices,
    rollouts,
    rules,
    tips,
    uses,
)

HERE = "c/<slug:community_slug>/tips/"
WAY = f"{HERE}<entry:entry_id>/"
DISPROOF = f"{HERE}where-it-fails/<int:disproof_id>/"
ROLLOUT = f"{HERE}rollouts/<int:rollout_id>/"

urlpatterns = [
    path(HERE, lists.practices, name="practices"),
    path(f"{HERE}topics/<slug:topic_slug>/", lists.ways_by_topic, name="ways_by_topic"),
    path(f"{HERE}about/<entry:entry_id>/", lists.label, name="label"),
    path(f"{HERE}feed/", lists.WayFeed(), name="way_feed"),
    path(f"{HERE}to-check/", lists.desk, name="desk"),
    path(f"{HERE}add/", tips.add_tip, name="add_tip"),
    path(f"{HERE}similar/", tips.alike_tips, name="alike_tips"),
    path(f"{HERE}keep/<int:entry_id>/", tips.keep_tip, name="keep_tip"),
    path(f"{HERE}write/", practices.write_practice, name="write_practice"),
    path(f"{HERE}write/<int:entry_id>/", practices.write_practice_from, name="write_practice_from"),
    path(f"{HERE}labels/", labels.labels, name="labels"),
    path(f"{HERE}labels/<int:label_id>/print/", labels.print_label, name="print_label"),
    path(f"{HERE}labels/<int:label_id>/remove/", labels.remove_label, name="remove_label"),
    path(f"{HERE}pack/", packs.pack, name="pack"),
    path(f"{HERE}pack/page/", packs.pack_as_page, name="pack_as_page"),
    path(f"{HERE}pack/json/", packs.pack_as_json, name="pack_as_json"),
    path(f"{HERE}rules/", rules.practice_rules, name="practice_rules"),
    path(f"{HERE}map/", uses.map_of_uses, name="map_of_uses"),
    path(f"{HERE}uses/<int:use_id>/take-back/", uses.take_back_use, name="take_back_use"),
    path(ROLLOUT, rollouts.rollout, name="rollout"),
    path(f"{ROLLOUT}close/", rollouts.close_rollout, name="close_rollout"),
    path(f"{ROLLOUT}reopen/", rollouts.reopen_rollout, name="reopen_rollout"),
    path(
        f"{HERE}rollouts/asks/<int:ask_id>/not-for-us/",
        rollouts.answer_not_for_us,
        name="answer_not_for_us",
    ),
    *entry_urls(ROOM, HERE, name="way"),
    path(f"{WAY}compare/<int:other_id>/", comparing.compare_ways, name="compare_ways"),
    path(f"{WAY}edit/", editing.change_way, name="change_way"),
    path(f"{WAY}more/<slug:part_name>/", editing.say_more, name="say_more"),
    path(f"{WAY}check/", checking.check_way, name="check_way"),
    path(f"{WAY}take-back-check/", checking.take_back_check, name="take_back_check"),
    path(f"{WAY}claim-check/", checking.claim_check, name="claim_check"),
    path(f"{WAY}let-go-of-check/", checking.let_go_of_check, name="let_go_of_check"),
    path(f"{WAY}question/", checking.question_way, name="question_way"),
    path(f"{WAY}stand-behind/", checking.stand_behind, name="stand_behind"),
    path(f"{WAY}step-back/", checking.step_back, name="step_back"),
    path(f"{WAY}withdraw/", checking.withdraw_way, name="withdraw_way"),
    path(f"{WAY}bring-back/", checking.bring_back_way, name="bring_back_way"),
    path(f"{WAY}look-again/", checking.look_again, name="look_again"),
    path(f"{WAY}limits/<int:outcome_id>/", checking.add_limit, name="add_limit"),
    path(
        f"{WAY}counter-case/<int:outcome_id>/",
        counter_cases.keep_counter_case,
        name="keep_counter_case",
    ),
    path(
        f"{WAY}no-counter-case/",
        counter_cases.let_go_of_counter_case,
        name="let_go_of_counter_case",
    ),
    path(f"{WAY}where-it-fails/", disproofs.where_it_fails, name="where_it_fails"),
    path(f"{WAY}where-it-fails/open/", disproofs.open_disproof, name="open_disproof"),
    path(f"{DISPROOF}case/", disproofs.bring_case, name="bring_case"),
    path(f"{DISPROOF}stop/", disproofs.take_back_disproof, name="take_back_disproof"),
    path(f"{DISPROOF}found/", disproofs.say_what_was_found, name="say_what_was_found"),
    path(
        f"{DISPROOF}take-back-found/",
        disproofs.take_back_what_was_found,
        name="take_back_what_was_found",
    ),
    path(f"{WAY}use/", uses.say_use, name="say_use"),
    path(f"{WAY}roll-out/", rollouts.open_rollout, name="open_rollout"),
]
