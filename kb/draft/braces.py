"""Which brace of a LaTeX file closes which; found once, so that a broken file costs no more."""

import re
from collections.abc import Sequence

from kb.draft.latexwords import VERBATIM_ENVIRONMENTS

_BRACE = re.compile(
    r"\\begin\{(?P<verbatim>" + "|".join(sorted(VERBATIM_ENVIRONMENTS)) + r")(?P<star>\*?)\}"
    r"|\\(?:verb|lstinline)\*?(?![A-Za-z])(?P<delimiter>[^\s*{\[])|\\.|%[^\r\n]*|[{}]",
    re.DOTALL,
)
_SPACE = re.compile(
    r"(?:[ \t]|%[^\r\n]*(?:\r\n|\r|\n))*(?:(?:\r\n|\r|\n)(?![ \t]*[\r\n])(?:[ \t]|%[^\r\n]*(?:\r\n|\r|\n))*)?"
)
_BRACKET_OR_BRACE = re.compile(r"\\.|[\]{]", re.DOTALL)
_CONTROL = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_OVERLAY = re.compile(r"<(?=[^<>]*[\d+.]|\w+>)[\w+.,|:@()\- *]{0,60}>")
_LONGEST_OPTION = 2000


class Braces:
    """The matching braces of a LaTeX text; `problems` are those without a partner, with a message."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[tuple[int, str]] = []
        self._pairs: dict[int, int] = {}
        self._match_all()

    def _match_all(self) -> None:
        source, position = self.source, 0
        opened: list[int] = []
        surplus: list[int] = []
        never_ended: set[str] = set()
        while brace := _BRACE.search(source, position):
            position = brace.end()
            if brace["verbatim"]:
                closing = f"\\end{{{brace['verbatim']}{brace['star']}}}"
                end = -1 if closing in never_ended else source.find(closing, position)
                if end < 0:
                    never_ended.add(closing)
                else:
                    position = end
            elif brace["delimiter"]:
                line_end = source.find("\n", position)
                end = source.find(brace["delimiter"], position, line_end if line_end >= 0 else len(source))
                position = end + 1 if end >= 0 else position
            elif brace[0] == "{":
                opened.append(brace.start())
            elif brace[0] == "}":
                if opened:
                    self._pairs[opened.pop()] = brace.start()
                else:
                    surplus.append(brace.start())
        if opened:
            self.problems.append(
                (
                    opened[0],
                    "a brace is opened here and never closed; kb read on without it.",
                )
            )
        if surplus:
            self.problems.append((surplus[0], "a brace is closed here that was never opened."))

    def after_space(self, position: int) -> int:
        """Return the offset after spaces, comments and one line end: what may stand before an argument."""
        space = _SPACE.match(self.source, position)
        return space.end() if space else position

    def group(self, position: int) -> tuple[int, int] | None:
        """Return the offsets of the braces of the argument that comes next, or None."""
        opening = self.after_space(position)
        closing = self._pairs.get(opening)
        return None if closing is None else (opening, closing)

    def after_option(self, position: int, brackets: str = "[]") -> int | None:
        """Return the offset after the optional argument that comes next, or None where there is none."""
        opening = self.after_space(position)
        if not self.source.startswith(brackets[0], opening):
            return None
        limit = opening + _LONGEST_OPTION
        if brackets != "[]":
            end = self.source.find(brackets[1], opening, limit)
            return end + 1 if end >= 0 else None
        if self.source.find("]", opening, limit) < 0:
            return None
        position = opening + 1
        while found := _BRACKET_OR_BRACE.search(self.source, position, limit):
            if found[0] == "]":
                return found.end()
            position = self._pairs.get(found.start(), found.start()) + 1 if found[0] == "{" else found.end()
        return None

    def after_options(self, position: int, brackets: Sequence[str] = ("[]",)) -> int:
        """Return the offset after all optional arguments that come next."""
        while True:
            after = next((end for pair in brackets if (end := self.after_option(position, pair)) is not None), None)
            if after is None:
                return position
            position = after

    def after_overlay(self, position: int) -> int:
        """Return the offset after beamer's <…>, which tells on which slides something is shown, if it is there."""
        overlay = _OVERLAY.match(self.source, position)
        return overlay.end() if overlay else position

    def after_arguments(self, position: int, count: int) -> int:
        """Return the offset after `count` arguments, the optional ones among them not counted."""
        position = self.after_options(position)
        for _ in range(count):
            group = self.group(position)
            if group is not None:
                position = group[1] + 1
            else:
                control = _CONTROL.match(self.source, self.after_space(position))
                if control is None or control[0] in ("\\begin", "\\end"):
                    return position  # these are never an argument
                position = control.end()
            position = self.after_options(position)
        return position

    def after_empty_group(self, position: int) -> int:
        """Return the offset after the {} with which people end a command's name, if it is there."""
        return position + 2 if self.source.startswith("{}", position) else position
