"""Which superscripts are the marks of notes, as in cortisol¹, and which belong to their word: 10⁹, m², Ca²⁺, 1ˢᵗ."""

import re

from kb.draft.sentences import MARK
from kb.draft.wordlists import NAMED_BY_A_LETTER, words

_ONE = r"(?:\d{1,3}|[a-z]|[*†‡§¶‖#]{1,3}|dagger|ddagger|ast|star)"
_NOTES = re.compile(rf"(?:{_ONE}(?:\s?[,;–-]\s?{_ONE})*|\[\s?\d{{1,3}}(?:\s?[,–-]\s?\d{{1,3}})*\s?\])")
_MARKUP = "^${}\\ "
_SUPERSCRIPT = re.compile(
    r"(?<=[^\W_]|[)\]”’\"'%])(?:[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–-][⁰¹²³⁴-⁹]{1,3})*|[ᵃᵇᶜᵈᵉᶠᵍ](?![ᵃ-ᶻ]))(?![⁺⁻⁰-⁹]|[^\W\d_])"
)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᶜᵈᵉᶠᵍ", "0123456789-abcdefg")
_AFTER_STOPS = ".,;:!?)]”’\"'%" + MARK
_CHARGES = "+-−–⁺⁻"
_TOKEN = re.compile(r"[^\s(\[“‘/]*\Z")
_ISOTOPE = re.compile(r"[A-Z][a-z]?(?![^\W\d_])")  # ¹³¹I, ¹⁴C-urea
_FORMULA = re.compile(r"[=<>≈×·+]")  # E=mc²
_OXYGEN = re.compile(r"(?:\w*C|S|N|V|P|Sp|Fi|Pa|Sa|Sv|Pv)O\Z")  # SpO², for SpO₂
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_LOOK_BEHIND = 40
# What is raised to a power: units, functions, and Greek letters that are spelt out.
_POWERS = words("2 3")
_TAKE_POWERS = words(
    """mm cm dm km nm pm um µm μm ft in yd mi inch inches foot feet yard yards mile miles metre metres
    meter meters centimetre centimetres centimeter centimeters millimetre millimetres millimeter millimeters
    kilometre kilometres kilometer kilometers sec min mol sin cos tan log ln exp chi eta omega epsilon sigma
    ca mg zn fe cu mn co ba ni"""
)


def superscripts(text: str) -> list[tuple[int, int]]:
    """Return the ranges of Unicode's raised numbers and letters that directly follow a letter."""
    return [found.span() for found in _SUPERSCRIPT.finditer(text)]


def is_note_mark(text: str, start: int, end: int) -> bool:
    """Tell whether what is raised between two places of a text is the mark of a note."""
    raised = text[start:end].translate(_DIGITS).removeprefix("\\(").removesuffix("\\)").strip(_MARKUP)
    if not _NOTES.fullmatch(raised):
        return False
    before, after = text[max(0, start - _LOOK_BEHIND) : start], text[end : end + 1]
    last = before[-1:]
    if raised[0] == "[" or last in _AFTER_STOPS:
        return True  # at the beginning too, where a note is that begins with its own mark
    if after and after in _CHARGES:
        return False
    if last.isspace():
        return _ISOTOPE.match(text, end) is None or not raised.isdigit()
    token = _TOKEN.search(before)
    return token is not None and not _FORMULA.search(token[0]) and _may_bear_a_note(token[0], before, raised)


def _may_bear_a_note(token: str, before: str, raised: str) -> bool:
    letters = _LETTERS.search(token)
    if letters is None:
        of_a_name = sum(map(str.isalpha, token)) > 1  # IL-6
        return bool(_YEAR.fullmatch(token)) or of_a_name or not raised[0].isalnum() or raised[0] in "abcdefgh"
    word = letters[0]
    if len(word) == 1 and "-" in token:
        return sum(map(str.isalpha, token)) > 1  # TNF-α
    if len(word) == 1:
        named = before[: len(before) - len(token)].split()[-1:]
        return token == word and word.isupper() and bool(named) and named[0].lower() in NAMED_BY_A_LETTER
    if raised in _POWERS:
        return word.lower() not in _TAKE_POWERS and not _OXYGEN.match(word)
    return not (raised == "e" and _ROMAN.match(word))
