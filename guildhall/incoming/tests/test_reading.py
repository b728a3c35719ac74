"""Charsets, kinds of mail and the order of parts, as programs send them."""

import quopri
import time
from base64 import b64encode
from email.message import EmailMessage

import pytest

from guildhall.incoming.own_words import OwnWords, own_words
from guildhall.incoming.reading import Unreadable, read_mail

HEAD = (
    "From: Eva <eva@example.org>\nTo: hall+r-x@example.org\nSubject: {subject}\n"
    "{more}MIME-Version: 1.0\n"
)


def mail(
    text: str | bytes,
    *,
    charset: str = "",
    subject: str = "Re: Pump",
    more: str = "",
    kind: str = "text/plain",
) -> bytes:
    named = f"; charset={charset}" if charset else ""
    head = HEAD.format(subject=subject, more=more) + f"Content-Type: {kind}{named}\n"
    content = text.encode() if isinstance(text, str) else text
    return (
        head.encode()
        + b"Content-Transfer-Encoding: quoted-printable\n\n"
        + quopri.encodestring(content)
    )


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "It’s “15 bar” – about 5 €…"),
        ("latin1", "cp1252", "L’été à 5 €"),
        ("us-ascii", "utf-8", "Größe"),
        ("us-ascii", "cp1252", "Größe – 5 €"),
        ("", "cp1252", "Grüße aus der Halle"),
        ("", "utf-8", "Grüße aus der Halle"),
        ("unknown-8bit", "cp1252", "Grüße"),
        ("no-such-charset", "utf-8", "Ελλάδα"),
        ("utf-8", "cp1252", "Größe, falsch benannt"),
        ("iso-8859-9", "cp1254", "Işık “ve” ses"),
        ("iso-8859-8-i", "cp1255", "שלום"),
        ("iso-8859-7", "iso8859-7", "Αντλία"),
        ("windows-1256", "cp1256", "مضخة"),
        ("windows-874", "cp874", "ปั๊ม “ใหม่”"),
        ("tis-620", "cp874", "ปั๊ม"),
        ("ks_c_5601-1987", "cp949", "펌프 햏"),
        ("shift_jis", "cp932", "ポンプ①～"),
        ("iso-2022-jp", "iso2022_jp", "ポンプ"),
        ("gb2312", "gb18030", "水泵镕"),
        ("big5", "big5hkscs", "水泵"),
        ("koi8-u", "koi8-u", "Насос її"),
        ("x-cp1250", "cp1250", "Čerpadlo"),
        ("utf-16", "utf-16", "Größe"),
    ],
)
def test_a_charset_is_read_as_browsers_read_it(charset, encoding, text):
    assert own_words(read_mail(mail(text.encode(encoding), charset=charset))).text == text


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("=?iso-8859-1?Q?It=92s_15_bar?=", "It’s 15 bar"),
        ("=?utf-8?B?R3LDtg==?= =?utf-8?B?w59l?=", "Größe"),
        (f"=?ks_c_5601-1987?B?{b64encode('펌프'.encode('cp949')).decode()}?=", "펌프"),
        ("=?utf-8?B?w?= cut off", "=?utf-8?B?w?= cut off"),
    ],
)
def test_a_subject_as_well(subject, shown):
    assert read_mail(mail("x", subject=subject)).subject == shown


@pytest.mark.parametrize(("encoding"), ["utf-8", "cp1252"])
def test_a_subject_of_bare_bytes(encoding):
    raw = b"From: a@example.org\nSubject: " + "Größe – neu".encode(encoding) + b"\n\nx"

    assert read_mail(raw).subject == "Größe – neu"


