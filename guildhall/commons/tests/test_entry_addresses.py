"""The address of an entry's page, made from what was worked out once for its kind."""

import pytest
from django.urls import reverse

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry


@pytest.mark.parametrize("title", ["Pump P-12 trips", "Ärger mit der Pumpe", "水", ""])
def test_an_address_is_what_its_pattern_says(title):
    for kind in kinds:
        entry = Entry(pk=12, kind=kind.name, title=title)

        assert path_of(entry, "pumps") == reverse(kind.url_name, args=["pumps", entry.address])


def test_addresses_of_two_communities_are_kept_apart():
    kind = next(iter(kinds))
    entry = Entry(pk=12, kind=kind.name, title="Frost")

    assert path_of(entry, "pumps") != path_of(entry, "cold-stores")
