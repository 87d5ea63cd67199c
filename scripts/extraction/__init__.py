"""How well figures are read: scores for the tables of docs/extraction.md."""
