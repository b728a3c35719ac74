from guildhall.methods.models.session import Session, SessionState
from guildhall.methods.models.table import Here, Table

__all__ = ["Here", "Session", "SessionState", "Table"]
