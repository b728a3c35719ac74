"""Ways to write one word find each other, and other words stay apart; on every database alike."""

import time

import pytest

from guildhall.questions.actions import ask
from guildhall.search.analyser import tokens_of
from guildhall.search.ask import read_ask
from guildhall.search.hits import hits_of
from guildhall.search.queries import search
from guildhall.search.snippets import snippet

pytestmark = pytest.mark.database


def post(world, text: str) -> int:
    return ask(world.community, by=world.ada, title="Something", body=text).pk


def found(world, typed: str) -> set[int]:
    return set(
        search(f"{typed} kind:question", person=world.ben).all().values_list("entry", flat=True)
    )


def marked(world, typed: str) -> str:
    result = search(f"{typed} kind:question", person=world.ben)
    return str(hits_of(result.page(0, 5), result.ask)[0].snippet)


SAME = {
    "Søm og skrue, blåbær, Århus": "som Søm skrue blabaer blaabaer århus arhus aarhus",
    "Łożysko z Łodzi, żółć": "lozysko lodzi ŁODZI zolc",
    "Le cœur de l’œuvre, à Besançon": "coeur cœur oeuvre besancon",
    "Đorđe i đak, ħobża, þorn, ðæt, ſtill": "dorde dak hobza thorn daet still",
    "Überströmventil prüfen, Maß größer": "uberstromventil ueberstroemventil Überströmventil "
    "pruefen prüfen mass groesser",
    "Ueberstroemventil pruefen": "Überströmventil prüfen ueberstroemventil",
    "Nächste Öl-Prüfung": "oelpruefung ölprüfung oel-pruefung pruefung nachste naechste",
    "Ha\u0308rte und KA\u0308LTE": "haerte harte härte kaelte",
    "ISPARTA ve İzmir, ılık sıcak": "ısparta isparta izmir İZMİR IZMIR ilik ILIK sicak SICAK",
    "Seal for KX-220/7 and M8x20": "KX-220/7 KX220/7 kx220 KX-220 kx-2* 220 m8x20 M8* KX‑220",
    "Seal for KX220 here": "KX-220 kx_220 kx220",
    "Order 12-34-56 now": "12-34-56 123456 34",
    "A user_name in a log-file": "username user-name logfile log-file log",
    "Built with Visual C++17, F# and .NET 8": "C++ c++ F# f# .NET .net net 8",
    "See manual.pdf and ASP.NET": "manual.pdf .pdf asp.net .NET",
    "ปั๊มน้ำรั่วที่ชั้นสอง": "น้ำ ปั๊ม รั่ว น้ำรั่ว ปั๊มน้ำ",
    "ស្នប់ទឹកលេចធ្លាយ": "ទឹក ស្នប់ ធ្លាយ",
    "ປໍ້ານ້ຳຮົ່ວ": "ນ້ຳ ຮົ່ວ",
    "ရေပန့်ယိုနေသည်": "ရေ ပန့် ယို",
    "佐々木さんの東京pump水泵": "佐々木 東京 pump 東京pump pump水泵 泵",
    "हिन्दी में पंप": "हिन्दी पंप",
    "Rück\u00adschlag\u200bventil": "Rückschlagventil rueckschlagventil",
}


APART = [
    ("Written in C++", "C C#"),
    ("Written in C#", "C C++"),
    ("Written in C", "C++ C# F#"),
    ("Written in F#", "C# F"),
    ("A C++-Compiler", "C"),
    ("The net is torn", ".NET"),
    ("A poet speaks", "pot"),
    ("A pot boils", "poet"),
    ("The blue one", "blu"),
    ("Valve KX-220/7", "KX-2207 KX-22 XK-220"),
    ("Valve KX-2200", "KX-220"),
    ("น้ำมัน", "น้ำแข็ง"),
    ("水泵", "泵水"),
    ("Öl", "oil"),
]


def test_search_finds_a_word_in_any_way_it_is_written(world):
    ids = {post(world, text): (text, typed.split()) for text, typed in SAME.items()}

    missed = [
        (text, typed)
        for pk, (text, words) in ids.items()
        for typed in words
        if pk not in found(world, typed)
    ]

    assert missed == []


