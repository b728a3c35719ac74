"""Import questions and answers, without notices; inside the caller's transaction."""

import datetime as dt

from guildhall.activity.actions import record_quietly
from guildhall.commons.importing import Brought, bring_in_entries, bring_in_replies, imported_event
from guildhall.commons.models import Entry, Link, Outcome, Reply
from guildhall.communities.models import Community
from guildhall.questions.actions.first_replies import recount_first_replies
from guildhall.questions.events import ANSWER_ACCEPTED, ANSWER_POSTED, QUESTION, QUESTION_ASKED
from guildhall.questions.models import Question, State


def bring_in_questions(
    community: Community, texts: list[tuple[Brought, dt.datetime | None]]
) -> list[Entry]:
    """Questions, each with the time it was closed at its source, or None."""
    for brought, closed_at in texts:
        brought.state = State.CLOSED if closed_at else State.WAITING
    entries = bring_in_entries(
        community, kind=QUESTION, texts=[text for text, _closed in texts], verb=QUESTION_ASKED
    )
    Question.objects.bulk_create(
        Question(
            entry=entry,
            closed_at=closed_at,
            close_note="Closed at its source." if closed_at else "",
        )
        for entry, (_brought, closed_at) in zip(entries, texts, strict=True)
    )
    return entries


def bring_in_answers(community: Community, texts: list[tuple[Brought, Entry]]) -> list[Reply]:
    """Answers to questions that were imported before."""
    return bring_in_replies(
        community,
        role=Reply.Role.ANSWER,
        texts=[(brought, entry, None) for brought, entry in texts],
        verb=ANSWER_POSTED,
    )


def bring_in_acceptances(
    community: Community, accepted: list[tuple[Entry, Reply, dt.datetime]]
) -> int:
    """Which answer solved which question, with the asker's “worked”; returns how many were new."""
    fresh = Question.objects.filter(
        entry__in=[entry.pk for entry, _r, _at in accepted], accepted_reply=None
    )
    waiting = set(fresh.values_list("entry_id", flat=True))
    new = [(entry, reply, at) for entry, reply, at in accepted if entry.pk in waiting]
    for entry, reply, at in new:
        Question.objects.filter(entry=entry).update(
            accepted_reply=reply, accepted_by=entry.author_id, accepted_at=at
        )
    solved = [entry.pk for entry, _r, _at in new]
    Entry.objects.filter(pk__in=solved, state=State.WAITING).update(state=State.SOLVED)
    Outcome.objects.bulk_create(
        Outcome(
            person_id=entry.author_id,
            reply=reply,
            result=Outcome.Result.WORKED,
            comes_from_acceptance=True,
            at=at,
        )
        for entry, reply, at in new
    )
    record_quietly(
        [
            imported_event(
                ANSWER_ACCEPTED,
                community,
                entry.author_id,
                at,
                entry_id=entry.pk,
                reply_id=reply.pk,
                toward_id=reply.author_id,
            )
            for entry, reply, at in new
        ]
    )
    return len(new)


def bring_in_links(pairs: list[tuple[int, int, bool, dt.datetime]]) -> int:
    """(source id, target id, is the same, when) between questions; returns how many were new.

    A closed question that is the same as an open one leads on to it, never in a circle.
    """
    before = Link.objects.count()
    Link.objects.bulk_create(
        (
            Link(
                source_id=source,
                target_id=target,
                kind=Link.Kind.SAME_AS if is_same else Link.Kind.RELATED,
                made_at=at,
            )
            for source, target, is_same, at in pairs
            if source != target
        ),
        ignore_conflicts=True,
    )
    for source, target, is_same, _at in pairs:
        leads_on = (
            is_same
            and source != target
            and not Question.objects.filter(entry=target, entry__state=State.SAME).exists()
        )
        if leads_on and Entry.objects.filter(pk=source, state=State.CLOSED).update(
            state=State.SAME
        ):
            Question.objects.filter(entry=source).update(same_as=target)
    return Link.objects.count() - before


def finish_import(community: Community) -> None:
    """Work out the first replies once all texts are in."""
    recount_first_replies(Question.objects.filter(entry__community=community, first_reply_at=None))
