"""Communities go into one another and apart, and all of it can be taken back.

Nobody loses sight of what they could read.
"""

import datetime as dt

import pytest
from django.db.models import F
from django.utils import timezone

from guildhall.activity.models import Delivery
from guildhall.commons.models import Entry
from guildhall.communities.actions import add_topic, join, remove_member, start_community
from guildhall.communities.models import Community, Membership
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import plan_meeting, start_series, take_action
from guildhall.meetings.models import ActionPoint, Series
from guildhall.moderation import actions
from guildhall.moderation.actions import folding as folding_actions
from guildhall.moderation.models import Folding
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


@pytest.fixture
def oil(world):
    """Another community that Ada looks after, with a topic that both have."""
    other = start_community("Oil", by=world.ada, purpose="Oil", slug="oil")
    add_topic(other, name="Seals", by=world.ada)
    return other


@pytest.fixture
def full(world):
    """Pumps with topics, questions, a meeting with an action, and a series."""
    seals, hums = (
        add_topic(world.community, name=name, by=world.ada) for name in ("Seals", "Hums")
    )
    first = ask(world.community, by=world.ben, title="Which seal?", topics=[seals])
    answer(first, by=world.cleo, body="The wide one")
    ask(world.community, by=world.cleo, title="Why does it hum?", topics=[hums, seals])
    ask(world.community, by=world.cleo, title="Where is the key?")
    meeting = plan_meeting(
        world.community,
        by=world.ben,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(days=2),
    )
    take_action(meeting, by=world.ben, text="Order seals", owner=world.ben)
    start_series(
        world.community,
        by=world.ada,
        name="Weekly",
        rule=read_rule("FREQ=WEEKLY"),
        starts_on=timezone.localdate() + dt.timedelta(days=1),
        starts_at=dt.time(18),
    )
    return world


def where() -> dict[str, str]:
    return dict(Entry.objects.filter(kind="question").values_list("title", "community__name"))


def filed() -> dict[str, list[str]]:
    return {
        entry.title: sorted(
            f"{topic.community.name}: {topic.name}"
            for topic in entry.topics.select_related("community")
        )
        for entry in Entry.objects.filter(kind="question")
    }


def test_everything_goes_into_the_other_with_everybody_and_the_rest_leads_there(
    full, oil, deliver, as_person
):
    actions.fold_community(full.community, into=oil, by=full.ada, note="Too few of us.")
    again = actions.fold_community(full.community, into=oil, by=full.ada, note="Again")
    deliver()

    assert set(where().values()) == {"Oil"}
    assert filed()["Why does it hum?"] == ["Oil: Hums", "Oil: Seals"]
    assert set(Series.objects.values_list("community__name", flat=True)) == {"Oil"}
    assert ActionPoint.objects.get().community == oil
    front = as_person(full.ben).get("/c/pumps/").content.decode()
    assert "Too few of us. It went on in Oil." in front
    question = Entry.objects.get(title="Which seal?")
    assert (
        as_person(full.ben)
        .get(f"/c/pumps/questions/{question.pk}/", follow=True)
        .redirect_chain[-1][0]
        .startswith("/c/oil/")
    )
    assert as_person(full.dov).get(f"/c/oil/questions/{question.pk}/").status_code == 404
    assert Notice.objects.filter(person=full.ben, rule__startswith="community.").count() == 1
    assert (again.pk, Folding.objects.count()) == (Folding.objects.get().pk, 1)
    found = as_person(full.ben).get("/search?q=wide").content.decode()
    assert f"/c/oil/questions/{question.pk}" in found


def test_taking_it_back_brings_everything_home_and_leaves_what_was_there(full, oil, deliver):
    before, topics = where(), filed()
    folding = actions.fold_community(full.community, into=oil, by=full.ada, note="Too few.")
    deliver()
    own = ask(oil, by=full.ben, title="Oil, new?")

    actions.undo_folding(folding, by=full.ada)
    actions.undo_folding(folding, by=full.ada)
    deliver()

    own.refresh_from_db()
    after = where()
    assert after.pop("Oil, new?") == "Oil"
    assert after == before
    assert {title: found for title, found in filed().items() if title in topics} == topics
    assert not Community.objects.get(pk=full.community.pk).is_closed
    assert set(
        Membership.objects.current().filter(community=oil).values_list("person__name", flat=True)
    ) == {"Ada"}


