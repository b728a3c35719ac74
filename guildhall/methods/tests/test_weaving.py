"""No line that someone wrote is lost, whatever others write at the same time."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from guildhall.methods.weaving import woven


def test_two_at_once_both_stay():
    assert woven("", "from Ben", "from Cleo") == "from Ben\nfrom Cleo"


def test_a_change_and_a_new_line_both_stay():
    assert woven("Rinse\nDry", "Rinse\nDry\nOil", "Rinse twice\nDry") == "Rinse twice\nDry\nOil"


def test_what_is_taken_out_goes():
    assert woven("Rinse\nDry", "Rinse\nDry\nOil", "Dry") == "Dry\nOil"


def test_what_another_changed_stays_when_one_takes_it_out():
    assert woven("Rinse\nDry", "Rinse twice\nDry", "Dry") == "Rinse twice\nDry"


def test_a_form_that_is_sent_twice_changes_once():
    once = woven("Rinse", "Rinse", "Rinse\nDry")

    assert woven("Rinse", once, "Rinse\nDry") == once


@some.composite
def lives(draw):
    """Some writers with a page each; an act adds a line to one, reads it anew, or saves it."""
    acts = some.tuples(
        some.integers(min_value=0, max_value=3),
        some.sampled_from(["add", "save", "look", "send twice"]),
        some.integers(min_value=0, max_value=9),
    )
    return draw(some.lists(acts, max_size=40))


@given(lives())
def test_every_line_that_was_written_is_there_once(acts):
    table, pages = "", dict.fromkeys(range(4), ("", ""))
    written: Counter[str] = Counter()
    for number, (writer, act, place) in enumerate(acts):
        began, typed = pages[writer]
        if act == "add":
            lines = typed.splitlines()
            lines.insert(min(place, len(lines)), f"line {number}")
            pages[writer], written[f"line {number}"] = (began, "\n".join(lines)), 1
        elif act == "look" and typed == began:
            pages[writer] = (table, table)
        elif act in ("save", "send twice"):
            table = woven(began, table, typed)
            pages[writer] = (table, table)
    for began, typed in pages.values():
        table = woven(began, table, typed)

    assert Counter(table.splitlines()) == written
