"""axe finds nothing on any page type, light and dark, wide and narrow.

No page, and no menu of it, is wider than its window; no page is heavier than its budget.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, use_session

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
C = "/c/field-technicians/"
PAGES = [
    "/",
    "/styleguide/",
    "/communities/",
    "/start/",
    "/search?q=compressor",
    "/search?q=nothinglikethis",
    "/help/",
    "/help/questions/",
    "/help/bring-yours-in/",
    "/me/profile/",
    "/me/account/",
    "/me/phone/",
    "/me/asked/",
    "/me/skills/",
    "/skills/?q=pumps",
    f"{C}people/skills/",
    f"{C}people/skills/?q=pumps",
    f"{C}health/skills/",
    "/help/skills/",
    "/me/device/",
    "/me/shared/",
    "/begin/share/",
    f"{C}entries/{{photo}}/share/",
    "/without-network/",
    "/help/phone/",
    "/me/leave/",
    "/display/",
    "/me/bookmarks/",
    "/me/drafts/",
    "/people/ben-okafor/",
    "/letters/",
    "/letters/?q=cold",
    "/letters/{letter}/",
    "/letters/{letter}/add/",
    "/letters/{letter}/share/",
    "/letters/settings/",
    "/letters/reports/",
    "/letters/report/ben-okafor/",
    "/letters/write/jola-nowak/",
    "/people/ada-marsh/",
    C,
    f"{C}people/",
    f"{C}people/?q=pump&by=ask_me",
    f"{C}people/invite/",
    f"{C}people/{{ben}}/roles/",
    f"{C}leave/",
    f"{C}welcome/",
    f"{C}settings/",
    f"{C}talk/",
    f"{C}talk/{{note}}/",
    f"{C}questions/",
    f"{C}questions/?show=solved",
    f"{C}questions/?show=mine",
    f"{C}questions/topics/pumps/",
    f"{C}questions/ask/",
    f"{C}questions/{{photo}}/",
    f"{C}questions/{{photo}}/beside/",
    f"{C}questions/{{photo}}/edit/",
    f"{C}questions/{{photo}}/close/",
    f"{C}questions/{{photo}}/same/",
    f"{C}entries/{{photo}}/history/",
    f"{C}replies/{{answer}}/reply/",
    f"{C}replies/{{answer}}/tried/",
    f"{C}replies/{{answer}}/edit/",
    f"{C}entries/{{note}}/grow/question/",
    "/c/birch-street/",
    "/c/birch-street/join/",
    "/hall/",
    "/hall/units/",
    "/hall/skills-lists/",
    f"{C}people/handed-on/",
    "/hall/communities/",
    "/hall/imported-authors/",
    "/hall/audit-log/",
    "/hall/invite/",
    "/hall/people/",
    "/hall/people/{ben}/",
    "/hall/people/{ben}/suspend/",
    "/hall/people/{ben}/merge/",
    "/hall/people/{ben}/way-in/",
    "/hall/communities/birch-street/look-in/",
    "/demo/remove/",
    "/accounts/email/",
    "/me/notices/",
    "/me/notifications/",
    f"{C}notifications/",
    f"{C}entries/{{photo}}/notifications/",
    "/hall/mail-and-jobs/",
    f"{C}entries/{{photo}}/flag/",
    f"{C}moderation/",
    f"{C}moderation/log/",
    f"{C}entries/{{photo}}/moderate/",
    f"{C}replies/{{answer}}/moderate/",
    f"{C}people/{{ben}}/moderate/",
    "/me/measures/{measure}/",
    f"{C}settings/integrations/",
    f"{C}settings/integrations/{{webhook}}/",
    f"{C}cases/{{case}}/hide/",
    "/help/notices/",
    "/help/moderation/",
    "/help/elsewhere/",
    f"{C}meetings/",
    f"{C}meetings/plan/",
    f"{C}meetings/plan/?kit=first",
    f"{C}meetings/find-a-time/",
    f"{C}meetings/actions/",
    f"{C}meetings/{{tomorrow}}/",
    f"{C}meetings/{{held}}/",
    f"{C}meetings/{{held}}/notes/",
    f"{C}meetings/{{tomorrow}}/edit/",
    f"{C}meetings/{{tomorrow}}/cancel/",
    f"{C}meetings/{{held}}/actions/",
    f"{C}meetings/actions/{{action}}/",
    f"{C}meetings/series/{{series}}/",
    "/c/data-practice/meetings/{finding}/",
    "/help/meetings/",
    f"{C}beginning/",
    f"{C}stage/",
    f"{C}settings/merge/",
    f"{C}settings/split/",
    f"{C}settings/merges/",
    f"{C}stewardship/",
    f"{C}settings/close/",
    f"{C}people/new/",
    f"{C}people/new/me/",
    f"{C}people/new/{{welcome}}/hello/",
    "/help/newcomers/",
    f"{C}charter/",
    f"{C}charter/history/",
    f"{C}charter/write/",
    f"{C}charter/objectives/{{objective}}/",
    f"{C}charter/pledge/",
    "/c/data-practice/charter/",
    "/help/charter/",
    f"{C}ideas/{{gel}}/",
    f"{C}ideas/{{gel}}/small-test/",
    f"{C}ideas/try/?title=Swap&text=An+hour",
    f"{C}ideas/tests/{{gel_test}}/",
    f"{C}ideas/tests/{{plate_test}}/",
    f"{C}ideas/tests/{{plate_test}}/edit/",
    f"{C}ideas/tests/{{plate_test}}/log/",
    f"{C}ideas/tests/{{plate_test}}/more-time/",
    f"{C}ideas/tests/{{plate_test}}/learned/",
    f"{C}ideas/tests/{{plate_test}}/stop/",
    f"{C}tips/",
    f"{C}tips/add/",
    f"{C}tips/keep/{{solved}}/",
    f"{C}tips/write/",
    f"{C}tips/write/{{tip}}/",
    f"{C}tips/write/{{practice}}/",
    f"{C}tips/{{tip}}/",
    f"{C}tips/{{practice}}/",
    f"{C}tips/{{withdrawn}}/",
    f"{C}tips/{{practice}}/where-it-fails/",
    f"{C}tips/{{practice}}/compare/{{local}}/",
    f"{C}tips/{{practice}}/edit/",
    f"{C}tips/{{unchecked}}/",
    f"{C}tips/{{unchecked}}/question/",
    f"{C}tips/{{tip}}/use/",
    f"{C}tips/{{tip}}/withdraw/",
    f"{C}tips/{{tip}}/roll-out/",
    f"{C}tips/rollouts/{{rollout}}/",
    f"{C}tips/rollouts/asks/{{ask}}/not-for-us/",
    f"{C}tips/map/",
    f"{C}tips/labels/",
    f"{C}tips/labels/{{label}}/print/",
    f"{C}tips/about/{{label}}/",
    f"{C}tips/pack/",
    f"{C}library/wanted/",
    f"{C}library/wanted/page/?name=Read+the+hour+counter",
    f"{C}library/mend/",
    f"{C}topics/safety/",
    f"{C}tips/to-check/",
    f"{C}tips/rules/",
    f"{C}tips/{{tip}}/limits/{{failed}}/",
    f"{C}library/",
    f"{C}library/tree/",
    f"{C}library/?q=noise",
    f"{C}library/reading/",
    f"{C}library/reading/{{reading_list}}/",
    f"{C}library/reading/add/",
    f"{C}library/glossary/",
    f"{C}library/glossary/add/",
    f"{C}library/{{term}}/",
    f"{C}library/keep/",
    f"{C}library/keep/print/?below={{page}}",
    f"{C}library/{{page}}/acts/",
    f"{C}library/topics/pumps/",
    f"{C}library/add/?begin=how-to",
    f"{C}library/answers/{{solved}}/",
    f"{C}library/rules/",
    f"{C}library/{{page}}/",
    f"{C}library/{{old_page}}/",
    f"{C}library/{{page}}/edit/",
    f"{C}library/{{page}}/move/",
    f"{C}library/{{page}}/withdraw/",
    f"{C}library/{{page}}/versions/{{version}}/",
    f"{C}library/{{page}}/suggest/",
    f"{C}library/{{late_page}}/",
    f"{C}library/{{late_page}}/still-right/",
    f"{C}library/{{late_page}}/care/",
    f"{C}library/{{late_page}}/hand-over/",
    f"{C}library/{{plain_page}}/rely/",
    f"{C}library/suggestions/{{change}}/",
    f"{C}library/needs-check/",
    f"{C}library/without-owner/",
    f"{C}entries/{{tip}}/tried/",
    f"{C}stories/",
    f"{C}stories/{{story}}/",
    f"{C}stories/tell/{{tip}}/",
    "/help/tips/",
    "/help/library/",
    "/help/stories/",
    f"{C}ideas/",
    f"{C}ideas/?show=all",
    f"{C}ideas/add/",
    f"{C}ideas/{{idea}}/",
    f"{C}ideas/{{idea}}/doubt/",
    f"{C}ideas/{{idea}}/take-up/",
    f"{C}ideas/{{idea}}/build-on/",
    f"{C}ideas/{{idea}}/merge/",
    f"{C}ideas/{{idea}}/wish/",
    f"{C}ideas/promise/",
    f"{C}ideas/settings/",
    f"{C}ideas/states/add/",
    f"{C}ideas/{{idea}}/move/",
    f"{C}ideas/challenges/",
    f"{C}ideas/challenges/begin/",
    f"{C}ideas/challenges/{{challenge}}/",
    f"{C}ideas/challenges/{{open_challenge}}/",
    f"{C}ideas/challenges/{{open_challenge}}/add/",
    f"{C}ideas/challenges/{{open_challenge}}/edit/",
    f"{C}ideas/challenges/{{open_challenge}}/decider/",
    f"{C}ideas/challenges/{{open_challenge}}/assessors/",
    f"{C}ideas/challenges/{{open_challenge}}/call-off/",
    "/help/challenges/",
    "/help/ideas/",
    f"{C}introductions/",
    f"{C}introductions/suggest/",
    f"{C}introductions/yours/{{introduction}}/",
    f"{C}introductions/rounds/",
    f"{C}introductions/rounds/settings/",
    f"{C}introductions/apart/",
    f"{C}introductions/add/",
    f"{C}introductions/{{opening}}/",
    "/help/introductions/",
    f"{C}mentoring/",
    f"{C}mentoring/wish/",
    f"{C}mentoring/offer/",
    "/help/mentoring/",
    "/mentoring/",
    "/mentoring/{pair}/",
    "/mentoring/{ended_pair}/",
    "/me/record/",
    "/me/record/add/",
    "/me/record/choose/",
    "/help/record/",
    f"{C}health/",
    f"{C}health/measured/",
    f"{C}health/figures/",
    *(f"{C}health/figures/#{sign}" for sign in ("carrying", "ties", "rigidity")),
    f"{C}health/expected/",
    f"{C}health/ask/",
    f"{C}health/tried/{{trying}}/",
    "/help/how-we-are/",
    f"{C}health/week/",
    "/help/this-week/",
    f"{C}missed-searches/",
    f"{C}questions/asked-twice/",
    f"{C}survey/",
    "/c/data-practice/survey/",
    "{pulse}",
    "{stop_pulse}",
    "/help/pulse/",
    f"{C}weekly/",
    f"{C}weekly/write/",
    f"{C}weekly/{{weekly_draft}}/",
    f"{C}weekly/{{weekly_draft}}/sheet/",
    f"{C}weekly/{{weekly_sent}}/",
    f"{C}weekly/{{weekly_sent}}/sheet/",
    "/help/letter-of-the-week/",
    f"{C}sponsor/",
    f"{C}sponsor/{{sponsor}}/",
    f"{C}sponsor/write/",
    "/help/sponsors/",
    "{monday}",
    "/me/away/",
    "/me/passkey/",
    f"{C}settings/topics/",
    f"{C}settings/topics/{{topic}}/",
    f"{C}settings/topics/{{topic}}/merge/",
    f"{C}topics/{{topic}}/notifications/",
    f"{C}library/newest/",
    f"{C}library/withdrawn/",
    f"{C}library/{{page}}/add/",
    f"{C}entries/{{note}}/edit/",
    f"{C}replies/{{answer}}/history/",
    f"{C}replies/{{answer}}/flag/",
    "/letters/reports/mine/",
    "/accounts/logout/",
    "/accounts/3rdparty/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/sessions/",
    "/accounts/password/set/",
]
REFUSED = {"/nothing/": 404, f"{C}join/": 403, "/join/nothing/": 410}
AT_THE_DOOR = [
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/confirm-email/",
    "/accounts/inactive/",
    "/accounts/3rdparty/login/cancelled/",
    "/cant-get-in/",
    "/help/",
    "/search?q=x",
    "{invited}",
    "{level}",
    "{digest}",
]
PREPARE = """
import json
from guildhall.people.sessions import open_session
from guildhall.charters.models import Objective
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, make_link
from guildhall.communities.models import Community
from django.urls import reverse
from guildhall.meetings.models import ActionPoint, Meeting
from guildhall.library.models import ReadingList, Suggestion
from guildhall.letters.people_between import letter_between
from guildhall.library.models import Suggestion
from guildhall.introductions.actions import say_yes, suggest_introduction
from guildhall.mentoring.models import Note, Pair
from guildhall.records.models import RecordItem
from guildhall.moderation.models import Case, Measure
from guildhall.health.week import MONDAY
from guildhall.health.tasks import take_snapshots
from guildhall.newcomers.models import Welcome
from guildhall.notifications.feeds import make_feed_key
from guildhall.notifications.tokens import Place
from guildhall.people.models import Person
from guildhall.notifications.regular_mail import StopLink
from guildhall.pulse.letters import PULSE, answer_token
from guildhall.pulse.models import Wave
from guildhall.webhooks.models import Webhook
people = Person.objects.get_queryset()
ada = people.get(foreign_id="ada")
people.filter(pk=ada.pk).update(is_owner=True)
join(Community.objects.get(slug="data-practice"), person=ada)
make_feed_key(by=ada)
take_snapshots()
photo = Entry.objects.get(title__startswith="Suction gauge")
community = Community.objects.get(slug="field-technicians")
held = Meeting.objects.filter(
    entry__community=community,
    entry__state="held",
    series__isnull=False,
    action_points__isnull=False,
).last()
ways = community.entries.filter(kind__in=["tip", "practice"])
pages = community.entries.filter(kind="page")
tip, practice = ways.get(title__startswith="Green terminals"), ways.get(state="standard")
rollout = practice.way.rollouts.get()
rui, sigrid, tomasz = (people.get(foreign_id=name) for name in ("rui", "sigrid", "tomasz"))
introduced = suggest_introduction(community, by=rui, one=ada, other=sigrid, why="Seals")
for person in (ada, sigrid):
    say_yes(introduced, by=person)
