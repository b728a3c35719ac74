"""Who gets what at every address of the hall: the table that test_access.py walks.

A *rule* says, for each kind of reader, level of the community and standing of the
entry or reply, whether they come in ("ok"), are sent to sign in ("login"), are
refused with a reason (403) or find nothing (404). A new URL needs a row here.
"""

from collections.abc import Callable

WHO = ("anonymous", "outsider", "member", "steward", "owner")
LEVELS = ("open", "listed", "private", "hidden")
STANDINGS = ("published", "held", "hidden", "deleted")

Outcome = str | int
Rule = Callable[[str, str, str], Outcome]


def sees(who: str, level: str) -> bool:
    """Reads what is written in the community. The owner here is no member and has given no reason."""
    return level == "open" or who in ("member", "steward")


def finds(who: str, level: str) -> bool:
    return sees(who, level) or (level == "listed" and who != "anonymous")


def finds_written(who: str, level: str, standing: str) -> bool:
    """Published things are seen where the community is; the rest by stewards (and authors, who are not in this table)."""
    return sees(who, level) and (standing == "published" or who == "steward")


def world(who: str, level: str, standing: str) -> Outcome:
    return "ok"


def nothing(who: str, level: str, standing: str) -> Outcome:
    return 404


def gone(who: str, level: str, standing: str) -> Outcome:
    return 410


def login_first(rule: Rule) -> Rule:
    """Anonymous readers are sent to sign in before anything is looked up: they learn nothing."""
    return lambda who, level, standing: "login" if who == "anonymous" else rule(who, level, standing)


@login_first
def signed_in(who: str, level: str, standing: str) -> Outcome:
    return "ok"


@login_first
def only_mine(who: str, level: str, standing: str) -> Outcome:
    """Belongs to somebody who is not in this table."""
    return 404


@login_first
def owners(who: str, level: str, standing: str) -> Outcome:
    return "ok" if who == "owner" else 403


@login_first
def cannot_prove(who: str, level: str, standing: str) -> Outcome:
    """Nobody here has a password or key to prove themselves with."""
    return 403


def failed(who: str, level: str, standing: str) -> Outcome:
    return 401


def face_of_an_author(who: str, level: str, standing: str) -> Outcome:
    """Signed in: every face. The world: of those whose published text it reads."""
    return "ok" if who != "anonymous" or level == "open" else 404


def door(who: str, level: str, standing: str) -> Outcome:
    return "ok" if finds(who, level) else 404


@login_first
def join(who: str, level: str, standing: str) -> Outcome:
    return 404 if not finds(who, level) else 403 if who in ("member", "steward") else "ok"


def reading(who: str, level: str, standing: str) -> Outcome:
    return "ok" if sees(who, level) else 404


@login_first
def members(who: str, level: str, standing: str) -> Outcome:
    return 404 if not sees(who, level) else "ok" if who in ("member", "steward") else 403


@login_first
def stewards(who: str, level: str, standing: str) -> Outcome:
    return 404 if not sees(who, level) else "ok" if who == "steward" else 403


@login_first
def inviting(who: str, level: str, standing: str) -> Outcome:
    """Members bring others into open and listed communities; into quieter ones stewards do."""
    if not sees(who, level):
        return 404
    return "ok" if who == "steward" or (who == "member" and level in ("open", "listed")) else 403


@login_first
def anothers_invitation(who: str, level: str, standing: str) -> Outcome:
    found = inviting(who, level, standing)
    return 404 if found == "ok" and who == "member" else found


def written(who: str, level: str, standing: str) -> Outcome:
    return "ok" if finds_written(who, level, standing) else 404


def on_written(*, by: tuple[str, ...], only_published: bool = False) -> Rule:
    """An act on an entry or reply: seen first, then allowed to some, refused with a reason to the others."""

    @login_first
    def rule(who: str, level: str, standing: str) -> Outcome:
        if not finds_written(who, level, standing):
            return 404
        return "ok" if who in by and (standing == "published" or not only_published) else 403

    return rule


by_member = on_written(by=("member", "steward"))
by_member_while_published = on_written(by=("member", "steward"), only_published=True)
by_steward = on_written(by=("steward",))
by_asker = on_written(by=())


@login_first
def flagging(who: str, level: str, standing: str) -> Outcome:
    """Whoever reads it, members or not; what is not published is looked at already."""
    if not finds_written(who, level, standing):
        return 404
    return "ok" if standing == "published" else 403


