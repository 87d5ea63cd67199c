"""Many articles at once: a corpus in, Parquet files and a summary out.

corpus.py      what a corpus is made of, one item an article, in an order that never changes
lines.py       JSON lines; tables.py Parquet; columns.py which columns hold what
batches.py     items by the batch, and a batch made into rows
parts.py       the files of a scan: written whole or not at all
manifest.py    what a scan was begun with, so that it can be resumed and nothing else can
pool.py        processes that check batches, and survive what the articles do to them
local.py       a scan on this machine: start here; spark.py the same on Spark
closing.py     the sums over all parts, the errors file, the summary

pyarrow is imported by the modules that need it, pandas and pandera only for the check of what was written.
"""
