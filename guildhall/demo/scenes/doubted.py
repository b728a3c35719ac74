"""Where a practice of the technicians fails: asked for two weeks, with one case so far."""

from guildhall.commons.models import Entry
from guildhall.demo.cast import Cast
from guildhall.practices.actions import bring_case, keep_counter_case, open_disproof

PLACE, CONTEXT = "Porto", "in a glass cabinet facing south: 61 degrees inside by noon"


def ask_where_it_fails(cast: Cast, practice: Entry) -> None:
    """Since four days; the case is kept beside the text."""
    disproof = open_disproof(practice, by=cast["ada"], at=cast.ago(hours=24 * 4))
    case = bring_case(
        disproof,
        by=cast["rui"],
        context=CONTEXT,
        unit_name=PLACE,
        at=cast.ago(hours=24 * 2),
    )
    keep_counter_case(practice, by=cast["ada"], outcome=case)
