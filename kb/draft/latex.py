"""LaTeX, read with a scanner of our own: what is printed is text; a broken file is read as far as it goes.

A parser for documents that compile is of little use here: a draft may lack a brace, and must still be read to its
end, with the place of every printed character.
"""

import re
from collections.abc import Callable, Container

from kb.draft import latexwords as words
from kb.draft.block import Mark
from kb.draft.cited import is_cite_command, latex_keys, names_a_volume
from kb.draft.draft import CitedKey, SentenceKind
from kb.draft.latexconditions import Conditions
from kb.draft.latexscan import LETTER, Scanner
from kb.draft.manuscript import Manuscript

_CONTROL_WORD = re.compile(r"\\([A-Za-z@]+)(\*?)")
_SPACE_AFTER_WORD = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)(?![ \t]*[\r\n])[ \t]*)?")
_ENVIRONMENT = re.compile(r"\s*\{\s*([A-Za-z@][^\s\\{}*]*)(\*?)\s*\}")
_DEFINED = re.compile(r"\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)")
_NOT_PLAIN = re.compile(r"[\\{}#$%~]")
_UNIT = r"(?:pt|em|ex|mm|cm|in|bp|pc|sp|dd|mu|fill?l?|\\[A-Za-z@]+)"
_LENGTH = re.compile(
    rf"[ \t]*=?[ \t]*-?(?:[\d.]+[ \t]*{_UNIT}|\\[A-Za-z@]+)(?:[ \t]+(?:plus|minus)[ \t]*-?[\d.]+[ \t]*{_UNIT})*"
)
_MOST_EXPANDED = 2_000_000  # characters that macros print in all: no writer's macros print more than a long book


def read_latex(source: str) -> Manuscript:
    """Return the manuscript of a LaTeX file, or of a part of one; what is malformed is told as a warning."""
    manuscript = Manuscript(source)
    _Reader(manuscript).read()
    return manuscript


