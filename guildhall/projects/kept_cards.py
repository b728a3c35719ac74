"""Cards of projects in lists: which, and who is in, is read anew; the rest is kept.

A card is kept as a row is (`commons/kept_rows.py`): under the versions of its entry, its community
and the house. Names are for members, so theirs is another than that of the world. What it says of
the present time is five minutes old at most.
"""

from collections.abc import Sequence

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guildhall.commons.kept_rows import KEPT_FOR
from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.projects.cards import cards_of
from guildhall.projects.policy import Relation, may
from guildhall.projects.queries import joined_by, projects_with_ids
from guildhall.projects.transitions import Who
from guildhall.web.addresses import address_by_name
from guildhall.web.in_place import part
from guildhall.web.ui.act import act

CARD = "project-"
_MEMBER = Relation(frozenset({Who.MEMBER}))


def drawn_cards(seat: Seat, rows: Sequence[Entry]) -> list[SafeString]:
    """One card for each row, with “I'm in” for who may say it, as a part of the page.

    One query for a member where all are kept, none for others; twelve more where some are not.
    """
    kept = _kept(seat, rows)
    joined = joined_by(seat) if rows else frozenset()
    return [
        part(
            f"{CARD}{row.pk}",
            format_html(
                '<article class="project-card">{}{}</article>',
                kept[row.pk],
                _joining(seat, row, is_in=row.pk in joined),
            ),
        )
        for row in rows
        if row.pk in kept
    ]


def _kept(seat: Seat, rows: Sequence[Entry]) -> dict[int, SafeString]:
    versions = f"{seat.community.version}:{seat.house_version}:{get_language()}"
    reader = "member" if seat.is_member else "world"
    keys = {row.pk: f"card:{reader}:{row.pk}:{row.version}:{versions}" for row in rows}
    found: dict[str, str] = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in found]
    if missing:
        cards = cards_of(seat, projects_with_ids(seat, missing))
        made: dict[str, str] = {
            keys[card.entry.pk]: render_to_string(
                "projects/_card.html", {"card": card, "seat": seat}
            ).strip()
            for card in cards
        }
        cache.set_many(made, KEPT_FOR)
        found.update(made)
    # What is marked safe was drawn by our template.
    return {pk: mark_safe(found[key]) for pk, key in keys.items() if key in found}


def _joining(seat: Seat, row: Entry, *, is_in: bool) -> SafeString:
    if not may("join_project", seat, row, _MEMBER):
        return SafeString("")
    name = "leave_project" if is_in else "join_project"
    button = act(
        f"{address_by_name(name, seat.community.slug, row.pk)}?back=list",
        label=_("I'm in"),
        icon="check" if is_in else "hand",
        about=row.title,
        look="small main" if is_in else "small",
        is_pressed=is_in,
        in_place="",
    )
    return format_html('<div class="actions">{}</div>', button)


def list_of(cards: Sequence[SafeString]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((one,) for one in cards))
