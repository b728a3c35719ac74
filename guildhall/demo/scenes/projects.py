"""What a street does together: a clean-up day at its fifth step, a repair café closed in spring."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.kit.zones import zone_named
from guildhall.people.models import Person
from guildhall.projects import actions
from guildhall.projects.actions import Brought
from guildhall.projects.actions.budget import add_line
from guildhall.projects.actions.claims import approve_claim, hand_in_claim
from guildhall.projects.actions.ending import Ending
from guildhall.projects.actions.pledges import make_pledge, receive_pledge
from guildhall.projects.events import ROOM
from guildhall.projects.models import Asset, Judgement, Project, Shift, Voice
from guildhall.projects.outlines import OURS

A_DAY = dt.timedelta(days=1)
STEPS = (
    "The people from number 12 to 20, where the bins are picked open. Three of them said so.",
    "Rakes, two barrows, Ines's cellar, and someone who knows the depot.",
    "One morning for the whole street, not each house alone.",
    "All twelve front gardens are tidy, and the corner has a bench again.",
)


def fill_street(cast: Cast, community: Community, people: Sequence[Person]) -> None:
    if ROOM in rooms:
        open_room(community, room=ROOM, by=cast["ines"])
        _clean_up_day(cast, community, people)
        _repair_cafe(cast, community, people)


def _clean_up_day(cast: Cast, community: Community, people: Sequence[Person]) -> None:
    ines, begun = cast["ines"], cast.now - 12 * A_DAY
    entry = actions.start_project(
        community,
        by=ines,
        title="Clean up our street before winter",
        body="Leaves, bins, and the corner where nobody feels at home. Two hours, then soup.",
        starts_at=_at(community, cast.now + 16 * A_DAY, 10),
        place="In front of number 12",
        brings=(Brought("Soup for twenty", by_self=True), Brought("Wheelbarrow")),
        outline=OURS["clean-up-day"].make(),
        at=begun,
    )
    for person in people[:4]:
        actions.join_project(entry, by=person, at=begun + A_DAY)
    _first_steps(entry, ines, people, begun)
    shifts = list(Shift.objects.filter(project=entry.pk))
    for person, shift in zip(people, shifts, strict=False):
        actions.take_shift(shift, by=person, at=begun + 3 * A_DAY)
    actions.take_supply(
        entry.project.supplies.get(name="Wheelbarrow"), by=people[1], at=begun + 2 * A_DAY
    )
    task = entry.project.tasks.order_by("pk")[0]
    actions.take_task(task, by=people[2], at=begun + 2 * A_DAY)
    _budget(entry, ines, people, begun + 4 * A_DAY)
    page = actions.open_public_page(
        entry,
        by=ines,
        parts=["about", "when", "shifts", "result"],
        takes_help=True,
        takes_answers=True,
    )
    actions.offer_help(
        page, name="Herta from number 31", reach="0660 555 01 31", shift_ids=[shifts[-1].pk]
    )


def _first_steps(entry: Entry, ines: Person, people: Sequence[Person], begun: dt.datetime) -> None:
    """Four of ten are done: the fifth asks who does what."""
    actions.guide_project(entry, by=ines, at=begun)
    for number, text in enumerate(STEPS, start=1):
        at = begun + number * A_DAY
        actions.answer_step(entry, by=ines, number=number, text=text, is_settled=True, at=at)
    for kind, text, source in (
        (Voice.Kind.WORDS, "I don't let the children play at the corner.", "A mother, number 16"),
        (Voice.Kind.WORDS, "Nobody sits there since the bench is gone.", "Two people, number 20"),
        (Voice.Kind.FIGURE, "14 bags of rubbish", "What we carried away last year"),
    ):
        actions.note_voice(entry, by=people[0], kind=kind, text=text, source=source)
    actions.note_asset(entry, by=ines, kind=Asset.Kind.PLACE, text="Cellar to dry", of="Ines")
    actions.note_asset(
        entry, by=people[1], kind=Asset.Kind.CONTACT, text="The depot's evening line", of="No. 8"
    )
    actions.set_street_questions(
        entry,
        by=ines,
        texts=["What bothers you most in our street?", "What would you do on that morning?"],
    )
    for number, text in enumerate(("The broken glass", "That the bench is gone"), start=1):
        actions.answer_street_questions(
            entry, answers={1: text}, sent_key=f"paper {number}", typed_by=ines
        )
    _scores(entry, ines, people)


def _budget(entry: Entry, ines: Person, people: Sequence[Person], at: dt.datetime) -> None:
    """Little money, more in kind: a pledge that is here, and one that is promised."""
    skip = add_line(entry, by=ines, name="Skip for rubbish", planned=Decimal("80.00"))
    soup = add_line(
        entry, by=ines, name="Soup for twenty", planned=Decimal("35.00"), is_in_kind=True
    )
    pledge = make_pledge(entry, by=people[0], amount=Decimal("40.00"), what="For the skip", at=at)
    receive_pledge(pledge, by=ines, at=at + A_DAY)
    make_pledge(
        entry,
        by=people[1],
        amount=Decimal("35.00"),
        what="Lentils, bread, gas",
        is_in_kind=True,
        line=soup,
        at=at,
    )
    words = "Deposit for the skip"
    hand_in_claim(entry, by=people[2], words=words, amount=Decimal("25.50"), line=skip, at=at)


def _closed_books(entry: Entry, ines: Person, people: Sequence[Person], day: dt.datetime) -> None:
    """What went into the hat paid for coffee, and two solder tips."""
    hat = make_pledge(
        entry, by=ines, amount=Decimal("62.30"), what="The hat", giver_name="", at=day
    )
    receive_pledge(hat, by=ines, at=day)
    for person, words, amount in (
        (people[0], "Coffee and milk", "18.40"),
        (people[1], "Two solder tips", "13.90"),
    ):
        claim = hand_in_claim(entry, by=person, words=words, amount=Decimal(amount), at=day)
        approve_claim(claim, by=ines, at=day + A_DAY)


def _scores(entry: Entry, ines: Person, people: Sequence[Person]) -> None:
    actions.set_options(
        entry,
        by=ines,
        options=["One morning together", "Each house by itself"],
        criteria=["How much it helps", "Whether we like it"],
    )
    options, criteria = list(entry.project.options.all()), list(entry.project.criteria.all())
    for person, given in ((ines, (3, 3, 1, 1)), (people[0], (2, 3, 2, 0))):
        pairs = [(one.pk, other.pk) for one in options for other in criteria]
        actions.score_options(entry, by=person, values=dict(zip(pairs, given, strict=True)))
    actions.choose_option(entry, by=ines, option=options[0], why="Then we have soup together.")


def _repair_cafe(cast: Cast, community: Community, people: Sequence[Person]) -> None:
    """With what they learned, thanks, and who carries on."""
    ines, day = cast["ines"], cast.now - 225 * A_DAY
    entry = actions.start_project(
        community,
        by=ines,
        title="Repair café in the schoolroom",
        body="Bring one thing that is broken, and sit beside the person who repairs it.",
        starts_at=_at(community, day, 14),
        place="Schoolroom, number 2",
        outline=OURS["repair-cafe"].make(),
        at=day - 40 * A_DAY,
    )
    _the_day(entry, people, day)
    _closed_books(entry, ines, people, day)
    actions.finish_project(
        entry,
        by=ines,
        ending=Ending(
            happened="31 people came with 38 things. 22 went home repaired, among them a radio "
            "from 1962.",
            lessons="Ask what people bring when they sign up. Two of three waited for the one "
            "person with a soldering iron.\n\nA second extension lead would have saved an hour.",
            carried_on_by="Number 24 and number 8, twice a year",
        ),
        at=day + 2 * A_DAY,
    )
    for person, answer in zip(
        people, (Judgement.Answer.YES, Judgement.Answer.PARTLY), strict=False
    ):
        actions.judge_project(entry, by=person, answer=answer, at=day + 4 * A_DAY)
    for person in people[:3]:
        words = "Thank you for four hours at that table, and for laughing."
        actions.thank_them(entry, by=ines, person=person, words=words, at=day + 5 * A_DAY)


def _the_day(entry: Entry, people: Sequence[Person], day: dt.datetime) -> None:
    project = Project.objects.get(pk=entry.pk)
    shifts = list(project.shifts.all())
    for person, shift in zip(people, shifts, strict=False):
        actions.take_shift(shift, by=person, at=day - 20 * A_DAY)
    for task, person in zip(project.tasks.order_by("pk"), people, strict=False):
        actions.finish_task(task, by=person, at=day - 9 * A_DAY)
    for shift in shifts:
        for place in shift.held.select_related("person", "shift"):
            actions.check_in(place, by=place.person, at=shift.starts_at)


def _at(community: Community, moment: dt.datetime, hour: int) -> dt.datetime:
    """At that hour of the next Saturday by the community's clock."""
    zone = zone_named(community.time_zone)
    day = moment.astimezone(zone).date()
    saturday = day + dt.timedelta(days=(5 - day.weekday()) % 7)
    return dt.datetime.combine(saturday, dt.time(hour), zone)
