"""The characters of a LaTeX file, one after another: text, comments, ligatures, formulas, accents, code."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable

from kb.draft import latexwords as words
from kb.draft.braces import Braces
from kb.draft.latexpage import Page
from kb.draft.manuscript import Manuscript

_TEXT = re.compile(r"(?:[^\\%{}$&~\r\n`'\-]|'(?!')|-(?!-))+")
_LIGATURE = re.compile(r"---?|''|``?")
_LIGATURES = {"--": "–", "---": "—", "''": "”", "``": "“", "`": "‘"}
_COMMENT = re.compile(r"%([^\r\n]*)(?:\r\n|\r|\n)?[ \t]*")
_NEW_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*")
LETTER = re.compile(r"\s*(?:\{\s*(?:\\?([A-Za-z]))?\s*\}|\\([ij])(?![A-Za-z])|([A-Za-z]))")
_INLINE_MATH = re.compile(r"\$(?:[^$\\\r\n]|\\.|(?:\r\n|\r|\n)(?![ \t]*[\r\n]))++\$", re.DOTALL)
_CODE = re.compile(
    r"\\(?:verb|lstinline|mintinline(?:\[[^\]\r\n]*\])?\{[^{}\r\n]*\})\*?(?:\[[^\]\r\n]*\])?"
    r"(?:\{([^{}\r\n]*)\}|([^\sA-Za-z*{])(.*?)\2)"
)
_LONGEST_FORMULA = 5000
_BEGIN_DOCUMENT = re.compile(r"^[^%\r\n]*\\begin\s*\{document\}", re.MULTILINE)


class Scanner(ABC):
    """Reads what is no command, and puts it on the page; the commands are another's."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.source = manuscript.source
        self.braces = Braces(self.source)
        self.page = Page(manuscript, muted=_BEGIN_DOCUMENT.search(self.source) is not None)
        self.jumps: dict[int, int] = {}  # from where something is printed to its end to the end of what is not
        self.titles: dict[int, tuple[int, int]] = {}  # braces that open a title: where it is closed, and its level
        self.at: dict[str, Callable[[int], int]] = {
            "\\": self._command,
            "%": self._comment,
            "{": self._opening_brace,
            "}": self._closing_brace,
            "$": self._dollar,
            "&": self._ampersand,
            "~": self._tie,
            "\r": self._new_line,
            "\n": self._new_line,
            "`": self._ligature,
            "'": self._ligature,
            "-": self._ligature,
        }

    @abstractmethod
    def _command(self, start: int) -> int:
        """Read the command at a backslash, and return where it ends."""

    def _read(self, position: int, end: int) -> None:
        while position < end:
            text = _TEXT.match(self.source, position, end)
            if text is not None:
                self.page.add_text(text[0], position)
                position = text.end()
            else:
                position = self.at[self.source[position]](position)

    def _opening_brace(self, start: int) -> int:
        if start in self.titles:
            closing, level = self.titles[start]
            self.page.open_frame(closing, kind="heading", level=level, muted=False)
        return start + 1

    def _closing_brace(self, start: int) -> int:
        self.page.close_brace(start)
        return self.jumps.get(start, start + 1)

    def _comment(self, start: int) -> int:
        comment = _COMMENT.match(self.source, start)
        assert comment is not None  # noqa: S101 - the pattern matches every %
        self.manuscript.comment(comment[1], start, comment.end(1))
        return comment.end()

    def _new_line(self, start: int) -> int:
        before = start - 1
        while before >= 0 and self.source[before] in " \t":
            before -= 1
        new_line = _NEW_LINE.match(self.source, start)
        end = new_line.end() if new_line else start + 1
        if self.source[end : end + 1] in ("\r", "\n") or (before >= 0 and self.source[before] in "\r\n"):
            if self.page.kind != "cell":
                self.page.flush()
        else:
            self.page.symbol(" ", start, end)
        return end

    def _ligature(self, start: int) -> int:
        found = _LIGATURE.match(self.source, start)
        written = found[0] if found else self.source[start]
        self.page.symbol(_LIGATURES.get(written, written), start, start + len(written))
        return start + len(written)

    def _tie(self, start: int) -> int:
        self.page.symbol(" ", start, start + 1)
        return start + 1

    def _ampersand(self, start: int) -> int:
        if self.page.kind == "cell":
            self.page.flush()
        return start + 1

    def _dollar(self, start: int) -> int:
        if self.source.startswith("$$", start):
            end = self.source.find("$$", start + 2)
            if end >= 0:
                self.page.symbol(" ", start, start + 1)
                return end + 2
        math = _INLINE_MATH.match(self.source, start)
        if math is None:
            if not self.page.muted:
                self.manuscript.warn(start, "a formula is opened with $ and never closed.")
            self.page.add_text("$", start)
            return start + 1
        self._math(start, math.end())
        return math.end()

    def _math(self, start: int, end: int) -> None:
        self.manuscript.keep_whole(start, end)
        if not self.page.muted:
            self.page.current_block().formula(self.source[start:end], start)

    def _control_character(self, start: int) -> int:
        character = self.source[start + 1 : start + 2]
        if character in ("(", "["):
            closing = {"(": "\\)", "[": "\\]"}[character]
            end = self.source.find(closing, start, start + _LONGEST_FORMULA)
            if end < 0:
                self.manuscript.warn(start, f"a formula is opened with \\{character} and never closed.")
                return start + 2
            if character == "(":
                self._math(start, end + 2)
            else:
                self.page.symbol(" ", start, start + 1)
            return end + 2
        if words.is_accent(character) and (letter := LETTER.match(self.source, start + 2)):
            return self._accent(character, letter, start)
        if character == "\\":
            return self._line_end(start, start + 2)
        self.page.symbol(words.SYMBOL_CHARACTERS.get(character, ""), start, start + 2)
        return start + 1 + len(character)

    def _line_end(self, start: int, end: int) -> int:
        if self.page.kind == "cell":
            self.page.flush()
            self.manuscript.begin_row()
        self.page.symbol(" ", start, end)
        return self.braces.after_option(end) or end

    def _accent(self, accent: str, letter: re.Match[str], start: int) -> int:
        plain = letter[1] or letter[2] or letter[3] or ""
        self.page.symbol(words.accented(accent, plain) or plain if plain else "", start, letter.end())
        return letter.end()

    def _code(self, start: int) -> int | None:
        code = _CODE.match(self.source, start)
        if code is None:
            return None
        self.manuscript.keep_whole(start, code.end())
        group = 1 if code[1] is not None else 3
        if not self.page.muted:
            self.page.current_block().code(code[group], code.start(group))
        return code.end()
