"""Budget, receipts and pledges on their page: amounts, approval by two, names that stay away."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guildhall.activity.models import Event
from guildhall.commons.models import Attachment
from guildhall.projects import exports
from guildhall.projects.actions import ProjectRefused, add_organiser
from guildhall.projects.actions.budget import add_line, change_line, remove_line, set_budget
from guildhall.projects.actions.claims import (
    approve_claim,
    hand_in_claim,
    take_back_approval,
    withdraw_claim,
)
from guildhall.projects.actions.pledges import make_pledge, receive_pledge, thank_for_pledge
from guildhall.projects.models import Budget, BudgetLine, Claim, ClaimState, Pledge, Receipt

pytestmark = pytest.mark.database
TEN, HUNDRED = Decimal("10.00"), Decimal("100.00")


@pytest.fixture
def books(project) -> str:
    return f"/c/pumps/projects/{project.pk}/money/"


@pytest.mark.parametrize(
    ("typed", "planned"), [("12,50", "12.50"), ("1.234,5", "1234.50"), ("0", "0.00")]
)
def test_a_line_is_planned_as_it_was_meant(books, world, as_person, typed, planned):
    as_person(world.ben).post(f"{books}lines/", {"name": "Bags", "planned": typed})

    assert str(BudgetLine.objects.get().planned) == planned


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-3", "less than nothing"),
        ("a few", "Type an amount"),
        ("0,123", "at most two digits"),
        ("99999999", "Check the amount"),
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence(books, world, as_person, typed, sentence):
    page = as_person(world.ben).post(f"{books}lines/", {"name": "Bags", "planned": typed})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert typed in page.content.decode()
    assert not BudgetLine.objects.exists()


def test_a_currency_has_three_letters(books, world, as_person):
    client = as_person(world.ben)

    refused = client.post(f"{books}approval/", {"currency": "euros", "limit": ""})
    client.post(f"{books}approval/", {"currency": "chf", "limit": "50"})

    assert refused.status_code == 422
    assert Budget.objects.values_list("currency", "limit").get() == ("CHF", Decimal(50))
    assert "Two people approve what costs more than 50.00" in client.get(books).content.decode()


def test_a_line_is_added_once_edited_and_removed(project, world):
    line = add_line(project, by=world.ben, name="Bags", planned=TEN)
    again = add_line(project, by=world.ben, name=" Bags ", planned=TEN)
    with pytest.raises(ProjectRefused, match="Edit that one"):
        add_line(project, by=world.ben, name="Bags", planned=HUNDRED)
    for _twice in range(2):
        change_line(line, by=world.ben, name="Sacks", planned=HUNDRED)
    for _twice in range(2):
        remove_line(line, by=world.ben)
    with pytest.raises(ProjectRefused, match="removed"):
        change_line(line, by=world.ben, name="Bags", planned=TEN)

    assert again == line
    verbs = Event.objects.filter(verb__startswith="budget.").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "budget.line_added",
        "budget.line_changed",
        "budget.line_removed",
    ]


def test_what_was_spent_stays_when_its_line_goes(project, world):
    line = add_line(project, by=world.ben, name="Bags", planned=TEN)
    claim = hand_in_claim(project, by=world.ben, words="Bags", amount=TEN, line=line)
    approve_claim(claim, by=world.ada)

    remove_line(line, by=world.ben)

    claim.refresh_from_db()
    assert (claim.state, claim.line) == (ClaimState.APPROVED, None)


@pytest.mark.parametrize(("amount", "needed"), [("50.00", 1), ("50.01", 2)])
def test_two_people_approve_above_the_limit(project, world, edda, amount, needed):
    set_budget(project, by=world.ben, currency="EUR", limit=Decimal(50))
    claim = hand_in_claim(project, by=world.cleo, words="Skip", amount=Decimal(amount))
    states = []

    for person in (world.ben, world.ben, world.ada):
        approve_claim(claim, by=person)
        claim.refresh_from_db()
        states.append(claim.state)

    first = ClaimState.APPROVED if needed == 1 else ClaimState.WAITING
    assert states == [first, first, ClaimState.APPROVED]
    assert claim.approvals.count() == needed
    toward = Event.objects.filter(verb="claim.approved", toward_id=world.cleo.pk)
    assert toward.count() == 1


def test_an_approval_taken_back_lets_it_wait_again(project, world):
    claim = hand_in_claim(project, by=world.cleo, words="Skip", amount=TEN)
    approve_claim(claim, by=world.ben)

    for _twice in range(2):
        take_back_approval(claim, by=world.ben)

    claim.refresh_from_db()
    assert (claim.state, claim.settled_at) == (ClaimState.WAITING, None)


def test_nobody_approves_their_own_in_the_action_either(project, world):
    claim = hand_in_claim(project, by=world.ben, words="Skip", amount=TEN)

    with pytest.raises(ProjectRefused, match="Someone else"):
        approve_claim(claim, by=world.ben)

    assert not claim.approvals.exists()


def test_a_receipt_is_opened_by_who_handed_it_in_and_those_who_run_it(
    project, books, world, edda, as_person
):
    receipt = SimpleUploadedFile("receipt.txt", b"Bags 12.50", content_type="text/plain")
    sent = {"words": "Bags", "amount": "12,50", "files": [receipt]}

    as_person(world.cleo).post(f"{books}receipts/", sent)

    claim, file = Claim.objects.get(), Attachment.objects.get()
    people = (world.cleo, world.ben, world.ada, edda, world.dov)
    answers = [as_person(one).get(f"/files/{file.file}").status_code for one in people]
    assert (str(claim.amount), claim.claimed_by, file.community) == ("12.50", world.cleo, None)
    assert answers == [200, 200, 200, 404, 404]
    assert "receipt.txt" in as_person(world.ben).get(books).content.decode()
    assert "receipt.txt" not in as_person(edda).get(books).content.decode()


def test_withdrawn_its_receipts_are_deleted(project, books, world, as_person):
    receipt = SimpleUploadedFile("receipt.txt", b"Bags 12.50", content_type="text/plain")
    as_person(world.cleo).post(
        f"{books}receipts/", {"words": "Bags", "amount": "12,50", "files": [receipt]}
    )

    withdraw_claim(Claim.objects.get(), by=world.cleo)

    assert (Receipt.objects.count(), Attachment.objects.count()) == (0, 0)


def test_an_amount_that_is_wrong_keeps_the_receipt(project, books, world, as_person):
    receipt = SimpleUploadedFile("receipt.txt", b"Bags 12.50", content_type="text/plain")

    page = as_person(world.cleo).post(
        f"{books}receipts/", {"words": "Bags", "amount": "-1", "files": [receipt]}
    )

    assert page.status_code == 422
    assert f'value="{Attachment.objects.get().pk}"' in page.content.decode()


def test_who_gives_without_a_name_is_known_to_organisers_alone(
    project, books, world, edda, as_person
):
    as_person(edda).post(f"{books}pledges/", {"amount": "40", "is_anonymous": "on"})
    pledge = Pledge.objects.get()
    receive_pledge(pledge, by=world.ben)
    thank_for_pledge(pledge, by=world.ben)

    pages = {
        one.name: as_person(one).get(books).content.decode().split('id="given"')[1]
        for one in (world.ben, world.ada, world.cleo, edda)
    }

    knows = {name: "Edda, without a name" in page for name, page in pages.items()}
    assert knows == {"Ben": True, "Ada": False, "Cleo": False, "Edda": True}
    about = Event.objects.filter(verb__startswith="pledge.")
    assert about.count() == 3
    assert not about.filter(actor_id=edda.pk).exists()
    assert not about.filter(toward_id=edda.pk).exists()


def test_someone_without_an_account_gives_with_or_without_a_name(project, books, world, as_person):
    client = as_person(world.ben)
    for name in ("The baker", ""):
        client.post(
            f"{books}pledges/of-others/",
            {"giver_name": name, "amount": "15", "what": "Rolls", "is_in_kind": "on"},
        )

    page = as_person(world.cleo).get(books).content.decode()

    assert "The baker" in page
    assert "Someone who wants no name" in page
    assert set(Pledge.objects.values_list("giver", "is_in_kind")) == {(None, True)}


def test_it_is_in_ones_own_data_and_an_owner_gets_no_pledge(project, world, edda):
    make_pledge(project, by=edda, amount=TEN, is_anonymous=True)
    claim = hand_in_claim(project, by=edda, words="Bags", amount=TEN)
    approve_claim(claim, by=world.ben)

    kept = exports.exports(edda)

    assert [row["amount"] for row in kept["project_pledges"]] == [TEN]
    assert type(kept["project_pledges"]).__name__ == "OnlyTheirs"
    assert [row["words"] for row in kept["project_spendings"]] == ["Bags"]
    assert [row["claim_id"] for row in exports.exports(world.ben)["project_approvals"]] == [
        claim.pk
    ]


def test_the_accounts_are_part_of_the_end(project, world, edda, as_person):
    add_organiser(project, by=world.ben, person=edda)
    receive_pledge(make_pledge(project, by=world.cleo, amount=HUNDRED), by=world.ben)
    approve_claim(hand_in_claim(project, by=world.ben, words="Skip", amount=TEN), by=edda)
    here, client = f"/c/pumps/projects/{project.pk}/", as_person(world.ben)
    before = client.get(f"{here}steps/10/").content.decode()

    client.post(f"{here}finish/", {"happened": "It rained"})

    after = client.get(here).content.decode()
    assert "90.00\N{NO-BREAK SPACE}EUR" in before
    assert "90.00\N{NO-BREAK SPACE}EUR" in after


def test_who_promises_money_reads_in_which_currency(project, world, as_person):
    path = f"/c/pumps/projects/{project.pk}/money/pledges/"

    page = as_person(world.cleo).get(path).content.decode()

    assert "In EUR." in page


def test_books_in_which_nothing_is_yet_show_no_sums(project, world, as_person):
    page = as_person(world.cleo).get(f"/c/pumps/projects/{project.pk}/money/").content.decode()

    assert "0.00" not in page
    assert "Nobody has promised anything yet." in page
