"""Settings: one page, saved a section at a time, which says what is true now."""

import pytest

from guildhall.communities.models import Community
from guildhall.communities.sections import SECTIONS

SETTINGS = "/c/pumps/settings/"
ABOUT = {
    "name": "Pumps",
    "purpose": "Keep them running",
    "accent": "1",
    "language": "de",
    "time_zone": "Europe/Vienna",
}
DOORS = {"visibility": "open", "joining": "open", "join_question": ""}
TIME = "its time that of Vienna (Europe)."
SAYS = {
    "about": (ABOUT, f"It's called “Pumps”. Its colour is lake, its language Deutsch, {TIME}"),
    "mostly": ({"community_type": "innovation"}, "Mostly you try what nobody knows yet. Open: "),
    "doors": (
        DOORS,
        "Everyone can read it, even without an account. Anyone can join right away.",
    ),
}


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_settings_list_each_section_with_what_it_changes(world, as_person):
    page = text_of(as_person(world.ada).get(SETTINGS))

    for section in SECTIONS:
        assert f'<a href="#{section.slug}">{section.title}</a>' in page
        assert str(section.about).replace("'", "'") in page
        assert f'id="{section.slug}"' in page


@pytest.mark.parametrize("section", SAYS)
def test_change_community_says_in_its_section_what_is_true_now(world, as_person, section):
    answers, now = SAYS[section]

    saved = as_person(world.ada).post(f"{SETTINGS}change/{section}/", answers)
    page = text_of(as_person(world.ada).get(saved["Location"]))

    assert saved["Location"] == f"{SETTINGS}?saved={section}#{section}"
    assert f'<p class="receipt" role="status">Saved. <bdi>{now}' in page


def test_change_community_leaves_the_other_sections_as_they_are(world, as_person):
    before = Community.objects.get(slug="pumps")

    as_person(world.ada).post(f"{SETTINGS}change/mostly/", {"community_type": "helping"})

    after = Community.objects.get(slug="pumps")
    assert (after.community_type, after.name, after.visibility, after.joining) == (
        "helping",
        before.name,
        before.visibility,
        before.joining,
    )


def test_change_community_keeps_what_was_typed_where_something_is_missing(world, as_person):
    refused = as_person(world.ada).post(
        f"{SETTINGS}change/about/", ABOUT | {"name": "", "purpose": "Something new"}
    )

    assert refused.status_code == 422
    assert "Something new" in text_of(refused)
    assert '<a href="#about">Not saved yet' in text_of(refused)
    assert Community.objects.get(slug="pumps").name == "Pumps"


def test_change_community_is_for_stewards(world, as_person):
    answers = [
        as_person(person).post(f"{SETTINGS}change/doors/", DOORS).status_code
        for person in (world.ben, world.dov)
    ]

    assert answers == [403, 404]
    assert Community.objects.get(slug="pumps").visibility == Community.Visibility.LISTED


def test_a_section_that_is_none_is_not_found(world, as_person):
    assert as_person(world.ada).post(f"{SETTINGS}change/nothing/").status_code == 404


@pytest.mark.parametrize("section", ["rooms", "rules"])
def test_pages_of_before_lead_to_their_section(world, as_person, section):
    steward = as_person(world.ada).get(f"{SETTINGS}{section}/")
    member = as_person(world.ben).get(f"{SETTINGS}{section}/")

    assert (steward.status_code, steward["Location"]) == (302, f"{SETTINGS}#{section}")
    assert member.status_code == 403


def test_norms_and_promise_say_what_is_true_now(world, as_person):
    client = as_person(world.ada)
    rules = {"norms": "Ask early.\n\nSay thanks.", "promise_hours": "4"}

    promised = client.post(f"{SETTINGS}rules/", rules, follow=True)
    taken_back = client.post(f"{SETTINGS}rules/", rules | {"promise_hours": ""}, follow=True)

    assert "2 norms. A first reply is promised within 4 working hours." in text_of(promised)
    assert "2 norms. No first reply is promised." in text_of(taken_back)


def test_settings_name_the_topics_and_lead_to_their_page(world, as_person):
    client = as_person(world.ada)
    before = client.get(SETTINGS)

    client.post(f"{SETTINGS}topics/", {"name": "Seals"})
    after = client.get(SETTINGS)

    assert "<bdi>No topics yet.</bdi>" in text_of(before)
    assert "<bdi>Topics: Seals.</bdi>" in text_of(after)
    assert f'href="{SETTINGS}topics/"' in after.content.decode()
