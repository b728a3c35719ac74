"""Links by name survive a rename, lead nowhere where nobody may go, and wait to be written."""

import pytest

from guildhall.commons.actions import (
    delete_entry,
    edit_entry,
    edit_reply,
    merge_entry,
    move_entry,
    post_entry,
    post_reply,
    restore_entry,
)
from guildhall.commons.actions.standing import hide, show_again
from guildhall.commons.models import NamedLink
from guildhall.commons.text import editable
from guildhall.communities.actions import open_room, start_community
from guildhall.library.actions import add_page


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def seals(world, community):
    return add_page(community, by=world.ada, title="Change a seal", body="Dry it first.")


@pytest.fixture
def post(world, community, seals):
    body = "First [[change a seal]], then [[Change a seal|the same]] again."
    return post_entry(kind="post", community=community, by=world.ben, body=body)


def shown(written) -> str:
    written.refresh_from_db()
    return written.body_html


def rename(entry, title: str, *, by) -> None:
    edit_entry(entry, by=by, title=title, body=editable(entry))


def test_a_link_shows_the_title_of_now_or_words_of_its_own(post, seals):
    path = f"/c/pumps/library/{seals.pk}-change-a-seal/"

    assert shown(post).count(f'href="{path}"') == 2
    assert ">Change a seal</a>" in shown(post)
    assert ">the same</a>" in shown(post)


def test_a_link_survives_a_rename(world, post, seals):
    rename(seals, "Seals of pumps", by=world.ada)

    assert ">Seals of pumps</a>" in shown(post)
    assert "Change a seal" not in shown(post)
    assert editable(post).startswith("First [[Seals of pumps]], then [[Seals of pumps|the same]]")


def test_the_old_name_typed_meanwhile_leads_there_too(world, community, post, seals):
    rename(seals, "Seals of pumps", by=world.ada)

    later = post_entry(kind="post", community=community, by=world.ben, body="[[Change a seal]]")

    assert ">Seals of pumps</a>" in later.body_html


@pytest.mark.parametrize("gone", [hide, delete_entry])
def test_a_page_that_nobody_sees_leaves_only_what_was_typed(world, post, seals, gone):
    rename(seals, "Secret name", by=world.ada)
    gone(seals, by=world.ada)

    assert "<a" not in shown(post)
    assert "Secret name" not in shown(post)
    assert "First change a seal, then the same again." in shown(post)
    assert "Secret name" not in editable(post)


def test_shown_again_it_is_a_link_again(world, post, seals):
    hide(seals, by=world.ada)
    show_again(seals, by=world.ada)

    assert ">Change a seal</a>" in shown(post)


def test_an_edit_while_the_page_is_hidden_keeps_the_link(world, post, seals):
    hide(seals, by=world.ada)
    post.refresh_from_db()

    edit_entry(post, by=world.ben, title="", body=editable(post) + " Good luck.")
    show_again(seals, by=world.ada)

    assert shown(post).count(">Change a seal</a>") == 1
    assert "Good luck." in shown(post)


def test_a_page_that_is_not_there_waits_until_someone_writes_it(world, community):
    post = post_entry(kind="post", community=community, by=world.ben, body="[[Old Pumps|ours]]")
    assert 'class="wanted" href="/c/pumps/called/?name=Old%20Pumps"' in shown(post)

    page = add_page(community, by=world.ada, title="Old pumps")

    assert f'class="named" href="/c/pumps/library/{page.pk}-old-pumps/"' in shown(post)
    assert NamedLink.objects.get().target == page


def test_a_page_renamed_to_a_wanted_name_is_linked(world, community, seals):
    post = post_entry(kind="post", community=community, by=world.ben, body="[[Old pumps]]")

    rename(seals, "Old pumps", by=world.ada)

    assert ">Old pumps</a>" in shown(post)


def test_two_pages_that_link_each_other_are_fine(world, community):
    first = add_page(community, by=world.ada, title="First", body="[[Second]] [[First]]")
    second = add_page(community, by=world.ada, title="Second", body="[[First]]")

    rename(second, "Third", by=world.ada)
    rename(first, "Zeroth", by=world.ada)

    assert ">Third</a>" in shown(first)
    assert ">Zeroth</a>" in shown(second)


