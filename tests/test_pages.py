"""Every plain page opens for a member and a steward, within its number of queries."""

import pytest

from tests.most_queries import most_queries

pytestmark = pytest.mark.database

PAGES = [
    "/",
    "/communities/",
    "/start/",
    "/search?q=pump",
    "/help/",
    "/me/profile/",
    "/me/account/",
    "/me/leave/",
    "/me/bookmarks/",
    "/me/drafts/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/people/ben/",
    "/c/pumps/",
    "/c/pumps/people/",
    "/c/pumps/people/invite/",
    "/c/pumps/talk/",
    "/c/pumps/questions/",
    "/c/pumps/questions/ask/",
    "/c/pumps/settings/",
]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens(world, as_person, page, django_assert_max_num_queries):
    client = as_person(world.ada)

    with django_assert_max_num_queries(most_queries(page)):
        response = client.get(page)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "page", ["/", "/accounts/login/", "/accounts/signup/", "/search?q=pump", "/health/ready"]
)
def test_page_opens_without_signing_in(db, client, page):
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("/c/pumps/settings/")])
def test_only_stewards_change_a_community(world, as_person, page):
    assert as_person(world.ben).get(page).status_code == 403
