"""The words that people use in a community, kept for whoever types one of them a little otherwise.

New texts are read every few minutes. Once a day the words of each community that has changed are
gathered anew, so that those of removed texts go. What is offered to a reader is looked for first
(`mending.py`): so a word is never shown to someone who sees no text with it, however old this is.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.kit.scripts import fold
from guildhall.search.analyser import VERSION, written_words
from guildhall.search.compounds import PART, Lexicon, is_put_together_in
from guildhall.search.edits import LAST, LONGEST, keys_of
from guildhall.search.models import Dictionary, Document, Spelling
from guildhall.search.readings import unpack
from guildhall.search.sight import text_is_out

MOST_WORDS = 30_000  # of a community: those in the most texts
MOST_OF_A_TEXT = 1_000  # different words
MOST_COUNTED = 8 * MOST_WORDS  # while they are gathered
BATCH = 500
SHORT_BATCH = 50  # words written at once, while people write, too
AS_LONG_AS = 10 * 60  # seconds; the next round goes on
EVERY = dt.timedelta(days=1)


def note_new_words() -> None:
    """Take down the words of texts that are new since the last time. Recurring."""
    begun, last = time.monotonic(), Dictionary.objects.aggregate(last=Max("last_document"))["last"]
    texts = _texts(Document.objects.filter(pk__gt=last or 0))
    while batch := list(texts.order_by("pk")[:BATCH]):
        by_community: dict[Community, list[Document]] = {}
        for document in batch:
            if document.community:
                by_community.setdefault(document.community, []).append(document)
        for community, documents in by_community.items():
            _note_words_of(community, documents)
        texts = texts.filter(pk__gt=batch[-1].pk)
        if time.monotonic() > begun + AS_LONG_AS:
            return


def gather_words() -> None:
    """Gather the words anew of communities that have changed for a day or more. Recurring."""
    begun = time.monotonic()
    aged = Q(dictionary__gathered_at=None) | Q(dictionary__gathered_at__lt=timezone.now() - EVERY)
    changed = ~Q(dictionary__gathered_version=F("version")) | Q(dictionary__gathered_at=None)
    due = Community.objects.filter(aged & changed, dictionary__isnull=False)
    for community in due.order_by(F("dictionary__gathered_at").asc(nulls_first=True), "pk"):
        gather_words_of(community)
        if time.monotonic() > begun + AS_LONG_AS:
            return


def gather_words_of(community: Community) -> None:
    """Make the dictionary of a community what its texts say now."""
    version = community.version
    found = _counted(_texts(Document.objects.filter(community=community)))
    wanted = {word: _often(count) for word, count in found.most_common(MOST_WORDS)}
    kept = _kept_words(community)
    _forget(community, kept.keys() - wanted.keys())
    _keep(community, {word: wanted[word] for word in wanted if kept.get(word) != wanted[word]})
    _correct_parts(community, wanted)
    gathered = {"gathered_at": timezone.now(), "gathered_version": version}
    Dictionary.objects.update_or_create(community=community, defaults=gathered)


def _note_words_of(community: Community, documents: list[Document]) -> None:
    """Add the words of new texts of a community, as far as its dictionary has room."""
    found = _counted(documents)
    kept = _kept_words(community)
    room = max(MOST_WORDS - len(kept), 0)
    new = dict.fromkeys(islice((word for word in found if word not in kept), room), 1)
    lexicon = Lexicon([*kept, *new]) if is_put_together_in(community.language) else None
    _add(community, new, lexicon)
    read = {"last_document": documents[-1].pk}
    Dictionary.objects.update_or_create(community=community, defaults=read)


def _texts(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those that everyone sees who reads their community, with what was read of them."""
    seen = Q(entry__standing=Standing.PUBLISHED) & text_is_out()
    read = documents.filter(seen, community__isnull=False, analyser_version=VERSION)
    shown = ("community__language", "reply", "entry__title", "reading__packed")
    return read.select_related("community", "entry", "reading").only(*shown)


def _counted(documents: Iterable[Document] | QuerySet[Document]) -> Counter[str]:
    """In how many of these texts each word is; what is very rare may be dropped on the way."""
    rows = documents.iterator(BATCH) if isinstance(documents, QuerySet) else documents
    found: Counter[str] = Counter()
    for document in rows:
        found.update(_words_of(document))
        if len(found) > MOST_COUNTED:
            found = Counter(dict(found.most_common(MOST_COUNTED // 2)))
    return found


def _words_of(document: Document) -> Iterator[str]:
    title = document.entry.title if document.entry and not document.reply_id else ""
    text = f"{title}\n{unpack(document.reading.packed).text}"
    words = dict.fromkeys(word for word in written_words(text) if 2 <= len(fold(word)) <= LONGEST)
    return islice(words, MOST_OF_A_TEXT)


def _often(count: int) -> int:
    return count.bit_length()


def _kept_words(community: Community) -> dict[str, int]:
    """Every word in the dictionary with how often it is used."""
    rows = Spelling.objects.filter(community=community, key__startswith=LAST)
    return dict(rows.values_list("word", "often").iterator(BATCH))


def _keep(community: Community, words: Mapping[str, int]) -> None:
    """These, in place of what was kept of the same words."""
    for some in _batches(words, SHORT_BATCH):
        with transaction.atomic():
            _forget(community, some)
            _add(community, {word: words[word] for word in some})


def _add(community: Community, words: Mapping[str, int], lexicon: Lexicon | None = None) -> None:
    """With the keys of their parts, where there is a lexicon to take them apart."""
    for some in _batches(words, SHORT_BATCH):
        _write(
            Spelling(community=community, key=key, word=word, often=words[word])
            for word in some
            for key in keys_of(fold(word)) | (lexicon.part_keys(word) if lexicon else set())
        )


def _write(spellings: Iterable[Spelling]) -> None:
    Spelling.objects.bulk_create(spellings, batch_size=BATCH, ignore_conflicts=True)


def _forget(community: Community, words: Collection[str]) -> None:
    for some in _batches(words, SHORT_BATCH):
        keys = {key for word in some for key in keys_of(fold(word))}
        Spelling.objects.filter(community=community, key__in=keys, word__in=some).delete()


def _correct_parts(community: Community, words: Mapping[str, int]) -> None:
    """Which compounds there are depends on all words: what is new and what is gone."""
    lexicon = Lexicon(words if is_put_together_in(community.language) else ())
    wanted = {(key, word) for word in words for key in lexicon.part_keys(word)}
    rows = Spelling.objects.filter(community=community, key__startswith=PART)
    kept = {(key, word): pk for pk, key, word in rows.values_list("pk", "key", "word")}
    for some in _batches([kept[one] for one in kept.keys() - wanted], BATCH):
        Spelling.objects.filter(pk__in=some).delete()
    for places in _batches(wanted - kept.keys(), BATCH):
        _write(
            Spelling(community=community, key=key, word=word, often=words[word])
            for key, word in places
        )


def _batches(them: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(them)
    while batch := list(islice(rest, size)):
        yield batch
