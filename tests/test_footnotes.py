"""Footnotes lead to the notes of their own text, however many texts stand on a page."""

import re

from guildhall.commons.models import Reply
from guildhall.commons.tasks import rerender
from guildhall.kit.markdown import render
from guildhall.questions.actions import answer, ask

TYPED = "It hums[^1], twice[^1], and ticks[^tick].\n\n[^1]: At 50 Hz.\n[^tick]: Like a relay."


def links_and_targets(html: str) -> tuple[list[str], list[str]]:
    return re.findall(r'href="#([^"]+)"', html), re.findall(r'\bid="(fn[^"]+)"', html)


def test_each_note_leads_to_its_own(world, as_person):
    question = ask(world.community, by=world.ada, title="Why does it hum?", body=TYPED)
    for person in (world.ben, world.cleo):
        answer(question, by=person, body=TYPED)

    html = as_person(world.ben).get(f"/c/pumps/questions/{question.address}/").content.decode()

    texts = re.findall(r"It hums.*?</section>", html, re.DOTALL)
    assert len(texts) == 3
    for text in texts:
        links, targets = links_and_targets(text)
        assert len(targets) == len(set(targets)) == 5
        assert set(links) == set(targets)
    every_target = links_and_targets(html)[1]
    assert len(every_target) == len(set(every_target)) == 15


def test_notes_are_numbered_in_the_order_of_the_text():
    html = render(TYPED)

    assert re.findall(r">(\[[\d:]+\])</a></sup>", html) == ["[1]", "[1:1]", "[2]"]
    assert html.index("At 50 Hz.") < html.index("Like a relay.")
    assert '<ol class="footnotes-list">' in html


def test_rendering_again_keeps_the_ids(world):
    reply = answer(ask(world.community, by=world.ada, title="Why?"), by=world.ben, body=TYPED)
    before = reply.body_html

    assert rerender(everything=True) == 0

    assert Reply.objects.get().body_html == before
