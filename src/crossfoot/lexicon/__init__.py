"""Words, units and currencies as data, and the loader that hands them out.

Each ``*.yaml`` file here is one subject; code in other layers names classes and never spells words out.
Start with ``table``; ``words.py`` and ``patterns.py`` build on it.
"""

from crossfoot.lexicon.load import table

__all__ = ["table"]
