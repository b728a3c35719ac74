"""axe looks at every page of the hall, or it is said here why not: a new one has to choose."""

import re

from django.urls import resolve

from tests.access_table import ROWS
from tests.browser.pages import AT_THE_DOOR, PAGES, REFUSED

PARTS_AND_FILES = """
    person_picture export_account go_to quick_results count_notices private_feed meeting_file
    private_calendar chart way_feed alike_tips pack_as_json story_feed pages_in_one_file page_names
    library_as_markdown similar_ideas introduction_file alike_communities names bookmark_paths
    attached_file entry_names question_feed similar_questions service_worker manifest form_token
    kept_here live ready mfa_download_recovery_codes mfa_login_webauthn openid_connect_login
    openid_connect_callback old_address old_question old_question_with_title old_question_short
    old_answer my_communities pack_as_page mentoring_file record_file session_state
    ballots_as_csv ballots_as_json timeline_file
"""
LEADING_ON = """
    join_by_mail picked ways_by_topic keep_page found_message write_to_author write_to_replier
    rules room_settings called reply first_unread account_change_password
    account_confirm_login_code
"""
# Their address is a secret or their state passes; they have the parts of pages that are looked at.
LIKE_OTHERS = """
    owner_link claim offer_claim way_in change_level confirm_mail pulse_by_mail invitation
    hall_invitation lines_of_notes answer_story_ask replace_file change_term change_reading_list
    look_at_idea set_idea_aside change_own_state begin_team give_scores what_assessors_gave
    decide_challenge reopen_idea make_decision keep_decision decide_anew
    letter_report name_circle sharing confirm_skill post_relay ask_by_name account_reauthenticate
    ask_first_look first_look farewell
    account_confirm_email account_reset_password_from_key mfa_authenticate mfa_reauthenticate
    mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes mfa_add_webauthn
    mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_edit_webauthn socialaccount_login_error
    thank_volunteer socialaccount_signup add_text_to_record add_answer_to_record change_record
    say_stewards_cannot answer_stewards say_what_was_done
"""


def test_each_page_is_looked_at_or_named_here():
    paths = [path for path in (*PAGES, *AT_THE_DOOR) if not path.startswith("{")]
    seen = {_name_of(path) for path in paths if path not in REFUSED}
    others = {
        name for names in (PARTS_AND_FILES, LEADING_ON, LIKE_OTHERS) for name in names.split()
    }
    pages = {name for name, (method, _path, _rule) in ROWS.items() if method == "GET"}

    assert pages - seen - others == set()
    assert others - pages == set(), "no address has this name any more"
    assert others & seen == set(), "it is looked at by now"


def _name_of(path: str) -> str:
    address = re.sub(r"\{\w+\}", "1", re.split("[?#]", path)[0])
    return resolve(address).url_name or ""
