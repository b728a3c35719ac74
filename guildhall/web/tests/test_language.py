"""Which language a page is in."""

import pytest
from django.utils import translation

pytestmark = pytest.mark.django_db


def test_what_was_spoken_before_does_not_reach_a_page(client):
    with translation.override("de"):
        page = client.get("/")
        spoken = translation.get_language()

    assert (page.status_code, spoken) == (200, "en")
