"""Plain values that every other layer speaks in: intervals, figures, findings, reports.

Nothing here reads a file, knows a language or imports another layer. Start with ``quantity.py``.
"""
