"""The first screen: what is open is answered in its row, and says what its reader answered."""

import pytest

from guildhall.ballots.models import Ballot, HasVoted, Way
from guildhall.commons.actions import post_reply
from guildhall.commons.kinds import path_of
from guildhall.communities.actions import join
from guildhall.decisions import actions
from guildhall.decisions.models import Decision, VotePlan
from guildhall.decisions.tests.worlds import FRIDAY, HERE, opened
from guildhall.people.actions import arrive
from guildhall.rounds.models import Objection

pytestmark = pytest.mark.database

FEW = "May\nJune\nLater"


def voting(room, by, *, kind: Way = Way.POLL, options: str = FEW, **says):
    names = ("is_anonymous", "most")
    more = {name: says.pop(name) for name in names if name in says}
    plan = VotePlan(kind=kind, options=options, **more)
    return opened(room, by, way="vote", plan=plan, **says)


def row_of(client, entry) -> str:
    """What is drawn for one row, as a browser with script asks for it."""
    asks = {"Parts": f"asked-{entry.pk}", "HX-Request": "true"}
    return client.get(HERE, headers=asks).content.decode()


def test_a_vote_between_few_is_given_in_its_row_and_shown_there(world, room, as_person):
    entry = voting(room, world.ben)
    cleo, part = as_person(world.cleo), {"Parts": f"asked-{entry.pk}"}
    cast, take_back = (f"{HERE}{entry.pk}/ballot/{verb}?back=list" for verb in ("", "take-back/"))
    before = row_of(cleo, entry)

    given = cleo.post(cast, {"choice": "2"}, headers=part, follow=True).content.decode()
    taken = cleo.post(take_back, headers=part, follow=True).content.decode()

    assert f'action="{cast}"' in before
    assert ("You voted: June" in given, "Take my vote back" in given) == (True, True)
    assert 'name="choice"' not in given
    assert f'action="{cast}"' in taken
    assert not Ballot.objects.exists()


def test_without_script_a_vote_comes_back_to_its_row(world, room, as_person):
    entry = voting(room, world.ben)
    cleo = as_person(world.cleo)

    listed = cleo.post(f"{HERE}{entry.pk}/ballot/?back=list", {"choice": "1"})
    on_page = cleo.post(f"{HERE}{entry.pk}/ballot/", {"choice": "1"})

    assert listed["Location"] == f"{HERE}#asked-{entry.pk}"
    assert on_page["Location"].endswith("#asked")


@pytest.mark.parametrize(
    "says",
    [
        {"options": "\n".join(f"Option {number}" for number in range(7))},
        {"most": 2},
        {"kind": Way.SCORE},
        {"kind": Way.RANKING},
        {"kind": Way.DOTS},
    ],
    ids=["many", "several", "score", "ranking", "dots"],
)
def test_a_longer_ballot_has_a_link_to_its_page(world, room, as_person, says):
    entry = voting(room, world.ben, **says)
    cleo = as_person(world.cleo)
    before = row_of(cleo, entry)

    actions.cast_ballot(entry, by=world.cleo, marks={"1": 1})

    assert f'href="{path_of(entry, "pumps")}#asked"' in before
    assert ("<form" in before, "Vote" in before) == (False, True)
    assert "You have voted" in row_of(cleo, entry)
    assert "Change my vote" in row_of(cleo, entry)


def test_an_anonymous_vote_says_only_that_one_voted(world, room, as_person):
    for name in ("Edda", "Finn"):
        join(room, person=arrive(name))
    entry = voting(room, world.ben, is_anonymous=True)
    cleo = as_person(world.cleo)
    before = row_of(cleo, entry)

    actions.cast_sealed_ballot(entry, by=world.cleo, marks={"1": 1})

    after = row_of(cleo, entry)
    assert ("<form" in before, "#asked" in before) == (False, True)
    assert "You have voted" in after
    assert ("May" in after, "Change my vote" in after, "Take my" in after) == (False,) * 3
    assert HasVoted.objects.count() == 1
    assert "You have voted" not in row_of(as_person(world.ben), entry)


def test_a_yes_has_a_button_to_take_it_back(world, room, as_person):
    entry = opened(room, world.ben)
    cleo = as_person(world.cleo)
    page, path = f"{HERE}{entry.pk}/", f"{HERE}{entry.pk}/take-back/"
    before = cleo.get(page).content.decode()
    cleo.post(f"{HERE}{entry.pk}/agree/")

    drawn = [cleo.get(page).content.decode(), row_of(cleo, entry)]
    cleo.post(path)

    assert "Take it back" not in before
    assert ["Take it back" in one for one in drawn] == [True, True]
    assert "Take it back" not in row_of(cleo, entry)


