"""Evaluation, decision, diagnosis, repairs and coverage: from readings to a report.

Read ``checker.py`` first: it is the main job in one page. Then ``evaluation.py`` (does it hold), ``decision.py``
(who may accuse), ``diagnosis.py`` and ``repairs.py`` (what would explain or mend it).
"""

from crossfoot.engine.checker import Checker, check

__all__ = ["Checker", "check"]