pairs = [
    Pair.objects.create(
        community=community,
        mentee=ada,
        mentor=sigrid,
        about="Presses",
        until_on=held.starts_at.date(),
        ended_at=ended_at,
    )
    for ended_at in (None, held.starts_at)
]
for pair in pairs:
    pair.goals.create(text="Read a circuit")
    pair.sittings.create(starts_at=held.starts_at, place="Graz")
    Note.objects.create(pair=pair, author=ada, body="Warm return line")
pairs[1].learned.create(person=ada, text="To wait", may_grow=True)
pairs[1].learned.create(person=sigrid, text="To listen", may_grow=True)
RecordItem.objects.create(person=ada, part="taught", title="Gauges", words="In the cab")
print(json.dumps({
    "pair": pairs[0].pk,
    "ended_pair": pairs[1].pk,
    "introduction": introduced.pk,
    "opening": community.entries.filter(kind="opening").last().pk,
    "tip": tip.pk,
    "practice": practice.pk,
    "local": practice.branches.get().pk,
    "withdrawn": ways.get(state="withdrawn").pk,
    "rollout": rollout.pk,
    "unchecked": ways.filter(way__check_state="unchecked", kind="tip").exclude(
        authorships__person=ada
    ).first().pk,
    "ask": rollout.asks.first().pk,
    "label": community.labels.first().pk,
    "failed": tip.outcomes.get(result="failed").pk,
    "story": community.entries.filter(kind="story").last().pk,
    "page": pages.get(title="What the noise tells you").pk,
    "old_page": pages.get(state="withdrawn").pk,
    "late_page": pages.order_by("reliance__look_again_on").exclude(reliance=None).first().pk,
    "reading_list": ReadingList.objects.get(is_start=True).pk,
    "term": community.entries.filter(kind="term").first().pk,
    "plain_page": pages.filter(reliance=None, state="current").first().pk,
    "change": Suggestion.objects.get().pk,
    "version": pages.get(title="What the noise tells you").revisions.first().pk,
    "idea": community.entries.filter(kind="idea", state="new", idea__challenge=None).last().pk,
    "solved": community.entries.filter(kind="question", state="solved", links_out=None).first().pk,
    "topic": community.topics.first().pk,
    "measure": Measure.objects.filter(appeal__isnull=False).first().pk,
    "case": Case.objects.open().first().pk,
    "webhook": Webhook.objects.create(
        community=community,
        url="https://chat.example/hook",
        verbs=["question.asked"],
        made_by=ada,
    ).pk,
    "level": reverse("change_level", args=[Place(ada.pk, community.pk, 0, photo.pk).token]),
    "objective": Objective.objects.filter(version__community=community).last().pk,
    "welcome": Welcome.objects.get(community=community).pk,
    "tomorrow": Meeting.objects.get(seats=12).pk,
    "held": held.pk,
    "series": held.series_id,
    "action": ActionPoint.objects.open().first().pk,
    "finding": Meeting.objects.get(entry__state="finding").pk,
    "trying": community.tryings.going_on().get().pk,
    "weekly_draft": community.weekly_letters.get(sent_at=None).pk,
    "weekly_sent": community.weekly_letters.get(sent_at__isnull=False).pk,
    "sponsor": community.sponsor_pages.get(sent_at=None).pk,
    "monday": reverse(
        "stop_regular_mail", args=[MONDAY, StopLink(MONDAY, ada.pk, community.pk).token]
    ),
    "digest": reverse("change_level", args=[Place(ada.pk).token]),
    "pulse": reverse("pulse_by_mail", args=[answer_token(ada, Wave.objects.open().get())]),
    "stop_pulse": reverse(
        "stop_regular_mail", args=[PULSE, StopLink(PULSE, ada.pk, community.pk).token]
    ),
    "session": open_session(ada),
    "ben": people.get(foreign_id="ben").pk,
    "photo": photo.pk,
    "letter": letter_between(ada, people.get(foreign_id="ben")).pk,
    "gel": community.entries.get(kind="idea", title__startswith="Fill the plugs").pk,
    "gel_test": community.entries.get(kind="small_test", state="stopped").pk,
    "plate_test": community.entries.filter(kind="small_test", state="running").first().pk,
    "open_challenge": community.entries.get(kind="challenge", state="open").pk,
    "challenge": community.entries.get(kind="challenge", state="decided").pk,
    "answer": photo.question.accepted_reply_id,
    "note": Entry.objects.filter(
        kind="post", community__slug="field-technicians", reply_count__gt=0
    ).last().pk,
    "invited": make_link(
        Community.objects.get(slug="birch-street"), by=people.get(foreign_id="ines")
    ).get_absolute_url(),
}))
"""
LOOKS = [("light", DESK), ("dark", DESK), ("dark", PHONE), ("light", PHONE)]
PARTS = 6
RUN_AXE = """
    rules => axe.run(document, {
        resultTypes: ["violations"],
        preload: false,
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        ...(rules && {runOnly: {type: "rule", values: rules}}),
    })