def test_what_was_among_few_is_not_folded_where_more_read(full, oil):
    Community.objects.filter(pk=oil.pk).update(visibility="open")
    oil.refresh_from_db()

    with pytest.raises(actions.NotFolded, match="as closed as this"):
        actions.fold_community(full.community, into=oil, by=full.ada, note="Wider")

    assert set(where().values()) == {"Pumps"}


def test_one_folds_only_into_what_one_looks_after_as_well(full, oil, as_person):
    theirs = start_community("Theirs", by=full.dov, purpose="x")

    response = as_person(full.ada).post(
        "/c/pumps/settings/merge/", {"into": theirs.pk, "note": "Now"}
    )

    assert response.status_code == 422
    assert not Folding.objects.exists()


def test_who_was_removed_there_does_not_come_in_by_folding(full, oil, deliver):
    join(oil, person=full.cleo)
    remove_member(oil, person=full.cleo)

    actions.fold_community(full.community, into=oil, by=full.ada, note="Now")
    deliver()

    assert not Membership.objects.current().filter(community=oil, person=full.cleo).exists()


def test_topics_become_a_community_of_their_own_for_everybody(full, deliver, as_person):
    seals = full.community.topics.get(name="Seals")
    as_person(full.ada).post(
        "/c/pumps/settings/split/", {"topics": [seals.pk], "name": "Seal room", "purpose": "Seals"}
    )
    deliver()

    made = Community.objects.get(name="Seal room")
    assert where() == {
        "Which seal?": "Seal room",
        "Why does it hum?": "Seal room",
        "Where is the key?": "Pumps",
    }
    assert made.visibility == full.community.visibility
    assert set(
        Membership.objects.current().filter(community=made).values_list("person__name", flat=True)
    ) == {
        "Ada",
        "Ben",
        "Cleo",
    }
    assert "community.split" in set(
        Notice.objects.filter(person=full.ben).values_list("rule", flat=True)
    )


def test_taking_a_split_back_brings_home_what_was_written_there_since(full, deliver):
    folding = actions.split_community(
        full.community,
        by=full.ada,
        name="Seal room",
        purpose="Seals",
        topics=[full.community.topics.get(name="Seals")],
    )
    deliver()
    ask(folding.target, by=full.ben, title="Written since?")

    actions.undo_folding(folding, by=full.ada)
    deliver()

    assert set(where().values()) == {"Pumps"}
    assert Community.objects.get(pk=folding.target.pk).is_closed


def test_a_killed_worker_s_successor_goes_on_with_the_next_batch(full, oil, deliver, monkeypatch):
    monkeypatch.setattr(folding_actions, "BATCH", 2)
    folding = actions.fold_community(full.community, into=oil, by=full.ada, note="Now")
    actions.move_next_batch(folding.pk)
    halfway = Entry.objects.filter(community=oil).count()

    Delivery.objects.update(leased_until=None, attempts=F("attempts"))
    deliver()

    folding.refresh_from_db()
    assert halfway == 2
    assert not Entry.objects.filter(community=full.community).exists()
    assert len(folding.moved) == Entry.objects.count()


def test_after_thirty_days_it_stays(full, oil):
    folding = actions.fold_community(full.community, into=oil, by=full.ada, note="Now")
    Folding.objects.update(at=timezone.now() - dt.timedelta(days=31))
    folding.refresh_from_db()

    with pytest.raises(actions.NotFolded, match="thirty days"):
        actions.undo_folding(folding, by=full.ada)


def test_only_stewards_fold_split_and_take_back(full, oil, as_person):
    stranger = arrive("Nils")

    answers = [
        as_person(who).get(path).status_code
        for who in (full.ben, stranger)
        for path in (
            "/c/pumps/settings/merge/",
            "/c/pumps/settings/split/",
            "/c/pumps/settings/merges/",
        )
    ]

    assert answers == [403, 403, 403, 404, 404, 404]


def test_from_the_archive_a_steward_finds_the_way_to_take_it_back(full, oil, deliver, as_person):
    folding = actions.fold_community(full.community, into=oil, by=full.ada, note="")
    deliver()
    client = as_person(full.ada)

    front = client.get("/c/pumps/").content.decode()
    listed = client.get("/c/pumps/settings/merges/").content.decode()
    client.post(f"/c/pumps/settings/merges/{folding.pk}/undo/")

    assert 'href="/c/pumps/settings/merges/"' in front
    assert f'formaction="/c/pumps/settings/merges/{folding.pk}/undo/"' in listed
    assert not Community.objects.get(pk=full.community.pk).is_closed
    assert Folding.objects.get(pk=folding.pk).undone_by == full.ada
