"""Receipts are files that are in no entry: who sees them is said in `models/claim.py`."""

from guildhall.commons.holding import HeldFiles
from guildhall.projects.models import Receipt

holds_files = HeldFiles(Receipt.objects.all, Receipt.objects.all().seen_by)
