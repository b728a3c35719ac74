"""The operator's commands: serve, work, back up, restore, look after the hall."""
