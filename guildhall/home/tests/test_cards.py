"""Which cards home shows, of all that apps declare: three, in their order, one of those alike."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from guildhall.commons.home_cards import Card, HomeCard, Reader
from guildhall.home.cards import MOST, chosen
from guildhall.people.models import Person

OPEN, CLOSED = "pottery", "weaving"


class Finds:
    """Reads that are written down: each finds its own name, or nothing."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def kind(
        self, name: str, order: int, *, room: str = "", asks: str = "", finds: bool = True
    ) -> HomeCard:
        def find(_reader: Reader) -> Card | None:
            self.read.append(name)
            return Card("home/_cards.html", name) if finds else None

        return HomeCard(name, order, find, room, asks)


def names(kinds: Iterable[HomeCard]) -> list[str]:
    reader = Reader(Person(username="ben"), frozenset({OPEN}))
    return [card.one for card in chosen(kinds, reader)]


def test_the_lowest_number_is_first_whoever_declares_it_first():
    finds = Finds()

    assert names([finds.kind("late", 40), finds.kind("early", 10)]) == ["early", "late"]


def test_nothing_is_read_once_there_are_three():
    finds = Finds()
    kinds = [finds.kind(str(order), order, finds=order != 1) for order in range(6)]

    assert names(kinds) == ["0", "2", "3"]
    assert finds.read == ["0", "1", "2", "3"]


def test_of_those_that_ask_the_same_the_first_is_shown_and_the_next_is_not_read():
    finds = Finds()
    kinds = [
        finds.kind("none", 1, asks="did it work", finds=False),
        finds.kind("trial", 2, asks="did it work"),
        finds.kind("answer", 3, asks="did it work"),
    ]

    assert names(kinds) == ["trial"]
    assert finds.read == ["none", "trial"]


def test_what_is_of_a_room_that_no_community_of_the_reader_has_open_is_not_read():
    finds = Finds()

    assert names([finds.kind("cup", 2, room=OPEN), finds.kind("rug", 1, room=CLOSED)]) == ["cup"]
    assert finds.read == ["cup"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(["", OPEN, CLOSED]),
            st.sampled_from(["", "did it work", "who is new"]),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_whatever_is_declared_it_is_three_at_most_and_as_many_as_there_are(declared):
    finds = Finds()
    kinds = [
        finds.kind(str(number), order, room=room, asks=asks, finds=has_one)
        for number, (order, room, asks, has_one) in enumerate(declared)
    ]
    shown = [kinds[int(name)] for name in names(kinds)]
    possible = [
        kind
        for kind, (_o, room, _a, has_one) in zip(kinds, declared, strict=True)
        if has_one and room != CLOSED
    ]
    subjects = {kind.asks or kind.name for kind in possible}

    assert len(shown) == min(MOST, len(subjects))
    assert len({kind.asks or kind.name for kind in shown}) == len(shown)
    assert [kind.order for kind in shown] == sorted(kind.order for kind in shown)
    assert CLOSED not in {kind.room for kind in shown}