def test_an_objection_comes_back_to_its_row_and_is_reworded_from_it(world, room, as_person):
    entry = opened(room, world.ben)
    cleo = as_person(world.cleo)
    path = f"{HERE}{entry.pk}/object/?back=list"

    before = row_of(cleo, entry)
    sent = cleo.post(path, {"reason": "Too loud."})
    after = row_of(cleo, entry)
    agreed = cleo.post(f"{HERE}{entry.pk}/agree/?back=list")

    assert f'href="{path}"' in before
    assert sent["Location"] == agreed["Location"] == f"{HERE}#asked-{entry.pk}"
    assert ("You object" in after, "Reword my objection" in after) == (True, True)
    assert "You object" not in row_of(cleo, entry)
    assert Objection.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(
    ("says", "label"),
    [
        ({"level": "shape"}, "Give your advice"),
        ({"level": "asked", "way": "hearing"}, "Say what you think"),
    ],
    ids=["advice", "hearing"],
)
def test_what_is_talked_about_has_a_link_to_the_reply(world, room, as_person, says, label):
    entry = opened(room, world.ben, **says)
    cleo = as_person(world.cleo)
    before = row_of(cleo, entry)

    post_reply(entry, by=world.cleo, body="Lock it at night.")

    assert (label in before, "#reply" in before, "You have replied" in before) == (1, 1, 0)
    assert "You have replied" in row_of(cleo, entry)
    assert label not in row_of(as_person(world.ben), entry), "who decides gives no advice"


def test_only_members_who_take_part_answer(world, room, as_person, client):
    room.visibility = "open"
    room.save()
    asked = opened(room, world.ben, role="steward")
    vote = voting(room, world.ben, role="steward", question="Which month?")

    for reader in (client, as_person(world.dov), as_person(world.cleo)):
        for entry in (asked, vote):
            row = row_of(reader, entry)
            assert entry.title in row
            assert ("formaction" in row, "<form" in row, "Vote" in row) == (False,) * 3
    assert "Fine with me" in row_of(as_person(world.ada), asked)


@pytest.mark.parametrize("number", [1, 3])
def test_rows_of_every_kind_cost_the_same_however_many(
    world, room, as_person, django_assert_num_queries, number
):
    for count in range(number):
        opened(room, world.ben, question=f"Consent {count}?")
        advised = opened(room, world.ben, question=f"Advice {count}?", level="shape")
        vote = voting(room, world.ben, question=f"Vote {count}?")
        post_reply(advised, by=world.cleo, body="Lock it.")
        actions.cast_ballot(vote, by=world.cleo, marks={"1": 1})
    cleo = as_person(world.cleo)
    cleo.get(HERE)

    with django_assert_num_queries(13):
        cleo.get(HERE)


def test_the_short_form_takes_what_is_typed_along_to_the_long_one(world, room, as_person):
    cleo = as_person(world.cleo)
    sent = {"title": "Do we lock the gate?", "until_on": FRIDAY.isoformat(), "then": "more"}

    page = cleo.post(f"{HERE}prepare/", sent)
    opened_now = cleo.post(f"{HERE}prepare/", {**sent, "then": "open"}, follow=True)

    text = page.content.decode()
    assert page.status_code == 200
    assert ('value="Do we lock the gate?"' in text, FRIDAY.isoformat() in text) == (True, True)
    assert "<details open>" in text
    assert Decision.objects.get().until_on == FRIDAY
    assert "Is anyone against it by" in opened_now.content.decode()


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("in_force", "Nothing is in force yet"),
        ("review", "Nothing is under review"),
        ("replaced", "Nothing has been replaced"),
        ("prepared", "Nothing is being prepared"),
    ],
)
def test_an_empty_register_says_what_will_be_there_and_how_it_begins(
    world, room, as_person, which, says
):
    page = as_person(world.ben).get(f"{HERE}?show={which}").content.decode()

    assert says in page
    assert f'href="{HERE}"' in page.split("<h1")[0].split("<main")[1]  # the way back
    assert f'href="{HERE}prepare/"' in page.split(says)[1].split("</section>")[0]
