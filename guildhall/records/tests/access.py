"""Who gets what at the addresses of one's own record (tests/access_rooms.py)."""

from tests.access_rules import only_mine, signed_in

HERE = "/me/record/"

ROWS = {
    "record": ("GET", HERE, signed_in),
    "record_file": ("GET", f"{HERE}file/", signed_in),
    "add_record": ("GET", f"{HERE}add/", signed_in),
    "choose_for_record": ("GET", f"{HERE}choose/", signed_in),
    "add_text_to_record": ("GET", f"{HERE}choose/texts/{{question}}/", only_mine),
    "add_answer_to_record": ("GET", f"{HERE}choose/answers/{{answer}}/", only_mine),
    "change_record": ("GET", f"{HERE}1/", only_mine),
    "remove_record": ("POST", f"{HERE}1/remove/", only_mine),
}
