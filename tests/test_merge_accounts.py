"""One human being with two accounts: everything goes to the one that stays, for good."""

import pytest

from guildhall.commons.actions import give_thanks
from guildhall.commons.models import Thanks
from guildhall.communities.actions import give_role, join, start_community
from guildhall.communities.models import Membership, Removal, RolePeriod
from guildhall.people.actions import arrive, block, merge_accounts, set_offers
from guildhall.people.actions.merging import NotMergeable
from guildhall.people.belongings import OF_LIBRARIES, moved_by_merging, references
from guildhall.people.models import AuditRecord, Block, Offer, Person
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


@pytest.fixture
def owner(world) -> Person:
    person = arrive("Odo")
    Person.objects.get_queryset().filter(pk=person.pk).update(is_owner=True)
    person.refresh_from_db()
    return person


def test_every_reference_moves_but_those_of_the_account_itself(db):
    stay = set(references()) - set(moved_by_merging()) - OF_LIBRARIES

    assert stay == {
        "commons.Mention.person",
        "commons.Space.person",
        "letters.LetterChoice.person",
        "notifications.FeedKey.person",
        "notifications.Preference.person",
        "notifications.PushDevice.person",
        "people.AuditRecord.by",
        "people.AuditRecord.person",
        "people.Capacity.person",
        "people.Claim.imported",
        "people.FoundBy.person",
        "questions.Match.person",  # found anew for the one who stays
        "questions.Turn.asked_by",
        "questions.Turn.person",
        "search.Document.person",
    }


def test_what_was_written_joined_and_held_moves(world, owner):
    other = start_community("Readers", by=world.dov, purpose="Books")
    join(other, person=world.cleo)
    give_role(other, person=world.cleo, role="facilitator", by=world.dov)
    question = ask(world.community, by=world.cleo, title="Why?")
    reply = answer(question, by=world.cleo, body="The seal")

    merge_accounts(world.cleo, into=world.ben, by=owner)

    question.refresh_from_db()
    reply.refresh_from_db()
    assert (question.author, reply.author) == (world.ben, world.ben)
    assert Membership.objects.current().filter(community=other, person=world.ben).exists()
    assert RolePeriod.objects.current().get(community=other, role="facilitator").person == world.ben


def test_what_both_have_stays_once(world, owner):
    question = ask(world.community, by=world.ada, title="Why?")
    for person in (world.ben, world.cleo):
        give_thanks(question, by=person)
    nearly_full = [f"a{number}" for number in range(Offer.MOST[Offer.Kind.LEARN] - 1)]
    set_offers(world.ben, Offer.Kind.LEARN, nearly_full)
    set_offers(world.cleo, Offer.Kind.LEARN, ["c", "d"])

    merge_accounts(world.cleo, into=world.ben, by=owner)

    learns = Offer.objects.filter(person=world.ben, kind="learn").values_list("text", flat=True)
    here = Membership.objects.current().filter(community=world.community, person=world.ben)
    assert Thanks.objects.filter(person=world.ben).count() == 1
    assert set(learns) == {*nearly_full, "c"}
    assert here.count() == 1


def test_the_closed_account_is_left_without_a_way_in(world, owner, as_person):
    client = as_person(world.cleo)
    merge_accounts(world.cleo, into=world.ben, by=owner)
    cleo = Person.objects.get_queryset().get(pk=world.cleo.pk)

    assert client.get("/me/profile/").status_code == 302
    assert (cleo.is_here, cleo.name, cleo.has_usable_password()) == (False, "Cleo", False)
    assert as_person(world.ada).get("/people/cleo/").status_code == 404


def test_blocks_and_removals_are_not_shaken_off(world, owner):
    block(world.cleo, by=world.ada)
    block(world.ben, by=world.cleo)
    Removal.objects.create(community=world.community, person=world.cleo)

    merge_accounts(world.cleo, into=world.ben, by=owner)

    assert list(Block.objects.values_list("person", "blocked")) == [(world.ada.pk, world.ben.pk)]
    assert Removal.objects.get().person == world.ben


def test_it_is_confirmed_by_the_typed_name_and_written_down(world, owner, as_person, deliver):
    client, page = as_person(owner), f"/hall/people/{world.cleo.pk}/merge/"
    wrong = client.post(page, {"into": "ben", "name": "Ben"})
    unknown = client.post(page, {"into": "nobody", "name": "Cleo"})
    itself = client.post(page, {"into": "cleo", "name": "Cleo"})
    before = Person.objects.here().filter(pk=world.cleo.pk).exists()
    done = client.post(page, {"into": "@ben", "name": "cleo"})
    again = client.post(page, {"into": "@ben", "name": "cleo"})
    deliver()

    assert [one.status_code for one in (wrong, unknown, itself)] == [200, 200, 200]
    assert (before, done.status_code, again.status_code) == (True, 302, 404)
    record = AuditRecord.objects.get(act="accounts merged")
    assert (record.by, record.person, record.note) == (owner, world.ben, f"Cleo ({world.cleo.pk})")
    notices = as_person(world.ben).get("/me/notices/").content.decode()
    assert "merged another account of yours into this one" in notices


def test_an_owner_is_not_merged_away(world, owner, as_person):
    with pytest.raises(NotMergeable):
        merge_accounts(owner, into=world.ben, by=owner)
    answered = as_person(owner).post(
        f"/hall/people/{owner.pk}/merge/", {"into": "ben", "name": "Odo"}
    )

    assert answered.status_code == 403


def test_two_of_the_same_and_one_who_left_are_refused(world, owner):
    merge_accounts(world.cleo, into=world.ben, by=owner)

    for account, into in ((world.ben, world.ben), (world.cleo, world.ben)):
        with pytest.raises(NotMergeable):
            merge_accounts(account, into=into, by=owner)


def test_a_mention_of_the_closed_account_still_reads_well(world, owner, as_person, deliver):
    question = ask(world.community, by=world.ada, title="Who?", body="Ask @cleo")
    merge_accounts(world.cleo, into=world.ben, by=owner)
    deliver()
    page = as_person(world.ada).get(f"/c/pumps/questions/{question.pk}/").content.decode()

    assert "Cleo" in page
    assert "/people/cleo/" not in page
