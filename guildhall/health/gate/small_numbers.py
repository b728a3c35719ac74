"""Words for small numbers of people, so that nobody is found in a count (domain.md 6.4)."""

from django.utils.translation import gettext as _

from guildhall.health.numbers import numbers


def people_in_words(count: int, *, to_outsiders: bool) -> str:
    """“31 people”; below twenty, to outsiders “fewer than 20 people”.

    Below five, to everyone “fewer than five people”.
    """
    given = numbers().privacy
    if count < given.people:
        return _("fewer than five people")
    if to_outsiders and count < given.outsider_exact_from:
        return _("fewer than %(number)d people") % {"number": given.outsider_exact_from}
    return _("%(number)d people") % {"number": count}
