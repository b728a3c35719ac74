"""Tips from a table, and packs of tips and practices that another hall gave out."""
