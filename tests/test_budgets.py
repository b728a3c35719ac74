"""A page costs what it shows, the same with 3 rows and with 300.

That is at most 12 queries signed in and 8 anonymous. Home and the overview show many unrelated
rows: each kind is a plain prepared read on an index, which costs less CPU than one clever read of
several kinds. What they may cost in CPU is in the bench, how far they walk in
`test_home_walks_little.py`.
"""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guildhall.communities.models import Community
from guildhall.library.models import ReadingList, Suggestion
from guildhall.notifications.feeds import make_feed_key, token_of
from guildhall.pulse.letters import answer_token
from tests.crowd import crowd
from tests.crowd_decisions import add_decisions
from tests.crowd_letters import add_letters
from tests.crowd_mentoring import add_mentoring
from tests.crowd_methods import add_methods
from tests.kept_world import kept
from tests.most_queries import ANONYMOUS, most_queries

pytestmark = pytest.mark.database

# Where no cache has it: a file of everything also asks for its pictures, an idea for who would
# help, its doubts and its small tests, a page of the library for its reading lists.
UNCACHED = {
    "/c/pumps/tips/pack/json/": 9,
    "/c/pumps/ideas/{idea}/": 10,
    "/c/pumps/library/{page}/": 10,
    "/c/pumps/ideas/tests/{small_test}/": 10,
    "/c/pumps/ideas/challenges/{challenge}/": 11,
    "/c/pumps/projects/": 15,
    "/c/pumps/projects/{project}/": 17,
    "/c/pumps/projects/{project}/timeline/": 14,
    "/c/pumps/projects/{project}/steps/1/": 11,
    "/c/pumps/projects/{project}/steps/5/": 15,
}
PAGES = [
    "/",
    "/styleguide/",
    "/communities/",
    "/start/",
    "/start/similar/?name=pumps",
    "/search?q=seal",
    "/search/quick?q=sea",
    "/search?q=nothinglikethis",
    "/c/pumps/missed-searches/",
    "/help/",
    "/me/profile/",
    "/me/away/",
    "/me/account/",
    "/me/bookmarks/",
    "/me/drafts/",
    "/me/bookmarks/paths/",
    "/people/ben/",
    "/letters/",
    "/letters/?q=p",
    "/letters/{letter}/",
    "/letters/{letter}/add/?q=p",
    "/letters/settings/",
    "/letters/reports/",
    "/letters/reports/mine/",
    "/letters/report/ben/",
    "/me/skills/",
    "/skills/?q=seal",
    "/c/pumps/people/skills/",
    "/c/pumps/people/handed-on/",
    "/c/pumps/people/skills/?q=seal",
    "/c/pumps/health/skills/",
    "/c/pumps/",
    "/c/pumps/people/",
    "/c/pumps/people/?q=p&by=ask_me",
    "/me/phone/",
    "/c/pumps/people/names/?q=p",
    "/c/pumps/people/invite/",
    "/c/pumps/talk/",
    "/c/pumps/questions/",
    "/c/pumps/questions/?show=active",
    "/c/pumps/questions/?show=solved",
    "/c/pumps/questions/?show=mine",
    "/c/pumps/questions/topics/topic-1/",
    "/c/pumps/questions/feed/",
    "/c/pumps/questions/ask/",
    "/c/pumps/questions/similar/?title=seal",
    "/c/pumps/questions/asked-twice/",
    "/c/pumps/settings/",
    "/c/pumps/questions/{question}/",
    "/c/pumps/questions/{question}/beside/",
    "/c/pumps/entries/{question}/history/",
    "/c/pumps/questions/{question}/edit/",
    "/c/pumps/talk/{note}/",
    "/hall/",
    "/c/pumps/settings/topics/?q=p",
    "/hall/people/",
    "/hall/people/?q=p",
    "/hall/communities/",
    "/hall/units/",
    "/hall/skills-lists/",
    "/hall/audit-log/",
    "/hall/imported-authors/",
    "/me/notices/",
    "/me/notices/count/",
    "/me/notifications/",
    "/c/pumps/notifications/",
    "/c/pumps/entries/{question}/notifications/",
    "/hall/mail-and-jobs/",
    "/c/pumps/moderation/",
    "/c/pumps/moderation/log/",
    "/c/pumps/entries/{question}/moderate/",
    "/c/pumps/entries/{question}/flag/",
    "/c/pumps/charter/",
    "/c/pumps/beginning/",
    "/c/pumps/stage/",
    "/c/pumps/settings/merge/",
    "/c/pumps/settings/split/",
    "/c/pumps/settings/merges/",
    "/c/pumps/stewardship/",
    "/c/pumps/settings/close/",
    "/c/pumps/people/new/",
    "/c/pumps/people/new/me/",
    "/c/pumps/charter/history/",
    "/c/pumps/charter/write/",
    "/c/pumps/charter/pledge/",
    "/c/pumps/meetings/",
    "/c/pumps/meetings/plan/",
    "/c/pumps/meetings/find-a-time/",
    "/c/pumps/meetings/actions/",
    "/c/pumps/meetings/{meeting}/",
    "/c/pumps/meetings/{meeting}/notes/",
    "/c/pumps/meetings/{meeting}/lines/",
    "/c/pumps/meetings/{meeting}/edit/",
    "/c/pumps/meetings/{meeting}/actions/",
    "/c/pumps/meetings/series/{series}/",
    "/c/pumps/meetings/{meeting}/meeting.ics",
    "{calendar}",
    "/c/pumps/tips/",
    "/c/pumps/tips/?show=unchecked",
    "/c/pumps/tips/?show=elsewhere",
    "/c/pumps/tips/?show=mine",
    "/c/pumps/tips/topics/topic-1/",
    "/c/pumps/tips/about/{label}/",
    "/c/pumps/tips/feed/",
    "/c/pumps/tips/to-check/",
    "/c/pumps/tips/add/",
    "/c/pumps/tips/similar/?title=seal",
    "/c/pumps/tips/write/",
    "/c/pumps/tips/keep/{question}/",
    "/c/pumps/tips/write/{tip}/",
    "/c/pumps/tips/write/{practice}/",
    "/c/pumps/tips/labels/",
    "/c/pumps/tips/labels/{label}/print/",
    "/c/pumps/tips/pack/",
    "/c/pumps/tips/pack/page/",
    "/c/pumps/tips/pack/json/",
    "/c/pumps/tips/rules/",
    "/c/pumps/tips/map/",
    "/c/pumps/tips/rollouts/{rollout}/",
    "/c/pumps/tips/{tip}/",
    "/c/pumps/tips/{practice}/",
    "/c/pumps/tips/{practice}/compare/{branch}/",
    "/c/pumps/tips/{practice}/edit/",
    "/c/pumps/tips/{practice}/where-it-fails/",
    "/c/pumps/tips/{tip}/question/",
    "/c/pumps/tips/{practice}/use/",
    "/c/pumps/tips/{tip}/roll-out/",
    "/c/pumps/entries/{tip}/tried/",
    "/c/pumps/library/",
    "/c/pumps/library/tree/",
    "/c/pumps/library/topics/topic-1/",
    "/c/pumps/library/?q=page",
    "/c/pumps/library/reading/",
    "/c/pumps/library/reading/{reading_list}/",
    "/c/pumps/library/glossary/",
    "/c/pumps/library/keep/",
    "/c/pumps/library/{page}/acts/",
    "/c/pumps/library/newest/",
    "/c/pumps/library/add/",
    "/c/pumps/library/{page}/",
    "/c/pumps/library/{page}/edit/",
    "/c/pumps/library/{page}/move/",
    "/c/pumps/library/answers/{question}/",
    "/c/pumps/library/needs-check/",
    "/c/pumps/library/without-owner/",
    "/c/pumps/library/{page}/suggest/",
    "/c/pumps/library/{page}/still-right/",
    "/c/pumps/library/suggestions/{change}/",
    "/c/pumps/health/",
    "/c/pumps/health/figures/",
    "/c/pumps/health/expected/",
    "/c/pumps/health/measured/",
    "/c/pumps/health/ask/",
    "/c/pumps/health/tried/{trying}/",
    "/c/pumps/health/week/",
    "/c/pumps/survey/",
    "{pulse}",
    "/c/pumps/sponsor/",
    "/c/pumps/sponsor/write/",
    "/c/pumps/sponsor/{sponsor_page}/",
    "/c/pumps/weekly/",
    "/c/pumps/weekly/write/",
    "/c/pumps/weekly/{weekly_letter}/",
    "/c/pumps/weekly/{weekly_letter}/sheet/",
    "/c/pumps/stories/",
    "/c/pumps/stories/feed/",
    "/c/pumps/stories/{story}/",
    "/c/pumps/stories/tell/{tip}/",
    "/c/pumps/ideas/",
    "/c/pumps/ideas/?show=all",
    "/c/pumps/ideas/?show=mine",
    "/c/pumps/ideas/add/",
    "/c/pumps/ideas/similar/?title=seal",
    "/c/pumps/ideas/{idea}/",
    "/c/pumps/ideas/tests/{small_test}/",
    "/c/pumps/ideas/challenges/",
    "/c/pumps/ideas/challenges/{challenge}/",
    "/c/pumps/introductions/",
    "/c/pumps/introductions/?show=past",
    "/c/pumps/introductions/suggest/",
    "/c/pumps/introductions/rounds/",
    "/c/pumps/introductions/apart/",
    "/c/pumps/introductions/add/",
    "/c/pumps/introductions/{opening}/",
    "/c/pumps/decisions/",
    "/c/pumps/decisions/?show=in_force",
    "/c/pumps/decisions/?show=all",
    "/c/pumps/decisions/prepare/",
    "/c/pumps/decisions/{decision}/",
    "/c/pumps/projects/",
    "/c/pumps/projects/start/",
    "/c/pumps/projects/{project}/",
    "/c/pumps/projects/{project}/day/",
    "/c/pumps/projects/{project}/timeline/",
    "/c/pumps/projects/{project}/steps/1/",
    "/c/pumps/projects/{project}/steps/5/",
    "/c/pumps/projects/{project}/money/",
    "/c/pumps/mentoring/",
    "/c/pumps/mentoring/wish/",
    "/c/pumps/mentoring/offer/",
    "/mentoring/",
    "/mentoring/{pair}/",
    "/c/pumps/methods/",
    "/c/pumps/methods/choose/",
    "/c/pumps/methods/sessions/",
    "/c/pumps/methods/{session}/",
    "/c/pumps/methods/{session}/run/",
    "/c/pumps/methods/{session}/lines/",
    "/me/record/",
    "/me/record/add/",
    "/me/record/choose/",
    "/me/record/choose/?show=answers",
]
GROWING = (
    "commons_",
    "questions_",
    "practices_",
    "library_",
    "stories_",
    "ideas_",
    "introductions_",
    "mentoring_",
    "decisions_",
    "rounds_",
    "methods_",
    "projects_",
    "records_",
    "search_document",
    "communities_membership",
    "meetings_",
    "weekly_",
    "letters_",
    "communities_joinrequest",
    "people_person",
    "activity_",
)