"""
# Each menu is opened alone; what is reported is cut off at a side, or makes the page wider.
MENUS_OUTSIDE = """
    () => [...document.querySelectorAll("details.more")].filter(menu => {
        if (!menu.checkVisibility()) return false
        menu.open = true
        const box = menu.querySelector(".more-list").getBoundingClientRect()
        const wide = document.documentElement.scrollWidth
        menu.open = false
        return box.left < 0 || box.right > innerWidth || wide > innerWidth
    }).map(menu => menu.querySelector("summary").textContent.trim() || menu.outerHTML.slice(0, 80))
"""
# All that another scheme of the same width can change.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module")
def known(demo_hall) -> dict:
    return json.loads(demo_hall.python(PREPARE))


def problems_of(page, path: str) -> list[str]:
    """What axe says of the page in each look; whether it, or a menu of it, leaves the window.

    The page is loaded once.
    """
    _look(page, *LOOKS[0])
    answer = page.goto(path)
    if answer.status != REFUSED.get(path, 200):
        return [f"{path}: answered {answer.status}"]
    expect(page.locator(".htmx-request")).to_have_count(0)
    problems = []
    seen_at: list[dict[str, int]] = []
    for scheme, size in LOOKS:
        _look(page, scheme, size)
        rules = OF_COLOURS if size in seen_at else None
        found = _problems_now(page, rules)
        if size not in seen_at:
            found += [f"outside the page: menu {one}" for one in page.evaluate(MENUS_OUTSIDE)]
        problems += [f"{path}, {scheme} {size['width']}: {one}" for one in found]
        seen_at.append(size)
    return problems


def _look(page, scheme: str, size: dict[str, int]) -> None:
    """At once: a colour on its way from light to dark is neither. From the top of the page."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")
    page.evaluate("scrollTo(0, 0)")


