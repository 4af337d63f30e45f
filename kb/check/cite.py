"""The citations that a draft lacks, put in place: where they go, and the draft with them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.check.judging import BEARING_OUT, CONTRARY, agrees, best_works
from kb.check.things import CheckedDraft, CheckedSentence, Made
from kb.draft import Draft, Sentence, read_draft
from kb.errors import FileProblemError, InvalidInputError
from kb.language import joined
from kb.model.terms import Stance

FORMATS = ("markdown", "latex")
_STOPS, _CLOSING = ".!?…。！？", "\"'”’»›」』）)]}"
# Pandoc reads more than these without braces, but Markdown might take the rest for its own signs.
_PLAIN_KEY = re.compile(r"[^\W_]+(?:[_:.+/-][^\W_]+)*")
_NOT_IN_LATEX = re.compile(r"[\s,{}%#\\~^]")
_NOT_IN_MARKDOWN = re.compile(r"[\s{}|\[\]]")
_CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "latin-1")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Insertion:
    """A citation mark to put in at an offset of the source, the keys in it, and the number of its sentence."""

    at: int
    mark: str
    keys: tuple[str, ...]
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Insertions:
    """The marks to put into a draft, in order, and what could not be put in: a sentence for each."""

    marks: tuple[Insertion, ...]
    left_out: tuple[str, ...]


def insertions(checked: CheckedDraft) -> Insertions:
    """Return the marks for the sentences that cite nothing for a claim; only such as kb check then reads there.

    Raises InvalidInputError for a draft in a format into which kb puts nothing.
    """
    draft = checked.draft
    if draft.format not in FORMATS:
        raise InvalidInputError(
            "kb puts citations into Markdown (.md) and LaTeX (.tex) only; kb check tells which works to cite here.",
            where=draft.path,
        )
    numbers = {id(sentence): number for number, sentence in enumerate(draft.sentences)}
    whole = _outermost(draft.whole)
    found, left_out = [], []
    for one in checked.sentences:
        if one.sentence is None:
            continue
        wanted = _keys(one)
        keys = tuple(key for key in wanted if _can_stand_in(key, draft.format))
        if unwritten := [key for key in wanted if key not in keys]:
            left_out.append(f"{_at_line(draft, one.start)} {joined(unwritten)} cannot be written as a citation here.")
        if keys:
            mark = _mark(keys, draft.format)
            found.append(Insertion(_place(draft.source, one.sentence, whole), mark, keys, numbers[id(one.sentence)]))
    found.sort(key=lambda one: one.at)
    marks = _read_back(draft, found)
    left_out += [
        f"{_at_line(draft, one.at)} there is no place here for {one.mark.strip(' ~')} where kb check would read it."
        for one in found
        if one not in marks
    ]
    return Insertions(tuple(marks), tuple(left_out))


def _at_line(draft: Draft, offset: int) -> str:
    return f"Line {draft.position(offset)[0]}:"


def _read_back(draft: Draft, marks: Sequence[Insertion]) -> list[Insertion]:
    """Return the marks that are read as citations of their sentences once they stand in the draft."""
    if not marks:
        return []
    lost = _lost(draft, marks)
    if lost is None:  # some mark changes the text around it: it is looked for by halves
        half = len(marks) // 2
        return _read_back(draft, marks[:half]) + _read_back(draft, marks[half:]) if half else []
    return _read_back(draft, [one for one in marks if one not in lost]) if lost else list(marks)


def _lost(draft: Draft, marks: Sequence[Insertion]) -> list[Insertion] | None:
    """Return the marks that are not read in their sentences; None where the sentences are no longer the same."""
    data = with_marks(draft.source, marks).encode("utf-8", "surrogatepass")
    again = read_draft(Path(draft.path), data, draft.format).sentences
    if [one.text for one in again] != [one.text for one in draft.sentences]:
        return None
    return [one for one in marks if not {cited.key for cited in again[one.sentence].citations}.issuperset(one.keys)]


def under_concern(checked: CheckedDraft, marks: Sequence[Insertion]) -> list[str]:
    """Return which of the keys in the marks are those of works under an expression of concern."""
    lines = (line for one in checked.sentences for made in one.made for line in made.claim.evidence)
    doubted = {line.citation for line in lines if line.concern}
    return [key for key in _keys_of(marks) if key in doubted]


def with_marks(source: str, marks: Sequence[Insertion]) -> str:
    """Return the source with the marks put in."""
    parts, position = [], 0
    for one in marks:
        parts += [source[position : one.at], one.mark]
        position = one.at
    return "".join([*parts, source[position:]])


def encoded(data: bytes, source: str, changed: str, where: str) -> bytes:
    """Return the changed text in the encoding of the file, byte order mark and line ends as they were."""
    for codec in _CODECS:
        for mark in ("", _BYTE_ORDER_MARK):
            try:
                if (mark + source).encode(codec) == data:
                    return (mark + changed).encode(codec)
            except UnicodeEncodeError:
                continue
    raise FileProblemError("This file is not in one encoding throughout; save it as UTF-8 first.", where=where)


def _keys(sentence: CheckedSentence) -> list[str]:
    told = {finding.claim for finding in sentence.findings if finding.rule == "uncited" and finding.keys}
    keys = [key for made in sentence.made if made.claim.key in told for key in _best(made)]
    return list(dict.fromkeys(keys))


def _best(made: Made) -> list[str]:
    """Return the best work; the best of each side where the evidence goes both ways."""
    sides = [best_works(made, side[made.match.polarity], 1) for side in (BEARING_OUT, CONTRARY)]
    chosen = [line for side in sides for line in side]
    if not any(agrees(line.stance, made.match.polarity) for line in chosen):
        # Works that all speak against a sentence do not belong behind it; one with mixed results may.
        chosen = [*best_works(made, (Stance.MIXED,), 1), *chosen]
    if not any(agrees(line.stance, made.match.polarity) for line in chosen):
        return []
    return [line.citation for line in chosen]


def _can_stand_in(key: str, form: str) -> bool:
    return not (_NOT_IN_LATEX if form == "latex" else _NOT_IN_MARKDOWN).search(key)


def _mark(keys: Sequence[str], form: str) -> str:
    if form == "latex":
        return f"~\\cite{{{','.join(keys)}}}"
    return f" [{'; '.join(f'@{key}' if _PLAIN_KEY.fullmatch(key) else f'@{{{key}}}' for key in keys)}]"


def _place(source: str, sentence: Sentence, whole: Sequence[tuple[int, int]]) -> int:
    """Return where the mark goes: before the full stop, else after the last word; after what stays whole."""
    closed = sentence.text.rstrip(_CLOSING)
    stop = len(closed.rstrip(_STOPS))
    closers = sentence.text[len(closed) :]
    place = sentence.end
    if 0 < stop < len(closed) and (not closers or _is_in_parentheses(sentence.text, closers)):
        place = sentence.offsets[stop]
    # Not after a space or a tie that the writer put before the stop.
    while place > sentence.start and source[place - 1] in " \t~":
        place -= 1
    before = bisect_left(whole, (place, 0)) - 1
    return whole[before][1] if before >= 0 and place < whole[before][1] else place


def _outermost(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges that lie in no other one, in order."""
    kept: list[tuple[int, int]] = []
    for one in sorted(ranges, key=lambda one: (one[0], -one[1])):
        if not kept or one[1] > kept[-1][1]:
            kept.append(one)
    return kept


