"""Tags that every template has at hand."""

import datetime as dt
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from guildhall.web import panels
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str) -> SafeString:
    """A drawing beside a word; hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("web/icons.svg"),
        name,
    )


@register.simple_tag
def when(moment: dt.datetime | None) -> SafeString:
    """A moment: the date for everybody, “two hours ago” where the browser can say it."""
    if moment is None:
        return mark_safe("")
    utc = moment.astimezone(dt.UTC)
    return format_html(
        '<relative-time datetime="{}" prefix="" threshold="P30D">{}</relative-time>',
        utc.isoformat(),
        date_format(utc, "j M Y"),
    )


@register.simple_tag
def face(person: Any, size: str = "") -> SafeString:
    """A person's picture, or their initials. Decoration: the name stands beside it."""
    if person.picture:
        return format_html(
            '<img class="face {}" src="/people/{}/picture/{}" alt="" width="40" height="40" loading="lazy">',
            size,
            person.pk,
            person.picture,
        )
    return format_html('<span class="face hue-{} {}" aria-hidden="true">{}</span>', person.hue, size, person.initials)


@register.simple_tag
def named(person: Any) -> SafeString:
    """A person's name, leading to their page where they have one."""
    if person.is_here:
        return format_html('<a class="name" href="/people/{}/">{}</a>', quote(person.username), person.name)
    if person.source_url:
        return format_html('<a class="name" href="{}" rel="nofollow noopener">{}</a>', person.source_url, person.name)
    return format_html('<span class="name">{}</span>', person.name)


@register.simple_tag(takes_context=True)
def rooms_of(context: dict[str, Any], seat: Any) -> SafeString:
    """The community's open rooms, the one that the page names as `room` marked."""
    community = seat.community
    flags = {
        "name": community.name, "path": community.get_absolute_url(), "slug": community.slug, "room": context.get("room", ""),
        "rooms": tuple((room.slug, str(room.name), room.icon, room.slug) for room in seat.open_rooms),
        "doors": tuple(
            (door.slug, str(door.label), door.icon, door.url_name)
            for door in panels.doors_for(is_member=seat.is_member, is_steward=seat.is_steward)
        ),
        "may_read": seat.may_read, "is_signed_in": seat.person is not None, "is_steward": seat.is_steward,
    }  # fmt: skip
    return frame("web/_rooms.html", flags)


@register.simple_tag(takes_context=True)
def person_menu(context: dict[str, Any]) -> SafeString:
    """The menu of whoever is signed in; their name and token are put in, not kept."""
    person = context["user"]
    return frame(
        "web/_person_menu.html", {"is_owner": person.is_owner}, face=face(person), name=person.name, page=person.get_absolute_url(),
        token=str(context["csrf_token"]),
    )  # fmt: skip


@register.simple_tag
def editor(field: Any, seat: Any, draft_form: str, draft_target: Any) -> SafeString:
    """The text area of a form with its tools; what is typed is kept as a draft of `draft_form` for `draft_target`."""
    attributes = field.field.widget.attrs
    flags = {
        "name": field.html_name, "id": field.auto_id, "rows": attributes.get("rows", 5), "most": field.field.max_length,
        "placeholder": str(attributes.get("placeholder", "")), "is_required": field.field.required,
        "errors": tuple(str(error) for error in field.errors), "slug": seat.community.slug, "draft_form": draft_form,
    }  # fmt: skip
    return frame("web/_editor.html", flags, value=str(field.value() or ""), draft_target=str(draft_target))


@register.simple_tag(takes_context=True)
def panels_in(context: dict[str, Any], slot: str) -> SafeString:
    request: HttpRequest = context["request"]
    return mark_safe("".join(panels.rendered(slot, request)))  # panels render through templates


@register.simple_tag
def tabs_of(group: str) -> list[panels.Tab]:
    """The pages of a group, from the left."""
    return panels.tabs_in(group)


@register.filter
def fields_of(form: Any, names: str) -> list[Any]:
    """Bound fields of a form by their names, separated by commas; those it lacks are left out."""
    return [form[name] for name in names.split(",") if name in form.fields]


@register.simple_tag(takes_context=True)
def next_page(context: dict[str, Any], page: Any) -> str:
    """The query string of the page after this one, keeping what else is asked for."""
    query = context["request"].GET.copy()
    query["after"] = page.next_mark
    return f"?{query.urlencode()}"
