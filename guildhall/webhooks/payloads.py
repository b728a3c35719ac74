"""What is sent, in the form that each side expects.

Titles, names and addresses of pages; never whole texts.
"""

import json
from typing import Any

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.mail.building import absolute
from guildhall.people.models import Person
from guildhall.webhooks.models import TEST, Sending, Webhook
from guildhall.webhooks.subjects import SentEvent, subjects

Format = Webhook.Format


class Gone(Exception):
    """The text is no longer in the community for others to read."""


def payload_of(sending: Sending) -> bytes:
    """The body of the request.

    Raises Gone where the text was hidden, deleted or moved to another community in the meantime.
    """
    webhook = sending.webhook
    if sending.verb == TEST:
        link = absolute(webhook.community.get_absolute_url())
        text = "This is a test from Guildhall."
        data: dict[str, Any] = {"text": text}
    else:
        about = _about(sending)
        link = _link_to(about, webhook.community.slug)
        text = subjects[sending.verb].says(about)
        data = {
            "community": webhook.community.slug,
            "entry": about.entry.pk,
            "kind": about.entry.kind,
            "title": about.entry.heading,
            "state": about.entry.state,
            "by": about.name,
            "url": link,
        }
    return _encoded(_chat(webhook.format, text, link, _standard(sending, data)))


def _link_to(about: SentEvent, slug: str) -> str:
    if about.reply:
        return absolute(path_of_reply(about.entry, slug, about.reply.pk))
    return absolute(path_of(about.entry, slug))


def _about(sending: Sending) -> SentEvent:
    entries = (
        Entry.objects.published()
        .filter(community=sending.webhook.community_id)
        .select_related("author")
    )
    entry = entries.filter(pk=sending.about.get("entry")).first()
    if entry is None or sending.verb not in subjects:
        raise Gone
    reply = None
    if sending.about.get("reply"):
        reply = Reply.objects.published().filter(pk=sending.about["reply"], entry=entry).first()
        if reply is None:
            raise Gone
    person = Person.objects.get_queryset().filter(pk=sending.about.get("actor")).first()
    return SentEvent(entry, reply, person.name if person else "")


def _standard(sending: Sending, data: dict[str, Any]) -> dict[str, Any]:
    return {"type": sending.verb, "timestamp": sending.at.isoformat(), "data": data}


def _chat(form: str, text: str, link: str, standard: dict[str, Any]) -> dict[str, Any]:
    if form == Format.SLACK:
        return {"text": f"{_slack(text)}\n<{link}>"}
    if form == Format.MATTERMOST:
        return {"text": f"{_plain(text)}\n{link}", "username": "Guildhall"}
    if form == Format.TEAMS:
        return _teams(text, link)
    return standard


def _teams(text: str, link: str) -> dict[str, Any]:
    card = {
        "type": "AdaptiveCard",
        "version": "1.4",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "body": [{"type": "TextBlock", "text": _plain(text), "wrap": True}],
        "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": link}],
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}


def _slack(text: str) -> str:
    """Slack's three special characters, so that no title can call a whole channel."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """Without characters that a chat would read as markup or as a call to everyone."""
    return "".join(
        f"\\{letter}" if letter in "\\`*_[]()#~|<>" else "＠" if letter == "@" else letter
        for letter in text
    )


def _encoded(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()
