"""Where sentences end in prose about medicine; rules, which can be explained and cost nothing to load.

nupunkt 0.8 takes 60 ms to import and to load. On the essays, leaflets and articles of tests/drafts the two
differ at 8 of 613 boundaries, and the rules were right at all 8.
"""

import re

from kb.draft.wordlists import (
    ABBREVIATIONS_BEFORE_NUMBERS,
    ABBREVIATIONS_WHEN_CAPITAL,
    NAMED_BY_A_LETTER,
    NEVER_LAST,
    OPENING_WORDS,
    SOMETIMES_LAST,
)

_ABBREVIATIONS = NEVER_LAST | ABBREVIATIONS_BEFORE_NUMBERS | SOMETIMES_LAST
MARK = "\ue0a7"  # stands for one citation mark; a character for private use, which visible text never holds

_CLOSERS = "\"'”’»›」』）)\\]}*_"
_OPENERS = "\"'“‘«([{*_¿¡"
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+|[。！？]+)(?P<closers>[{_CLOSERS}]*)"
    rf"(?P<notes>(?:\d{{1,3}}(?:[,–-]\d{{1,3}})*(?=[\s{MARK}])"
    rf"| ?\[\d{{1,3}}(?:[,–-] ?\d{{1,3}})*\]|[⁰¹²³⁴-⁹†‡]+)*)"
    rf"(?P<marks>(?:[ ,;]*{MARK})*)"
)
_MAY_PRECEDE_A_WORD = "([{\"'“‘«*_.’-/—–=<>"
_NEXT = re.compile(rf"[\s{_OPENERS}]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_INITIAL = re.compile(r" [^\W\d_]\.")
_CAPTION_NUMBER = re.compile(r"(?:figure|fig\.|table|box|chapter|section|part|appendix|step) \S{1,4}", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
# mRNA, pH, p53, eHealth, α-amylase: may open a sentence.
_NOT_CAPITALISED_NAME = re.compile(r"[a-z]{1,3}[A-Z0-9]|[α-ω][-‐‑–][^\W_]")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences in a paragraph, without the white space around them.

    White space in `text` is single spaces. Closing quotes, note marks and citation marks that follow a full
    stop are in the range of the sentence before, unless a word in lower case follows the citation mark: it
    then opens a sentence of its own ("… cortisol. @field2005 found that …").
    """
    ranges: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        end = _sentence_end(text, start, stop)
        if end is not None:
            ranges.append((start, end))
            start = end + (text[end : end + 1] == " ")
    end = len(text.rstrip())
    if start < end:
        ranges.append((start, end))
    return ranges


def _sentence_end(text: str, start: int, stop: re.Match[str]) -> int | None:
    end = stop.end()
    if end == len(text) or _is_decimal(text, stop) or _stands_in_what_goes_on(text, start, stop):
        return None
    wide = stop["stop"][0] in "。！？"
    follows = _NEXT.match(text, end)
    next_at = follows.end() if follows else end
    next_character = text[next_at : next_at + 1]
    small = _is_small(text, next_at)
    if stop["marks"]:
        if text[end] not in " \"“‘'(" and not wide:
            return _before_marks(text, start, stop, next_character) if text[end] in ",;:'’" else None
        if next_character and (small or next_character in ",;:)"):
            return _before_marks(text, start, stop, next_character)
    elif text[end] != " " and not wide:
        return None
    if wide or _opens_a_sentence(text, start, stop, next_at, after_mark=bool(stop["marks"])):
        return end
    return None


_ENCLOSED = (("“", "”"), ("«", "»"), ("(", ")"), ('"', '"'), ("‘", "’"))
_FARTHEST = 300  # characters: no title is longer
_ENDS_WITHIN = re.compile(r"[.!?…](?=[\s\"”»’)]|\Z)")


def _stands_in_what_goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a question ends inside a title, “Does it help? A review”, and not inside quoted sentences."""
    if not {"?", "!"} & set(stop["stop"]):
        return False
    at, first, last = stop.end(), max(start, stop.start() - _FARTHEST), stop.end() + _FARTHEST
    for opening, closing in _ENCLOSED:
        opened, closed = text.rfind(opening, first, at), text.find(closing, at, last)
        if opening == closing and text.count(opening, first, at) % 2 == 0:
            continue
        if opened >= 0 and closed >= 0 and (opening == closing or text.find(closing, opened, at) < 0):
            return not _ENDS_WITHIN.search(text, at, closed)
    return False


def _is_small(text: str, place: int) -> bool:
    """Tell whether a word begins with a small letter that it would not have at the beginning of a sentence."""
    return text[place : place + 1].islower() and not _NOT_CAPITALISED_NAME.match(text, place)


def _is_decimal(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a stop is that of a number, 2.4 %, whose digits are no note; 1998.4 is a year with one."""
    if not stop["notes"][:1].isdigit() or stop["stop"] != ".":
        return False
    before = _DIGITS_BEFORE.search(text, max(0, stop.start() - _YEAR), stop.start())
    return before is not None and len(before[0]) < _YEAR


_YEAR = 4  # digits
_DIGITS_BEFORE = re.compile(r"\d+\Z")


def _before_marks(text: str, start: int, stop: re.Match[str], next_character: str) -> int | None:
    """A mark and a small letter after the stop: the mark is the subject of the next sentence."""
    end = stop.start("marks")
    if text[end] != " " or next_character in ")]":
        return None
    if "." not in stop["stop"]:
        return end
    token = _token_before(text, start, stop.start())
    lowered = token.lower()
    known = lowered in _ABBREVIATIONS or len(token) == 1 or bool(_INITIALS.match(token))
    return None if known and not stop["closers"] else end


def _token_before(text: str, start: int, end: int) -> str:
    word = text[max(start, end - 40) : end].rpartition(" ")[2].rpartition(MARK)[2]
    return word.lstrip(_MAY_PRECEDE_A_WORD) if word[-1:].isalnum() else ""


def _opens_a_sentence(text: str, start: int, stop: re.Match[str], next_at: int, *, after_mark: bool) -> bool:
    following = text[next_at : next_at + 30]
    if not following:
        return True
    first = following[0]
    small = _is_small(text, next_at)
    marks = stop["stop"]
    if "!" in marks or "?" in marks:
        return not small
    if "…" in marks or marks.count(".") > 1:
        return first == MARK or (first.isalpha() and not small)
    token = _token_before(text, start, stop.start())
    if small:
        return _ends_before_small_letter(token, stop, following)
    if not (first.isalnum() or first == MARK or ord(first) > 0x2000):
        return bool(stop["closers"]) or _may_be_last(token, "", text, start, stop)
    word = _WORD.match(following)
    return _may_be_last(token, word[0] if word else "", text, start, stop) or (after_mark and len(token) > 3)


def _ends_before_small_letter(token: str, stop: re.Match[str], following: str) -> bool:
    """A careless writer's small letter after a full stop, which ends a sentence only after a plain word."""
    return (
        not stop["closers"]
        and not stop["notes"]
        and len(token) >= 4
        and token.isalpha()
        and token.islower()
        and token not in _ABBREVIATIONS
        and following.split(" ", 1)[0].lower() in OPENING_WORDS
    )


def _may_be_last(token: str, next_word: str, text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the word before a full stop may end a sentence that the next word would follow."""
    lowered = token.lower()
    before_initial = len(token) == 1 and _INITIAL.match(text, stop.end()) is not None  # Smith J. A. reported
    opens = next_word.lower() in OPENING_WORDS and not before_initial
    in_brackets = ")" in stop["closers"] or "]" in stop["closers"]
    before_number = next_word[:1].isdigit() or (len(next_word) == 1 and not opens and not before_initial)
    if lowered in NEVER_LAST or (lowered in ABBREVIATIONS_BEFORE_NUMBERS and before_number):
        last = False
    elif lowered in ABBREVIATIONS_WHEN_CAPITAL and token[0].isupper():
        last = opens
    elif lowered in SOMETIMES_LAST:
        after_small = lowered in ("etc", "al") or (token.islower() and token.isalpha())
        last = not before_number and not in_brackets and (opens or (after_small and next_word[:1].isupper()))
    elif token.isdigit() and len(token) <= 3 and stop.start() - len(token) == start:
        last = False  # the number of a heading or an item
    elif _CAPTION_NUMBER.fullmatch(text, start, stop.start()):
        last = False
    elif len(token) == 1 and token.isupper():
        last = opens or _letter_names_something(text, stop.start() - 1)
    elif _INITIALS.match(token):
        last = opens
    else:
        last = True
    return last


def _letter_names_something(text: str, letter_at: int) -> bool:
    before = text[max(0, letter_at - 25) : letter_at].split()
    return bool(before) and before[-1].lower() in NAMED_BY_A_LETTER
