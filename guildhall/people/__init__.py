"""People: who they are, where they work, what they can help with, how they sign in.

A *person* is the user model. An *imported author* can't sign in and has no page until they claim
what they wrote. A *unit* is a department or a site. The *house* is the one row of the owner's
settings.
"""
