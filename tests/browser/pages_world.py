"""Run inside a hall with its demo: what the pages need besides, and their ids as JSON.

It may be run as often as one likes.
"""

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
from guildhall.methods.actions import begin_session
from guildhall.projects.volunteers_links import token_of
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
street = Community.objects.get(slug="birch-street")
join(street, person=ada)
clean_up = street.entries.get(kind="project", state="planned")
cafe = street.entries.get(kind="project", state="finished")
for entry in (clean_up, cafe):
    entry.project.organisers.get_or_create(person=ada)
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
running = community.entries.exclude(state="ended").get(kind="session")
if running.state == "prepared":
    begin_session(running.session, by=ada)
RecordItem.objects.create(person=ada, part="taught", title="Gauges", words="In the cab")
decisions = community.entries.filter(kind="decision")
asked = decisions.get(decision__way="consent", decision__level="decide", state="open")
print(json.dumps({
    "decision": asked.pk,
    "objection_to_decision": asked.decision.proposals.get().round.objections.get().pk,
    "together": decisions.get(decision__level="together").pk,
    "decided": decisions.get(state="in_force").pk,
    "heard": decisions.get(decision__way="hearing").pk,
    "clean_up": clean_up.pk,
    "cafe": cafe.pk,
    "ines": people.get(foreign_id="ines").pk,
    "street_task": clean_up.project.tasks.first().pk,
    "street_shift": clean_up.project.shifts.first().pk,
    "street_line": clean_up.project.budget_lines.first().pk,
    "street_claim": clean_up.project.claims.first().pk,
    "street_key": clean_up.project.public_page.key,
    "street_token": token_of(clean_up.project.volunteers.get()),
    "voted_on": decisions.get(decision__way="vote").pk,
    "pair": pairs[0].pk,
    "held_session": community.entries.get(kind="session", state="ended").pk,
    "running_session": running.pk,
    "run_sheet": community.entries.get(kind="run_sheet").pk,
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
