"""Bridges to other people's libraries; each is imported by whoever wants it, and by nothing else.

pandera.py   checks for anyone's DataFrameModel or DataFrameSchema
gx.py        expectations for Great Expectations, on pandas and on Spark
spark.py     the articles of a Spark DataFrame
articles.py  one article of many, checked and made into rows whatever happens; records.py, columns.py: out of a record
arrow.py     those rows as Arrow tables
frames.py    pandas columns as the engine takes them
"""