@dataclass
class Crowded:
    """The addresses of all pages, with 300 rows of everything; and the queries of each with 3."""

    paths: list[str]
    few: dict[str, int]


@kept
def crowded(world) -> Crowded:
    """Three rows come first, and are taken back before the 300 are made."""
    world.ada.is_owner = True
    world.ada.save()
    few = _costs_of_3(deepcopy(world))
    return Crowded(paths(world, world.ada, 300), few)


def _costs_of_3(world) -> dict[str, int]:
    client = Client()
    around = transaction.atomic()
    around._from_testcase = True  # so that what follows a commit happens within
    with around:
        client.force_login(world.ada, backend="guildhall.people.backends.HallBackend")
        found = costs(client, paths(world, world.ada, 3))
        transaction.set_rollback(True)
    cache.clear()
    return found


def paths(world, steward, count: int) -> list[str]:
    question = crowd(world.community, steward, count)
    note = world.community.entries.filter(kind="post").first()
    meeting = world.community.entries.filter(kind="meeting", body__gt="").first()
    ids = {
        "question": question.pk,
        "note": note.pk,
        "meeting": meeting.pk,
        "series": meeting.meeting.series_id,
    }
    members = [one.person for one in world.community.memberships.select_related("person")[:40]]
    ids["letter"] = add_letters(steward, members, count)
    ids["decision"] = add_decisions(world.community, steward, members)
    ids["pair"] = add_mentoring(world.community, steward, members)
    ids["session"] = add_methods(world.community, steward, members, count)
    ids["trying"] = world.community.tryings.first().pk
    ids["weekly_letter"] = world.community.weekly_letters.get(sent_at=None).pk
    ids["sponsor_page"] = world.community.sponsor_pages.get().pk
    practice = world.community.entries.filter(kind="practice", way__branch_of=None).get()
    ids |= {
        "tip": world.community.entries.filter(kind="tip").last().pk,
        "practice": practice.pk,
        "branch": practice.branches.first().pk,
        "label": world.community.labels.get().pk,
        "rollout": practice.way.rollouts.get().pk,
        "story": world.community.entries.filter(kind="story").last().pk,
        "page": world.community.entries.filter(kind="page").first().pk,
        "project": world.community.entries.filter(kind="project").last().pk,
        "idea": world.community.entries.filter(kind="idea").last().pk,
        "reading_list": ReadingList.objects.filter(community=world.community).first().pk,
        "small_test": world.community.entries.get(kind="small_test").pk,
        "challenge": world.community.entries.get(kind="challenge").pk,
        "opening": world.community.entries.filter(kind="opening").last().pk,
        "change": Suggestion.objects.filter(entry__community=world.community).first().pk,
    }
    calendar = reverse(
        "private_calendar", args=[token_of(make_feed_key(by=steward), 0, of="calendar")]
    )
    pulse = reverse("pulse_by_mail", args=[answer_token(steward, world.community.waves.first())])
    return [page.format(**ids, calendar=calendar, pulse=pulse) for page in PAGES]


