"""Nobody but the people of a letter learns that it exists: not by any page, count, log or time."""

import re
import zipfile

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.activity.models import Delivery, Event
from guildhall.commons.actions import attach_file
from guildhall.commons.actions.file_work import work_on_files
from guildhall.commons.models import Attachment
from guildhall.letters.actions import add_person, answer_letter, write_letter
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive, leave, merge_accounts
from guildhall.people.archive import archive_of
from guildhall.people.kept import OnlyTheirs, kept_of
from guildhall.people.models import AuditRecord, Person
from guildhall.talk.actions import write_post
from tests.pictures import pdf

pytestmark = pytest.mark.database

# What others can open: whatever of it changed would tell that somebody wrote.
PAGES = [
    "/",
    "/people/ben/",
    "/people/cleo/",
    "/me/notices/",
    "/me/notices/count/",
    "/letters/",
    "/letters/?q=secret",
    "/letters/reports/",
    "/search?q=secret",
    "/search/quick?q=sec",
    "/c/pumps/",
    "/c/pumps/people/",
    "/c/pumps/talk/",
    "/c/pumps/moderation/",
    "/c/pumps/moderation/log/",
    "/c/pumps/health/",
    "/c/pumps/health/figures/",
    "/c/pumps/health/week/",
    "/c/pumps/missed-searches/",
    "/hall/",
    "/hall/people/",
    "/hall/audit-log/",
    "/hall/mail-and-jobs/",
]
CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value|form-token" content|X-CSRFToken": |nonce|data-opened|data-until|'
    r"datetime)=?.{0,3}[\w:.+-]+"
)


@pytest.fixture
def owner(world):
    """Ada stewards the community, and owns the hall as well."""
    world.ada.is_owner = True
    world.ada.save()
    return world.ada


def seen_by(client) -> dict[str, str]:
    return {page: CHANGING.sub("", client.get(page).content.decode()) for page in PAGES}


def secret_file(world) -> Attachment:
    return attach_file(pdf("A secret"), name="secret.pdf", by=world.ben, community=None)


def write_much(world) -> Correspondence:
    letter = write_letter(world.ben, by=world.cleo, text="A secret").correspondence
    answer_letter(letter, by=world.ben, text="Our secret")
    answer_letter(letter, by=world.ben, text="", files=[secret_file(world)])
    circle = add_person(letter, world.dov, by=world.ben)
    answer_letter(circle, by=world.dov, text="A secret of three")
    return letter


def test_no_page_of_a_steward_who_owns_the_hall_changes_when_others_write(world, owner, as_person):
    client = as_person(owner)
    seen_by(client)
    before = seen_by(client)

    write_much(world)
    while work_on_files():  # until then a file waits, as one with any text does
        pass

    after = seen_by(client)
    assert [page for page in PAGES if before[page] != after[page]] == []


def test_nothing_of_letters_is_in_the_log_or_on_its_way_to_a_listener(world):
    rows = (Event.objects.count(), Delivery.objects.count(), AuditRecord.objects.count())

    write_much(world)

    assert (Event.objects.count(), Delivery.objects.count(), AuditRecord.objects.count()) == rows


def test_rows_about_letters_are_in_few_tables_each_with_a_reason(world):
    """Whatever else came to hold a row would be a place from which one could learn of them."""

    def counts() -> dict[str, int]:
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    before = counts()
    write_much(world)
    grown = {label for label, number in counts().items() if number != before[label]}

    assert grown == {
        "letters.Correspondence",
        "letters.Correspondent",
        "letters.LetterFile",
        "letters.Message",
        "commons.Attachment",  # seen by the rule of letters, and counted to its sender
        "commons.FileWork",  # by the content of the file
        "commons.Space",
        "notifications.Notice",  # each person's own
        "people.Attempt",  # keyed with a secret, for an hour
    }


def test_notices_are_for_the_people_of_the_letter_alone(world, owner):
    write_much(world)

    told = set(Notice.objects.filter(rule__contains="letter").values_list("person", flat=True))

    assert owner.pk not in told


