"""The components of tips and practices."""
