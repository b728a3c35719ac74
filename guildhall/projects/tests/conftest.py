from guildhall.projects.tests.worlds import edda, project, public, room, shift

__all__ = ["edda", "project", "public", "room", "shift"]
