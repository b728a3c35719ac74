"""Blocking somebody for oneself."""

import pytest

from guildhall.people.actions import block, unblock
from guildhall.questions.actions import answer
from tests.test_moderation import rude, seen_by, sentences

pytestmark = pytest.mark.database

__all__ = ["rude"]


def test_a_block_folds_and_silences_for_oneself_only(world, rude, as_person, deliver):
    block(world.cleo, by=world.ben)
    answer(rude.entry, by=world.cleo, body="And again")
    deliver()
    folded, open_ = (
        seen_by(as_person(world.ben), rude.entry),
        seen_by(as_person(world.ada), rude.entry),
    )
    heard = sentences(world.ben)
    unblock(world.cleo, by=world.ben)

    assert folded.count("Written by someone you blocked. Show it") == 2
    assert "Written by someone you blocked" not in open_
    assert heard == []
    assert "Written by someone you blocked" not in seen_by(as_person(world.ben), rude.entry)


def test_who_blocks_reads_what_that_means_and_can_take_it_back(world, as_person):
    ben = as_person(world.ben)

    ben.post(f"/people/{world.cleo.pk}/block/")
    blocked = ben.get("/people/cleo/").content.decode()
    ben.post(f"/people/{world.cleo.pk}/unblock/")
    taken_back = ben.get("/people/cleo/").content.decode()

    assert "You no longer hear from Cleo, and their posts are folded. They are not told." in blocked
    assert "You see and hear Cleo again." in taken_back