def _is_in_parentheses(text: str, closers: str) -> bool:
    """Tell whether a sentence stands in parentheses as a whole, its full stop and what it cites with it."""
    return closers == ")" and text.startswith("(") and text.count("(") == text.count(")") == 1


def unified_diff(path: str, before: str, after: str, context: int = 3) -> str:
    """Return the changes as `patch` reads them; marks never add or remove a line, so lines answer to each other."""
    old, new = before.split("\n"), after.split("\n")
    changed = [number for number, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if not changed:
        return ""
    lines = [f"--- {path}", f"+++ {path}"]
    last = len(old) - 1 if old[-1] == "" else len(old)
    for hunk in _hunks(changed, context, last):
        start, end = hunk
        lines.append(f"@@ -{start + 1},{end - start} +{start + 1},{end - start} @@")
        number = start
        while number < end:
            run = number
            while run < end and old[run] != new[run]:
                run += 1
            for sign, side in (("-", old), ("+", new)):
                for one in range(number, run):
                    lines += _line(sign, side, one)
            if run == number:
                lines += _line(" ", old, number)
                run += 1
            number = run
    return "\n".join(lines) + "\n"


def _hunks(changed: Sequence[int], context: int, last: int) -> list[tuple[int, int]]:
    hunks: list[tuple[int, int]] = []
    for number in changed:
        start, end = max(0, number - context), min(last, number + context + 1)
        if hunks and start <= hunks[-1][1]:
            hunks[-1] = (hunks[-1][0], end)
        else:
            hunks.append((start, end))
    return hunks


def _line(sign: str, side: Sequence[str], number: int) -> list[str]:
    shown = [sign + side[number]]
    if number == len(side) - 1:
        shown.append("\\ No newline at end of file")
    return shown


def told(marks: Sequence[Insertion]) -> str:
    """Return the keys of the marks in words."""
    return joined(_keys_of(marks))


def _keys_of(marks: Sequence[Insertion]) -> dict[str, None]:
    return dict.fromkeys(key for one in marks for key in one.keys)
