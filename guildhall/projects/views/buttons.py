"""A button on a project, or on what is in it: it says why where the action refuses."""

from functools import partial

from guildhall.communities.seats import in_room
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.views.finding import seen_project
from guildhall.web.verbs import verb

button_in = partial(verb, door=in_room(ROOM), refusals=ProjectRefused)
project_button = partial(button_in, find=seen_project)
