"""Names as BibTeX reads them: "First von Last", "von Last, First", "von Last, Jr, First"; " and " between."""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache

from kb.formats.latex import to_tex, to_unicode

_AND = re.compile(r"[ \t\r\n]+and(?=[ \t\r\n])", re.IGNORECASE)
_GROUP = re.compile(r"\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}")
_BRACE = re.compile(r"[{}]")
# An accent that stands apart from its letter, outside braces: the space or tie belongs to the letter.
_ACCENT_AND_GAP = re.compile(r"\\(?:~|[cvuHkrdbt][ \t\r\n]+)")
_SEPARATOR = re.compile(r"[ \t\r\n~]+")
_EXTENDED = re.compile(r'\s*+"?\s*+(?:family|given|prefix|suffix)\s*+=', re.IGNORECASE)
_EXTENDED_PART = re.compile(r'\s*"?\s*([A-Za-z][\w-]*)\s*=\s*(.*?)\s*"?\s*', re.DOTALL)
_DERIVED_PARTS = re.compile(r"(?:family|given|prefix|suffix)-i|use\w+|nametemplates|id|hash|sortingnamekey\w*")


@dataclass(frozen=True, slots=True)
class Name:
    """A person by parts, or an organisation (or a name that cannot be read) as `literal`; not TeX."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


def read_names(tex: str) -> list[Name]:
    """The names in a TeX value, save a last "others"; one that breaks the rules is a literal of its text."""
    names = [name for raw in _split(tex) if (name := _read_name(raw)) is not None]
    if has_others(tex):
        names.pop()
    return names


def has_others(tex: str) -> bool:
    """Whether the list of names ends with "and others"."""
    return tex.rstrip().lower().endswith("others") and _split(tex)[-1].lower() == "others"


def write_names(names: Iterable[Name], others: bool = False) -> str:
    """The TeX value that `read_names` reads as these names.

    A particle that BibTeX would not see as one, because its last word is not lower-case, is written as part
    of the family.
    """
    written = [text for name in names if (text := _write_name(name))]
    if others:
        written.append("others")
    return " and ".join(written)


def _masked(tex: str) -> str | None:
    """The text with all that is in braces made x, so that places agree; None if the braces do not pair."""
    if "{" not in tex and "}" not in tex:
        return tex
    masked = _GROUP.sub(_crosses, tex)
    if "{" not in masked and "}" not in masked:
        return masked
    pieces = []
    depth = start = 0
    for brace in _BRACE.finditer(tex):
        if brace.group() == "{":
            if depth == 0:
                pieces.append(tex[start : brace.start()])
                start = brace.start()
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return None
            if depth == 0:
                pieces.append("x" * (brace.end() - start))
                start = brace.end()
    if depth:
        return None
    pieces.append(tex[start:])
    return "".join(pieces)


def _crosses(group: re.Match[str]) -> str:
    return "x" * (group.end() - group.start())


def _cut(tex: str, masked: str, separator: re.Pattern[str]) -> list[str]:
    """The pieces of the text between the separators that stand outside braces."""
    pieces = []
    start = 0
    for found in separator.finditer(masked):
        pieces.append(tex[start : found.start()])
        start = found.end()
    pieces.append(tex[start:])
    return pieces


def _split(tex: str) -> list[str]:
    masked = _masked(tex)
    if masked is None:
        return [tex.strip()] if tex.strip() else []
    names = (piece.strip(" \t\r\n") for piece in _cut(tex, masked, _AND))
    return [name for name in names if name]


@lru_cache(maxsize=50_000)
def _read_name(tex: str) -> Name | None:
    masked = _masked(tex)
    if masked is None:
        return _literal(tex)
    if _EXTENDED.match(tex):
        return _read_extended(tex, masked) or _literal(tex)
    if "\\" in masked:
        masked = _ACCENT_AND_GAP.sub(_crosses, masked)
    if "," not in masked:
        words = _words(tex, masked)
        if len(words) == 1 and tex[0] == "{" and _is_one_group(tex):
            return _literal(tex)
        return _first_von_last(words, tex)
    sections = _sections(tex, masked)
    words = sections[0]
    if not words or not sections[-1] or len(sections) > 3:
        return _literal(tex)
    von = _end_of_von(words)
    return _name(
        tex,
        family=words[von:],
        particle=words[:von],
        suffix=sections[1] if len(sections) == 3 else [],
        given=sections[-1],
    )


def _is_one_group(tex: str) -> bool:
    """Whether the brace that opens the text is closed by its last."""
    depth = 0
    for brace in _BRACE.finditer(tex):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end() == len(tex)
    return False


def _literal(tex: str) -> Name | None:
    text = to_unicode(tex)
    return Name(literal=text) if text else None


def _words(tex: str, masked: str) -> list[str]:
    if masked is tex:
        return [word for word in _SEPARATOR.split(tex) if word]
    return [word for word in _cut(tex, masked, _SEPARATOR) if word]


def _sections(tex: str, masked: str) -> list[list[str]]:
    """The words between the commas."""
    sections = []
    start = 0
    for piece in masked.split(","):
        end = start + len(piece)
        sections.append(_words(tex[start:end], piece))
        start = end + 1
    return sections


def _first_von_last(words: list[str], tex: str) -> Name | None:
    """BibTeX's first form: the particle is what lower-case words enclose, the last word left out."""
    last = len(words) - 1
    von = next((index for index, word in enumerate(words[:last]) if _is_lower(word)), None)
    if von is None:
        return _name(tex, family=words[last:], given=words[:last])
    end = _end_of_von(words)
    return _name(tex, family=words[end:], particle=words[von:end], given=words[:von])


