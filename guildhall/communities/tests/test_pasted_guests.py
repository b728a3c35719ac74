"""Lists of names and addresses as people paste them: each line is a guest or left over."""

import pytest

from guildhall.communities.guests import MOST, Guest, read_guests
from guildhall.communities.models import Invitation


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Ada\nBen, Cleo; Dov", ["Ada", "Ben", "Cleo", "Dov"]),
        ("Ada <ada@example.org>\nada@example.org", ["Ada"]),
        ("x@\n\n,,", []),
        ("Ada\r\nBen\r\n\r\nCleo\r\n", ["Ada", "Ben", "Cleo"]),
        ("Ada\rBen\u2028Cleo", ["Ada", "Ben", "Cleo"]),
    ],
)
def test_names_are_read_however_lines_end(pasted, expected):
    assert [guest.name for guest in read_guests(pasted).guests] == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ";", "; \r\n", ",\r\n", "\t\r\n"])
def test_every_address_of_a_pasted_list_is_kept(end):
    addresses = [f"guest{number}@example.org" for number in range(5)]

    assert [guest.email for guest in read_guests(end.join(addresses) + end).guests] == addresses


def test_names_with_a_comma_in_quotes_stay_whole():
    pasted = (
        '"Lovelace, Ada" <ada@example.org>; \'Ben\' <ben@example.org>\r\n"Cleo" <cleo@example.org>'
    )

    assert read_guests(pasted).guests == [
        Guest("Lovelace, Ada", "ada@example.org"),
        Guest("Ben", "ben@example.org"),
        Guest("Cleo", "cleo@example.org"),
    ]


def test_what_cannot_be_read_and_what_is_too_much_is_left_over():
    pasted = "ada@example.org\r\nben(at)x@\r\n" + "\r\n".join(
        f"g{number}@example.org" for number in range(MOST)
    )

    read = read_guests(pasted)

    assert len(read.guests) == MOST
    assert read.left_over == ["ben(at)x@", f"g{MOST - 1}@example.org"]


def test_a_very_long_line_is_left_over_at_once():
    assert read_guests("a" * 19_000 + "@" + "b" * 900).guests == []


def test_the_preview_of_a_list_pasted_in_a_browser_names_everybody_and_what_is_left_over(
    world, as_person
):
    pasted = "dov@example.org\r\nEve <eve@example.org>\r\nnobody@\r\n"
    ada = as_person(world.ada)

    page = ada.post(
        f"/c/{world.community.slug}/people/invite/", {"guests": pasted}
    ).content.decode()
    ada.post(f"/c/{world.community.slug}/people/invite/", {"guests": pasted, "confirmed": "yes"})

    assert "Invite 2 people?" in page
    assert "nobody@" in page.partition("Not invited")[2]
    assert sorted(Invitation.objects.values_list("email", flat=True)) == [
        "dov@example.org",
        "eve@example.org",
    ]
