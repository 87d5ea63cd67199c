"""Bridges to other people's libraries; each is imported by whoever wants it, and by nothing else.

pandera.py   checks for anyone's DataFrameModel or DataFrameSchema
gx.py        expectations for Great Expectations, on pandas and on Spark
frames.py    pandas columns as the engine takes them
"""