@login_first
def by_steward_while_open(who: str, level: str, standing: str) -> Outcome:
    """What is hidden or deleted cannot be hidden."""
    found = by_steward(who, level, standing)
    return 404 if found == "ok" and standing in ("hidden", "deleted") else found


@login_first
def whom_it_concerns(who: str, level: str, standing: str) -> Outcome:
    """Somebody who is not in this table, the stewards, and the owner, since no other steward is there."""
    return "ok" if who in ("steward", "owner") else 404


@login_first
def whom_it_concerns_and_not_who_did_it(who: str, level: str, standing: str) -> Outcome:
    """Ada did it, so an owner decides."""
    return {"steward": 403, "owner": "ok"}.get(who, 404)


C = "/c/pumps/"
ROWS: dict[str, tuple[str, str, Rule]] = {
    # people
    "edit_profile": ("GET", "/me/profile/", signed_in),
    "remove_picture": ("POST", "/me/profile/remove-picture/", signed_in),
    "person_picture": ("GET", "/people/{cleo}/picture/{face}", face_of_an_author),
    "account_settings": ("GET", "/me/account/", signed_in),
    "export_data": ("POST", "/me/data/", signed_in),
    "leave_hall": ("GET", "/me/leave/", signed_in),
    "first_passkey": ("GET", "/me/passkey/", signed_in),
    "hall_invitation": ("GET", "/come-in/nothing/", gone),
    "join_by_mail": ("GET", "/come-in/", world),
    "owner_link": ("GET", "/owner/nothing/", gone),
    "claim": ("GET", "/that-was-me/nothing/", gone),
    "house": ("GET", "/hall/", owners),
    "units": ("GET", "/hall/units/", owners),
    "remove_unit": ("POST", "/hall/units/{unit}/remove/", owners),
    "not_here_yet": ("GET", "/hall/not-here-yet/", owners),
    "offer_claim": ("GET", "/hall/not-here-yet/{imported}/", owners),
    "revoke_claim": ("POST", "/hall/claims/{claim}/revoke/", owners),
    "way_back": ("POST", "/hall/people/{cleo}/way-back/", owners),
    "audit": ("GET", "/hall/record/", owners),
    "let_colleagues_in": ("GET", "/hall/let-colleagues-in/", owners),
    # home, search, help
    "home": ("GET", "/", world),
    "skip_card": ("POST", "/me/cards/question/1/skip/", signed_in),
    "see_everything": ("POST", "/me/seen/", signed_in),
    "community": ("GET", C, door),
    "person": ("GET", "/people/cleo/", signed_in),
    "help": ("GET", "/help/", world),
    "help_page": ("GET", "/help/questions/", world),
    "search": ("GET", "/search?q=seal", world),
    "quick_results": ("GET", "/search/quick?q=seal", world),
    # notifications
    "notices": ("GET", "/me/notices/", signed_in),
    "count_notices": ("GET", "/me/notices/count/", signed_in),
    "see_notices": ("POST", "/me/notices/seen/", signed_in),
    "see_entry": ("POST", "/me/notices/entries/{question}/seen/", signed_in),
    "open_notice": ("POST", "/me/notices/{notice}/open/", only_mine),
    "hearing": ("GET", "/me/hearing/", signed_in),
    "community_level": ("GET", f"{C}hearing/", members),
    "topic_level": ("GET", f"{C}topics/{{topic}}/hearing/", members),
    "entry_level": ("GET", f"{C}entries/{{question}}/hearing/", by_member),
    "private_feed": ("GET", "/feeds/1-nothing/", nothing),
    "renew_feeds": ("POST", "/me/hearing/feeds/renew/", signed_in),
    "service_worker": ("GET", "/service-worker.js", world),
    "add_device": ("POST", "/me/hearing/devices/add/", signed_in),
    "remove_device": ("POST", "/me/hearing/devices/remove/", signed_in),
    "try_address_again": ("POST", "/me/hearing/address/", signed_in),
    "change_level": ("GET", "/hearing/{level_token}/", world),
    "unsubscribe": ("POST", "/hearing/{level_token}/stop/", world),
    "delivery": ("GET", "/hall/delivery/", owners),
    "deliver_again": ("POST", "/hall/delivery/events/{dead}/again/", owners),
    "run_soon": ("POST", "/hall/delivery/jobs/mail.forget_letters/run/", owners),
    "send_again": ("POST", "/hall/delivery/letters/{letter}/again/", owners),
    "drop_letter": ("POST", "/hall/delivery/letters/{letter}/drop/", owners),
    # incoming
    "mail_hook": ("POST", "/mail/in/", nothing),
    "confirm_mail": ("GET", "/mail/was-it-you/nothing/", nothing),
    # moderation
    "flag_entry": ("GET", f"{C}entries/{{question}}/flag/", flagging),
    "flag_reply": ("GET", f"{C}replies/{{answer}}/flag/", flagging),
    "queue": ("GET", f"{C}change/looking-after/", stewards),
    "set_care": ("POST", f"{C}change/looking-after/care/", stewards),
    "claim_case": ("POST", f"{C}cases/{{case}}/claim/", stewards),
    "publish_case": ("POST", f"{C}cases/{{case}}/publish/", stewards),
    "close_case": ("POST", f"{C}cases/{{case}}/close/", stewards),
    "hide_case": ("GET", f"{C}cases/{{case}}/hide/", stewards),
    "moderation_log": ("GET", f"{C}moderated/", login_first(reading)),
    "moderate_entry": ("GET", f"{C}entries/{{question}}/moderate/", by_steward),
    "moderate_entry_by": ("POST", f"{C}entries/{{question}}/moderate/hide/", by_steward_while_open),
    "moderate_reply": ("GET", f"{C}replies/{{answer}}/moderate/", by_steward),
    "moderate_person": ("GET", f"{C}people/{{cleo}}/moderate/", stewards),
    "moderate_person_by": ("POST", f"{C}people/{{cleo}}/moderate/pause/", stewards),
    "undo_measure": ("POST", f"{C}measures/{{measure}}/undo/", stewards),
    "measure": ("GET", "/me/measures/{measure}/", whom_it_concerns),
    "decide_appeal": ("POST", "/me/appeals/{appeal}/decide/", whom_it_concerns_and_not_who_did_it),
    "block": ("POST", "/people/{cleo}/block/", signed_in),
    "unblock": ("POST", "/people/{cleo}/unblock/", signed_in),
    # webhooks
    "webhooks": ("GET", f"{C}change/elsewhere/", stewards),
    "webhook": ("GET", f"{C}change/elsewhere/{{webhook}}/", stewards),
    "try_webhook": ("POST", f"{C}change/elsewhere/{{webhook}}/try/", stewards),
    "stop_webhook": ("POST", f"{C}change/elsewhere/{{webhook}}/stop/", stewards),
    "start_webhook": ("POST", f"{C}change/elsewhere/{{webhook}}/start/", stewards),
    "renew_secret": ("POST", f"{C}change/elsewhere/{{webhook}}/renew-secret/", stewards),
    "remove_webhook": ("POST", f"{C}change/elsewhere/{{webhook}}/remove/", stewards),
    "resend": ("POST", f"{C}change/elsewhere/sendings/{{sending}}/again/", stewards),
    # communities
    "start_community": ("GET", "/start/", signed_in),
    "alike_communities": ("GET", "/start/alike/?name=pumps", signed_in),
    "communities": ("GET", "/communities/", world),
    "house_communities": ("GET", "/hall/communities/", owners),
    "look_in": ("GET", "/hall/communities/pumps/look-in/", owners),
    "invitation": ("GET", "{invited}", world),
    "join": ("GET", f"{C}join/", join),
    "welcome": ("GET", f"{C}welcome/", login_first(reading)),
    "leave_community": ("GET", f"{C}leave/", login_first(door)),
    "members": ("GET", f"{C}people/", login_first(reading)),
    "names": ("GET", f"{C}people/names/?q=c", login_first(reading)),
    "invite": ("GET", f"{C}people/invite/", inviting),
    "make_link": ("POST", f"{C}people/invite/link/", inviting),
    "revoke_invitation": ("POST", f"{C}people/invite/{{invitation}}/revoke/", anothers_invitation),
    "admit": ("POST", f"{C}people/requests/{{request}}/admit/", stewards),
    "decline": ("POST", f"{C}people/requests/{{request}}/decline/", stewards),
    "roles": ("GET", f"{C}people/{{cleo}}/roles/", stewards),
    "end_role": ("POST", f"{C}people/roles/{{role}}/end/", stewards),
    "community_settings": ("GET", f"{C}change/", stewards),
    "rules": ("GET", f"{C}change/rules/", stewards),
    "room_settings": ("GET", f"{C}change/rooms/", stewards),
    "open_room": ("POST", f"{C}change/rooms/table/open/", stewards),
    "shut_room": ("POST", f"{C}change/rooms/table/shut/", stewards),
    "topics": ("GET", f"{C}change/topics/", stewards),
    "change_topic": ("GET", f"{C}change/topics/{{topic}}/", stewards),
    "remove_topic": ("POST", f"{C}change/topics/{{topic}}/remove/", stewards),
    # commons
    "bookmarks": ("GET", "/me/bookmarks/", signed_in),
    "save_draft": ("POST", "/me/drafts/save/", signed_in),
    "discard_draft": ("POST", "/me/drafts/1/discard/", signed_in),
    "attached_file": ("GET", "/files/{file}", written),
    "preview": ("POST", f"{C}preview/", members),
    "attach_picture": ("POST", f"{C}pictures/", members),
    "thank_entry": ("POST", f"{C}entries/{{question}}/thank/", by_member),
    "take_back_thanks_entry": ("POST", f"{C}entries/{{question}}/take-back-thanks/", by_member),
    "follow": ("POST", f"{C}entries/{{question}}/follow/", by_member),
    "unfollow": ("POST", f"{C}entries/{{question}}/unfollow/", by_member),
    "bookmark": ("POST", f"{C}entries/{{question}}/bookmark/", by_member),
    "take_back_bookmark": ("POST", f"{C}entries/{{question}}/take-back-bookmark/", by_member),
    "edit_entry": ("GET", f"{C}entries/{{note}}/edit/", by_steward),
    "delete_entry": ("POST", f"{C}entries/{{question}}/delete/", by_steward),
    "restore_entry": ("POST", f"{C}entries/{{question}}/restore/", by_steward),
    "entry_history": ("GET", f"{C}entries/{{question}}/history/", login_first(written)),
    "pin": ("POST", f"{C}entries/{{note}}/pin/", by_steward),
    "unpin": ("POST", f"{C}entries/{{note}}/unpin/", by_steward),
    "grow": ("GET", f"{C}entries/{{note}}/grow/question/", by_member_while_published),
    "undo_growth": ("POST", f"{C}links/{{growth}}/undo/", stewards),
    "thank_reply": ("POST", f"{C}replies/{{answer}}/thank/", by_member),
    "take_back_thanks_reply": ("POST", f"{C}replies/{{answer}}/take-back-thanks/", by_member),
    "report_outcome": ("GET", f"{C}replies/{{answer}}/tried/", by_member),
    "withdraw_outcome": ("POST", f"{C}outcomes/{{outcome}}/withdraw/", only_mine),
    "edit_reply": ("GET", f"{C}replies/{{answer}}/edit/", by_steward),
    "delete_reply": ("POST", f"{C}replies/{{answer}}/delete/", by_steward),
    "restore_reply": ("POST", f"{C}replies/{{answer}}/restore/", by_steward),
    "reply_history": ("GET", f"{C}replies/{{answer}}/history/", login_first(written)),
    "old_address": ("GET", "/was/old.example.org/questions/7", written),
    "old_question": ("GET", "/questions/7", written),
    "old_question_with_title": ("GET", "/questions/7/why", written),
    "old_question_short": ("GET", "/q/7", written),
    "old_answer": ("GET", "/a/8", written),
    # the Table
    "table": ("GET", f"{C}table/", reading),
    "post_note": ("POST", f"{C}table/post/", members),
    "note": ("GET", f"{C}table/{{note}}/", written),
    "reply_to_note": ("POST", f"{C}table/{{note}}/reply/", by_member_while_published),
    # Questions
    "questions": ("GET", f"{C}questions/", reading),
    "questions_by_topic": ("GET", f"{C}questions/topics/seals/", reading),
    "question_feed": ("GET", f"{C}questions/feed/", reading),
    "ask": ("GET", f"{C}questions/ask/", members),
    "alike_questions": ("GET", f"{C}questions/alike/?title=seal", reading),
    "post_relay": ("GET", f"{C}questions/relays/{{relay}}/post/", only_mine),
    "decline_relay": ("POST", f"{C}questions/relays/{{relay}}/decline/", only_mine),
    "comment_on": ("POST", f"{C}questions/answers/{{answer}}/reply/", by_member_while_published),
    "accept_answer": ("POST", f"{C}questions/answers/{{answer}}/accept-answer/", by_asker),
    "withdraw_acceptance": ("POST", f"{C}questions/answers/{{answer}}/withdraw-acceptance/", by_asker),
    "question": ("GET", f"{C}questions/{{question}}/", written),
    "beside_question": ("GET", f"{C}questions/{{question}}/beside/", written),
    "answer": ("POST", f"{C}questions/{{question}}/answer/", by_member_while_published),
    "change_question": ("GET", f"{C}questions/{{question}}/change/", by_steward),
    "close_question": ("GET", f"{C}questions/{{question}}/close/", by_steward),
    "mark_same": ("GET", f"{C}questions/{{question}}/same/", by_steward),
    "rest_question": ("POST", f"{C}questions/{{question}}/no-answer-needed/", by_steward),
    "reopen_question": ("POST", f"{C}questions/{{question}}/reopen/", by_steward),
    # the demo (there is none in this hall)
    "walk_in": ("POST", "/demo/walk-in/cleo/", nothing),
    "remove_demo": ("POST", "/demo/remove/", nothing),
    # machines
    "manifest": ("GET", "/manifest.webmanifest", world),
    "live": ("GET", "/health/live", world),
    "ready": ("GET", "/health/ready", world),
    # signing in (allauth)
    "account_login": ("GET", "/accounts/login/", world),
    "account_logout": ("GET", "/accounts/logout/", world),
    "account_inactive": ("GET", "/accounts/inactive/", world),
    "account_signup": ("GET", "/accounts/signup/", world),
    "account_reauthenticate": ("GET", "/accounts/reauthenticate/", cannot_prove),
    "account_email": ("GET", "/accounts/email/", signed_in),
    "account_email_verification_sent": ("GET", "/accounts/confirm-email/", world),
    "account_change_password": ("GET", "/accounts/password/change/", signed_in),
    "account_set_password": ("GET", "/accounts/password/set/", signed_in),
    "account_reset_password": ("GET", "/accounts/password/reset/", world),
    "account_confirm_login_code": ("GET", "/accounts/login/code/confirm/", world),
    "account_confirm_email": ("GET", "/accounts/confirm-email/nothing/", world),
    "account_reset_password_from_key": ("GET", "/accounts/password/reset/key/1-nothing/", world),
    "account_reset_password_from_key_done": ("GET", "/accounts/password/reset/key/done/", world),
    "account_reset_password_done": ("GET", "/accounts/password/reset/done/", world),
    "mfa_index": ("GET", "/accounts/2fa/", signed_in),
    "mfa_authenticate": ("GET", "/accounts/2fa/authenticate/", world),
    "mfa_reauthenticate": ("GET", "/accounts/2fa/reauthenticate/", cannot_prove),
    "mfa_activate_totp": ("GET", "/accounts/2fa/totp/activate/", signed_in),
    "mfa_deactivate_totp": ("GET", "/accounts/2fa/totp/deactivate/", only_mine),
    "mfa_view_recovery_codes": ("GET", "/accounts/2fa/recovery-codes/", only_mine),
    "mfa_generate_recovery_codes": ("GET", "/accounts/2fa/recovery-codes/generate/", signed_in),
    "mfa_download_recovery_codes": ("GET", "/accounts/2fa/recovery-codes/download/", only_mine),
    "mfa_list_webauthn": ("GET", "/accounts/2fa/webauthn/", signed_in),
    "mfa_add_webauthn": ("GET", "/accounts/2fa/webauthn/add/", signed_in),
    "mfa_reauthenticate_webauthn": ("GET", "/accounts/2fa/webauthn/reauthenticate/", cannot_prove),
    "mfa_remove_webauthn": ("GET", "/accounts/2fa/webauthn/keys/1/remove/", only_mine),
    "mfa_edit_webauthn": ("GET", "/accounts/2fa/webauthn/keys/1/edit/", only_mine),
    "mfa_login_webauthn": ("GET", "/accounts/2fa/webauthn/login/", world),
    "socialaccount_login_cancelled": ("GET", "/accounts/3rdparty/login/cancelled/", world),
    "socialaccount_login_error": ("GET", "/accounts/3rdparty/login/error/", failed),
    "socialaccount_signup": ("GET", "/accounts/3rdparty/signup/", world),
    "socialaccount_connections": ("GET", "/accounts/3rdparty/", signed_in),
    "openid_connect_login": ("GET", "/accounts/oidc/none/login/", nothing),
    "openid_connect_callback": ("GET", "/accounts/oidc/none/login/callback/", nothing),
    "usersessions_list": ("GET", "/accounts/sessions/", signed_in),
}
