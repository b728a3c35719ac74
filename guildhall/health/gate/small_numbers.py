"""Words for small numbers of people, so that nobody is found in a count (domain.md, section 6.4)."""

from django.utils.translation import gettext as _

FEWEST_PEOPLE = 5  # k for activity
FEWEST_FOR_OUTSIDERS = 20  # below it, outsiders read no exact count


def people_said(count: int, *, to_outsiders: bool) -> str:
    """“31 people”; below twenty, to outsiders “fewer than 20 people”; below five, to everyone “fewer than five people”."""
    if count < FEWEST_PEOPLE:
        return _("fewer than five people")
    if to_outsiders and count < FEWEST_FOR_OUTSIDERS:
        return _("fewer than %(number)d people") % {"number": FEWEST_FOR_OUTSIDERS}
    return _("%(number)d people") % {"number": count}
