"""What somebody wrote in an answer, without what was quoted below it and without their signature."""

import re

from mailparser_reply import EmailReplyParser

from guildhall.notifications.addresses import MARKER

_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "da", "cs", "ja", "ko", "zh"]
_MARKER = re.compile(r"^[ \t>|]*" + re.escape(MARKER[:12]) + r".*", re.MULTILINE)
_OUTLOOK_LINE = re.compile(r"^[ \t]*(_{10,}|-{3,} ?(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Oorspronkelijk bericht) ?-{3,})", re.MULTILINE | re.IGNORECASE)  # fmt: skip
_SENT_FROM = re.compile(
    r"^\W*(sent from|sent with|get outlook for|gesendet (mit|von|aus)|von meine\w*(/\w+)? .{1,30} gesendet|envoyé (de|depuis|avec)|"
    r"enviado (desde|con|do|a partir)|inviato da|verzonden (vanaf|met)|wysłan[oe] z|skickat från|sendt fra|odesláno z|"
    r"télécharger outlook|outlook für .{1,20} beziehen|holen sie sich outlook)\b.*",
    re.IGNORECASE,
)  # fmt: skip
_ATTRIBUTION = re.compile(
    r"^[ \t>]*((on|am|le|el|il|op|den|dnia|w dniu|em|dne)\b.{0,200}?(wrote|schrieb|a écrit|escribió|ha scritto|geschrieben|schreef|skrev|napisał\(?a?\)?|escreveu|napsal\(?a?\)?)\b.{0,80}?:|"
    r"(from|von|de|da|van|od|från|fra)\s?:.{1,120}(@|\[mailto).*)\s*$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)  # fmt: skip


def cut(text: str) -> str:
    """The words of the answer itself; empty where there are none.

    Our own marker, which most programs quote, is the surest edge. Then the parser
    finds edges in thirteen languages; where all that is new stands below a quote,
    that is taken.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    above = _above_marker(text)
    found = _without_endings(_parsed(above))
    return found or _without_endings(_below_quote(text))


def _above_marker(text: str) -> str:
    found = _MARKER.search(text)
    return text[: found.start()] if found else text


def _parsed(text: str) -> str:
    found = _OUTLOOK_LINE.search(text)
    if found:
        text = text[: found.start()]
    reply = EmailReplyParser(languages=_LANGUAGES).parse_reply(text) or ""
    attribution = _ATTRIBUTION.search(reply)
    return reply[: attribution.start()] if attribution else reply


def _below_quote(text: str) -> str:
    """Lines that are no quote, for those who write below one."""
    lines = [line for line in text.split("\n") if not line.lstrip().startswith((">", "|"))]
    left = _ATTRIBUTION.sub("", "\n".join(lines))
    return "" if _MARKER.search(left) else left


def _without_endings(text: str) -> str:
    """Without a signature after “-- ”, and without what phones say about themselves."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    for place, line in enumerate(lines):
        if line in ("--", "—") or _SENT_FROM.match(line):
            lines = lines[:place]
            break
    while lines and (not lines[-1] or lines[-1].lstrip().startswith(">")):
        lines.pop()
    return "\n".join(lines).strip()
