"""What is a list of works, References at the end, and no prose: the headings that begin one, and how far it goes."""

import re

from kb.draft.block import Block

_HEADING = re.compile(
    r"[\d.\s]*(?:selected |key |main )?(?:references?(?: list)?|bibliography|works cited|literature cited|"
    r"further reading|sources(?: and further reading)?|references and (?:notes|further reading))[\s:.]*",
    re.IGNORECASE,
)
_LOWEST = 7  # below every heading that a format has


def heads_a_list_of_works(heading: str) -> bool:
    """Tell whether what stands under this heading is a list of works, not prose."""
    return bool(_HEADING.fullmatch(heading))


class ListOfWorks:
    """Goes along the blocks of a draft, and tells which of them stand in a list of works."""

    def __init__(self) -> None:
        self._level: int | None = None  # of the heading of the list that is open

    def holds(self, block: Block, text: str) -> bool:
        """Tell whether a block stands in such a list; a paragraph that says “References” alone becomes a heading.

        A heading of a lower level does not end the list, and a note does not belong to it: it belongs to its mark.
        """
        if block.is_note:
            return False
        heads = block.kind in ("heading", "sentence") and heads_a_list_of_works(text)
        if heads and block.kind == "sentence":
            block.kind, block.level = "heading", _LOWEST
        if block.kind == "heading" and (self._level is None or block.level <= self._level):
            self._level = block.level if heads else None
        return self._level is not None
