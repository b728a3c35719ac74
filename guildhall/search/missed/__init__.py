"""Searches that found nothing, kept for stewards as words without people.

A *phrase* is what someone searched for, as it is kept: a few words, never an address, a number or
the name of a member. A community's stewards see it once five people have searched for it.
"""
