"""The line with which a mail program introduces what it quotes goes, in any language; what somebody
wrote above it stays.
"""

import pytest

from guildhall.incoming.cutting import cut
from guildhall.notifications.addresses import MARKER

OWN = "Check the seal first.\nThen the bearing."
QUOTED = f"> {MARKER}\n>\n> Ben asked: Why does the pump hum?"
UNQUOTED = f"{MARKER}\n\nBen asked: Why does the pump hum?"

LINES = {
    "greek, gmail": "Στις Παρ 27 Νοε 2026 στις 10:11 π.μ., ο χρήστης Halle <hall@example.org> "
    "έγραψε:",
    "hungarian, gmail": "Halle <hall@example.org> ezt írta (időpont: 2026. nov. 27., P, 10:11):",
    "hungarian, thunderbird": "2026. 11. 27. 10:11 keltezéssel, Halle írta:",
    "arabic, gmail": "\u202bفي الجمعة، 27 نوفمبر 2026 في 10:11 ص تمت كتابة ما يلي بواسطة "
    "\u202aHalle\u202c\u200f <\u202ahall@example.org\u202c\u200f>:\u202c",
    "arabic digits": "في ٢٧ نوفمبر ٢٠٢٦، الساعة ١٠:١١، كتب Halle <hall@example.org>:",
    "hebrew, gmail": "\u202bבתאריך יום ו׳, 27 בנוב׳ 2026 ב-10:11 מאת \u202aHalle\u202c\u200f "
    "<\u202ahall@example.org\u202c\u200f>:\u202c",
    "thai, gmail": "ในวันที่ ศ. 27 พ.ย. 2026 เวลา 10:11 Halle <hall@example.org> เขียนว่า:",
    "portuguese, gmail": "Em sex., 27 de nov. de 2026 às 10:11, Halle <hall@example.org> escreveu:",
    "spanish, gmail": "El vie, 27 nov 2026 a las 10:11, Halle (<hall@example.org>) escribió:",
    "dutch, gmail": "Op vr 27 nov 2026 om 10:11 schreef Halle <hall@example.org>:",
    "danish, gmail": "Den fre. 27. nov. 2026 kl. 10.11 skrev Halle <hall@example.org>:",
    "ukrainian, gmail": "пт, 27 лист. 2026 р. о 10:11 Halle <hall@example.org> пише:",
    "romanian, gmail": "În vin., 27 nov. 2026 la 10:11, Halle <hall@example.org> a scris:",
    "vietnamese, gmail": "Vào Th 6, 27 thg 11, 2026 vào lúc 10:11 Halle <hall@example.org> đã "
    "viết:",
    "lithuanian, gmail": "2026-11-27, pn, 10:11 Halle <hall@example.org> rašė:",
    "slovak, gmail": "pi 27. 11. 2026 o 10:11 Halle <hall@example.org> napísal(a):",
    "croatian, gmail": "pet, 27. stu 2026. u 10:11 Halle <hall@example.org> napisao je:",
    "bulgarian, gmail": "На пт, 27.11.2026 г. в 10:11 Halle <hall@example.org> написа:",
    "indonesian, gmail": "Pada Jum, 27 Nov 2026 10.11, Halle <hall@example.org> menulis:",
    "japanese, gmail": "2026年11月27日(金) 10:11 Halle <hall@example.org>:",
    "chinese traditional, gmail": "Halle <hall@example.org> 於 2026年11月27日 週五 上午10:11寫道：",
    "persian": "در تاریخ جمعه ۲۷ نوامبر ۲۰۲۶،‏ ۱۰:۱۱ Halle <hall@example.org> نوشت:",
    "catalan": "Missatge de Halle <hall@example.org> del dia dv., 27 de nov. 2026 a les 10:11:",
    "estonian": "Kuupäev R, 27. november 2026 kell 10:11 kirjutas Halle <hall@example.org>:",
    "finnish, apple mail": "Halle <hall@example.org> kirjoitti 27.11.2026 kello 10.11:",
    "polish, thunderbird": "W dniu 27.11.2026 o 10:11, Halle Pumpen pisze:",
    "czech, thunderbird": "Dne 27. 11. 26 v 10:11 Halle Pumpen napsal(a):",
    "swedish, apple mail": "27 nov. 2026 kl. 10:11 skrev Halle <hall@example.org>:",
    "italian, wrapped": "Il giorno ven 27 nov 2026 alle ore 10:11 Halle Pumpen di Tutta la "
    "Casa\n<hall@example.org> ha scritto:",
    "russian, mail.ru": "Пятница, 27 ноября 2026, 10:11 +03:00 от Halle <hall@example.org>:",
    "russian, yandex": '27.11.2026, 10:11, "Halle" <hall@example.org>:',
    "spark": "On 27 Nov 2026 at 10:11 +0100, Halle Pumpen <hall@example.org>, wrote:",
    "mailspring": "On Nov 27 2026, at 10:11 am, Halle <hall@example.org> wrote:",
    "k-9, wrapped thrice": "On 27 November 2026 10:11:10 CET, Halle Pumpen\nof the Whole "
    "Company\n<hall+r-aebagbafdsdff@example.org> wrote:",
    "fairemail": "Nov 27, 2026 10:11:03 AM Halle <hall@example.org>:",
    "mutt": "On Fri, Nov 27, 2026 at 10:11:03AM +0100, Halle wrote:",
    "gnus": "Halle Pumpen <hall@example.org> writes:",
    "name alone": "Halle wrote:",
    "no colon": "On 27/11/2026 10:11, Halle <hall@example.org> wrote",
    "long name wrapped in the middle": "On Fri, Nov 27, 2026 at 10:11 AM Ada of the Field "
    "Technicians\nof the Northern Region <hall@example.org> "
    "wrote:",
}

