"""The gate through which figures leave.

What is said of how many people, to whom (domain.md, sections 0.4, 6.3 and 6.4).
"""
