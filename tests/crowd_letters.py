"""Any number of letters of one person, each with as many messages: for budgets and plans."""

from collections.abc import Sequence

from guildhall.letters.models import Correspondence, Correspondent, LetterReport, Message
from guildhall.people.models import Person


def add_letters(person: Person, people: Sequence[Person], count: int) -> int:
    """`count` letters, half of them new, the last of them with `count` messages; its id."""
    letters = Correspondence.objects.bulk_create(Correspondence() for _number in range(count))
    others = [one for one in people if one.pk != person.pk]
    stays = [
        Correspondent(correspondence=letter, person=one, is_new=number % 2 == 0)
        for number, letter in enumerate(letters)
        for one in (person, others[number % len(others)])
    ]
    Correspondent.objects.bulk_create(stays)
    Message.objects.bulk_create(
        Message(correspondence=letter, author=person, body="Hello", body_html="<p>Hello</p>")
        for letter in [*letters, *[letters[-1]] * count]
    )
    LetterReport.objects.bulk_create(
        LetterReport(by=person, about=others[0], why="It hurts") for _number in range(count)
    )
    return letters[-1].pk
