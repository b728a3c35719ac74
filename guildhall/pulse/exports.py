"""What is kept about a person: their answers while a survey is open; later nobody can tell."""

from collections.abc import Iterable
from typing import Any

from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.pulse.models import Wave
from guildhall.pulse.queries import own_answers


def exports(person: Person) -> Kept:
    return {
        "answers_in_open_pulses": OnlyTheirs(_answers(person)),
    }


def _answers(person: Person) -> Iterable[dict[str, Any]]:
    for wave in Wave.objects.open().exclude(salt=""):
        for question, value in own_answers(wave, person).items():
            yield {"pulse_id": wave.pk, "question": question, "value": value}