def _problems_now(page, rules: list[str] | None) -> list[str]:
    found = page.evaluate(RUN_AXE, rules)
    wide, window = _widths(page)
    problems = [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} "
        f"({one['nodes'][0].get('failureSummary', '')[:200]})"
        for one in found["violations"]
    ]
    return problems + ([f"{wide} pixels wide in a window of {window}"] if wide > window else [])


def _widths(page) -> tuple[int, int]:
    """Of the page and of its window, in pixels."""
    return tuple(page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]"))


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_inside(demo_hall, known, visit, part):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    use_session(page, demo_hall, known["session"])
    page.add_init_script(AXE)  # handed to the browser once, not with each page

    paths = [*PAGES, *REFUSED][part::PARTS]
    problems = [problem for path in paths for problem in problems_of(page, path.format(**known))]

    assert not problems, "\n".join(problems)


# A title, a name, a tag and an address, each of which may be one long word.
LENGTHEN = """
    () => document.querySelectorAll(
        "main :is(h1, h2, h3, code, .row-title, .row-line a, .name, .tag, .snippet, .prose p)"
    ).forEach(one => {
        if (!one.children.length) one.textContent = "unbreakable".repeat(7)
    })
"""
WITH_LONG_WORDS = [
    "/",
    "/me/notifications/",
    C,
    f"{C}questions/",
    f"{C}tips/",
    f"{C}talk/",
    f"{C}people/",
    f"{C}meetings/",
    f"{C}health/",
    f"{C}questions/{{photo}}/",
]


