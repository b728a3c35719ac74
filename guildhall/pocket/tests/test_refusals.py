from guildhall.pocket.refusals import reasons_in


def test_the_sentences_beside_the_fields_are_found_each_once():
    page = """<main><p>Ask</p><p class="wrong">Write <b>one</b><br> line.</p>
    <ul><li class="small wrong">Too long.</li></ul><p class="wrong">Too long.</p></main>"""

    assert reasons_in(page) == ["Write one line.", "Too long."]


def test_a_receipt_that_is_an_error_is_a_reason_and_others_are_not():
    page = '<p class="receipt">Saved.</p><p class="receipt is-error">It is gone.</p>'

    assert reasons_in(page) == ["It is gone."]


def test_a_plain_text_is_its_own_reason():
    assert reasons_in("Someone else wrote this.\n") == ["Someone else wrote this."]


def test_a_page_that_says_nothing_has_none():
    assert reasons_in("<h1>Broken</h1>") == []
    assert reasons_in("") == []
