"""What people bring: the technicians list topics and confirm each other, the street lends."""

from guildhall.commons.models import Entry, Link
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.health.actions.skills import renew_skills_picture
from guildhall.people.actions import add_offer
from guildhall.people.models import Offer, Person
from guildhall.questions.models import Question
from guildhall.skills.actions import (
    accept_confirmation,
    ask_first_look,
    confirm_skill,
    give_first_look,
)
from guildhall.skills.models import FirstLook

# Topic: how many of each ten can help with it, and would like to learn it.
TECHNICIANS_BRING = {
    "Pumps": (4, 1),
    "Compressors": (3, 2),
    "Cold rooms": (2, 1),
    "Heat pumps": (0, 4),
    "Controls": (1, 3),
    "Boilers": (2, 0),
    "Safety": (1, 1),
}
LEADING = 8
STREET_BRINGS = (
    (Offer.Kind.ASK_ME, ("Bicycle repair", "Tax forms", "Bread baking", "Pruning fruit trees")),
    (Offer.Kind.LEND, ("A long ladder", "Jigsaw", "Trailer", "Party tables", "Seed spreader")),
    (Offer.Kind.LEARN, ("Portuguese", "Bicycle repair", "Beekeeping")),
)


def fill_technicians(cast: Cast, community: Community, people: list[Person]) -> None:
    """Each lists a few, and their neighbour others; whom the story names have their own."""
    for place, person in enumerate(people[LEADING:]):
        for shift, (topic, (can_help, would_learn)) in enumerate(TECHNICIANS_BRING.items()):
            turn = (place + 3 * shift) % 10
            if turn < can_help:
                add_offer(person, kind=Offer.Kind.ASK_ME, text=topic)
            elif turn < can_help + would_learn:
                add_offer(person, kind=Offer.Kind.LEARN, text=topic)
    _confirm(cast, community)
    _ask_first_looks(cast, community)
    renew_skills_picture(community, at=cast.now)


def fill_street(people: list[Person]) -> None:
    for kind, texts in STREET_BRINGS:
        for place, text in enumerate(texts):
            add_offer(people[place % len(people)], kind=kind, text=text)


def _confirm(cast: Cast, community: Community) -> None:
    """Ben's work is confirmed: once shown on his page, once waiting for his yes."""
    solved = _solved_by(cast["ben"], community)
    if not solved:
        return
    pumps = add_offer(cast["ben"], kind=Offer.Kind.ASK_ME, text="Pumps")
    shown = confirm_skill(
        pumps,
        by=cast["ada"],
        sentence="Found a worn seal by its sound, on the phone, while I stood beside the pump.",
        entry=solved[0],
    )
    accept_confirmation(shown, by=cast["ben"])
    confirm_skill(
        pumps,
        by=cast["hamish"],
        sentence="Drew me the pressure curve so that I could see why it starved.",
        entry=solved[-1],
    )


def _ask_first_looks(cast: Cast, community: Community) -> None:
    """Of the newest tip that was kept from an answer."""
    kept = Link.objects.filter(
        target__community=community,
        kind=Link.Kind.GREW_INTO,
        credit_reply__role="answer",
        credit_reply__author__in=[cast["ben"].pk, cast["ada"].pk],
    )
    link = kept.select_related("credit_reply__author", "source__author").order_by("-pk").first()
    if link is None or link.credit_reply is None:
        return
    ask_first_look(link.credit_reply, by=link.source.author)
    look = FirstLook.objects.get(reply=link.credit_reply)
    words = "The sound. I kept my hand on the pipe for a minute before I opened anything."
    give_first_look(look, by=link.credit_reply.author, text=words)


def _solved_by(person: Person, community: Community) -> list[Entry]:
    solved = Question.objects.filter(
        entry__community=community, accepted_reply__author=person
    ).select_related("entry")
    return [one.entry for one in solved.order_by("-accepted_at")[:2]]
