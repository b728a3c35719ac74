"""Whatever people say, in whatever order: what is decided is what nobody was against any more."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.decisions import actions
from guildhall.decisions.models import State
from guildhall.decisions.tests.worlds import FRIDAY, NEXT_FRIDAY, now, opened
from guildhall.decisions.ways.consent import round_of
from guildhall.rounds.models import Objection, Voice

pytestmark = pytest.mark.database

NAMES = ("ada", "ben", "cleo")
SAYS = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(("agree", "abstain", "object", "take_back"))
)
KEEPS = st.tuples(st.sampled_from(("ada", "ben")), st.sampled_from(("answer", "change")))
ACTS = st.lists(st.one_of(SAYS, KEEPS), max_size=12)
TOO_LATE = dt.datetime(2026, 3, 14, 0, 0, 1, tzinfo=dt.UTC)


def do(entry, person, act: str, number: int) -> None:
    if act == "agree":
        actions.agree_to_proposal(entry, by=person)
    elif act == "abstain":
        actions.abstain_from_proposal(entry, by=person)
    elif act == "object":
        actions.object_to_proposal(entry, by=person, reason=f"Reason {number}")
    elif act == "take_back":
        actions.take_back_voice(entry, by=person)
    elif act == "change":
        actions.change_proposal(
            entry, by=person, proposal=f"Proposal {number}", until_on=NEXT_FRIDAY
        )
    else:
        others = Objection.objects.waiting().filter(round=round_of(now(entry)))
        for one in others.exclude(person=person)[:1]:
            actions.answer_objector(one, by=person, answer=f"Answer {number}")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS, quorum=st.integers(0, 3), if_silent=st.sampled_from(("agreed", "lapses")))
def test_what_is_decided_follows_from_what_was_said(world, room, clock, acts, quorum, if_silent):
    with transaction.atomic():
        entry = opened(room, world.ben, quorum=quorum, if_silent=if_silent, until_on=FRIDAY)
        for number, (name, act) in enumerate(acts):
            do(entry, getattr(world, name), act, number)
        asked = round_of(now(entry))
        objections = Objection.objects.kept().filter(round=asked)
        waiting, spoke = objections.waiting().exists(), asked.voices.exists() or objections.exists()
        agreed = asked.voices.filter(says=Voice.Says.AGREES).count()

        actions.close_due_decisions(at=TOO_LATE)

        decision = now(entry)
        expected = State.OPEN if waiting or agreed < quorum else State.IN_FORCE
        if if_silent == "lapses" and not spoke:
            expected = State.LAPSED
        assert decision.entry.state == expected
        assert (decision.outcome == decision.sentence) == (expected == State.IN_FORCE)
        transaction.set_rollback(True)
