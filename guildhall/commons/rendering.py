"""Texts rendered again: with today's names, titles and renderer."""

from collections.abc import Sequence

from django.db.models import F

from guildhall.activity.findable import Findable, text_changed
from guildhall.commons.models import Entry, Reply
from guildhall.commons.models.entry import Written
from guildhall.commons.text import lead_of, render_again, with_quiet_names
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.kit.mentions import mentioned_ids

_QUIET_NAMES_SINCE = 2


def render_all(model: type[Entry] | type[Reply], batch: Sequence[Entry | Reply]) -> int:
    """Render these again; returns how many changed."""
    changed = [written.pk for written in batch if _render(model, written)]
    text_changed(Findable.ENTRY if model is Entry else Findable.REPLY, changed)
    return len(changed)


def _render(model: type[Entry] | type[Reply], written: Entry | Reply) -> bool:
    if written.renderer_version < _QUIET_NAMES_SINCE:
        _give_back_quiet_names(model, written)
    html = render_again(written)
    is_changed = html != written.body_html
    rendered = {"body_html": html}
    if model is Entry and written.body:  # without words it is called after its files
        rendered["lead"] = lead_of(html)
    model.objects.filter(pk=written.pk).update(
        **rendered, renderer_version=RENDERER_VERSION, version=F("version") + 1
    )
    return is_changed


def _give_back_quiet_names(model: type[Entry] | type[Reply], written: Entry | Reply) -> None:
    """Names in code and quotations were once kept as ids and counted as mentions."""
    is_markdown = written.source_format == Written.Format.MARKDOWN
    body = with_quiet_names(written.body) if is_markdown else written.body
    if body != written.body:
        written.mentions.exclude(person__in=mentioned_ids(body)).delete()
        model.objects.filter(pk=written.pk).update(body=body)
        written.body = body
