"""The summary of a scan, as a page, as JSON and as text for a terminal.

page.py     one HTML file with everything in it; plots.py its drawings
tree.py     JSON
terminal.py tables for a terminal
"""
