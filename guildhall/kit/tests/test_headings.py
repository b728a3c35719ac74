"""Headings of a text: their ids are unique, stay where they were, and make its contents."""

from guildhall.kit.headings import Heading, headings_in, with_ids


def test_ids_are_made_of_the_words_and_numbered_where_these_repeat():
    html = "<h2>Steps</h2><p>a</p><h3>Steps</h3><h2>Steps 2</h2><h2>Steps</h2>"

    names = [heading.id for heading in headings_in(with_ids(html))]

    assert names == ["h-steps", "h-steps-2", "h-steps-2-2", "h-steps-3"]


def test_ids_stay_when_other_parts_of_the_text_change():
    before = headings_in(with_ids("<h2>Before</h2><h2>After</h2>"))
    after = headings_in(with_ids("<h1>New</h1><h2>Before</h2><p>x</p><h2>After</h2>"))

    assert {one.id for one in before} < {one.id for one in after}


def test_depth_counts_from_the_highest_heading_that_is_used():
    html = with_ids("<h2>A</h2><h4>B</h4><h6>C</h6>")

    assert headings_in(html) == [
        Heading(0, "h-a", "A"),
        Heading(1, "h-b", "B"),
        Heading(2, "h-c", "C"),
    ]


def test_any_script_gives_an_id_and_no_words_give_none():
    html = with_ids("<h2>密封 圈</h2><h2><img src='/x'></h2><h2>…</h2>")

    assert [heading.id for heading in headings_in(html)] == ["h-密封-圈"]


def test_signs_in_a_heading_cannot_leave_the_attribute():
    html = with_ids('<h2>"&gt; &lt;b onclick=&quot;x&quot;</h2>')

    assert [heading.id for heading in headings_in(html)] == ["h-b-onclick-x"]


def test_a_text_without_headings_is_left_alone():
    assert with_ids("<p>None</p><hr>") == "<p>None</p><hr>"