PERSONS = {
    "proton": "Feedback-ID: 1234567:user:proton\n",
    "fastmail": "Feedback-ID: i1234567:Fastmail\n",
    "suppresses answers": "X-Auto-Response-Suppress: DR, OOF, AutoReply\n",
    "says no": "Auto-Submitted: no\n",
    "important": "Precedence: first-class\n",
}
PROGRAMS = {
    "newsletter": "Feedback-ID: c1:cust:news:esp\nList-Unsubscribe: <mailto:x@example.org>\n",
    "list": "List-Id: <news.example.org>\n",
    "vacation": "Precedence: auto_reply\n",
    "older": "X-Precedence: bulk\n",
    "replied": "Auto-Submitted: auto-replied (vacation)\n",
    "exchange": "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\n",
    "exchange loop": "X-MS-Exchange-Inbox-Rules-Loop: eva@example.org\n",
    "autoresponder": "X-Autoresponder: yes\n",
}


@pytest.mark.parametrize("kind", PERSONS)
def test_a_persons_mail(kind):
    assert not read_mail(mail("The seal.", more=PERSONS[kind])).is_automatic


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_programs_mail(kind):
    assert read_mail(mail("News.", more=PROGRAMS[kind])).is_automatic


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Re: Pump",
        "Out of Office AutoReply: Pump",
        "Auto-Reply: Pump",
        "[Auto-Reply] Pump",
        "Out of office: Pump",
        "Abwesenheitsnotiz: Pumpe",
        "Automatische Antwort auf Ihre Nachricht",
        "Réponse automatique : Pompe",
        "Respuesta automática: Bomba",
        "Resposta automática: Bomba",
        "Risposta automatica: Pompa",
        "Automatisch antwoord: Pomp",
        "Autosvar: Pump",
        "Automatiskt svar: Pump",
        "Automaattinen vastaus: Pumppu",
        "Odpowiedź automatyczna: Pompa",
        "Automatická odpověď: Čerpadlo",
        "Automatikus válasz: Szivattyú",
        "Răspuns automat: Pompă",
        "Автоматический ответ: Насос",
        "Автоматична відповідь: Насос",
        "Αυτόματη απάντηση: Αντλία",
        "Otomatik Yanıt: Pompa",
        "תשובה אוטומטית: משאבה",
        "رد تلقائي: مضخة",
        "ตอบกลับอัตโนมัติ: ปั๊ม",
        "Trả lời tự động: Bơm",
        "自動返信: ポンプ",
        "自动答复: 泵",
        "자동 회신: 펌프",
        "=?utf-8?Q?R=C3=A9ponse_automatique=C2=A0=3A_Pompe?=",
        "Fravær: Pumpe",
    ],
)
def test_an_away_note_that_says_so_only_in_its_subject(subject):
    assert read_mail(mail("I am away until Monday.", subject=subject)).is_automatic


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Pump",
        "Re: Out of office: how do you set it?",
        "I am away on Monday",
        "Absence of pressure",
        "Auto parts",
        "Abwesend war nur der Druck",
    ],
)
def test_a_note_about_being_away_written_by_hand_is_a_persons(subject):
    assert not read_mail(
        mail("I am away on Monday, but look at the seal.", subject=subject)
    ).is_automatic


def test_a_question_about_away_notes_is_a_persons(settings):
    settings.MAIL_ADDRESS = "hall@example.org"
    raw = mail("How?", subject="Out of office: how do you set it?").replace(
        b"hall+r-x@", b"hall+c-pumps@"
    )

    assert not read_mail(raw).is_automatic


def test_what_somebody_pressed_in_a_calendar_is_theirs():
    content = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"
    pressed = read_mail(
        mail(content, more="Auto-Submitted: auto-generated\n", kind="text/calendar")
    )
    invited = read_mail(
        mail(
            content.replace("REPLY", "REQUEST"),
            more="Auto-Submitted: auto-generated\n",
            kind="text/calendar",
        )
    )

    assert (pressed.is_automatic, bool(pressed.calendar), pressed.attached) == (False, True, ())
    assert (invited.is_automatic, invited.calendar) == (True, "")