BLOCKS = {
    "outlook, greek": "Από: Halle <hall@example.org>\nΣτάλθηκε: Παρασκευή, 27 Νοεμβρίου 2026 "
    "10:11 πμ\nΠρος: Eva\nΘέμα: Re: Αντλία",
    "outlook, hungarian": "Feladó: Halle <hall@example.org>\nElküldve: 2026. november 27., "
    "péntek 10:11\nCímzett: Eva\nTárgy: Re: Szivattyú",
    "outlook, arabic": "من: Halle <hall@example.org>\nتم الإرسال: 27 نوفمبر 2026 10:11\nإلى: "
    "Eva\nالموضوع: Re: مضخة",
    "outlook, hebrew": "מאת: Halle <hall@example.org>\nנשלח: יום שישי, 27 נובמבר 2026 "
    "10:11\nאל: Eva\nנושא: Re: משאבה",
    "outlook, thai": "จาก: Halle <hall@example.org>\nส่งเมื่อ: 27 พฤศจิกายน 2026 10:11\nถึง: "
    "Eva\nเรื่อง: Re: ปั๊ม",
    "outlook, portuguese": "De: Halle <hall@example.org>\nEnviado: sexta-feira, 27 de novembro "
    "de 2026 10:11\nPara: Eva\nAssunto: Re: Bomba",
    "outlook, korean": "보낸 사람: Halle <hall@example.org>\n"
    "보낸 날짜: 2026년 11월 27일 금요일 오전 10:11\n받는 사람: Eva\n제목: Re: 펌프",
    "outlook, chinese": "发件人: Halle <hall@example.org>\n发送时间: 2026年11月27日 10:11\n"
    "收件人: Eva\n主题: Re: 泵",
    "qq, with its rule": '------------------ 原始邮件 ------------------\n发件人: "Halle" '
    "<hall@example.org>;\n发送时间: 2026年11月27日(星期五) 上午10:11\n收件人: "
    '"Eva";\n主题:Re: 泵',
    "gmx": 'Gesendet: Freitag, 27. November 2026 um 10:11 Uhr\nVon: "Halle" '
    "<hall@example.org>\nAn: eva@example.org\nBetreff: Re: Pumpe",
    "outlook mobile, with its rule": "________________________________\nFrom: Halle "
    "<hall@example.org>\nSent: Friday, November 27, 2026 "
    "10:11:10 AM\nTo: Eva <eva@example.org>\nSubject: Re: Pump",
    "samsung, ukrainian": "-------- Вихідне повідомлення --------\nВід: Halle "
    "<hall@example.org>\nДата: 27.11.26 10:11 (GMT+02:00)\nКому: "
    "eva@example.org\nТема: Re: Насос",
    "outlook, dutch, many recipients": "Van: Halle <hall@example.org>\nVerzonden: vrijdag 27 "
    "november 2026 10:11\nAan: Eva <eva@example.org>; Ben "
    "<ben@example.org>;\n\tCleo "
    "<cleo@example.org>\nOnderwerp: Re: Pomp",
    "outlook, danish, bold in HTML": "**Fra:** Halle \\<hall@example.org>\n**Sendt:** 27. "
    "november 2026 10:11\n**Til:** Eva\n**Emne:** Re: Pumpe",
    "outlook, a paragraph each": "From: Halle <hall@example.org>\n\nSent: Friday, November 27, "
    "2026 10:11 AM\n\nTo: Eva\n\nSubject: Re: Pump",
}


@pytest.mark.parametrize("shape", LINES)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "close"])
def test_the_line_above_our_marker_goes(shape, between):
    assert cut(f"{OWN}\n\n{LINES[shape]}{between}{QUOTED}\n") == OWN


