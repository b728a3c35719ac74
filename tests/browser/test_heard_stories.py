"""Stories of hearing and of looking after.

A level at joining, one digest with one true thing to do, one click out; a flag, an appeal.
"""

import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, use_session
from tests.browser.test_stories import send
from tests.real_hall import Hall

BEGIN = """
from allauth.account.models import EmailAddress
from guildhall.communities.actions import give_role, join, set_norms, start_community
from guildhall.notifications.actions import set_preference
from guildhall.people.actions import arrive
ada, ben, cleo = (arrive(name) for name in ("Ada", "Ben", "Cleo"))
community = start_community(
    "Pumps",
    by=ada,
    purpose="Keeping pumps running",
    slug="pumps",
    visibility="open",
    joining="open",
)
set_norms(community, texts=["Faults are of machines, never of people."], by=ada)
for person in (ben, cleo):
    join(community, person=person)
give_role(community, person=ben, role="steward", by=ada)
dov = arrive("Dov")
EmailAddress.objects.create(user=dov, email="dov@example.org", verified=True, primary=True)
set_preference(by=dov, quiet_from=0, quiet_until=0)
"""
ASK = """
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask, take_turns
people, community = Person.objects, Community.objects.get()
ask(community, by=people.get_by_natural_key("ben"), title="Which seals fit pump seven?")
humming = ask(community, by=people.get_by_natural_key("ben"), title="Why does it hum?")
answer(humming, by=people.get_by_natural_key("cleo"), body="Because you bought it, you fool.")
take_turns()
"""
DIGEST_NOW = """
from django.utils import timezone
from guildhall.notifications.models import Preference
from guildhall.notifications.digest import write_due_digests
Preference.objects.update(next_digest_at=timezone.now())
write_due_digests()
"""


BEN_HEARD_OF_THE_ANSWER = """
from guildhall.notifications.models import Notice
print(
    Notice.objects.filter(
        person__username="ben", seen_at=None, entry__title="Why does it hum?"
    ).exists()
)
"""
BEN_READ_OF_THE_ANSWER = """
from guildhall.notifications.models import Notice
about_it = Notice.objects.filter(person__username="ben", entry__title="Why does it hum?")
print(about_it.exists() and not about_it.filter(seen_at=None).exists())
"""


@pytest.fixture
def heard(mailing_hall):
    """A hall with these people, and what its mail server got."""
    hall, _sink = mailing_hall
    hall.python(BEGIN)
    return mailing_hall


SESSION = """
from guildhall.people.models import Person
from guildhall.people.sessions import open_session
print(open_session(Person.objects.get_by_natural_key("{name}")))
"""


def sign_in(hall: Hall, page, name: str) -> None:
    use_session(page, hall, hall.python(SESSION.format(name=name)))
    page.goto("/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_level_at_joining_one_digest_with_one_thing_to_do_and_one_click_out(
    heard, visit, until, javascript
):
    hall, sink = heard
    phone = visit(hall, "/", size=PHONE, javascript=javascript)
    sign_in(hall, phone, "dov")
    phone.goto("/c/pumps/join/")
    phone.get_by_label("Ask me about 1").fill("seals")
    phone.get_by_label("Everything in a digest").check()
    send(phone, "Join")
    expect(phone.get_by_text("You're in. Welcome.")).to_be_visible()

    hall.python(ASK)
    hall.python(DIGEST_NOW)
    assert until(lambda: sink.to("dov@example.org"))
    [digest] = sink.to("dov@example.org")
    text = digest.get_body(("plain",)).get_content()
    assert text.startswith("One thing to do: can you answer this?")
    assert "Why does it hum?" in text
    link = re.search(r"Which seals fit pump seven\?.*\n\s*http://localhost:\d+(\S+)", text)[1]
    phone.goto(link)
    phone.get_by_label("Your reply").fill("The wide ones.")
    send(phone, "Post answer")
    expect(phone.locator(".post-body", has_text="The wide ones.")).to_be_visible()

    address = digest["List-Unsubscribe"].strip(" \n<>")
    urllib.request.urlopen(
        urllib.request.Request(address, data=b"List-Unsubscribe=One-Click", method="POST"),
        timeout=10,
    )
    nobody = visit(hall, re.search(r"(/notifications/\S+/)", text)[1], javascript=javascript)
    expect(nobody.get_by_label("never")).to_be_checked()
    hall.python(DIGEST_NOW)
    assert until(
        lambda: (
            hall.python(
                "from guildhall.mail.models import Letter; print(Letter.objects.waiting().count())"
            )
            == "0"
        )
    )
    assert len(sink.to("dov@example.org")) == 1


