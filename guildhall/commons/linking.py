"""Links by name follow their entries: renamed, hidden, restored, moved; and written at last.

A text is drawn when it is written, with the titles of that moment. So what changes a title, or
who may read it, draws the texts again that link it: right after the commit, in small portions,
so that no one waits for a lock while a page that many texts link is renamed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from guildhall.commons.models import Entry, NamedLink, Reply, Standing
from guildhall.commons.named import ids_called, linked_kinds
from guildhall.commons.rendering import render_all
from guildhall.communities.models import touch
from guildhall.kit.markdown import calls_in
from guildhall.kit.named_links import TYPED, stored_link
from guildhall.kit.words import fold

PORTION = 100

Place = tuple[int | None, int | None]  # a text: the id of its entry, or of its reply


def lead_links_on(entry_ids: Sequence[int]) -> None:
    """Draw again what links these entries; what links one of them by a name it has now, too."""
    links = NamedLink.objects.filter(target__in=entry_ids)
    draw_again(links.values_list("entry", "reply"))
    for entry in Entry.objects.filter(pk__in=entry_ids).select_related("community"):
        meet_wanted(entry)


def links_moved(entry_ids: Sequence[int]) -> None:
    """Entries came into another community, where other names lead elsewhere."""
    for of, there in (("entry", "entry__community"), ("reply", "reply__entry__community")):
        within = Q(**{f"{of}__in" if of == "entry" else "reply__entry__in": entry_ids})
        moved = NamedLink.objects.filter(within).exclude(community=F(there))
        for pk, community_id in list(moved.values_list("pk", there)):
            NamedLink.objects.filter(pk=pk).update(community=community_id)
    inside = NamedLink.objects.filter(Q(entry__in=entry_ids) | Q(reply__entry__in=entry_ids))
    draw_again(inside.values_list("entry", "reply"))
    lead_links_on(entry_ids)


def meet_wanted(entry: Entry) -> None:
    """What linked the name before anything had it leads to this entry from now on."""
    if entry.standing != Standing.PUBLISHED or entry.kind not in linked_kinds(entry.community):
        return
    waiting = NamedLink.objects.filter(
        community=entry.community_id, target=None, name_key=fold(entry.title)[:200]
    )
    if not waiting.exists() or _is_anothers_name(entry):
        return
    while places := _lead_portion(waiting, entry):
        draw_again(places)


def draw_again(places: Iterable[Place]) -> None:
    """Each portion in a transaction of its own."""
    rows = list(places)
    _draw(Entry, sorted({entry for entry, _reply in rows if entry}), "community")
    _draw(Reply, sorted({reply for _entry, reply in rows if reply}), "entry__community")


def _is_anothers_name(entry: Entry) -> bool:
    return ids_called([entry.title], entry.community).get(fold(entry.title)) != entry.pk


def _lead_portion(waiting: Any, entry: Entry) -> list[Place]:
    with transaction.atomic():
        rows = list(waiting.select_for_update(of=("self",)).order_by("pk")[:PORTION])
        for row in rows:
            _lead_to(row, entry)
        NamedLink.objects.filter(pk__in=[row.pk for row in rows]).update(target=entry)
    return [(row.entry_id, row.reply_id) for row in rows]


def _lead_to(link: NamedLink, entry: Entry) -> None:
    """Put the id into the source of the text, where its writer typed the name."""
    texts: Any = Reply.objects if link.reply_id else Entry.objects
    written = texts.select_for_update(of=("self",)).get(pk=link.reply_id or link.entry_id)
    pieces, since = [], 0
    for match in calls_in(written.body, also_quoted=[TYPED]):
        if fold(match[1]) != link.name_key:
            continue
        name, words = match[1].strip(), (match[2] or "").strip()
        pieces += [written.body[since : match.start()], stored_link(entry.pk, name, words)]
        since = match.end()
    body = "".join([*pieces, written.body[since:]])
    texts.filter(pk=written.pk).update(body=body)


def _draw(model: type[Entry] | type[Reply], ids: Sequence[int], around: str) -> None:
    for start in range(0, len(ids), PORTION):
        with transaction.atomic():
            texts = model._default_manager.filter(pk__in=ids[start : start + PORTION])
            rows: list[Any] = list(texts.select_related(around).order_by("pk"))
            render_all(model, rows)
            of_replies = {row.entry_id for row in rows} if model is Reply else set()
            Entry.objects.filter(pk__in=sorted(of_replies)).touch()
            touch(*{_community_id(row) for row in rows})


def _community_id(written: Entry | Reply) -> int:
    return written.entry.community_id if isinstance(written, Reply) else written.community_id