def test_of_two_pages_with_one_name_the_other_is_named_by_its_number(world, community, seals):
    other = add_page(community, by=world.ben, title="Change a seal", body="Another one")

    post = post_entry(kind="post", community=community, by=world.ben, body=f"[[#{other.pk} seal]]")

    assert f"/library/{other.pk}-" in shown(post)
    assert editable(post) == f"[[#{other.pk} seal]]"


def test_in_a_reply_it_is_the_same(world, post, seals):
    reply = post_reply(post, by=world.cleo, body="> [[Change a seal]]\n\nYes")
    rename(seals, "Seals", by=world.ada)
    assert ">Seals</a>" in shown(reply)

    edit_reply(reply, by=world.cleo, body="No")

    assert not NamedLink.objects.filter(reply=reply).exists()


def test_where_there_is_no_library_brackets_are_brackets(world):
    post = post_entry(kind="post", community=world.community, by=world.ben, body="a [[b]]")

    assert shown(post) == "<p>a [[b]]</p>\n"
    assert not NamedLink.objects.exists()


def test_moved_elsewhere_a_text_links_nothing_of_the_old_place(world, community, post, seals):
    elsewhere = start_community(name="Street", purpose="Ours", by=world.ada)
    open_room(elsewhere, room="library", by=world.ada)
    elsewhere.refresh_from_db()

    move_entry(post, to=elsewhere, by=world.ada)

    assert "<a" not in shown(post)
    assert {link.community for link in NamedLink.objects.all()} == {elsewhere}


def test_another_communitys_page_cannot_be_linked_by_its_number(world, community):
    elsewhere = start_community(name="Street", purpose="Ours", by=world.ada)
    open_room(elsewhere, room="library", by=world.ada)
    elsewhere.refresh_from_db()
    secret = add_page(elsewhere, by=world.ada, title="Secret")

    body = f"[[#{secret.pk} x]] <[{secret.pk}][y]>"
    post = post_entry(kind="post", community=community, by=world.ben, body=body)

    assert "Secret" not in shown(post)
    assert "/library/" not in shown(post)


def test_an_old_text_restored_still_links(world, post, seals):
    edit_entry(post, by=world.ben, title="", body="Nothing")
    rename(seals, "Seals", by=world.ada)
    revision = post.revisions.get()

    edit_entry(post, by=world.ben, title="", body=editable(revision))

    assert ">Seals</a>" in shown(post)


@pytest.mark.parametrize(("name", "leads"), [("change a SEAL", "library/"), ("Nobody", "wanted/")])
def test_the_address_of_a_name_leads_on(world, community, seals, as_person, name, leads):
    answer = as_person(world.cleo).get("/c/pumps/called/", {"name": name})

    assert answer.status_code == 302
    assert leads in answer["Location"]


def test_a_hidden_page_is_not_found_by_its_name(world, community, seals, as_person):
    hide(seals, by=world.ada)

    answer = as_person(world.cleo).get("/c/pumps/called/", {"name": "Change a seal"})
    offered = as_person(world.cleo).get("/c/pumps/called/names/", {"q": "seal"})

    assert "wanted" in answer["Location"]
    assert "Change a seal" not in offered.content.decode()


def test_names_are_offered_while_they_are_typed(world, community, seals, as_person):
    add_page(community, by=world.ada, title="Odd [name]")

    offered = as_person(world.cleo).get("/c/pumps/called/names/", {"q": "seal ch"})
    odd = as_person(world.cleo).get("/c/pumps/called/names/", {"q": "odd"})

    assert 'data-insert="[[Change a seal]]"' in offered.content.decode()
    assert "odd name]]" not in odd.content.decode()
    assert " Odd name]]" in odd.content.decode()


def test_a_restored_page_is_linked_again(world, post, seals):
    delete_entry(seals, by=world.ada)
    restore_entry(seals, by=world.ada)

    assert ">Change a seal</a>" in shown(post)


def test_merged_into_another_its_text_follows_the_page_still(world, community, post, seals):
    other = post_entry(kind="post", community=community, by=world.ben, body="Another")

    [as_reply, *_rest] = merge_entry(post, into=other, by=world.ada)
    rename(seals, "Seals", by=world.ada)

    assert ">Seals</a>" in other.replies.get(pk=as_reply).body_html
