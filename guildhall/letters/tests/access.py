"""Who gets what at the addresses of letters (tests/access_rooms.py).

The letter of the table is between Cleo and Dana: stewards and owners don't find it.
"""

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.letters.actions import report_letters, write_letter
from guildhall.letters.models import LetterReport, Message, Sharing
from guildhall.people.models import Person
from tests.access_rules import Outcome, login_first, only_mine, signed_in, written

HERE = "/letters/"
LETTER = f"{HERE}{{correspondence}}/"


@login_first
def sharing_a_community(who: str, level: str, standing: str) -> Outcome:
    return "ok" if who in ("member", "steward") else 403


@login_first
def stewards_alone(who: str, level: str, standing: str) -> Outcome:
    """A report to the stewards: not even an owner of the hall finds it."""
    return "ok" if who == "steward" else 404


ROWS = {
    "letters": ("GET", HERE, signed_in),
    "write": ("GET", f"{HERE}write/cleo/", sharing_a_community),
    "preview_letter": ("POST", f"{HERE}preview/", signed_in),
    "letter_settings": ("GET", f"{HERE}settings/", signed_in),
    "report_letters": ("GET", f"{HERE}report/cleo/", signed_in),
    "letter_reports": ("GET", f"{HERE}reports/", signed_in),
    "my_reports": ("GET", f"{HERE}reports/mine/", signed_in),
    "letter_report": ("GET", f"{HERE}reports/{{letter_report}}/", stewards_alone),
    "sharing": ("GET", f"{HERE}sharings/{{sharing}}/", only_mine),
    "withdraw_sharing": ("POST", f"{HERE}sharings/{{sharing}}/withdraw/", only_mine),
    "share_letter": ("GET", f"{LETTER}share/", only_mine),
    "found_message": ("GET", f"{HERE}messages/{{message}}/", only_mine),
    "letter": ("GET", LETTER, only_mine),
    "open_letter": ("POST", f"{LETTER}open/", only_mine),
    "read_letter": ("POST", f"{LETTER}read/", only_mine),
    "answer_letter": ("POST", f"{LETTER}answer/", only_mine),
    "add_to_circle": ("GET", f"{LETTER}add/", only_mine),
    "add_person": ("POST", f"{LETTER}add/ben/", only_mine),
    "name_circle": ("GET", f"{LETTER}name/", only_mine),
    "leave_letter": ("POST", f"{LETTER}leave/", only_mine),
    "block_in_letter": ("POST", f"{LETTER}block/cleo/", only_mine),
    "unblock_in_letter": ("POST", f"{LETTER}unblock/cleo/", only_mine),
    "remove_letter": ("POST", f"{LETTER}remove/", only_mine),
    "write_to_author": (
        "GET",
        "/c/pumps/entries/{question}/write-to-author/",
        login_first(written),
    ),
    "write_to_replier": (
        "GET",
        "/c/pumps/replies/{answer}/write-to-author/",
        login_first(written),
    ),
}


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """Nothing that is an entry: the letter, and a report about Cleo to the stewards."""
    cleo = Person.objects.get(username_key="cleo")
    message = write_letter(by, by=cleo, text="Between us")
    report_letters(cleo, by=by, to=community, why="It hurts", shown=[message])
    proposed = Sharing.objects.create(
        correspondence=message.correspondence, by=by, community=community, form="post"
    )
    proposed.messages.set([message])
    return {}


def ids_of(_written: dict[str, Entry]) -> dict[str, int]:
    message = Message.objects.get()
    return {
        "correspondence": message.correspondence_id,
        "message": message.pk,
        "letter_report": LetterReport.objects.get().pk,
        "sharing": Sharing.objects.get().pk,
    }
