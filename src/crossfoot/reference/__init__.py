"""What is true whatever an article says: sizes of units, rates of exchange, the calendar.

Nothing here reads a document, knows a rule or looks at the clock; every answer is the same on every machine.

- ``units``: exact factors between units, temperatures, and what an ambiguous word such as "ton" may mean.
- ``rates``: what one currency was worth in another around a date or over a period, as an interval.
- ``calendar``: weekdays, valid dates, quarters, and the year that a date without one may belong to.
- ``published`` and ``pegs``: the two sources behind ``rates``.

``units.txt`` holds our definitions in pint's language; pint itself is asked only by the script that makes the table.
"""
