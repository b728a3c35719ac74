"""The operator at the terminal: serve, work, back up, restore, look after."""
