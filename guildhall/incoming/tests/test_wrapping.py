"""Hard wraps go, and nothing else: a sentence is whole, and lists, verses and addresses stay as
they were typed.
"""

import textwrap

import pytest

from guildhall.incoming.wrapping import unwrapped

PARAGRAPHS = {
    "english": "Take the cover off and look at the seal first, because on this model it is the "
    "seal that goes. The noise is the same for both of them. We saw that in Leeds "
    "last week, where the pump had been running for three years.",
    "german": "Nehmt zuerst den Deckel ab und seht euch die Dichtung an, denn bei diesem "
    "Modell geht die Unterdruckpumpendichtung vor dem Lager kaputt. Das Geräusch ist "
    "bei beiden gleich, wie wir letzte Woche in Graz gesehen haben.",
    "greek": "Βγάλτε πρώτα το καπάκι και κοιτάξτε το στεγανοποιητικό, γιατί σε αυτό το μοντέλο "
    "χαλάει πριν από το ρουλεμάν και ο θόρυβος είναι ο ίδιος και στις δύο περιπτώσεις "
    "όπως είδαμε.",
    "arabic": "انزع الغطاء أولا وانظر إلى الحشية لأنها في هذا الطراز تتلف قبل المحمل والصوت "
    "واحد في الحالتين كما رأينا في الأسبوع الماضي في ليدز حيث كانت المضخة تعمل منذ "
    "ثلاث سنوات.",
    "hungarian": "Először vegyétek le a fedelet, és nézzétek meg a tömítést, mert ennél a "
    "típusnál a tömítés megy tönkre a csapágy előtt, és a zaj mindkettőnél "
    "ugyanaz, ahogy múlt héten láttuk.",
}
KEPT = {
    "a verse": "Roses are red,\nViolets are blue,\nSugar is sweet.",
    "an address": "Halle Pumpen GmbH\nWerkstraße 12\n8010 Graz",
    "a sentence a line": "I took the cover off and looked at the seal for quite a while.\nIt "
    "is worn out on the left side, as in the photo of last week.\nSo I "
    "ordered a new one, which comes on Monday morning by post.",
    "a word on its line": "This solved it.\nThank you",
    "a list": "We need these parts for the big pump that stands beside the window\n- ring of "
    "12 mm\n- seal\n1. open\n2. clean",
    "long lines": "x " * 80 + "\n" + "y " * 80,
}


@pytest.mark.parametrize("width", [64, 72, 76, 78, 98])
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_sentence_is_whole_again(language, width):
    paragraph = PARAGRAPHS[language]

    assert (
        unwrapped(f"{textwrap.fill(paragraph, width)}\n\nThanks,\nEva")
        == f"{paragraph}\n\nThanks,\nEva"
    )


def test_letters_without_spaces_are_joined_without_one():
    text = (
        "この機種では軸受より先に密封材が傷むので、まず蓋を外して密封材を確認してください。"
        "音はどちらも同じで先週も同じことがありました、"
    ) * 2
    lines = [text[start : start + 38] for start in range(0, len(text), 38)]

    assert unwrapped("\n".join(lines)) == text


@pytest.mark.parametrize("kind", KEPT)
def test_what_its_writer_broke_stays(kind):
    assert unwrapped(KEPT[kind]) == KEPT[kind]


def test_an_item_of_a_list_is_whole_and_the_next_one_begins_anew():
    wrapped = (
        "Do this:\n- Take the cover off and look at the seal first, because on this\n"
        "  model it is the seal that goes before the bearing does\n- then order"
    )

    assert unwrapped(wrapped) == (
        "Do this:\n- Take the cover off and look at the seal first, because on this "
        "model it is the seal that goes before the bearing does\n- then order"
    )


def test_a_long_address_says_nothing_about_the_width():
    wrapped = (
        f"{textwrap.fill(PARAGRAPHS['english'], 72)}\n\n"
        f"See https://example.org/{'a' * 60}\n\nand tell us."
    )

    assert (
        unwrapped(wrapped)
        == f"{PARAGRAPHS['english']}\n\nSee https://example.org/{'a' * 60}\n\nand tell us."
    )
