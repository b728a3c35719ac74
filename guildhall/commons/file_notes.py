"""What the person who added a file should know of it: who sees it, and what search finds of it.

Nobody else is shown these; what is said is empty where there is nothing to know.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.kit.file_texts import State, is_readable
from guildhall.people.models import Person

_OF_SCAN = {
    Attachment.Scan.WAITING: gettext_lazy(
        "Only you can see this file until the virus scanner has checked it."
    ),
    Attachment.Scan.UNSCANNED: gettext_lazy(
        "The virus scanner could not check this file, so only you can see it. "
        "A smaller one would go through."
    ),
    Attachment.Scan.REFUSED: gettext_lazy(
        "The virus scanner found something in this file, so it was deleted."
    ),
}
_UNREAD = (Attachment.Reading.UNREAD, Attachment.Reading.READING)
_ALL_FOUND = ("", State.READ, State.UNKNOWN)


def note_on(file: Attachment) -> str:
    """In a sentence."""
    if file.scan in _OF_SCAN:
        return str(_OF_SCAN[Attachment.Scan(file.scan)])
    if file.community_id is None:
        return ""
    if not is_readable(file.content_type):
        return ""
    if file.reading in _UNREAD:
        return _("Its text is being read for search.")
    if file.reading == Attachment.Reading.REFUSED:
        return str(State.DAMAGED.sentence)
    if file.text_state == State.IN_PART and file.pages_read:
        return ngettext(
            "This file is long. Search finds the words of its first page.",
            "This file is long. Search finds the words of its first %(number)s pages.",
            file.pages_read,
        ) % {"number": file.pages_read}
    return str(State(file.text_state).sentence) if file.text_state else ""


def notes_below(texts: Iterable[Entry | Reply], person: Person | None) -> Mapping[int, SafeString]:
    """As HTML, by the id of each of these texts, all of one model, for who added the files.

    One query, and none where nobody but others wrote texts with files.
    """
    own = [one for one in texts if person and one.file_count and one.author_id == person.pk]
    if not own:
        return {}
    key = "entry" if isinstance(own[0], Entry) else "reply"
    notes: dict[int, list[tuple[Attachment, str]]] = {}
    for file in _to_say_of(key, own, person):
        sentence = note_on(file)
        if sentence:
            notes.setdefault(getattr(file, f"{key}_id"), []).append((file, sentence))
    return {pk: _drawn(pairs) for pk, pairs in notes.items()}


def _to_say_of(
    key: str, texts: Sequence[Entry | Reply], person: Person | None
) -> Iterable[Attachment]:
    rows = Attachment.objects.filter(**{f"{key}__in": [one.pk for one in texts]})
    is_kept_back = ~Q(scan__in=Attachment.Scan.let_through())
    is_not_all_found = Q(reading__in=[*_UNREAD, Attachment.Reading.REFUSED])
    is_not_all_found |= ~Q(text_state__in=_ALL_FOUND)
    rows = rows.filter(uploaded_by=person, is_beside=True)
    return rows.filter(is_kept_back | is_not_all_found).in_order()


def _drawn(pairs: Sequence[tuple[Attachment, str]]) -> SafeString:
    return render_to_string("commons/_file_notes.html", {"notes": pairs})
