"""Two people edit one tip at the same time."""

from guildhall.practices.actions import add_tip, change_way


def test_who_saves_later_is_shown_both_and_then_saves(world, room, as_person):
    tip = add_tip(world.community, by=world.ben, seen="It trips", parts={"fix": "Dry it."})
    ben, path = as_person(world.ben), f"/c/pumps/tips/{tip.pk}/edit/"
    form = ben.get(path).context["form"]
    change_way(tip, by=world.ada, title="It trips", parts={"fix": "Dry the cabinet."}, topics=[])
    typed = {"title": "It trips", "fix": "Dry it with air.", "since": form["since"].value()}

    both = ben.post(path, typed)
    tip.way.refresh_from_db()
    kept = tip.way.parts["fix"]
    again = ben.post(path, {**typed, "since": both.context["form"]["since"].value()})
    tip.way.refresh_from_db()

    page = both.content.decode()
    assert both.status_code == 422
    assert "Dry the cabinet." in page
    assert "Dry it with air.</textarea>" in page
    assert kept == "Dry the cabinet."
    assert again.status_code == 302
    assert tip.way.parts["fix"] == "Dry it with air."