def test_a_flag_with_a_norm_a_measure_with_a_reason_and_an_appeal_to_another(heard, visit, until):
    hall, _sink = heard
    hall.python(ASK)
    ben, ada, cleo, dov = (visit(hall, "/") for _person in range(4))
    for page, name in ((ben, "ben"), (ada, "ada"), (cleo, "cleo"), (dov, "dov")):
        sign_in(hall, page, name)

    _tell_the_stewards(dov)
    _hide_with_a_reason(ada)
    assert until(lambda: hall.python(NOTICES.format(rule="measure.taken")) == "1")
    _appeal(cleo)
    assert until(lambda: hall.python(NOTICES.format(rule="appeal.made")) == "1")
    _uphold(ben)

    dov.goto("/c/pumps/questions/")
    dov.get_by_role("link", name="Why does it hum?").first.click()
    expect(dov.locator(".post-body", has_text="you fool")).to_be_visible()


NOTICES = (
    "from guildhall.notifications.models import Notice; "
    "print(Notice.objects.filter(rule='{rule}').count())"
)


def _tell_the_stewards(dov: Page) -> None:
    """Dov joins, and flags the rude answer with the norm that it breaks."""
    dov.goto("/c/pumps/join/")
    send(dov, "Join")
    dov.goto("/c/pumps/questions/")
    dov.get_by_role("link", name="Why does it hum?").first.click()
    dov.locator("article.post", has_text="you fool").locator(
        "summary[aria-label='More']"
    ).first.click()
    dov.get_by_role("link", name="Report …").last.click()
    dov.get_by_label("Faults are of machines, never of people.").check()
    dov.get_by_label("What's wrong with it?").fill("It calls somebody a fool")
    send(dov, "Send report")
    expect(dov.get_by_text("The stewards have your report.")).to_be_visible()


def _hide_with_a_reason(ada: Page) -> None:
    ada.goto("/c/pumps/moderation/")
    expect(ada.get_by_text("It calls somebody a fool")).to_be_visible()
    ada.get_by_role("link", name="Hide …").click()
    ada.get_by_label("Faults are of machines, never of people.").check()
    ada.get_by_label("Reason (the author will read this)").fill("Say it without the last word.")
    send(ada, "Hide")
    expect(ada.get_by_text("Nothing needs you")).to_be_visible()


def _appeal(cleo: Page) -> None:
    """The author reads why, and asks another steward."""
    cleo.goto("/me/notices/")
    cleo.get_by_role("button", name=re.compile("hid something you wrote")).click()
    expect(cleo.get_by_text("Say it without the last word.")).to_be_visible()
    cleo.get_by_label("Why should another steward decide differently?").fill(
        "We joke like this every day, ask him."
    )
    send(cleo, "Appeal to another steward")


def _uphold(ben: Page) -> None:
    ben.goto("/me/notices/")
    ben.get_by_role("button", name=re.compile("has appealed to another steward")).click()
    ben.get_by_label("Your answer").fill("True, he does it to me every day.")
    send(ben, "Uphold and undo")
    expect(ben.get_by_text("upheld").first).to_be_visible()


def test_the_bell_counts_and_falls_silent_when_the_page_is_read(heard, visit, until):
    hall, _sink = heard
    hall.python(ASK)
    page = visit(hall, "/")
    sign_in(hall, page, "ben")
    assert until(lambda: hall.python(BEN_HEARD_OF_THE_ANSWER) == "True")
    page.goto("/communities/")
    expect(page.locator("[data-news]")).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(\d+\) "))

    page.goto("/me/notices/")
    page.get_by_role("button", name=re.compile("Why does it hum")).first.click()

    expect(page.locator(".post-body", has_text="you fool")).to_be_visible()
    assert until(lambda: hall.python(BEN_READ_OF_THE_ANSWER) == "True")
    page.goto("/me/notices/")
    assert "Why does it hum" not in " ".join(page.locator(".notice.is-new").all_inner_texts())
