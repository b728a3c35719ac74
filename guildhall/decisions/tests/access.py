"""Who gets what at the addresses of Decisions (tests/access_rooms.py)."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.decisions.actions import open_decision, prepare_decision
from guildhall.decisions.frame import Frame
from guildhall.people.models import Person
from tests.access_rules import (
    by_asker,
    by_member_while_published,
    login_first,
    members,
    nothing,
    on_written,
    reading,
    stewards,
    written,
)

HERE = "/c/pumps/decisions/"
DECISION = f"{HERE}{{decision}}/"
by_steward_while_published = on_written(by=("steward",), only_published=True)
ROWS = {
    "decisions": ("GET", HERE, reading),
    "prepare_decision": ("GET", f"{HERE}prepare/", members),
    "decision": ("GET", DECISION, written),
    "reply_to_decision": ("POST", f"{DECISION}reply/", by_member_while_published),
    "change_decision": ("GET", f"{DECISION}edit/", by_steward_while_published),
    "open_decision": ("POST", f"{DECISION}open/", by_asker),
    "withdraw_decision": ("POST", f"{DECISION}withdraw/", by_steward_while_published),
    "take_up_again": ("POST", f"{DECISION}take-up-again/", by_asker),
    "agree_to_proposal": ("POST", f"{DECISION}agree/", by_member_while_published),
    "abstain_from_proposal": ("POST", f"{DECISION}abstain/", by_member_while_published),
    "take_back_voice": ("POST", f"{DECISION}take-back/", by_member_while_published),
    "object_to_proposal": ("GET", f"{DECISION}object/", by_member_while_published),
    "prepare_vote": ("GET", f"{HERE}prepare-vote/", members),
    "settings_of_decisions": ("GET", f"{HERE}settings/", stewards),
    "turn_on_more_ways": ("POST", f"{HERE}settings/ways-on/", stewards),
    "turn_off_more_ways": ("POST", f"{HERE}settings/ways-off/", stewards),
    "cast_ballot": ("POST", f"{DECISION}ballot/", by_asker),
    "take_back_ballot": ("POST", f"{DECISION}ballot/take-back/", by_asker),
    "ballots_as_csv": ("GET", f"{DECISION}ballots.csv", login_first(nothing)),
    "ballots_as_json": ("GET", f"{DECISION}ballots.json", login_first(nothing)),
    "say_stewards_can": ("POST", f"{DECISION}stewards/can/", by_asker),
    "say_stewards_cannot": ("GET", f"{DECISION}stewards/cannot/", by_asker),
    "take_back_stewards_word": ("POST", f"{DECISION}stewards/take-back/", by_asker),
    "answer_stewards": ("GET", f"{DECISION}stewards/answer/", by_asker),
    "prepare_anew": ("POST", f"{DECISION}prepare-anew/", by_asker),
    "accept_role": ("POST", f"{DECISION}role/accept/", by_asker),
    "decline_role": ("POST", f"{DECISION}role/decline/", by_asker),
    "offer_role_to_next": ("POST", f"{DECISION}role/next/", by_asker),
    "answer_objector": ("GET", f"{HERE}objections/0/answer/", login_first(nothing)),
    "take_back_objection": ("POST", f"{HERE}objections/0/take-back/", login_first(nothing)),
    "change_proposal": ("GET", f"{DECISION}proposal/", by_steward_while_published),
    "extend_decision": ("GET", f"{DECISION}more-time/", by_steward_while_published),
    "name_decider_of": ("GET", f"{DECISION}decider/", by_asker),
    "add_theme": ("GET", f"{DECISION}themes/", by_asker),
    "remove_theme": ("POST", f"{HERE}themes/0/remove/", login_first(nothing)),
    "make_decision": ("GET", f"{DECISION}decide/", by_asker),
    "word_outcome": ("GET", f"{DECISION}outcome/", by_asker),
    "say_it_was_done": ("POST", f"{DECISION}acted/done/", by_asker),
    "say_what_was_done": ("GET", f"{DECISION}acted/partly/", by_asker),
    "say_not_done_yet": ("POST", f"{DECISION}acted/not-yet/", by_asker),
    "ask_for_review": ("GET", f"{DECISION}review/", by_asker),
    "support_review": ("POST", f"{DECISION}support/", by_asker),
    "take_back_support": ("POST", f"{DECISION}take-back-support/", by_asker),
    "decide_anew": ("GET", f"{DECISION}anew/", by_asker),
    "keep_decision": ("GET", f"{DECISION}keep/", by_asker),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    open_room(community, room="decisions", by=steward)
    community.refresh_from_db()
    frame = Frame("Do we buy a second pump?", timezone.localdate() + dt.timedelta(days=7))
    decision = prepare_decision(community, by=by, frame=frame)
    return {"decision": open_decision(decision, by=by)}