@pytest.mark.parametrize("who", ["ada", "dov", "stranger"])
def test_a_letter_is_not_there_for_others_at_any_of_its_addresses(world, owner, as_person, who):
    letter = write_letter(world.ben, by=world.cleo, text="A secret").correspondence
    message = letter.messages.get()
    person = arrive("Stranger") if who == "stranger" else getattr(world, who)
    client = as_person(person)
    here = f"/letters/{letter.pk}/"

    got = [client.get(here), client.get(f"/letters/messages/{message.pk}/")]
    got += [client.get(f"{here}{name}/") for name in ("add", "name")]
    got += [client.post(f"{here}{name}/") for name in ("open", "read", "answer", "leave", "remove")]
    never_there = client.get("/letters/999999/")

    assert {one.status_code for one in got} == {404}
    assert CHANGING.sub("", got[0].content.decode()).replace(here, "") == CHANGING.sub(
        "", never_there.content.decode()
    ).replace("/letters/999999/", "")


def test_a_letter_of_others_costs_as_many_queries_as_none(world, as_person):
    letter = write_letter(world.ben, by=world.cleo, text="A secret").correspondence
    client = as_person(world.ada)
    costs = []
    for path in (f"/letters/{letter.pk}/", "/letters/999999/") * 2:
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        costs.append(len(queries))

    assert costs[2] == costs[3]


def test_my_data_holds_my_letters_and_no_other(world):
    write_much(world)

    mine = list(kept_of(world.dov)["letter_messages"])
    others = list(kept_of(world.ada)["letter_messages"])

    assert [row["body"] for row in mine] == ["", "A secret of three"]
    assert others == []
    kept = kept_of(world.ben)
    names = (
        "correspondence",
        "letter_messages",
        "letter_files",
        "letter_choices",
        "letter_reports",
    )
    assert all(isinstance(kept[name], OnlyTheirs) for name in names)


def test_an_archive_of_somebody_else_names_none_who_wrote(world):
    write_much(world)

    with archive_of(world.ada) as archive, zipfile.ZipFile(archive) as opened:
        texts = b"".join(opened.read(name) for name in opened.namelist())

    assert b"secret" not in texts


def test_merging_accounts_brings_the_letters_along(world, owner):
    twin = arrive("Ben Two")
    letter = write_letter(world.cleo, by=twin, text="From my other account").correspondence
    write_letter(world.cleo, by=world.ben, text="From my own")

    merge_accounts(twin, into=world.ben, by=owner)

    read = Message.objects.visible_to(world.ben).order_by("pk").values_list("body", flat=True)
    assert list(read) == ["From my other account", "From my own"]
    assert Correspondent.objects.filter(correspondence=letter, person=world.ben).exists()


def test_merging_two_who_wrote_to_each_other_leaves_a_letter_that_opens(world, owner, as_person):
    twin = arrive("Ben Two")
    letter = write_letter(world.ben, by=twin, text="Is this me?").correspondence

    merge_accounts(twin, into=world.ben, by=owner)
    page = as_person(Person.objects.get(pk=world.ben.pk)).get(f"/letters/{letter.pk}/")

    assert "Is this me?" in page.content.decode()
    assert "This person has left the hall." in page.content.decode()


def test_who_leaves_the_hall_takes_their_copy_along(world):
    letter = write_letter(world.cleo, by=world.ben, text="Keep this").correspondence
    leave(world.ben, left_as=Person.LeftAs.PSEUDONYM)
    kept = list(Message.objects.visible_to(world.cleo).values_list("body", flat=True))
    leave(world.cleo, left_as=Person.LeftAs.PSEUDONYM)

    assert kept == ["Keep this"]
    assert not Correspondence.objects.filter(pk=letter.pk).exists()


def test_the_menu_of_a_text_leads_to_its_author_but_not_to_oneself(world, as_person):
    entry = write_post(world.community, by=world.ada, body="A new seal")
    path = f"/c/pumps/entries/{entry.pk}/write-to-author/"

    answer = as_person(world.ben).get(path)
    page = as_person(world.ben).get(f"/c/pumps/talk/{entry.pk}/").content.decode()
    own = as_person(world.ada).get(f"/c/pumps/talk/{entry.pk}/").content.decode()

    assert answer["Location"] == "/letters/write/ada/"
    assert path in page
    assert path not in own
