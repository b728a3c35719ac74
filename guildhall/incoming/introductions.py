"""The lines with which a mail program introduces a quote.

Such as “On Tuesday Ben wrote:”, or a block of From, Sent, To.

They are known by their shape, whatever the language: an address, a day and a time of day, a colon
at the end; or a run of lines with a label each. Each line is looked at a fixed number of times.
"""

import re
import unicodedata
from collections.abc import Sequence

MOST_LINES, MOST_LETTERS = 5, 500
MOST_HEADERS = 14
_ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"“”]@[^\s<>()\[\]:;,\"“”]+\.?\w")
_TIME = re.compile(
    r"(?<![\d.])\d{1,2}\s?[:.h時点时點시]\s?\d{2}(?!\d|\.\d)|\d{1,2}\s?(?:[ap]\.?m\b|시|時|时|點|点|uhr\b)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:[12]\d{3}|2[56]\d{2})(?!\d)|"
    r"(?<!\d)\d{1,4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{2,4}(?!\d)|"
    r"\d{1,2}\s?[月월]|[月월]\s?\d{1,2}|(?<!\d)\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,}"
)
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|geschrieben|(?:a|avait) écrit|escribió|escribio|"
    r"escreveu|va escriure|ha scritto|"
    r"schreef|geschreven|skrev|skrifaði|kirjoitti|kirjutas|rakstīja|rašė|parašė|napisał\w?|"
    r"napisał\(a\)|napsala?|"
    r"napísala?|írta|a scris|написала?|писал|написав|пише|написа|напиша|piše|napisao|έγραψε|"
    r"yazdı|כתבה?|كتب|كتابة|نوشت|"
    r"đã viết|menulis)(?!\w)|写道|寫道|作成|작성|書きました|เขียน|님이",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[^\W\d_][^:：@\n<>]{0,34}?\s?[:：](?:\s+\S|$|(?<=[\u3040-\u9fff\uac00-\ud7af：][:：])\S|"
    r"(?<=：)\S)"
)
_RULE = re.compile(r"^(?:[-–—_=*~]{3,}[^-–—_=*~]{0,60}[-–—_=*~]{3,}|[-–—_=]{5,})$")
_LINK = re.compile(r"\[([^\]\[]*)\]\((?:[^()\s]|\([^()\s]*\)){0,500}\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADS = {
    "from": "from von de da van från fra lähettäjä saatja od nadawca feladó expeditor от від "
    "пошиљалац pošiljatelj από "
    "kimden gönderen מאת من از จาก từ dari 差出人 发件人 發件人 寄件者 寄件人 "
    "보낸사람 보낸_사람 expéditeur remitente mittente afzender avsändare afsender",
    "date": "date sent datum gesendet envoyé fecha enviado enviada enviat data inviato "
    "verzonden skickat sendt dato lähetetty "
    "päivämäärä saadetud kuupäev sūtīts išsiųsta wysłano data odesláno odoslané dátum elküldve "
    "küldve trimis trimisă "
    "отправлено дата надіслано изпратено poslano poslato στάλθηκε ημερομηνία tarih "
    "gönderilme_tarihi נשלח תאריך تاريخ تم_الإرسال التاريخ أرسل "
    "ส่งเมื่อ วันที่ gửi ngày tanggal dikirim 送信日時 日付 日時 "
    "发送时间 發送時間 寄件日期 傳送時間 日期 보낸날짜 보낸_날짜 날짜",
    "to": "to an à para per a aan till til vastaanottaja kellele kam do komu címzett către "
    "кому до за prima примa προς kime alıcı "
    "אל إلى ถึง đến kepada 宛先 收件人 받는사람 받는_사람 destinataire destinatario",
    "subject": "subject betreff objet asunto assunto assumpte oggetto onderwerp ämne emne aihe "
    "otsikko teema tēma tema temat předmět "
    "predmet tárgy subiect тема относно θέμα konu נושא الموضوع موضوع เรื่อง หัวเรื่อง chủ_đề "
    "tiêu_đề perihal subjek 件名 主题 主題 主旨 제목",
}
_HEAD_OF = {
    word.replace("_", " "): head for head, words in _HEADS.items() for word in words.split()
}


def bare(line: str) -> str:
    """A line without the marks of a quote, of Markdown and of writing directions."""
    if line.isspace() or not line:
        return ""
    if not line.isascii():
        line = "".join(
            letter for letter in line if letter.isascii() or unicodedata.category(letter) != "Cf"
        )
    line = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", line)).replace("**", "").replace("\u00a0", " ")
    return line.strip().lstrip(">| \t").strip()


def start_of_introduction(lines: Sequence[str]) -> int:
    """Where the introduction at the end of `lines` begins; their number where they end without one.

    It is directly above our own marker, so its shape is enough.
    """
    end = _without_blanks(lines, len(lines))
    block = _start_of_block(lines, end)
    start = block if block < end else _start_of_sentence(lines, end)
    if start == end and is_rule(bare(lines[end - 1]) if end else ""):
        return end - 1
    return _above_rule(lines, start) if start < end else len(lines)