@pytest.mark.parametrize("shape", LINES)
def test_also_where_it_follows_own_words_at_once(shape):
    assert cut(f"{OWN}\n{LINES[shape]}\n{QUOTED}\n") == OWN


@pytest.mark.parametrize("shape", LINES)
def test_also_where_the_program_quotes_it(shape):
    line = "\n".join(f"> {part}" for part in LINES[shape].split("\n"))

    assert cut(f"{OWN}\n\n{line}\n>\n{QUOTED}\n") == OWN


@pytest.mark.parametrize("shape", BLOCKS)
@pytest.mark.parametrize("quote", [QUOTED, UNQUOTED], ids=["quoted", "unquoted"])
def test_the_block_above_our_marker_goes(shape, quote):
    assert cut(f"{OWN}\n\n{BLOCKS[shape]}\n\n{quote}\n") == OWN


OWN_WORDS = {
    "dashes between": "Two ways:\n--\nfirst\n--\nsecond",
    "rule of equals": "Parts\n=====\nring, seal",
    "stars": "One\n***\nTwo",
    "a header of a plan": "To: terminal B2\nFrom: terminal A1 (ask plan@example.org)\nDate: "
    "2026-11-27 10:11",
    "a table of facts": "Name: pump seven\nMail: plan@example.org\nDate: 27.11.2026 "
    "10:11\nPlace: hall two",
    "somebody wrote": "On the plate somebody wrote:\n12 bar max.",
    "wrote, with a day": "On 24 November 2026 at 09:41 Ben wrote this into the log:\n12 bar "
    "max.\n\nSo keep below.",
    "a quotation of one's own": "The manual says:\n\n> Never above 12 bar.\n\nSo keep below.",
    "sent from": "Sent from the factory with the wrong seal.",
    "sent from, at the end": "It was a mistake.\n\nSent from the factory",
    "a phone": "It also hums when I hold my iPhone to it\n\nand on my Android phone",
    "regards in the middle": "Best regards to Ben, who found it.\n\nIt is the seal.",
    "german": "Am Montag schrieb Ben:\nder Ring ist es.\n\nStimmt.",
    "a time": "We met at 10:11 and saw this:\nthe seal was worn.",
    "confidential": "This pump is confidential and only for the eyes of its maker.",
    "original message": "----- Original parts -----\nring\nseal",
    "ends with a colon": "These two remain:\n\nring and seal:",
    "an address at the end": "Ask plan@example.org",
    "below a rule": "Section one.\n________________________________\n\nSection two, which matters.",
    "greek": "Από: την αντλία\nΠρος: τον κινητήρα\n\nΚλείστε το.",
}
TAILS = {
    "no marker": "",
    "with an introduction": f"\n\nOn Fri, Nov 27, 2026 at 10:11 AM Halle <hall@example.org> "
    f"wrote:\n\n{QUOTED}\n",
    "with a block": f"\n\n{BLOCKS['outlook mobile, with its rule']}\n\n{UNQUOTED}\n",
}


@pytest.mark.parametrize("words", OWN_WORDS)
@pytest.mark.parametrize("tail", TAILS)
def test_nothing_else_is_cut_on_suspicion(words, tail):
    assert cut(OWN_WORDS[words] + TAILS[tail]) == OWN_WORDS[words]


ENDINGS = {
    "iphone": "Sent from my iPhone",
    "german": "Von meinem Samsung Galaxy Smartphone gesendet.",
    "spanish": "Enviado desde mi iPhone",
    "portuguese": "Enviado do meu Android",
    "french": "Envoyé de mon téléphone portable Huawei",
    "italian": "Inviato da iPhone",
    "dutch": "Verstuurd vanaf mijn iPhone",
    "danish": "Sendt fra min iPad",
    "ukrainian": "Надіслано з iPhone",
    "russian": "Отправлено из мобильной Почты Mail.ru",
    "romanian": "Trimis de pe iPhone",
    "greek": "Στάλθηκε από το iPhone μου",
    "hungarian": "Elküldve az iPhone-omról",
    "hebrew": "נשלח מה-iPhone שלי",
    "japanese": "iPhoneから送信",
    "chinese": "发自我的iPhone",
    "korean": "나의 iPhone에서 보냄",
    "turkish": "iPhone'umdan gönderildi",
    "thai": "ส่งจาก iPhone ของฉัน",
    "outlook": "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "proton": "Sent with [Proton Mail](https://proton.me/mail/home) secure email.",
    "k-9, below a signature mark": "-- \nSent from my Android device with K-9 Mail. Please "
    "excuse my brevity.",
    "signature": "-- \nEva Winter\nField service, Graz\n+43 316 000000",
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("tail", TAILS)
def test_what_programs_say_of_themselves_and_signatures_go(ending, tail):
    assert cut(f"{OWN}\n\n{ENDINGS[ending]}{TAILS[tail]}") == OWN
