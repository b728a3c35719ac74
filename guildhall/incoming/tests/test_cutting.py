"""Forty answers as ten mail programs shape them: what somebody wrote is found, what their program
added is not.
"""

import time

import pytest

from guildhall.incoming.cutting import cut
from guildhall.incoming.reading import html_text
from guildhall.notifications.addresses import MARKER

SAID = "The wide seal fits.\n\nWe had the same in Leeds last week."
NOTICE = f"""{MARKER}

Ben answered “Why does pump seven trip?”

Ben:

Look at the seal first.

http://localhost:8000/c/pumps/questions/7-why-does-pump-seven-trip/#r9

Answer this mail to reply. Or answer with just: This solved it, It worked.

-- 
You get this because you wrote it, or what it grew from.
Hear more, less or nothing of this: http://localhost:8000/notifications/1-2-0-7.abc/"""
QUOTED = "\n".join(f"> {line}".rstrip() for line in NOTICE.split("\n"))
WITHOUT_MARKER = "\n".join(QUOTED.split("\n")[2:])

PLAIN = {
    "gmail, english": f"{SAID}\n\nOn Tue, Nov 24, 2026 at 9:41 AM Ben · Pumps "
    f"<hall@example.org> wrote:\n\n{QUOTED}\n",
    "gmail, german, no marker": f"{SAID}\n\nAm Di., 24. Nov. 2026 um 09:41 Uhr schrieb Ben · "
    f"Pumps <hall@example.org>:\n\n{WITHOUT_MARKER}\n",
    "gmail, wrapped attribution": f"{SAID}\n\nOn Tue, Nov 24, 2026 at 9:41 AM Ben · Field "
    f"technicians of the whole "
    f"company\n<hall+r-aebagbafdsdffdsfsdf@example.org> "
    f"wrote:\n\n{QUOTED}\n",
    "gmail, signature": f"{SAID}\n\n--\nCleo Winter\nField service, Graz\n+43 316 000000\n\nOn "
    f"Tue, Nov 24, 2026 at 9:41 AM Ben · Pumps <hall@example.org> "
    f"wrote:\n\n{QUOTED}\n",
    "outlook desktop, english": f"{SAID}\n\nFrom: Ben · Pumps <hall@example.org>\nSent: "
    f"Tuesday, November 24, 2026 9:41 AM\nTo: Cleo Winter "
    f"<cleo@example.org>\nSubject: Re: Why does pump seven "
    f"trip?\n\n{NOTICE}\n",
    "outlook desktop, german": f"{SAID}\n\nVon: Ben · Pumps <hall@example.org>\nGesendet: "
    f"Dienstag, 24. November 2026 09:41\nAn: Cleo Winter "
    f"<cleo@example.org>\nBetreff: Re: Why does pump seven "
    f"trip?\n\n{NOTICE}\n",
    "outlook desktop, line, no marker": f"{SAID}\n\n________________________________\nFrom: "
    f"Ben · Pumps <hall@example.org>\nSent: Tuesday, "
    f"November 24, 2026 9:41 AM\nTo: Cleo Winter\nSubject: "
    f"Re: Why does pump seven trip?\n\nBen answered\n",
    "outlook desktop, original message": f"{SAID}\n\n-----Original Message-----\nFrom: Ben · "
    f"Pumps <hall@example.org>\nSent: Tuesday, November "
    f"24, 2026 9:41 AM\nTo: Cleo Winter\nSubject: Re: Why "
    f"does pump seven trip?\n\nBen answered\n",
    "outlook web": f"{SAID}\n\n________________________________\nFrom: Ben · Pumps "
    f"<hall@example.org>\nSent: Tuesday, November 24, 2026 9:41:10 AM\nTo: Cleo "
    f"Winter <cleo@example.org>\nSubject: Re: Why does pump seven "
    f"trip?\n\n{NOTICE}\n",
    "outlook web, french": f"{SAID}\n\n________________________________\nDe : Ben · Pumps "
    f"<hall@example.org>\nEnvoyé : mardi 24 novembre 2026 09:41\nÀ : "
    f"Cleo Winter <cleo@example.org>\nObjet : Re: Why does pump seven "
    f"trip?\n\n{NOTICE}\n",
    "outlook mobile": f"{SAID}\n\nGet Outlook for "
    f"Android<https://aka.ms/AAb9ysg>\n________________________________\nFrom: Ben · Pumps "
    f"<hall@example.org>\nSent: Tuesday, November 24, 2026 9:41:10 AM\nTo: Cleo Winter "
    f"<cleo@example.org>\nSubject: Re: Why does pump seven trip?\n\n{NOTICE}\n",
    "outlook mobile, ios": f"{SAID}\n\nGet Outlook for "
    f"iOS\n________________________________\nFrom: Ben · Pumps "
    f"<hall@example.org>\nSent: Tuesday, November 24, 2026 9:41:10 "
    f"AM\n\n{NOTICE}\n",
    "apple mail, english": f"{SAID}\n\n> On 24. Nov 2026, at 09:41, Ben · Pumps "
    f"<hall@example.org> wrote:\n> \n{QUOTED}\n",
    "apple mail, german": f"{SAID}\n\n> Am 24.11.2026 um 09:41 schrieb Ben · Pumps "
    f"<hall@example.org>:\n> \n{QUOTED}\n",
    "apple mail, no marker": f"{SAID}\n\n> On 24 Nov 2026, at 09:41, Ben · Pumps "
    f"<hall@example.org> wrote:\n> \n{WITHOUT_MARKER}\n",
    "apple mail, spanish": f"{SAID}\n\n> El 24 nov 2026, a las 9:41, Ben · Pumps "
    f"<hall@example.org> escribió:\n> \n{QUOTED}\n",
    "iphone": f"{SAID}\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 09:41, Ben · Pumps "
    f"<hall@example.org> wrote:\n> \n> \n{QUOTED}\n",
    "iphone, german": f"{SAID}\n\nVon meinem iPhone gesendet\n\n> Am 24.11.2026 um 09:41 "
    f"schrieb Ben · Pumps <hall@example.org>:\n> \n> {QUOTED}\n",
    "iphone, french": f"{SAID}\n\nEnvoyé de mon iPhone\n\n> Le 24 nov. 2026 à 09:41, Ben · "
    f"Pumps <hall@example.org> a écrit :\n> \n{QUOTED}\n",
    "iphone, no quote at all": f"{SAID}\n\nSent from my iPhone\n",
    "thunderbird": f"{SAID}\n\nOn 24/11/2026 09:41, Ben · Pumps wrote:\n{QUOTED}\n",
    "thunderbird, german": f"{SAID}\n\nAm 24.11.26 um 09:41 schrieb Ben · Pumps:\n{QUOTED}\n",
    "thunderbird, signature": f"{SAID}\n\n-- \nCleo Winter, Graz\n\nOn 24/11/2026 09:41, Ben · "
    f"Pumps wrote:\n{QUOTED}\n",
    "thunderbird, below the quote": f"On 24/11/2026 09:41, Ben · Pumps "
    f"wrote:\n{QUOTED}\n\n{SAID}\n",
    "yahoo": f" {SAID}\n\n    On Tuesday, November 24, 2026 at 09:41:10 AM GMT+1, Ben · Pumps "
    f"<hall@example.org> wrote:  \n \n {NOTICE}\n",
    "yahoo, german": f" {SAID}\n\n    Am Dienstag, 24. November 2026 um 09:41:10 MEZ hat Ben · "
    f"Pumps <hall@example.org> Folgendes geschrieben:  \n \n {NOTICE}\n",
    "yahoo mobile": f"{SAID}\n\nSent from Yahoo Mail on Android \n \n  On Tue, Nov 24, 2026 at "
    f"9:41, Ben · Pumps<hall@example.org> wrote:   {NOTICE}\n",
    "yahoo, italian": f" {SAID}\n\n    Il martedì 24 novembre 2026 alle ore 09:41:10 CET, Ben "
    f"· Pumps <hall@example.org> ha scritto:  \n \n {NOTICE}\n",
    "proton": f"{SAID}\n\nSent with [Proton Mail](https://proton.me/mail/home) secure "
    f"email.\n\nOn Tuesday, November 24th, 2026 at 9:41 AM, Ben · Pumps "
    f"<hall@example.org> wrote:\n\n{QUOTED}\n",
    "proton, german": f"{SAID}\n\nGesendet mit [Proton "
    f"Mail](https://proton.me/mail/home).\n\nAm Dienstag, 24. November 2026 "
    f"um 09:41 schrieb Ben · Pumps <hall@example.org>:\n\n{QUOTED}\n",
    "k-9": f"{SAID}\n-- \nSent from my Android device with K-9 Mail. Please excuse my "
    f"brevity.\n\nOn 24 November 2026 09:41:10 CET, Ben · Pumps <hall@example.org> "
    f"wrote:\n{QUOTED}\n",
    "k-9, no signature": f"{SAID}\n\nOn 24 November 2026 09:41:10 CET, Ben · Pumps "
    f"<hall@example.org> wrote:\n{QUOTED}\n",
    "samsung": f"{SAID}\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: "
    f"Ben · Pumps <hall@example.org> \nDate: 24/11/2026  09:41  (GMT+01:00) \nTo: "
    f"cleo@example.org \nSubject: Re: Why does pump seven trip? \n\n{NOTICE}\n",
    "samsung, german": f"{SAID}\n\nVon meinem/meiner Galaxy gesendet\n\n-------- Ursprüngliche "
    f"Nachricht --------\nVon: Ben · Pumps <hall@example.org> \nDatum: "
    f"24.11.26  09:41  (GMT+01:00) \nAn: cleo@example.org \nBetreff: Re: "
    f"Why does pump seven trip? \n\n{NOTICE}\n",
}

