"""Where something imported used to be leads on, for who may see it.

Nobody else learns that it exists.
"""

import pytest

from guildhall.commons.models import EntryAddress
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


@pytest.fixture
def places(world):
    question = ask(world.community, by=world.ada, title="Why does it leak?")
    reply = answer(question, by=world.ben, body="The seal")
    EntryAddress.objects.create(path="/old.example.org/questions/7", entry=question)
    EntryAddress.objects.create(path="/questions/7", entry=question)
    EntryAddress.objects.create(path="/a/8", entry=question, reply=reply)
    return question, reply


@pytest.mark.parametrize(
    "old", ["/questions/7", "/questions/7/why-does-it", "/q/7", "/was/old.example.org/questions/7"]
)
def test_old_address_of_a_question_leads_on(world, places, as_person, old):
    response = as_person(world.ben).get(old)

    assert (response.status_code, response["Location"]) == (
        302,
        f"/c/pumps/questions/{places[0].address}/",
    )


def test_old_address_of_an_answer_leads_to_it(world, places, as_person):
    assert (
        as_person(world.ben).get("/a/8")["Location"]
        == f"/c/pumps/questions/{places[0].address}/#r{places[1].pk}"
    )


@pytest.mark.parametrize(
    "old", ["/questions/7", "/q/7", "/a/8", "/was/old.example.org/questions/7", "/questions/9"]
)
def test_old_address_is_nothing_for_an_outsider(world, places, as_person, old):
    assert [as_person(who).get(old).status_code for who in (world.dov, None)] == [404, 404]
