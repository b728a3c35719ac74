"""Did a person write a mail, or a program: an away note, a newsletter, a mail that came back?"""

import re
from email.message import EmailMessage

from guildhall.incoming.charsets import header_text, raw_headers
from guildhall.kit.words import fold
from guildhall.notifications.addresses import read_community_address

_BOUNCERS = ("mailer-daemon", "postmaster")
_PRECEDENCES = {"bulk", "junk", "list", "auto_reply", "auto-reply", "vacation"}
_HEADERS = (
    "List-Id",
    "List-Unsubscribe",
    "X-Autoreply",
    "X-AutoReply-From",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply-From",
    "X-Mail-Autoreply",
    "X-Vacation",
    "X-Loop",
    "X-FC-MachineGenerated",
    "X-MS-Exchange-Generated-Message-Source",
    "X-MS-Exchange-Inbox-Rules-Loop",
)


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


# What away notes put before the subject that they answer, where nothing else in them says so.
_BY_ITSELF = (
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "autoresponse",
    "automatic response",
    "automatische antwort",
    "automatische rückantwort",
    "réponse automatique",
    "respuesta automática",
    "resposta automática",
    "resposta automàtica",
    "erantzun automatikoa",
    "risposta automatica",
    "automatisch antwoord",
    "automatisch bericht",
    "automatiskt svar",
    "automatisk svar",
    "autosvar",
    "automaattinen vastaus",
    "sjálfvirkt svar",
    "automaatvastus",
    "automātiskā atbilde",
    "automatinis atsakymas",
    "automatyczna odpowiedź",
    "odpowiedź automatyczna",
    "automatická odpověď",
    "automatická odpoveď",
    "automatikus válasz",
    "răspuns automat",
    "автоматичен отговор",
    "автоматический ответ",
    "автоответ",
    "автоматична відповідь",
    "автовідповідь",
    "аутоматски одговор",
    "automatski odgovor",
    "samodejni odgovor",
    "përgjigje automatike",
    "αυτόματη απάντηση",
    "otomatik yanıt",
    "otomatik cevap",
    "תשובה אוטומטית",
    "מענה אוטומטי",
    "رد تلقائي",
    "رد آلي",
    "پاسخ خودکار",
    "स्वचालित उत्तर",
    "ตอบกลับอัตโนมัติ",
    "การตอบกลับอัตโนมัติ",
    "trả lời tự động",
    "balasan otomatis",
    "balasan automatik",
    "自動返信",
    "自動応答",
    "自动答复",
    "自动回复",
    "自動回覆",
    "자동 회신",
    "자동 응답",
)
_NOBODY_THERE = (
    "out of office",
    "out of the office",
    "out-of-office",
    "ooo",
    "away from the office",
    "vacation reply",
    "on vacation",
    "abwesenheitsnotiz",
    "abwesenheit",
    "abwesend",
    "nicht im büro",
    "absence du bureau",
    "absent du bureau",
    "message d'absence",
    "absence",
    "fuera de la oficina",
    "fuera de oficina",
    "ausente",
    "fora do escritório",
    "ausência",
    "fora de l'oficina",
    "fuori sede",
    "fuori ufficio",
    "assente",
    "afwezig",
    "afwezigheid",
    "niet aanwezig",
    "frånvaro",
    "frånvarande",
    "ej på kontoret",
    "fravær",
    "fraværende",
    "ikke på kontoret",
    "ikke til stede",
    "poissa",
    "poissaolo",
    "poza biurem",
    "nieobecność",
    "nieobecny",
    "mimo kancelář",
    "nepřítomnost",
    "mimo kancelárie",
    "neprítomnosť",
    "házon kívül",
    "irodán kívül",
    "absent de la birou",
    "în afara biroului",
    "извън офиса",
    "вне офиса",
    "нет на работе",
    "отсутствие",
    "поза офісом",
    "відсутність",
    "odsutan",
    "odsoten",
    "εκτός γραφείου",
    "ofis dışında",
    "ofis dışındayım",
    "מחוץ למשרד",
    "خارج المكتب",
    "ไม่อยู่ที่สำนักงาน",
    "ไม่อยู่",
    "vắng mặt",
    "不在通知",
    "外出中",
    "外出",
    "부재중",
)
_END = r"\s*(?:[:：\])】]|\s[-–—]\s|$)"
_AWAY_SUBJECT = re.compile(
    rf"^[\[(【*\s]*(?:(?:{_either(_BY_ITSELF)})(?:\s+[^\s:：]+){{0,4}}?|"
    rf"(?:{_either(_NOBODY_THERE)})(?:\s+(?:auto-?reply|reply|message|note|notice|"
    rf"notification))?){_END}"
)
_CALENDAR = ("text/calendar", "application/ics")
_PRESSED = re.compile(rb"(?im)^METHOD:[ \t]*(?:REPLY|COUNTER)[ \t]*\r?$")


def is_bounce(message: EmailMessage, sender: str) -> bool:
    """A mail that came back, or a receipt: no person wrote it, and it is never answered."""
    is_report = message.get_content_type() == "multipart/report"
    came_from_nobody = "<>" in [line.strip() for line in raw_headers(message, "Return-Path")]
    return is_report or sender.partition("@")[0] in _BOUNCERS or came_from_nobody


def is_automatic(message: EmailMessage, sender: str, recipients: tuple[str, ...]) -> bool:
    """Written by a program (RFC 3834, and what other programs say): never answered, never posted.

    An answer to an invitation is from a person, who pressed a button, whatever the program wrote
    above it.
    """
    if not sender:
        return True
    if _is_calendar_answer(message):
        return False
    submitted = {
        re.split(r"[;\s(]", line.strip().lower())[0]
        for line in raw_headers(message, "Auto-Submitted")
    }
    precedences = {
        line.strip().lower() for line in raw_headers(message, "Precedence", "X-Precedence")
    }
    is_marked = bool(
        submitted - {"no", ""} or precedences & _PRECEDENCES or raw_headers(message, *_HEADERS)
    )
    return is_marked or _is_away_note(message, recipients)


def is_calendar_answer(content: bytes) -> bool:
    """Whether a calendar program answers an invitation in it (RFC 5546)."""
    return bool(_PRESSED.search(content[:200_000]))


def is_calendar(part: EmailMessage) -> bool:
    return part.get_content_type() in _CALENDAR or str(part.get_filename() or "").lower().endswith(
        ".ics"
    )


def _is_calendar_answer(message: EmailMessage) -> bool:
    for part in message.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart() and is_calendar(part):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and is_calendar_answer(content):
                return True
    return False


def _is_away_note(message: EmailMessage, recipients: tuple[str, ...]) -> bool:
    """By its subject alone.

    Away notes answer a mail of ours, and none of those has a community's address.
    """
    if any(read_community_address(address) for address in recipients):
        return False
    return bool(_AWAY_SUBJECT.match(fold(header_text(message, "Subject"))[:300]))
