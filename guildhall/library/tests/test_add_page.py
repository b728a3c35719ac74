"""A page is added, found in the list, shown on its page, and made from a post."""

from guildhall.activity.models import Event
from guildhall.commons.actions import grow, post_entry
from guildhall.library.actions import add_page
from guildhall.library.models import Page
from guildhall.library.tests.asking import queries_of

HERE = "/c/pumps/library/"


def test_a_page_is_added_once_however_often_it_is_sent(world, community):
    added = [add_page(community, by=world.ben, title="Dry it") for _twice in range(2)]

    assert added[0] == added[1]
    assert Event.objects.filter(verb="page.added").count() == 1


def test_a_member_adds_one_and_everyone_here_reads_it(world, community, as_person):
    posted = as_person(world.ben).post(f"{HERE}add/", {"title": "Dry it"})

    listed = as_person(world.cleo).get(HERE).content.decode()
    read = as_person(world.cleo).get(posted["Location"]).content.decode()
    assert "Dry it" in listed
    assert "Dry it" in read


def test_without_a_title_it_is_given_back(world, community, as_person):
    answer = as_person(world.ben).post(f"{HERE}add/", {"body": "My aunt"})

    assert (answer.status_code, Page.objects.count()) == (422, 0)
    assert "My aunt" in answer.content.decode()


def test_an_outline_fills_in_the_text(world, community, as_person):
    shown = as_person(world.ben).get(f"{HERE}add/?begin=how-to").content.decode()

    assert "## Before you start" in shown


def test_it_is_added_below_another_one(world, community, page, as_person):
    as_person(world.cleo).post(
        f"{HERE}{page.pk}/add/", {"title": "Sizes", "below": f"#{page.pk} Seals"}
    )

    below = Page.objects.get(entry__title="Sizes")
    assert (below.parent_id, below.under, below.place) == (page.pk, page.pk, 0)


def test_the_page_above_is_found_while_its_name_is_typed(world, community, page, as_person):
    client = as_person(world.cleo)

    offered = client.get(f"{HERE}names/", {"below": "sea"}).content.decode()
    client.post(f"{HERE}add/", {"title": "Sizes", "below": f"#{page.pk} Seals"})
    client.post(f"{HERE}add/", {"title": "Colours", "below": "seal"})
    refused = client.post(f"{HERE}add/", {"title": "Shapes", "below": "Nobody"})

    assert f'value="#{page.pk} Seals"' in offered
    assert set(Page.objects.filter(parent=page.pk).values_list("entry__title", flat=True)) == {
        "Sizes",
        "Colours",
    }
    assert (refused.status_code, "Nobody" in refused.content.decode()) == (422, True)


def test_a_text_that_is_too_long_is_given_back(world, community, as_person):
    answer = as_person(world.ben).post(
        f"{HERE}add/", {"title": "Everything", "body": "seal " * 20_000}
    )

    assert (answer.status_code, Page.objects.count()) == (422, 0)
    assert "This text has 99999 characters" in answer.content.decode()
    assert "seal seal seal" in answer.content.decode()


def test_headings_are_read_once_when_it_is_written(world, community, as_person):
    body = "## Steps\n\na\n\n### Steps\n\nb\n\n## Étanchéité\n\nc"
    added = add_page(community, by=world.ben, title="Dry it", body=body)

    shown = as_person(world.cleo).get(f"{HERE}{added.pk}/").content.decode()
    assert Page.objects.get(pk=added.pk).contents == [
        [0, "h-steps", "Steps"],
        [1, "h-steps-2", "Steps"],
        [0, "h-étanchéité", "Étanchéité"],
    ]
    assert 'href="#h-steps-2"' in shown
    assert 'id="h-steps-2"' in shown


def test_an_empty_library_offers_the_first_act(world, community, as_person):
    shown = as_person(world.ben).get(HERE).content.decode()

    assert "Add the first page" in shown


def test_a_post_is_turned_into_a_page(world, community):
    post = post_entry(kind="post", community=community, by=world.cleo, body="First dry it.")

    grown = grow(post, to_kind="page", by=world.ada, title="Dry it")

    assert (grown.page.entry_id, grown.title) == (grown.pk, "Dry it")


def test_the_list_costs_the_same_however_long_it_is(world, community, as_person):
    client = as_person(world.cleo)
    costs = []
    for count in range(3):
        add_page(community, by=world.ben, title=f"Number {count}")
        costs.append(queries_of(client, HERE))

    assert costs == [costs[0]] * 3
    assert costs[0] <= 5
