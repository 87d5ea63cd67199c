"""crossfoot on Spark: the articles of a DataFrame checked where they lie.

    from crossfoot.adapters.spark import check_frame

    findings = check_frame(articles, text="body", id="url", date="published")
    findings.where("verdict = 'discrepancy'").write.parquet("findings")

Nothing is computed until the result is used. crossfoot and pyarrow must be installed where Spark's Python runs.

frames.py   the doors: a row a finding, or a row an article
tasks.py    what runs on the workers
session.py  a local session, for those who have none
"""

from crossfoot.adapters.spark.frames import audit_frame, check_frame

__all__ = ["audit_frame", "check_frame"]