_P = "<p>The wide seal fits.</p><p>We had the same in Leeds last week.</p>"
_D = (
    '<div dir="ltr"><div>The wide seal fits.</div><div><br></div>'
    "<div>We had the same in Leeds last week.</div></div>"
)
_THEIRS = f"<p>{MARKER}</p><h1>Ben answered</h1><p>Look at the seal first.</p>"
HTML = {
    "gmail, only html": f'{_D}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
    "On Tue, Nov 24, 2026 at 9:41 AM Ben "
    '&lt;<a href="mailto:hall@example.org">hall@example.org</a>&gt; wrote:<br></div>'
    f'<blockquote class="gmail_quote">{_THEIRS}</blockquote></div>',
    "outlook, only html": f'<html><body>{_P}<div id="appendonsend"></div><hr>'
    '<div id="divRplyFwdMsg"><b>From:</b> Ben<br><b>Sent:</b> Tuesday</div>'
    f"<div>{_THEIRS}</div></body></html>",
    "apple mail, only html": f'<html><body>{_P}<br><div><blockquote type="cite">'
    "<div>On 24 Nov 2026, at 09:41, Ben wrote:</div>"
    f"<div>{_THEIRS}</div></blockquote></div></body></html>",
    "thunderbird, only html": f'<html><body>{_P}<div class="moz-signature">-- <br>Cleo</div>'
    '<div class="moz-cite-prefix">On 24/11/2026 09:41, Ben wrote:<br></div>'
    f'<blockquote type="cite">{_THEIRS}</blockquote></body></html>',
    "yahoo, only html": f'<html><body><div>{_P}</div><div id="yahoo_quoted_1" class="yahoo_quoted">'
    f"<div>On Tuesday Ben wrote:</div><div>{_THEIRS}</div></div></body></html>",
    "proton, only html": f'<div>{_P}</div><div class="protonmail_signature_block">'
    "<div>Sent with Proton Mail</div></div>"
    '<div class="protonmail_quote">On Tuesday Ben wrote:<br>'
    f'<blockquote class="protonmail_quote" type="cite">{_THEIRS}</blockquote></div>',
}


