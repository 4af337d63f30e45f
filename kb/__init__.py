"""kb connects claims to the citations that bear on them, for and against.

seeds/ (yaml, bib) ─ kb init ─▶ database ◀─ kb import ─ *.bib
database ─ query ─▶ claims, citations, evidence ─▶ verdict
draft.md ─▶ check (draft against verdicts) ─▶ findings
database ─ export ─▶ references.bib, evidence tables
"""

__version__ = "0.1.0"
