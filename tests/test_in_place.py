"""With script an act draws its own part of the page anew, and nothing else."""

from django.test import Client

from guildhall.questions.actions import answer, ask


def press(client, path: str, *, part: str) -> str:
    """What the browser gets for a button that swaps this part, after it was led on."""
    headers = {"HX-Request": "true", "HX-Target": part}
    response = client.post(path, headers=headers, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_thanks_for_an_answer_draw_that_answer_with_its_comments(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")
    answer(question, by=world.ada, body="Or the red one.")
    ada = as_person(world.ada)

    thanked = press(ada, f"/c/pumps/replies/{reply.pk}/thank/", part=f"r{reply.pk}")
    taken_back = press(ada, f"/c/pumps/replies/{reply.pk}/take-back-thanks/", part=f"r{reply.pk}")

    assert thanked.strip().startswith(f'<article class="post" id="r{reply.pk}"')
    assert "The blue one." in thanked
    assert "red one" not in thanked
    assert "<html" not in thanked
    assert 'aria-pressed="true"' in thanked
    assert "1 thanks" in thanked
    assert 'aria-pressed="true"' not in taken_back
    assert "1 thanks" not in taken_back


def test_following_draws_the_row_of_acts_and_says_what_is_true_now(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")

    drawn = press(as_person(world.ben), f"/c/pumps/entries/{question.pk}/follow/", part="acts")

    assert 'id="acts"' in drawn
    assert "Stop following" in drawn
    assert "You follow this now." in drawn
    assert "<h1" not in drawn


def test_where_the_part_is_gone_the_page_is_opened_anew(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")

    response = as_person(world.ben).get(
        f"/c/pumps/questions/{question.pk}/", headers={"HX-Target": "r999"}
    )

    assert response.headers["HX-Refresh"] == "true"


def test_whoever_may_not_see_the_page_gets_no_part_of_it(world, as_person):
    world.community.visibility = "private"
    world.community.save()
    question = ask(world.community, by=world.cleo, title="Which seal?")
    reply = answer(question, by=world.ben, body="The blue one.")

    for part in ("acts", f"r{reply.pk}"):
        refused = as_person(world.dov).get(
            f"/c/pumps/questions/{question.pk}/", headers={"HX-Target": part}
        )
        assert refused.status_code == 404
        assert "blue" not in refused.content.decode()


def test_the_page_of_the_world_is_never_a_part(world):
    world.community.visibility = "open"
    world.community.save()
    question = ask(world.community, by=world.cleo, title="Which seal?")

    for headers in ({"HX-Target": "acts"}, {}):
        page = Client().get(f"/c/pumps/questions/{question.pk}/", headers=headers).content.decode()
        assert "<html" in page
        assert "Which seal?" in page