def test_long_words_stay_within_a_phone(demo_hall, known, visit):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    use_session(page, demo_hall, known["session"])
    page.set_viewport_size(PHONE)

    too_wide = {}
    for path in WITH_LONG_WORDS:
        page.goto(path.format(**known))
        page.evaluate(LENGTHEN)
        if (wide := _widths(page)[0]) > PHONE["width"]:
            too_wide[path] = wide

    assert not too_wide


def test_axe_finds_nothing_at_the_door(demo_hall, known, visit):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    page.add_init_script(AXE)

    paths = [*AT_THE_DOOR, "/nothing/", "/join/nothing/"]
    problems = [problem for path in paths for problem in problems_of(page, path.format(**known))]

    assert not problems, "\n".join(problems)


def test_first_visit_is_light(demo_hall, known, visit):
    """Under 60 kB of HTML, and under 60 kB of gzipped CSS and JS.

    What a service worker hands out weighs nothing.
    """
    page = visit(demo_hall, "/help/", service_workers="block")
    use_session(page, demo_hall, known["session"])
    weight = {"script": 0, "stylesheet": 0}

    def weigh(response) -> None:
        kind = response.request.resource_type
        if kind in weight:
            sizes = response.request.sizes()
            weight[kind] = weight[kind] + sizes["responseBodySize"]

    page.on("requestfinished", lambda request: weigh(request.response()))
    document = page.goto(f"{C}questions/{known['photo']}/")
    page.wait_for_load_state("networkidle")

    assert document
    assert 0 < len(document.body()) < 60_000
    assert 0 < weight["script"] + weight["stylesheet"] < 60_000, weight
