"""Letters among the technicians: one between Ben and Ada, and a circle of three with a photo."""

from guildhall.commons.actions import attach_file
from guildhall.demo.cast import Cast
from guildhall.demo.pictures import frosted_gauge
from guildhall.letters.actions import (
    add_person,
    answer_letter,
    name_circle,
    read_letter,
    write_letter,
)

ASKS = (
    "Hi Ada, before I ask everyone: is it normal that the new gauge reads a little high when it is "
    "cold? I don't want to look silly in my second month with it."
)
ANSWERS = (
    "Not silly at all. It does, below about five degrees. **Let it warm up in the cab** for ten "
    "minutes and compare it with the old one. If it is still off, bring it along on Thursday and "
    "we look at it together."
)
THANKS = "Thank you for looking after the new ones. They say so every time."
CIRCLE = (
    "Greta, Ben, could the three of us prepare the evening about cold rooms? I would rather talk "
    "it through in a small round first."
)
GLADLY = "Gladly. I can bring the photos of the dairy in Graz, with the ice on the evaporator."


def fill(cast: Cast) -> None:
    """Call it once they are in a community together."""
    ada, ben, greta = cast["ada"], cast["ben"], cast["greta"]
    letter = write_letter(ada, by=ben, text=ASKS, at=cast.ago(hours=26)).correspondence
    read_letter(letter, by=ada)
    older = write_letter(greta, by=ada, text=THANKS, at=cast.ago(hours=24 * 9))
    circle = add_person(older.correspondence, ben, by=ada, at=cast.ago(hours=72))
    name_circle(circle, "Evening about cold rooms", by=ada, at=cast.ago(hours=71))
    answer_letter(circle, by=ada, text=CIRCLE, at=cast.ago(hours=70))
    photo = attach_file(frosted_gauge(), name="gauge.png", by=greta, community=None)
    photo.alt = "A gauge white with frost, its needle near zero"
    answer_letter(circle, by=greta, text=GLADLY, files=[photo], at=cast.ago(hours=50))
    for person in (ada, ben, greta):
        read_letter(circle, by=person)
    read_letter(older.correspondence, by=greta)
    answer_letter(letter, by=ada, text=ANSWERS, at=cast.ago(hours=3))
