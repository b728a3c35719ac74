"""The library from a folder of Markdown files."""