def cost(client, path: str) -> int:
    client.get(path)  # what is read once per process is no cost of the page
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(path)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200, path
    return len(queries)


def costs(client, found: list[str]) -> dict[str, int]:
    return {page: cost(client, path) for page, path in zip(PAGES, found, strict=True)}


def test_pages_cost_the_same_for_3_rows_and_for_300(world, crowded, as_person):
    many = costs(as_person(world.ada), crowded.paths)

    over = {page: n for page, n in many.items() if n > most_queries(page)}
    assert over == {}
    assert {
        page: (crowded.few[page], many[page]) for page in PAGES if many[page] > crowded.few[page]
    } == {}


def test_anonymous_pages_hold_their_budget_also_where_no_cache_has_them(world, crowded, client):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    over = {}
    for page, path in zip(PAGES, crowded.paths, strict=True):
        client.get(path)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        if len(queries) > UNCACHED.get(page, ANONYMOUS):
            over[page] = len(queries)

    assert over == {}


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="plans are read on SQLite; PostgreSQL scans small tables whatever index there is",
)
def test_no_page_scans_a_table_that_grows(world, crowded, as_person):
    client = as_person(world.ada)
    scans = set()
    for page, path in zip(PAGES, crowded.paths, strict=True):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        for query in queries.captured_queries:
            scans |= {f"{page}: {step}" for step in _scans(query["sql"])}

    assert not scans, "\n".join(sorted(scans))


def _scans(sql: str) -> set[str]:
    if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return set()
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
        steps = [row[3] for row in cursor.fetchall()]
    tables = {word.strip('"') for word in sql.split() if word.strip('"').startswith(GROWING)}
    return {
        f"{step} in {sql[:3000]}"
        for step in steps
        if step.startswith("SCAN") and step.split()[1] in tables and "USING" not in step
    }