def words(text: str) -> str:
    return " ".join(text.split())


def test_there_are_forty():
    assert len(PLAIN) + len(HTML) == 40


@pytest.mark.parametrize("shape", PLAIN)
def test_plain_answers_are_cut(shape):
    assert words(cut(PLAIN[shape])) == words(SAID)


@pytest.mark.parametrize("shape", HTML)
def test_answers_with_only_html_are_cut(shape):
    assert words(cut(html_text(HTML[shape]))) == words(SAID)


def test_paragraphs_stay_and_windows_line_ends_go():
    assert cut(PLAIN["gmail, english"].replace("\n", "\r\n")) == SAID


def test_a_list_and_a_line_of_dashes_are_no_signature():
    text = "Two things:\n\n- the seal\n- the valve\n\nOn the left side of the pump."

    assert cut(text) == text


def test_nothing_of_ones_own_is_nothing():
    assert cut(f"On Tue, Nov 24, 2026 at 9:41 AM Ben <hall@example.org> wrote:\n\n{QUOTED}") == ""


SHAPES = {
    "words on one line": "word ",
    "empty lines": "\n",
    "quote marks": "> \n",
    "lines with labels": "From: a@example.org\n",
    "introductions": "On Fri, Nov 27, 2026 at 10:11 AM Ben <ben@example.org> wrote:\n",
    "introductions and quotes": "On Fri, Nov 27, 2026 at 10:11 AM Ben <ben@example.org> wrote:\n"
    "> x\n",
    "dashes": "-",
    "rules": "-----\n",
    "addresses": "a@b",
    "brackets": "[",
    "links": "](((",
    "times": "10:11 ",
    "dates": "27.11.2026-",
    "underscores": "_",
    "markers": "― Write your answer above this line ― x\n",
    "blanks": " ",
    "sent from": "sent iphone ",
}


def seconds(text: str) -> float:
    start = time.process_time()
    cut(text)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_and_not_with_its_square(shape):
    piece = SHAPES[shape]
    once, four_times = (piece * (letters // len(piece)) for letters in (25_000, 100_000))
    least = min(seconds(once) for _time in range(3))

    assert min(seconds(four_times) for _time in range(2)) < max(10 * least, 0.05)
    assert least < 1


@pytest.mark.parametrize(
    "text",
    ["word " * 4_000, "Hot.\n" + "\n" * 10_000 + "Cold."],
    ids=["one paragraph", "empty lines"],
)
def test_a_long_mail_is_cut_in_well_under_a_second(text):
    assert min(seconds(text) for _time in range(3)) < 0.5
