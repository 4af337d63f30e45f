"""Changes that people make by hand: claims, works, evidence and concepts, added, edited, renamed, merged, removed."""

from kb.edit.citations import add_citation, children_of, edit_citation, remove_citation, set_study
from kb.edit.claims import add_claim, add_concepts, edit_claim, remove_claim
from kb.edit.evidence import add_evidence, edit_evidence, find_evidence
from kb.edit.renaming import merge_citations, rename_citation

__all__ = [
    "add_citation",
    "add_claim",
    "add_concepts",
    "add_evidence",
    "children_of",
    "edit_citation",
    "edit_claim",
    "edit_evidence",
    "find_evidence",
    "merge_citations",
    "remove_citation",
    "remove_claim",
    "rename_citation",
    "set_study",
]
