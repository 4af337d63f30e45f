"""Which `\\fi` ends which condition of a LaTeX file; found once, so that a broken file costs no more."""

import re

# \iff is no condition, nor is what takes its branches in braces: \ifdraft{A}{B}, \ifthenelse{…}{A}{B}.
_CONDITION = re.compile(r"\\(if(?!f(?![A-Za-z@]))[A-Za-z@]*+(?!\s*\{)|else|fi)(?![A-Za-z@])")


class Conditions:
    """The conditions of a LaTeX text, by the offsets of their commands."""

    def __init__(self, source: str) -> None:
        self.ends: dict[int, int] = {}  # of an \if… and of an \else: the offset of the \fi
        self.elses: dict[int, int] = {}  # of an \if…: the offset of its \else
        opened: list[tuple[int, int | None]] = []
        for found in _CONDITION.finditer(source) if "\\fi" in source else ():
            place, name = found.start(), found[1]
            if name.startswith("if"):
                opened.append((place, None))
            elif opened and name == "else":
                opened[-1] = opened[-1][0], place
            elif opened:
                begin, otherwise = opened.pop()
                self.ends[begin] = place
                if otherwise is not None:
                    self.ends[otherwise], self.elses[begin] = place, otherwise
