"""A file of Ben's, alone or beside a post of his."""

from guildhall.commons.actions import attach_file, put_beside
from guildhall.commons.models import Attachment, Entry
from guildhall.talk.actions import write_post


def kept(world, content: bytes, name: str) -> Attachment:
    return attach_file(content, name=name, by=world.ben, community=world.community)


def posted(
    world, content: bytes, name: str = "Manual.pdf", body: str = "Look"
) -> tuple[Entry, Attachment]:
    post = write_post(world.community, by=world.ben, body=body)
    file = kept(world, content, name)
    put_beside(post, [file], by=world.ben)
    return post, file
