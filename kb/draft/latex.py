"""LaTeX, read with a scanner of our own: what is printed is text; a broken file is read as far as it goes.

A parser for documents that compile is of little use here: a draft may lack a brace, and must still be read to its
end, with the place of every printed character.
"""

import re
from collections.abc import Callable

from kb.draft import latexwords as words
from kb.draft.blocks import Manuscript, Mark
from kb.draft.braces import Braces
from kb.draft.cited import is_cite_command, latex_keys
from kb.draft.draft import CitedKey, SentenceKind
from kb.draft.latexpage import Page

_TEXT = re.compile(r"(?:[^\\%{}$&~\r\n`'\-]|'(?!')|-(?!-))+")
_LIGATURE = re.compile(r"---?|''|``?")
_LIGATURES = {"--": "–", "---": "—", "''": "”", "``": "“", "`": "‘"}
_COMMENT = re.compile(r"%([^\r\n]*)(?:\r\n|\r|\n)?[ \t]*")
_NEW_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*")
_BLANK_LINES = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_CONTROL_WORD = re.compile(r"\\([A-Za-z@]+)(\*?)")
_SPACE_AFTER_WORD = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)(?![ \t]*[\r\n])[ \t]*)?")
_LETTER = re.compile(r"\s*(?:\{\s*(?:\\?([A-Za-z]))?\s*\}|\\([ij])(?![A-Za-z])|([A-Za-z]))")
_INLINE_MATH = re.compile(r"\$(?:[^$\\\r\n]|\\.|(?:\r\n|\r|\n)(?![ \t]*[\r\n]))++\$", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\{\s*([A-Za-z@]+)(\*?)\s*\}")
_CODE = re.compile(r"\\(?:verb|lstinline)\*?(?:\[[^\]\r\n]*\])?(?:\{([^{}\r\n]*)\}|([^\sA-Za-z*{])(.*?)\2)")
_DEFINED = re.compile(r"\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)")
_NOT_PLAIN = re.compile(r"[\\{}#$%~]")
_CONDITION = re.compile(r"\\(if(?!f(?![A-Za-z@])|thenelse)[A-Za-z@]*|else|fi)(?![A-Za-z@])")
_BEGIN_DOCUMENT = re.compile(r"^[^%\r\n]*\\begin\s*\{document\}", re.MULTILINE)


def read_latex(source: str) -> Manuscript:
    """Return the manuscript of a LaTeX file, or of a part of one; what is malformed is told as a warning."""
    manuscript = Manuscript(source)
    _Reader(manuscript).read()
    return manuscript


class _Reader:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.source = manuscript.source
        self.braces = Braces(self.source)
        self.page = Page(manuscript, muted=_BEGIN_DOCUMENT.search(self.source) is not None)
        self.in_label = False
        self.never_ended: set[str] = set()
        self.macros: dict[str, str] = {}
        self.at: dict[str, Callable[[int], int]] = {
            "\\": self._command,
            "%": self._comment,
            "{": lambda start: start + 1,
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

    def read(self) -> None:
        self._read(0, len(self.source))
        self.page.close(len(self.source))
        for offset, message in self.braces.problems:
            self.manuscript.warn(offset, message)

    def _read(self, position: int, end: int) -> None:
        while position < end:
            text = _TEXT.match(self.source, position, end)
            if text is not None:
                self.page.add_text(text[0], position)
                position = text.end()
            else:
                position = self.at[self.source[position]](position)

    def _closing_brace(self, start: int) -> int:
        self.page.close_brace(start)
        return start + 1

    # Single characters

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
            self.page.current_block().opaque(self.source[start:end], start)

    # Commands

    def _command(self, start: int) -> int:  # noqa: PLR0911 - one for each family of commands
        word = _CONTROL_WORD.match(self.source, start)
        if word is None:
            return self._control_character(start)
        name, end = word[1], word.end()
        if name in ("begin", "end"):
            environment = _ENVIRONMENT.match(self.source, end)
            if environment is None:
                return end
            act = self._begin if name == "begin" else self._end
            return act(environment[1], environment[2], start, environment.end())
        if name in ("verb", "lstinline"):
            return self._code(start, end)
        if is_cite_command(name):
            return self._cite(name, start, end)
        if words.is_accent(name) and (letter := _LETTER.match(self.source, word.end(1))):
            return self._accent(name, letter, start)
        if name in words.KEPT_WHOLE:
            self.manuscript.keep_whole(start, self.braces.after_arguments(end, words.KEPT_WHOLE[name]))
        return self._word(name, start, end, word.end(1))

    def _word(self, name: str, start: int, end: int, name_end: int) -> int:  # noqa: PLR0911 - as above
        if name in self.macros or name in words.SYMBOLS:
            text = self.macros[name] if name in self.macros else words.SYMBOLS[name]
            self.page.symbol(text, start, name_end)
            after = self.braces.after_empty_group(name_end)
            # TeX drops the space after \\ss in stra\\ss e; after a word such as \\LaTeX people forget that it does.
            return self.braces.after_space(after) if after == name_end and len(text) == 1 and text.isalpha() else after
        if name == "item":
            return self._item(end)
        if name == "tabularnewline":
            return self._line_end(start, end)
        if name == "par" or name in words.SPACES:
            if name == "par":
                self.page.flush()
            self.page.symbol(" ", start, end)
            return end
        if name == "iffalse":
            return self._never_printed(start, end)
        if name in words.DEFINITIONS or name == "def":
            return self._definition(name, end)
        if name in words.REFERENCES:
            after = self.braces.after_arguments(end, 1)
            self.page.mark(Mark(start, after, ()))
            return after
        if name in words.INPUTS:
            after = self.braces.after_arguments(end, 2 if "import" in name else 1)
            self.manuscript.warn(
                start, f"{self.source[start:after].strip()} is not followed; check that file by itself."
            )
            return after
        if name in words.ARGUMENTS_NOT_PRINTED:
            return self.braces.after_arguments(end, words.ARGUMENTS_NOT_PRINTED[name])
        opened = self._own_block(name, end)
        if opened is not None:
            return opened
        if name in words.FIRST_ARGUMENT_PRINTED and (printed := self.braces.group(end)):
            self._read(printed[0] + 1, printed[1])
            return self.braces.after_arguments(printed[1] + 1, 1)
        after = self.braces.after_options(end) if self.source.startswith("[", end) else end
        space = _SPACE_AFTER_WORD.match(self.source, after)
        return space.end() if space else after

    def _never_printed(self, start: int, end: int) -> int:
        """Return the place after what `\\iffalse` takes off the page; TeX counts the conditions inside it."""
        depth = 0
        for condition in _CONDITION.finditer(self.source, end) if "iffalse" not in self.never_ended else ():
            if condition[1].startswith("if"):
                depth += 1
            elif depth == 0:
                return condition.end()
            elif condition[1] == "fi":
                depth -= 1
        self.never_ended.add("iffalse")
        self.manuscript.warn(start, "\\iffalse is never ended with \\fi; what follows it was read as text.")
        return end

    def _own_block(self, name: str, end: int) -> int | None:
        """Open what a command prints apart from its sentence; None where it is not such a command."""
        kind: SentenceKind
        if name in words.HEADINGS:
            kind = "heading"
        elif name in words.TITLES:
            kind = "title"
        elif name in words.CAPTIONS:
            end = self.braces.after_arguments(end, words.CAPTIONS[name])
            kind = "caption"
        elif name in words.QUOTED_BLOCKS:
            kind = "quotation"
        elif name in words.NOTES or name in words.QUOTES:
            kind = "sentence"
        else:
            return None
        group = self.braces.group(self.braces.after_options(end))
        if group is None:
            return end
        opening, closing = group
        if name in words.QUOTES:
            self.page.symbol("“", opening, opening + 1)
            self.page.open_frame(closing, muted=self.page.muted).closing_quote = True
        elif name in words.NOTES:
            self.page.open_note(closing)
        else:
            self.page.flush()
            self.page.open_frame(closing, kind=kind, muted=False)
        return opening + 1

    def _item(self, end: int) -> int:
        self.page.flush()
        after = None if self.in_label else self.braces.after_option(end)
        if after is None:
            return end
        self.in_label = True
        self.manuscript.keep_whole(end, after)
        self._read(self.source.index("[", end) + 1, after - 1)
        self.in_label = False
        self.page.flush()
        return after

    def _control_character(self, start: int) -> int:
        character = self.source[start + 1 : start + 2]
        if character in ("(", "["):
            closing = {"(": "\\)", "[": "\\]"}[character]
            end = self.source.find(closing, start, start + 5000)
            if end < 0:
                self.manuscript.warn(start, f"a formula is opened with \\{character} and never closed.")
                return start + 2
            if character == "(":
                self._math(start, end + 2)
            else:
                self.page.symbol(" ", start, start + 1)
            return end + 2
        if words.is_accent(character) and (letter := _LETTER.match(self.source, start + 2)):
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

    def _code(self, start: int, end: int) -> int:
        code = _CODE.match(self.source, start)
        if code is None:
            return end
        self.manuscript.keep_whole(start, code.end())
        group = 1 if code[1] is not None else 3
        if not self.page.muted:
            self.page.current_block().opaque(code[group], code.start(group))
        return code.end()

    def _definition(self, name: str, end: int) -> int:
        defined = _DEFINED.match(self.source, end)
        body = self.braces.group(defined.end()) if defined else None
        if defined is not None and body is not None:
            text = self.source[body[0] + 1 : body[1]]
            if not _NOT_PLAIN.search(text):
                self.macros[defined[1] or defined[2]] = text
        if name == "def":
            opening = self.source.find("{", end, end + 200)
            return self.braces.after_arguments(opening, 1) if opening >= 0 else end
        return self.braces.after_arguments(end, 2)

    def _cite(self, name: str, start: int, end: int) -> int:
        keys: list[CitedKey] = []
        several = name.lower().endswith(("cites", "citetexts"))
        while True:
            group = self.braces.group(self.braces.after_options(end, parentheses=several))
            if group is None:
                break
            keys.extend(
                CitedKey(key.key, key.start, key.end) for key in latex_keys(self.source, group[0] + 1, group[1])
            )
            end = group[1] + 1
            if not several:
                break
        if name == "nocite":
            self.manuscript.cite(keys)
        else:
            self.page.mark(Mark(start, end, tuple(keys)))
        return end

    # Environments

    def _begin(self, name: str, star: str, start: int, end: int) -> int:
        if name == "document":
            self.page.flush()
            self.page.muted = False
            return end
        is_math = name in words.MATH_ENVIRONMENTS
        if is_math or name in words.VERBATIM_ENVIRONMENTS or name in words.OTHER_ENVIRONMENTS_LEFT_OUT:
            return self._left_out(name + star, start, end, is_math=is_math)
        self.page.flush()
        kind: SentenceKind | None = None
        arguments = words.ENVIRONMENT_ARGUMENTS_NOT_PRINTED.get(name, 0)
        if name in words.TABULARS:
            self.manuscript.begin_row()
            kind, arguments = "cell", words.TABULARS.get(name + star, words.TABULARS[name])
        elif name in words.QUOTATIONS:
            kind = "quotation"
        elif name in words.LISTS:
            kind = "item"
        self.page.open_frame(-1, name + star, kind=kind, muted=self.page.muted or name in words.FLOATS)
        end = self.braces.after_options(self.braces.after_arguments(end, arguments))
        if name in words.TITLED and (group := self.braces.group(end)):
            self.page.open_frame(group[1], kind="heading", muted=False)
            return group[0] + 1
        return end

    def _left_out(self, name: str, start: int, end: int, *, is_math: bool) -> int:
        closing = -1 if name in self.never_ended else self.source.find(f"\\end{{{name}}}", end)
        if closing < 0:
            self.never_ended.add(name)
            self.manuscript.warn(start, f"\\begin{{{name}}} is never ended; what follows it was read as text.")
            return end
        if is_math:
            self.page.symbol(" ", start, start + 1)
        else:
            self.page.flush()
        return closing + len(name) + 6

    def _end(self, name: str, star: str, start: int, end: int) -> int:
        if name == "document":
            return len(self.source)
        self.page.close_environment(name + star, start)
        return end
