"""A street of four neighbours with the room of projects: code that a hall runs at first."""

STREET = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Ines", "Jola", "Finn", "Mika")}
street = start_community(
    "Our street", by=people["Ines"], purpose="Knowing whom to ring", slug="street",
    visibility="private",
)
open_room(street, room="projects", by=people["Ines"])
for name in ("Jola", "Finn", "Mika"):
    join(street, person=people[name])
"""
