"""After whatever takes something from the world's sight, visitors find no more of it, at once."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from guildhall.commons.actions import (
    change_beside,
    delete_entry,
    delete_reply,
    edit_entry,
    merge_entry,
    move_entry,
)
from guildhall.commons.actions.file_work import work_on_files
from guildhall.communities.actions import (
    add_topic,
    change_community,
    change_topic,
    open_room,
    start_community,
)
from guildhall.ideas.actions import (
    Gate,
    add_idea,
    add_own_state,
    change_own_state,
    move_idea,
    turn_off,
    turn_on,
)
from guildhall.moderation.actions import hide
from guildhall.people.actions import change_house, edit_profile, leave, merge_accounts
from guildhall.questions.actions import answer, ask
from guildhall.search.actions import read_again
from tests.posted_files import posted

pytestmark = pytest.mark.database
SEARCHES = ("q=seal", "q=wide", "in=pumps&q=seal", "in=pumps&is=costed", "q=by%3Acleo")

Act = Callable[[], object]


def _found() -> list[str]:
    """As someone who has nothing with them."""
    return [Client().get(f"/search?{one}").content.decode() for one in SEARCHES]


def test_after_every_act_visitors_find_what_is_there_now(
    world, acts, django_capture_on_commit_callbacks
):
    changed, wrong = set(), []
    for name, act in acts.items():
        with transaction.atomic():
            cache.clear()
            before = _found()
            with django_capture_on_commit_callbacks(execute=True):
                act()
            kept = _found()
            cache.clear()
            fresh = _found()
            transaction.set_rollback(True)
        changed |= {name} if fresh != before else set()
        wrong += [name] if kept != fresh else []

    assert wrong == []
    assert changed == set(acts)


@pytest.fixture
def acts(world, settings, tmp_path, django_capture_on_commit_callbacks) -> dict[str, Act]:
    """What can happen to texts, files, people, topics and places of an open community."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    with django_capture_on_commit_callbacks(execute=True):
        return {**_in_community(world), **_own_states(world), **_files(world)}


def _in_community(world) -> dict[str, Act]:
    ada, cleo = world.ada, world.cleo
    here = change_community(world.community, by=ada, visibility="open")
    private = start_community("Valves", by=ada, purpose="Kept running")
    topic = add_topic(here, name="Seals", by=ada)
    seal, other = (ask(here, by=cleo, title=one, topics=[topic]) for one in ("Seal?", "A seal"))
    inside = ask(private, by=ada, title="A hidden seal")
    wide = answer(seal, by=world.ben, body="The wide one")
    about = {"headline": "", "about": "", "time_zone": "UTC"}
    return {
        "private": lambda: change_community(here, by=ada, visibility="private"),
        "renamed": lambda: change_community(here, by=ada, name="Fans"),
        "hidden": lambda: hide(seal, by=ada, reason="no"),
        "reply hidden": lambda: hide(wide, by=ada, reason="no"),
        "deleted": lambda: delete_entry(seal, by=cleo),
        "reply deleted": lambda: delete_reply(wide, by=world.ben),
        "moved": lambda: move_entry(seal, to=private, by=ada),
        "moved here": lambda: move_entry(inside, to=here, by=ada),
        "merged": lambda: merge_entry(seal, into=other, by=ada),
        "edited": lambda: edit_entry(seal, by=cleo, title="Gasket?", body=""),
        "topic": lambda: change_topic(topic, name="Rings", description="", by=ada),
        "named": lambda: edit_profile(cleo, name="Clea", username="clea", **about),
        "left": lambda: leave(cleo, left_as="pseudonym"),
        "one person": lambda: merge_accounts(world.ben, into=world.dov, by=ada),
        "hall": lambda: change_house(by=ada, name="Ours", sign_up="invited", mail_domains=""),
    }


def _own_states(world) -> dict[str, Act]:
    here, ada = world.community, world.ada
    open_room(here, room="ideas", by=ada)
    here.refresh_from_db()
    turn_on(here, name="states", by=ada)
    idea = add_idea(here, by=world.cleo, title="Seal it with wax")
    own = {"meaning": "looked_at", "gate": Gate(), "by": ada}
    costed = add_own_state(here, name="costed", **own)
    return {
        "in a state": lambda: move_idea(idea, into=costed, by=ada),
        "another state": lambda: change_own_state(costed, name="dear", **own),
        "no states": lambda: turn_off(here, name="states", by=ada),
    }


def _files(world) -> dict[str, Act]:
    post, file = posted(world, b"part\nseal of the valve\n", "Parts.csv")
    while work_on_files():
        pass
    read_again()
    return {
        "file": lambda: change_beside(post, [], removed=[file.pk], by=world.ben),
        "with a file": lambda: delete_entry(post, by=world.ben),
    }
