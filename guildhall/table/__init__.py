"""The Table: a short open thread for what is not a question.

A *note* is an entry of kind “note”: a photo, a story, a good morning. Stewards
pin announcements. “Somebody needs this answered” makes a note a question.
"""