def test_search_tells_other_words_apart(world):
    ids = {post(world, text): (text, typed.split()) for text, typed in APART}

    mixed_up = [
        (text, typed)
        for pk, (text, words) in ids.items()
        for typed in words
        if pk in found(world, typed)
    ]

    assert mixed_up == []


@pytest.mark.parametrize(
    ("is_found", "phrases"),
    [
        (
            True,
            [
                "neue Rueckschlagventile",
                "neue Rückschlagventile",
                "neue ruckschlagventile",
                "mit AB123",
                "mit AB-123/4",
            ],
        ),
        (False, ["Rückschlagventile neue", "AB-123 C++"]),
    ],
)
def test_search_finds_phrases_in_any_way_they_are_written(world, is_found, phrases):
    post(world, "Drei neue Rückschlagventile mit AB-123/4 und C++")

    assert [bool(found(world, f'"{phrase}"')) for phrase in phrases] == [is_found] * len(phrases)


MARKED = [
    ("Das Überdruckventil tropft", "ueberdruckventil", "Das <mark>Überdruckventil</mark> tropft"),
    (
        "Das Einlaßventil und das Ölventil",
        "olventil",
        "Das Einlaßventil und das <mark>Ölventil</mark>",
    ),
    ("Straße", "strasse", "<mark>Straße</mark>"),
    ("Valve AB-1234/5 leaks", "ab1234", "Valve <mark>AB-1234</mark>/5 leaks"),
    ("Valve BC-1234/5 leaks", "BC-12*", "Valve <mark>BC-1234</mark>/5 leaks"),
    ("An e-mail came", "email", "An <mark>e-mail</mark> came"),
    ("C++ and C", "C++", "<mark>C++</mark> and C"),
    ("F# and F", "f", "F# and <mark>F</mark>"),
    ("Use .NET 8", ".net", "Use <mark>.NET</mark> 8"),
    ("ปั๊มน้ำรั่ว", "น้ำ", "ปั๊ม<mark>น้ำ</mark>รั่ว"),
    ("ស្នប់ទឹកលេច", "ទឹក", "ស្នប់<mark>ទឹក</mark>លេច"),
    ("東京水泵漏水", "水泵", "東京<mark>水泵</mark>漏水"),
    ("The in, then in the café", '"in the cafe"', "The in, then <mark>in the café</mark>"),
    ("Flanges leak, flanging", "flange", "<mark>Flanges</mark> leak, <mark>flanging</mark>"),
]


def test_snippets_mark_what_matched(world):
    for text, _typed, _shown in MARKED:
        post(world, text)

    assert [marked(world, typed) for _text, typed, _shown in MARKED] == [
        shown for _text, _typed, shown in MARKED
    ]


@pytest.mark.parametrize("filler", ["水", "ก"])
def test_a_snippet_of_a_long_text_without_blanks_shows_what_was_found(world, filler):
    post(world, f"{filler * 3000}東京{filler * 3000}")

    shown = marked(world, "東京")

    assert "<mark>東京</mark>" in shown
    assert len(shown) < 300


LENGTH = 60_000
ORDINARY = " ".join(
    f"The {number:o}th pump leaks{number % 97} at valve-{number}, says Jürgen."
    for number in range(2_000)
)[:LENGTH]
ODD = [
    "水泵",
    "กำ",
    "a-",
    "a1",
    ".a",
    "C++",
    "+",
    "_",
    "x",
    "ü",
    "ä-",
    "a\u00ad",
    "\u1112\u1161",
    "か\u3099",
    "ｶﾞ",
    "a\u0323\u0301",
    "\u200d",
    "ß",
    "Ⅷ",
]


def seconds(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("odd", ODD)
def test_a_text_of_anything_costs_less_than_ten_ordinary_ones(odd):
    text = (odd * LENGTH)[:LENGTH]
    asked = read_ask("zzz AB-12* 水 น้ำ")
    plain = (
        seconds(lambda: tokens_of(ORDINARY, "de")),
        seconds(lambda: snippet(ORDINARY, asked, "de")),
    )

    cost = seconds(lambda: tokens_of(text, "de")), seconds(lambda: snippet(text, asked, "de"))

    assert cost[0] < 10 * plain[0]
    assert cost[1] < 10 * plain[1]
