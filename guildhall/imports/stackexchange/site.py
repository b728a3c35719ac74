"""A site comes in: authors, topics, questions, answers, replies, what solved what, links.

Each batch and the arrivals that remember it are one transaction: stopped
anywhere, the next run goes on; run again, nothing is added.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from guildhall.activity.statistics import know_new_rows
from guildhall.commons.counting import recount_entries, recount_replies
from guildhall.commons.importing import Brought, bring_in_replies
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
from guildhall.communities.models import Community, Topic, touch
from guildhall.imports.stackexchange.arrivals import Arrivals
from guildhall.imports.stackexchange.dump import Dump, Row
from guildhall.imports.stackexchange.report import Report
from guildhall.imports.stackexchange.rows import (
    BrokenRow,
    author_key,
    check_row,
    comment_html,
    kind_of,
    licence,
    moment,
    number,
    optional_moment,
    score,
    tags,
    topic_name,
    whole_number,
)
from guildhall.imports.stackexchange.spool import Spool
from guildhall.kit.words import fold, without_controls
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.models import Person
from guildhall.questions.actions.importing import (
    bring_in_acceptances,
    bring_in_answers,
    bring_in_links,
    bring_in_questions,
    finish_import,
)

BATCH = 250
QUESTION, ANSWER = 1, 2
SOURCE_TYPES = {"2", "5", "8"}
Item = TypeVar("Item")
Progress = Callable[[int], None]


class SiteImport:
    """One run over one dump into one community."""

    community: Community
    arrivals: Arrivals

    def __init__(self, dump: Dump, *, site: str, report: Report, progress: Progress) -> None:
        self.dump, self.site, self.report, self.progress = dump, site, report, progress
        self.tags: dict[str, None] = {}

    def count(self) -> None:
        """A dry run: what would come in, and what would be skipped."""
        authors: set[str] = set()
        for row in self._posts(QUESTION):
            self.report.questions += 1
            authors.add(author_key(row, "OwnerUserId", "OwnerDisplayName")[0])
            self.tags |= dict.fromkeys(tags(row))
        for row in self._posts(ANSWER):
            self.report.answers += 1
            authors.add(author_key(row, "OwnerUserId", "OwnerDisplayName")[0])
        for row in self._good("Comments.xml", "reply"):
            self.report.replies += 1
            authors.add(author_key(row, "UserId", "UserDisplayName")[0])
        self._read_tags()
        self.report.people = len([key for key in authors if kind_of(key) == Person.Kind.PERSON])
        self.report.topics = len(self.tags)
        self.report.links = sum(1 for _row in self.dump.rows("PostLinks.xml"))

    def run(self, start: Callable[[], Community]) -> None:
        """Import everything into the community that `start` gives.

        It is read once before, so that nothing comes in from a damaged dump.
        """
        with Spool() as spool:
            self._read_ahead(spool)
            self.community = start()
            self.arrivals = Arrivals(self.site, self.community.pk)
            self._bring_authors(spool)
            self._bring_topics()
            self._bring_questions(spool)
            self._bring_answers(spool)
            self._bring_comments()
            self._bring_acceptances(spool)
            self._bring_links()
        self._finish()

    def _read_ahead(self, spool: Spool) -> None:
        for row in self.dump.rows("Posts.xml"):
            self.tags |= dict.fromkeys(tags(row) if row.get("PostTypeId") == "1" else ())
            if row.get("PostTypeId") in ("1", "2") and row.get("CreationDate"):
                spool.note_author(
                    *author_key(row, "OwnerUserId", "OwnerDisplayName"), row["CreationDate"]
                )
        for row in self.dump.rows("Comments.xml"):
            if row.get("CreationDate"):
                spool.note_author(
                    *author_key(row, "UserId", "UserDisplayName"), row["CreationDate"]
                )
        for row in self.dump.rows("Users.xml", progress=self.progress):
            if row.get("Id") and (name := without_controls(row.get("DisplayName", "")).strip()):
                spool.name_author(row["Id"], name[:80])
        for row in self.dump.rows("PostHistory.xml", progress=self.progress):
            post = whole_number(row, "PostId")
            if row.get("PostHistoryTypeId", "") in SOURCE_TYPES and post is not None:
                spool.note_source(post, row.get("Text", ""))
        for row in self.dump.rows("Votes.xml", progress=self.progress):
            answer = whole_number(row, "PostId")
            if row.get("VoteTypeId") == "1" and answer is not None:
                spool.note_accepted(answer, row.get("CreationDate", ""))
        self._read_tags()
        for _link in self.dump.rows("PostLinks.xml"):
            pass

    def _read_tags(self) -> None:
        """The site's own list, and what its posts say: one of them may be missing."""
        for row in self.dump.rows("Tags.xml"):
            if name := topic_name(row.get("TagName", "")):
                self.tags[name] = None

    def _bring_authors(self, spool: Spool) -> None:
        for batch in _batches(spool.authors(), 500):
            firsts = {key: _utc(first) for key, _name, first in batch}
            with transaction.atomic():
                before = self._known_people(firsts)
                people = self._bring_people(
                    {key: name for key, name, _first in batch}, at=min(firsts.values())
                )
                belonging = {
                    key: first
                    for key, first in firsts.items()
                    if kind_of(key) == Person.Kind.PERSON
                }
                bring_in_memberships(
                    self.community, {people[key]: first for key, first in belonging.items()}
                )
            self.report.people += len(belonging) - before

    def _bring_topics(self) -> None:
        self.report.topics += bring_in_topics(self.community, list(self.tags))

    def _bring_questions(self, spool: Spool) -> None:
        topics = dict(Topic.objects.filter(community=self.community).values_list("name_key", "pk"))
        for batch in _batches(self._posts(QUESTION, self.progress), BATCH):
            with transaction.atomic():
                new = self.arrivals.new(batch, "question")
                people = self._people_of(new, "OwnerUserId", "OwnerDisplayName")
                texts = [
                    (self._post(row, people, spool, topics), optional_moment(row, "ClosedDate"))
                    for row in new
                ]
                entries = bring_in_questions(self.community, texts)
                self.arrivals.remember("question", new, entries)
                self.arrivals.keep_addresses("questions", new, entries)
            self.report.questions += len(new)

    def _bring_answers(self, spool: Spool) -> None:
        for batch in _batches(self._posts(ANSWER, self.progress), BATCH):
            with transaction.atomic():
                new = self.arrivals.new(batch, "answer")
                questions = self.arrivals.of(
                    "question", [number(row, "ParentId") for row in new if row.get("ParentId")]
                )
                entries = Entry.objects.only("pk", "author_id").in_bulk(questions.values())
                people = self._people_of(new, "OwnerUserId", "OwnerDisplayName")
                there, texts = [], []
                for row in new:
                    entry = entries.get(questions.get(int(row.get("ParentId", 0)), 0))
                    if entry is None:
                        self.report.skip("answer", "its question is not in the dump", row["Id"])
                        continue
                    there.append(row)
                    texts.append((self._post(row, people, spool, {}), entry))
                replies = bring_in_answers(self.community, texts)
                self.arrivals.remember("answer", there, replies)
                self.arrivals.keep_addresses("a", there, replies)
            self.report.answers += len(there)

    def _bring_comments(self) -> None:
        for batch in _batches(self._good("Comments.xml", "reply", self.progress), BATCH):
            with transaction.atomic():
                new = self.arrivals.new(batch, "reply")
                posts = [number(row, "PostId") for row in new]
                questions, answers = (
                    self.arrivals.of("question", posts),
                    self.arrivals.of("answer", posts),
                )
                entries = Entry.objects.only("pk", "author_id").in_bulk(questions.values())
                parents = (
                    Reply.objects.only("pk", "author_id", "entry")
                    .select_related("entry")
                    .in_bulk(answers.values())
                )
                people = self._people_of(new, "UserId", "UserDisplayName")
                there, texts = [], []
                for row in new:
                    post = int(row["PostId"])
                    parent = parents.get(answers.get(post, 0))
                    entry = parent.entry if parent else entries.get(questions.get(post, 0))
                    if entry is None:
                        self.report.skip(
                            "reply", "what it replies to is not in the dump", row["Id"]
                        )
                        continue
                    there.append(row)
                    texts.append((self._comment(row, people), entry, parent))
                replies = bring_in_replies(self.community, role=Reply.Role.COMMENT, texts=texts)
                self.arrivals.remember("reply", there, replies)
            self.report.replies += len(there)

    def _bring_acceptances(self, spool: Spool) -> None:
        accepted = (
            row
            for row in self.dump.rows("Posts.xml")
            if row.get("PostTypeId") == "1"
            and None not in (whole_number(row, "Id"), whole_number(row, "AcceptedAnswerId"))
        )
        for batch in _batches(accepted, BATCH):
            questions = self.arrivals.of("question", [int(row["Id"]) for row in batch])
            answers = self.arrivals.of("answer", [int(row["AcceptedAnswerId"]) for row in batch])
            entries, replies = (
                Entry.objects.in_bulk(questions.values()),
                Reply.objects.in_bulk(answers.values()),
            )
            solutions = []
            for row in batch:
                entry = entries.get(questions.get(int(row["Id"]), 0))
                reply = replies.get(answers.get(int(row["AcceptedAnswerId"]), 0))
                if entry and reply and reply.entry_id == entry.pk:
                    at = spool.accepted_at(int(row["AcceptedAnswerId"]))
                    solutions.append(
                        (entry, reply, max(_utc(at), reply.created_at) if at else reply.created_at)
                    )
            with transaction.atomic():
                bring_in_acceptances(self.community, solutions)

    def _bring_links(self) -> None:
        for batch in _batches(self._good("PostLinks.xml", "link"), BATCH):
            ids = [number(row, name) for row in batch for name in ("PostId", "RelatedPostId")]
            questions = self.arrivals.of("question", ids)
            pairs = []
            for row in batch:
                source, target = (
                    questions.get(number(row, "PostId")),
                    questions.get(number(row, "RelatedPostId")),
                )
                if source and target:
                    pairs.append((source, target, row.get("LinkTypeId") == "3", moment(row)))
            with transaction.atomic():
                self.report.links += bring_in_links(pairs)

    def _finish(self) -> None:
        """Counters and caches, once."""
        if not any(
            (self.report.questions, self.report.answers, self.report.replies, self.report.links)
        ):
            return
        know_new_rows()
        with transaction.atomic():
            recount_replies(
                Reply.objects.filter(entry__community=self.community, outcomes__isnull=False)
            )
            recount_entries(Entry.objects.filter(community=self.community))
            finish_import(self.community)
            touch(self.community.pk)

    def _post(
        self, row: Row, people: dict[str, int], spool: Spool, topics: dict[str, int]
    ) -> Brought:
        key = author_key(row, "OwnerUserId", "OwnerDisplayName")[0]
        path = "q" if row["PostTypeId"] == "1" else "a"
        return Brought(
            author_id=people[key],
            at=moment(row),
            html=row.get("Body", ""),
            markdown=spool.source(int(row["Id"])),
            title=" ".join(row.get("Title", "").split()),
            last_active_at=optional_moment(row, "LastActivityDate"),
            edited_at=optional_moment(row, "LastEditDate"),
            score=score(row),
            url=f"https://{self.site}/{path}/{row['Id']}",
            licence=licence(row),
            topic_ids=list(
                dict.fromkeys(topics[key] for tag in tags(row) if (key := fold(tag)[:60]) in topics)
            ),
        )

    def _comment(self, row: Row, people: dict[str, int]) -> Brought:
        text = row.get("Text", "")
        return Brought(
            author_id=people[author_key(row, "UserId", "UserDisplayName")[0]],
            at=moment(row),
            html=comment_html(text),
            markdown=text,
            score=score(row),
            licence=licence(row),
            url=f"https://{self.site}/q/{row['PostId']}#comment{row['Id']}",
        )

    def _posts(self, kind: int, progress: Progress = lambda read: None) -> Iterator[Row]:
        what = "question" if kind == QUESTION else "answer"
        for row in self._good("Posts.xml", what, progress):
            if row.get("PostTypeId") == str(kind):
                yield row
            elif kind == QUESTION and row.get("PostTypeId") not in ("1", "2"):
                self.report.skip(
                    "post",
                    f"type {row.get('PostTypeId') or 'missing'} is neither question nor answer",
                    row["Id"],
                )

    def _good(self, file: str, what: str, progress: Progress = lambda read: None) -> Iterator[Row]:
        """Rows that can be read; broken ones are counted once, by reason."""
        for row in self.dump.rows(file, progress=progress):
            try:
                number(row, "Id")
                moment(row)
                check_row(row, what)
            except BrokenRow as problem:
                if what != "answer":
                    self.report.skip(what, str(problem), row.get("Id", ""))
                continue
            yield row

    def _people_of(self, rows: list[Row], id_name: str, name_name: str) -> dict[str, int]:
        names = dict(author_key(row, id_name, name_name) for row in rows)
        return self._bring_people(names, at=timezone.now())

    def _bring_people(self, names: dict[str, str], *, at: dt.datetime) -> dict[str, int]:
        return bring_in_people(self.site, names, at=at, kinds={key: kind_of(key) for key in names})

    def _known_people(self, firsts: dict[str, dt.datetime]) -> int:
        return Person.objects.people().filter(source=self.site, foreign_id__in=list(firsts)).count()


def _batches(rows: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def _utc(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    except ValueError:
        return timezone.now()