def part(content: str, kind: str = "plain", **more: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(content, subtype=kind, **more)
    return made


def picture(name: str, cid: str = "") -> EmailMessage:
    made = EmailMessage()
    made.set_content(
        f"picture {name}".encode(),
        "image",
        "png",
        disposition="inline",
        filename=name,
        cid=f"<{cid}>" if cid else None,
    )
    return made


def many(kind: str, *parts: EmailMessage) -> EmailMessage:
    made = EmailMessage()
    made["Content-Type"] = f"multipart/{kind}"
    made.set_payload(list(parts))
    return made


def own_words_in(message: EmailMessage) -> OwnWords:
    head = b"From: eva@example.org\nSubject: Re: Pump\n"
    return own_words(read_mail(head + message.as_bytes()))


def beside(message: EmailMessage) -> list[str]:
    return [one.name for one in own_words_in(message).files]


def in_order(message: EmailMessage) -> tuple[str, tuple]:
    own = own_words_in(message)
    names = {place: f"[{one.name}]" for place, one in own.pictures.items()}
    return own.with_pictures(names, own.text), own.left_out


def test_words_and_pictures_keep_their_order():
    mixed = many(
        "mixed",
        part("First."),
        picture("one.png"),
        part("Then."),
        picture("two.png"),
        part("Last.\n\n-- \nEva"),
    )

    assert in_order(mixed) == ("First.\n\n[one.png]\n\nThen.\n\n[two.png]\n\nLast.", ())


def test_pictures_before_and_after_all_words_are_beside_them():
    around = many("mixed", picture("one.png"), part("This."), picture("two.png"))

    assert in_order(around) == ("This.", ())
    assert beside(around) == ["one.png", "two.png"]
    assert beside(many("mixed", picture("one.png"), picture("two.png"))) == ["one.png", "two.png"]


def test_pictures_inside_html_stand_where_they_stood():
    html = '<div>Here:<br><img src="cid:a@x"></div><div>and <img src="cid:b@x"> there.</div>'
    related = many(
        "related",
        many("alternative", part("Here: and there."), part(html, "html")),
        picture("b.png", "b@x"),
        picture("a.png", "a@x"),
    )

    assert in_order(related)[0] == "Here:\n\n[a.png]\n\nand\n\n[b.png]\n\nthere."


def test_apple_mail_keeps_pictures_in_the_other_way_of_saying_it():
    rich = many(
        "mixed",
        part("<p>See here.</p>", "html"),
        picture("one.png"),
        part("<p>And there.</p>", "html"),
    )

    assert (
        in_order(many("alternative", part("See here.\n\nAnd there."), rich))[0]
        == "See here.\n\n[one.png]\n\nAnd there."
    )


def test_pictures_of_the_quote_stay_out():
    html = '<p>Mine.</p><div class="gmail_quote"><img src="cid:q@x"></div>'

    assert in_order(many("related", part(html, "html"), picture("quoted.png", "q@x"))) == (
        "Mine.",
        (),
    )


def test_a_picture_that_comes_after_the_quote_is_ones_own():
    quoted = (
        "Mine.\n\nOn Fri, Nov 27, 2026 at 10:11 AM Halle <hall@example.org> wrote:\n"
        "> ― Write your answer above this line ―\n> x\n"
    )

    assert beside(many("mixed", part(quoted), picture("one.png"))) == ["one.png"]


def test_a_blank_plain_part_is_none():
    assert (
        in_order(many("alternative", part(" \n\u00a0\n"), part("<p>Only here.</p>", "html")))[0]
        == "Only here."
    )


def test_the_html_part_is_read_where_the_plain_one_dropped_an_address():
    html = '<p>See <a href="https://example.org/m.pdf">the manual</a>.</p>'

    assert in_order(many("alternative", part("See the manual."), part(html, "html")))[0] == (
        "See [the manual](https://example.org/m.pdf)."
    )
    assert in_order(
        many("alternative", part("See the manual <https://example.org/m.pdf>."), part(html, "html"))
    )[0] == ("See the manual \\<https://example.org/m.pdf>.")


def test_other_files_are_beside_but_not_what_programs_add():
    log = EmailMessage()
    log.set_content(b"x", "application", "pdf", filename="list.pdf")
    notes = part("notes", filename="notes.txt", disposition="attachment")
    key = EmailMessage()
    key.set_content(b"x", "application", "pgp-keys", filename="publickey.asc")
    mixed = many("mixed", part("Mine."), log, notes, key)

    assert in_order(mixed) == ("Mine.", ())
    assert beside(mixed) == ["list.pdf", "notes.txt"]


def test_a_mail_that_is_attached_is_named_by_its_subject():
    inner = part("It trips.")
    inner["Subject"] = "Pump seven"
    whole = EmailMessage()
    whole.set_content(inner)

    assert in_order(many("mixed", part("See there."), whole)) == (
        "See there.",
        (("Pump seven", "of others"),),
    )


def test_words_below_the_quote_are_named_where_some_stand_above():
    text = (
        "Mine.\n\nOn Fri, Nov 27, 2026 at 10:11 AM Halle <hall@example.org> wrote:\n"
        "> ― Write your answer above this line ―\n> Look at the seal.\n\nI did that.\n"
    )

    assert in_order(part(text)) == ("Mine.", (("", "below"),))
    assert in_order(part(text.removeprefix("Mine.\n\n"))) == ("I did that.", ())


def test_what_was_only_forwarded_is_what_it_says():
    text = (
        "---------- Forwarded message ---------\nFrom: Ben <ben@example.org>\n"
        "Date: Fri, Nov 27, 2026\nSubject: Pump\nTo: Eva\n\nIt trips.\n"
    )
    message = part(text)
    message["From"] = "eva@example.org"
    whole = own_words(read_mail(message.as_bytes()), is_answer=False)
    message.set_content(f"Who knows this?\n\n{text}")
    with_words = own_words(read_mail(message.as_bytes()), is_answer=False)

    assert "It trips." in whole.text
    assert (with_words.text, with_words.left_out) == ("Who knows this?", (("", "quoted"),))


def test_flowed_lines_are_whole_again():
    flowed = part(
        "The seal goes \nbefore the bearing.\nNext line.\n> quoted \n> on purpose\n-- \nEva"
    )
    flowed.replace_header("Content-Type", "text/plain; charset=utf-8; format=flowed")
    split = part("シール \nです。")
    split.replace_header("Content-Type", "text/plain; charset=utf-8; format=flowed; delsp=yes")

    assert (
        in_order(flowed)[0]
        == "The seal goes before the bearing.\nNext line.\n\\> quoted on purpose"
    )
    assert in_order(split)[0] == "シールです。"


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: " + b"=?utf-8?B?w7w=?= " * 6_000,
        b"To: " + b"<a@b.example>, " * 6_000,
        b"From: " + b"a@b.example " * 6_000,
    ],
    ids=["subject", "to", "from"],
)
def test_no_head_takes_long(head):
    start = time.process_time()
    read_mail(head + b"\n\nx")

    assert time.process_time() - start < 1


@pytest.mark.parametrize("levels", [20, 400, 2_000])
def test_a_mail_of_many_levels_is_read_or_left_alone(levels):
    body = "Content-Type: text/plain\n\ndeep\n"
    for level in range(levels):
        body = (
            f"Content-Type: multipart/mixed; boundary=B{level}\n\n"
            f"--B{level}\n{body}\n--B{level}--\n"
        )
    try:
        text = own_words(read_mail(f"From: a@b.example\n{body}".encode())).text
    except Unreadable:
        text = "unreadable"

    assert text == {20: "deep", 400: "", 2_000: "unreadable"}[levels]