class _Reader(Scanner):
    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__(manuscript)
        self.in_label = self.is_raised = False
        self.never_ended: set[str] = set()
        self.conditions = Conditions(self.source)
        self.macros: dict[str, str] = {}
        self.expanded = 0
        self.acts: tuple[tuple[Container[str], Callable[[str, int, int], int]], ...] = (
            (("item",), self._item),
            (("textsuperscript",), self._raised),
            (("tabularnewline",), lambda _, start, end: self._line_end(start, end)),
            (words.SPACES | {"par"}, self._space),
            (words.CONDITIONS, self._condition),
            (words.LENGTHS, self._length),
            (words.DEFINITIONS, self._definition),
            (words.REFERENCES, self._reference),
            (words.INPUTS, self._input),
            (words.FIRST_PRINTED, self._first_printed),
            (words.ARGUMENTS_NOT_PRINTED, self._not_printed),
        )

    def read(self) -> None:
        self._read(0, len(self.source))
        self.page.close(len(self.source))
        for offset, message in self.braces.problems:
            self.manuscript.warn(offset, message)

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
        if name in words.CODE and (after := self._code(start)) is not None:
            return after
        if is_cite_command(name):
            return self._cite(name, start, end)
        if words.is_accent(name) and (letter := LETTER.match(self.source, word.end(1))):
            return self._accent(name, letter, start)
        if name in self.macros or name in words.SYMBOLS:
            return self._printed(name, start, word.end(1))
        end = self.braces.after_overlay(end)
        if name in words.KEPT_WHOLE:
            self.manuscript.keep_whole(start, self.braces.after_arguments(end, words.KEPT_WHOLE[name]))
        return self._word(name, start, end)

    def _printed(self, name: str, start: int, end: int) -> int:
        text = self.macros.get(name, words.SYMBOLS.get(name, ""))
        self.expanded += len(text)
        if self.expanded > _MOST_EXPANDED:
            self.manuscript.warn(
                start, f"the macros print more than {_MOST_EXPANDED:,} characters; what follows was not read."
            )
            return len(self.source)
        self.page.symbol(text, start, end)
        after = self.braces.after_empty_group(end)
        # TeX drops the space after \\ss in stra\\ss e; after a word such as \\LaTeX people forget that it does.
        return self.braces.after_space(after) if after == end and len(text) == 1 and text.isalpha() else after

    def _word(self, name: str, start: int, end: int) -> int:
        for commands, act in self.acts:
            if name in commands:
                return act(name, start, end)
        opened = self._own_block(name, end)
        if opened is not None:
            return opened
        after = self.braces.after_options(end) if self.source.startswith("[", end) else end
        space = _SPACE_AFTER_WORD.match(self.source, after)
        return space.end() if space else after

    def _space(self, name: str, start: int, end: int) -> int:
        if name == "par":
            self.page.flush()
        self.page.symbol(" ", start, end)
        return end

    def _length(self, _: str, _start: int, end: int) -> int:
        length = _LENGTH.match(self.source, end)
        return length.end() if length else end

    def _reference(self, name: str, start: int, end: int) -> int:
        after = self.braces.after_arguments(end, 1)
        self.page.mark(Mark(start, after, (), is_note=name == "tnote"))
        return after

    def _input(self, name: str, start: int, end: int) -> int:
        after = self.braces.after_arguments(end, 2 if "import" in name else 1)
        self.manuscript.warn(start, f"{self.source[start:after].strip()} is not followed; check that file by itself.")
        return after

    def _first_printed(self, _: str, _start: int, end: int) -> int:
        first = self.braces.group(self.braces.after_options(end))
        if first is not None:
            self.jumps[first[1]] = self.braces.after_arguments(first[1] + 1, 1)
        return end

    def _not_printed(self, name: str, _: int, end: int) -> int:
        end = self.braces.after_option(end, "()") or end  # \cmidrule(lr){1-2}
        return self.braces.after_arguments(end, words.ARGUMENTS_NOT_PRINTED[name])

    def _condition(self, name: str, start: int, end: int) -> int:
        """Read past what is never printed; of two branches that may be, the second is read apart from the first."""
        end_at, else_at = self.conditions.ends.get(start), self.conditions.elses.get(start)
        if name == "fi":
            self.page.close_brace(start)
        elif end_at is None:
            if name == "iffalse":
                self.manuscript.warn(start, "\\iffalse is never ended with \\fi; what follows it was read as text.")
        elif name == "iffalse":
            return end_at + len("\\fi") if else_at is None else else_at + len("\\else")
        elif name == "else":
            if start in self.jumps:
                return self.jumps[start]
            self.page.open_note(end_at)
        elif else_at is not None:
            self.jumps[else_at] = end_at
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
            self.page.open_frame(closing, kind=kind, level=words.HEADINGS.get(name, 1), muted=False)
        return opening + 1

    def _item(self, _: str, _start: int, end: int) -> int:
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

    def _raised(self, _: str, _start: int, end: int) -> int:
        group = None if self.is_raised or self.page.muted else self.braces.group(end)
        if group is None:
            return end
        block = self.page.current_block()
        first = len(block.offsets)
        self.is_raised = True
        self._read(group[0] + 1, group[1])
        self.is_raised = False
        if self.page.block is block:
            block.raised_from(first)
        return group[1]

    def _definition(self, name: str, _: int, end: int) -> int:
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
        brackets = ("[]", "()") if several else ("[]", "<>")
        if names_a_volume(name) and (volume := self.braces.group(self.braces.after_options(end))):
            end = volume[1] + 1
        while True:
            group = self.braces.group(self.braces.after_options(end, brackets))
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
        end = self.braces.after_options(
            self.braces.after_arguments(self.braces.after_overlay(end), arguments), ("[]", "<>")
        )
        if name in words.TITLED and (title := self.braces.group(end)):
            level = words.TITLED[name]
            self.titles[title[0]] = title[1], level
            subtitle = self.braces.group(title[1] + 1) if self.source.startswith("{", title[1] + 1) else None
            if name == "frame" and subtitle is not None:
                self.titles[subtitle[0]] = subtitle[1], level + 1
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
