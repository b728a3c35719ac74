"""Talk: short posts about what is not a question.

A *post* is an entry of kind “post”: a photo, a story, a good morning. Stewards
pin announcements. “Turn into a question” makes a post a question.
"""
