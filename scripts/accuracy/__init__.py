"""How accurate crossfoot is: on labelled passages, and on real text where a collection of it is at hand.

`benchmark` scores the labelled passages of claims/benchmark and holds the floors; `realtext` checks a sample of real
articles and lists every discrepancy for a person to read; `recall` plants slips in relations that real text states;
`cost` times each rule. Nothing here is installed with crossfoot. Read `passages` and `scoring` first.
"""
