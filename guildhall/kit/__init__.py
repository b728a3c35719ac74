"""Pure helpers without models, one noun a file.

Nothing here knows a person, a community or a page. Whatever two rooms need
and no database row describes lives on this floor.
"""
