"""The hall on a phone: installed, read without a network, shared into, written in while away.

A *device* is one browser. What is *kept* is kept on it for one person, because they chose it there:
bookmarks, or a community's tips, agenda and people. A *waiting post* was written without a network
and waits on the device until it can be sent. It carries a key, under which the hall notes that it
was *sent*, so that it becomes one post however often it arrives.
"""
