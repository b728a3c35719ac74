"""The letter of the week: up to three things from a community, on one page, with a line.

A *weekly letter* is written by a steward or facilitator and sent once in a week: as mail, as a text
for a messenger, and as a sheet of paper with QR codes for where people have breakfast. A *pick* is
one thing in it. Rooms *propose* what could be in it. A mail on its way out is a letter, too, but
always with its kind: here it is the mail of the letter.
"""
