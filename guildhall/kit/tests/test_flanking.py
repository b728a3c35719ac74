"""Bold and italic beside scripts that write no spaces; elsewhere as CommonMark has it."""

import pytest

from guildhall.kit.markdown import render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重要。**请看", "<strong>重要。</strong>请看"),
        ("**重要**。", "<strong>重要</strong>。"),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("请**“注意”**安全", "请<strong>“注意”</strong>安全"),
        ("**15 bar（最大）**的压力", "<strong>15 bar（最大）</strong>的压力"),
        ("**강조(emphasis)**는", "<strong>강조(emphasis)</strong>는"),
        ("~~旧。~~新", "<s>旧。</s>新"),
        ("*斜体！*之后", "<em>斜体！</em>之后"),
        ("**`relay`**を交換", "<strong><code>relay</code></strong>を交換"),
    ],
)
def test_emphasis_ends_beside_east_asian_punctuation_and_letters(text, html):
    assert render(text) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** c", "a <strong>b</strong> c"),
        ("a ** b ** c", "a ** b ** c"),
        ("snake_case_name", "snake_case_name"),
        ("**bold.**word", "**bold.**word"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("_a_ _(b)_.", "<em>a</em> <em>(b)</em>."),
    ],
)
def test_emphasis_elsewhere_is_that_of_commonmark(text, html):
    assert render(text) == f"<p>{html}</p>\n"