def _end_of_von(words: list[str]) -> int:
    for index in range(len(words) - 2, -1, -1):
        if _is_lower(words[index]):
            return index + 1
    return 0


def _is_lower(word: str) -> bool:
    """Whether the first letter outside braces is lower-case; a group that begins with a macro is a letter."""
    if "{" in word or "\\" in word:
        word = to_unicode(_GROUP.sub(_unless_protected, word))
    for character in word:
        if character.isalpha():
            return character.islower()
    return False


def _unless_protected(group: re.Match[str]) -> str:
    return group.group() if group.group().startswith("{\\") else ""


def _name(
    tex: str, *, family: list[str], given: list[str], particle: Iterable[str] = (), suffix: Iterable[str] = ()
) -> Name | None:
    parts = [to_unicode(" ".join(words)) or None for words in (family, given, particle, suffix)]
    return Name(*parts) if any(parts) else _literal(tex)


def _read_extended(tex: str, masked: str) -> Name | None:
    """biblatex's `family=…, given=…, prefix=…`; None if there is anything in it that would be lost."""
    parts: dict[str, str] = {}
    start = 0
    for piece in masked.split(","):
        end = start + len(piece)
        found = _EXTENDED_PART.fullmatch(tex, start, end)
        start = end + 1
        if found is None or found.group(1).lower() in parts:
            return None
        parts[found.group(1).lower()] = to_unicode(found.group(2).strip('"'))
    wanted = [parts.pop(part, "") or None for part in ("family", "given", "prefix", "suffix")]
    if not any(wanted) or not all(_DERIVED_PARTS.fullmatch(part) for part in parts):
        return None
    return Name(*wanted)


@lru_cache(maxsize=50_000)
def _write_name(name: Name) -> str:
    if name.literal is not None:
        return f"{{{to_tex(name.literal)}}}"
    family, given, particle, suffix = (to_tex(part or "") for part in astuple(name)[:4])
    plain = _comma_form(family, given, particle, suffix) if given or particle or suffix else family
    forms = [
        plain,
        _comma_form(f"{{{family}}}", given and f"{{{given}}}", particle, suffix and f"{{{suffix}}}"),
    ]
    if not (given or particle or suffix):
        forms = [plain, f"{{{family}}}{{}}"]
    for form in forms:
        # Among other names, for a word "and" or "others" at its edge would join or cut the list.
        if read_names(f"A and {form} and A") == [Name("A"), name, Name("A")] and not has_others(form):
            return form
    whole = to_tex(" ".join(part for part in (name.particle, name.family) if part))
    if not (given or suffix):
        return f"{{{whole}}}{{}}"
    return _comma_form(f"{{{whole}}}", given and f"{{{given}}}", "", suffix and f"{{{suffix}}}")


def _comma_form(family: str, given: str, particle: str, suffix: str) -> str:
    last = f"{particle} {family or '{}'}" if particle else family or "{}"
    return f"{last}, {suffix}, {given or '{}'}" if suffix else f"{last}, {given or '{}'}"
