"""The review page in parts, all of them pure functions from findings to HTML.

``rendering/html.py`` puts them together. Read ``view.py`` first (what a page shows, numbered and sorted), then the
parts in the order of the page: ``summary.py``, ``article.py`` (with ``blocks.py`` and ``marks.py``), ``findings.py``
(with ``cards.py``, ``passages.py`` and ``bars.py``), ``coverage.py``. All text goes through ``markup.py``, which
escapes it. The looks and the behaviour are files of ``reports/templates``, which ``template.py`` fills in.
"""