def begins_quote(lines: Sequence[str], end: int) -> int:
    """The first line of the introduction that ends with line `end - 1`; `end` where that is none.

    For a mail in which our marker is not: only what has a sure shape counts.
    """
    start = _start_of_sentence(lines, end)
    joined = bare(" ".join(lines[start:end]))
    has_moment = bool(_DATE.search(joined) and _TIME.search(joined))
    is_sure = bool(_ADDRESS.search(joined)) + has_moment + bool(_WROTE.search(joined))
    return start if start < end and is_sure >= 2 else end


def is_header_block(lines: Sequence[str], start: int) -> bool:
    """Whether From, a date and To or a subject stand there, by labels that mail programs use."""
    heads: set[str | None] = set()
    for line in lines[start : start + MOST_HEADERS]:
        label, colon, _value = bare(line).replace("：", ":").partition(":")
        head = _HEAD_OF.get(label.strip().lower()) if colon else None
        if head is None and not heads:
            return False
        if not line.strip() and len(heads) > 1:
            break
        heads.add(head)
    return {"from", "date"} <= heads and bool(heads & {"to", "subject"})


def is_rule(line: str) -> bool:
    """A line of dashes, with words in its middle or without."""
    return bool(_RULE.match(line))


def _start_of_sentence(lines: Sequence[str], end: int) -> int:
    """The last line, and as many above it as the sentence was wrapped to."""
    if not end or not _ends_like_one(bare(lines[end - 1])):
        return end
    lowest = max(end - MOST_LINES, 0)
    for start in range(end - 1, lowest - 1, -1):
        if not bare(lines[start]):
            return end
        joined = bare(" ".join(lines[start:end]))
        if len(joined) > MOST_LETTERS:
            return end
        if _is_introduction(joined):
            return _with_its_beginning(lines, start, end, lowest)
    return end


def _ends_like_one(last: str) -> bool:
    """With a colon, or with what some programs put in its place."""
    if last.endswith((":", "：", "︰", ":-")):
        return True
    return bool(_WROTE.search(last[-40:]) or _ADDRESS.search(last[-80:]) or last.endswith(">"))


def _is_introduction(joined: str) -> bool:
    has_address, has_day = bool(_ADDRESS.search(joined)), bool(_DATE.search(joined))
    has_colon = joined.endswith((":", "：", "︰", ":-"))
    if has_address or (has_day and _TIME.search(joined)):
        return has_colon or bool(_WROTE.search(joined)) or (has_address and has_day)
    return has_colon and bool(_WROTE.search(joined)) and len(joined.split()) <= 6


def _with_its_beginning(lines: Sequence[str], start: int, end: int, lowest: int) -> int:
    """Lines above it that the same sentence began on: it lacks its name, its day or its address."""
    while start > lowest and bare(lines[start - 1]):
        joined, above = bare(" ".join(lines[start:end])), bare(lines[start - 1])
        begins_within = joined[0] in '<(["“' or joined[0].islower()
        begins_within = begins_within or (joined[0].isdigit() and not _DATE.match(joined))
        has_no_day = not (_DATE.search(joined) and _TIME.search(joined)) and _DATE.search(above)
        has_no_address = not _ADDRESS.search(joined) and _ADDRESS.search(above)
        if above.endswith((".", "!", "?")) and not (has_no_day or has_no_address):
            return start
        if not (begins_within or has_no_day or has_no_address):
            return start
        start -= 1
    return start


def _start_of_block(lines: Sequence[str], end: int) -> int:
    """Where the run of labelled lines begins that ends before `end`; `end` where there is none."""
    start, labels, blanks = end, 0, 0
    while start and end - start < MOST_HEADERS:
        line = bare(lines[start - 1])
        if not line:
            blanks += 1
            if blanks > MOST_HEADERS // 2:
                break
        elif _LABELLED.match(line):
            labels += 1
        elif not (labels or start == end) or not _continues_header(lines[start - 1]):
            break
        start -= 1
    while start < end and not _LABELLED.match(bare(lines[start])):
        start += 1
    joined = bare(" ".join(lines[start:end]))
    is_one = labels >= 2 and bool(
        _ADDRESS.search(joined) or (_DATE.search(joined) and _TIME.search(joined))
    )
    return start if is_one else end


def _continues_header(line: str) -> bool:
    """A long list of recipients goes on in the next line."""
    return bool(_ADDRESS.search(line)) and (
        line[:1] in " \t" or line.rstrip().endswith((";", ",", ">"))
    )


def _above_rule(lines: Sequence[str], start: int) -> int:
    """With the line of dashes that some programs draw above it."""
    above = _without_blanks(lines, start)
    return above - 1 if above and is_rule(bare(lines[above - 1])) else start


def _without_blanks(lines: Sequence[str], end: int) -> int:
    while end and not bare(lines[end - 1]):
        end -= 1
    return end
