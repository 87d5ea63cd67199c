"""Relations that need no binder: each has a shape of its own and a small program that finds it.

A detector yields groups of readings, as the binder does; the engine weighs both alike. ``find_groups`` is the
door; the detectors by name are in ``DETECTORS`` and described in ``lexicon/detectors.yaml``.
"""

from crossfoot.detectors.registry import DETECTORS, Detection, find_groups, that_may_find, triggers_of

__all__ = ["DETECTORS", "Detection", "find_groups", "that_may_find", "triggers_of"]
