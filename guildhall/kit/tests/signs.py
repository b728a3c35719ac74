"""Texts made of Markdown's signs, repeated: what a member can paste to keep a server busy."""

from collections.abc import Iterator
from random import Random

LENGTH = 60_000
ORDINARY = (
    "The pump on line 3 hums at 50 Hz since Monday; we changed the bearing, see [the "
    "manual](https://example.org/m) and "
    "**check** the `relay`.\n\n- one\n- two\n\n"
)
SIGNS = (
    "<http://",
    "<https://a.b>",
    "http://",
    "http://a.b/ ",
    "http://a.b/(",
    "http://[",
    "www.a.b ",
    "://",
    "a://",
    "//a.b",
    "mailto:",
    "mailto:a@b.c ",
    "a@b.c ",
    "@",
    "@a ",
    "@a,",
    "#",
    "# ",
    "#a ",
    "<@1>",
    "<@",
    "<@a",
    "- [ ] x\n",
    "- [x] a [ ]\n",
    "- a\n",
    "- a\n    - b\n",
    "  - a\n",
    "- ",
    "* * *\n",
    "1. a\n",
    "1. 1. ",
    "- > ",
    "> - ",
    "> ",
    ">",
    "\n>",
    "> a\nb\n",
    "    a\n",
    "a\n",
    "a\n=\n",
    "=\n",
    "---\n",
    "```\n",
    "~~~\n",
    "|",
    "|a|b|\n|-|-|\n",
    "|-|\n",
    "a|b\n",
    "| a | `b|",
    "![",
    "[",
    "]",
    "[[",
    "](",
    "[](",
    "[]()",
    "[a](",
    "[a](b '",
    "[a](<",
    "[a](b)",
    "![a](b)",
    "[![a](b)](c)",
    "[a][",
    "[][",
    "[a]: b\n",
    "[a]: <",
    "[^",
    "[^a",
    "[^a]",
    "[^1]: x\n\n[^1] ",
    "^[",
    "^[a]",
    "[^a]: b\n",
    "*",
    "_",
    "**",
    "*_",
    "_*",
    "**a **b",
    "a**b",
    "*a_ ",
    "***a** b* ",
    "a_b_",
    "~~",
    "~~~a ",
    "**。",
    "**重要**。",
    "`",
    "``a`",
    "`[",
    "[`",
    "\\",
    "\\[",
    "&amp;",
    "&",
    "&#",
    "<a ",
    "<",
    "</",
    "<!--",
    "<![CDATA[",
    "<br>",
    "<sub>",
    "<sub>a</sub>",
    "<b>a</i>",
    "```{=html}\n<b>\n```\n",
    "(",
    '"',
    "'",
    "$",
    "\t",
    "\x00",
)
_NAMED_TARGETS = "[a]: b\n[x]: y 'z'\n\n[^a]: n\n[^1]: n\n\n"


def ordinary_text(length: int = LENGTH) -> str:
    return _filled(ORDINARY, length)


def each_sign(length: int = LENGTH) -> Iterator[str]:
    """Every sign alone; then nested as deep as it goes, with what would end it."""
    for sign in SIGNS:
        yield _filled(sign, length)
    for opening, closing in (
        ("[", "]"),
        ("![", "](b)"),
        ("^[", "]"),
        ("*a ", "*"),
        ("(", ")"),
        ("> ", "a\n"),
    ):
        pairs = length // len(opening + closing)
        yield opening * pairs + closing * pairs
    yield "> " * 38 + "a\n" + _filled("b\n", length - 78)
    yield "|a" * 250 + "|\n" + "|-" * 250 + "|\n" + _filled("|\n", length - 1_000)


def mixed_signs(count: int, seed: int, length: int = LENGTH) -> Iterator[str]:
    """Signs drawn and put together, as many texts as asked for; the same for the same seed."""
    drawn = Random(seed)
    for _number in range(count):
        unit = "".join(
            drawn.choice(SIGNS) * drawn.choice([1, 1, 3, 10])
            for _sign in range(drawn.randint(1, 4))
        )
        half = _filled(unit, length // 2)
        begins = drawn.choice(["", _NAMED_TARGETS])
        yield (begins + half + drawn.choice([half, _filled(drawn.choice(SIGNS), length // 2)]))[
            :length
        ]


def _filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]
