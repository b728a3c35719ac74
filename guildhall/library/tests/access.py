"""Who gets what at the addresses of Library (tests/access_rooms.py)."""

from guildhall.commons.actions import attach_file, put_beside
from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.library.actions import add_page, change_page
from guildhall.library.actions.reading_lists import add_reading_list
from guildhall.library.actions.terms import add_term
from guildhall.library.models import ReadingStep
from guildhall.library.tests import care_access
from guildhall.people.models import Person
from tests.access_rules import (
    by_asker,
    by_member,
    by_member_while_published,
    login_first,
    members,
    on_written,
    reading,
    stewards,
    written,
)

HERE = "/c/pumps/library/"
PAGE = f"{HERE}{{page}}/"
READING = f"{HERE}reading/{{list}}/"
VERSION = f"{PAGE}versions/{{version}}/"
by_steward_while_published = on_written(by=("steward",), only_published=True)
ROWS = {
    "library": ("GET", HERE, reading),
    "page_tree": ("GET", f"{HERE}tree/", reading),
    "pages_by_topic": ("GET", f"{HERE}topics/seals/", reading),
    "newest_pages": ("GET", f"{HERE}newest/", reading),
    "withdrawn_pages": ("GET", f"{HERE}withdrawn/", reading),
    "library_rules": ("GET", f"{HERE}rules/", stewards),
    "add_page": ("GET", f"{HERE}add/", members),
    "answer_with_page": ("GET", f"{HERE}answers/{{question}}/", by_member_while_published),
    "page": ("GET", PAGE, written),
    "reply_to_page": ("POST", f"{PAGE}reply/", by_member_while_published),
    "page_acts": ("GET", f"{PAGE}acts/", by_member),
    "add_page_below": ("GET", f"{PAGE}add/", by_member),
    "edit_page": ("GET", f"{PAGE}edit/", by_member),
    "replace_file": ("GET", f"{PAGE}file/", by_member),
    "move_page": ("GET", f"{PAGE}move/", by_member),
    "withdraw_page": ("GET", f"{PAGE}withdraw/", by_steward_while_published),
    "bring_back_page": ("POST", f"{PAGE}bring-back/", by_asker),  # it is not withdrawn
    "page_version": ("GET", VERSION, login_first(written)),
    "restore_version": ("POST", f"{VERSION}restore/", by_member),
    "wanted_pages": ("GET", f"{HERE}wanted/", reading),
    "wanted_page": ("GET", f"{HERE}wanted/page/?name=Old+pumps", reading),
    "keep_pages": ("GET", f"{HERE}keep/", reading),
    "keep_page": ("GET", f"{PAGE}keep/", written),
    "print_pages": ("GET", f"{HERE}keep/print/", reading),
    "pages_in_one_file": ("GET", f"{HERE}keep/one-file/", reading),
    "page_names": ("GET", f"{HERE}names/?below=the", login_first(reading)),
    "glossary": ("GET", f"{HERE}glossary/", reading),
    "add_term": ("GET", f"{HERE}glossary/add/", members),
    "change_term": ("GET", f"{HERE}glossary/{{term}}/edit/", by_member_while_published),
    "reading_lists": ("GET", f"{HERE}reading/", reading),
    "add_reading_list": ("GET", f"{HERE}reading/add/", members),
    "reading_list": ("GET", READING, reading),
    "change_reading_list": ("GET", f"{READING}edit/", stewards),
    "remove_reading_list": ("POST", f"{READING}remove/", stewards),
    "mark_read": ("POST", f"{PAGE}read/", by_member),
    "mark_unread": ("POST", f"{PAGE}unread/", by_member),
    "library_as_markdown": ("GET", f"{HERE}markdown/", stewards),
    "pages_to_mend": ("GET", f"{HERE}mend/", members),
    "put_wanted": ("POST", f"{HERE}wanted/put/?name=Old+pumps", members),
    "would_read": ("POST", f"{HERE}wanted/read/?name=Old+pumps", members),
    "would_not_read": ("POST", f"{HERE}wanted/do-not-read/?name=Old+pumps", members),
    "take_wanted": ("POST", f"{HERE}wanted/take/?name=Old+pumps", members),
    "let_go_of_wanted": ("POST", f"{HERE}wanted/let-go/?name=Old+pumps", stewards),
} | care_access.ROWS


def written_in(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """A page with a file and an earlier version."""
    open_room(community, room="library", by=steward)
    community.refresh_from_db()
    page = add_page(community, by=by, title="The first one", body="Dry it.")
    change_page(page, by=by, title="The first one", body="Dry it twice.")
    kept = attach_file(b"Seal 4 euro", name="list.txt", by=by, community=community)
    put_beside(page, [kept], by=by)
    term = add_term(community, by=by, title="Seal", body="Keeps water out.")
    add_reading_list(community, by=steward, title="Start here", pages=[page])
    return {"page": page, "term": term} | care_access.written_in(community, by=by)


def ids_of(written: dict[str, Entry]) -> dict[str, int]:
    version = written["page"].revisions.get().pk
    reading_list = ReadingStep.objects.get(entry=written["page"]).reading_list_id
    return {
        "version": version,
        "list": reading_list,
        "change": care_access.suggested_for(written["page"]).pk,
    }
