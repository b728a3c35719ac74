"""“It did not work in a damp room”: a report becomes a limit of the tip or practice."""

from guildhall.commons.models import Entry, Outcome
from guildhall.people.models import Person
from guildhall.practices.actions.editing import say_more
from guildhall.practices.way_parts import LIMITS


def limit_by(name: str) -> str:
    """How a limit names the person who met it."""
    return f"({name})"


def add_limit(entry: Entry, *, by: Person, outcome: Outcome, text: str) -> Entry:
    """Say in the text where it does not help, with the name of the reporter. Raises NotPosted."""
    return say_more(
        entry,
        by=by,
        part=LIMITS[entry.kind],
        text=f"{text.strip()} {limit_by(outcome.person.name)}",
    )
