"""From figures to readings: skeleton, roles, frames, windows.

Read ``skeleton.py`` (a sentence reduced to one character an item), ``roles.py`` and ``frames.py`` (the part each
figure plays), then ``join.py`` (rules join roles). Nothing here looks at the value of a figure to bind it.
"""
