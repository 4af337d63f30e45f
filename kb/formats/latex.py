"""TeX values as a reader sees them, and plain text as a value that BibTeX and LaTeX can take."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

VERBATIM_FIELDS = frozenset(
    {
        *(
            "doi",
            "url",
            "urls",
            "eprint",
            "eprinttype",
            "archiveprefix",
            "primaryclass",
            "isbn",
            "issn",
            "pmid",
        ),
        *("pmcid", "pmc", "mrnumber", "zblnumber", "lccn", "file", "pdf", "biburl", "bibsource", "timestamp"),
        *(
            "crossref",
            "xref",
            "xdata",
            "entryset",
            "related",
            "ids",
            "date-added",
            "date-modified",
            "citeulike-article-id",
        ),
    }
)
"""Fields that hold an address or an identifier: what stands in them is never decoded or encoded."""

_ACCENTS = {
    **{
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        "=": "\u0304",
        "u": "\u0306",
        ".": "\u0307",
    },
    **{
        '"': "\u0308",
        "r": "\u030a",
        "H": "\u030b",
        "v": "\u030c",
        "d": "\u0323",
        "c": "\u0327",
        "k": "\u0328",
    },
    **{"b": "\u0331", "t": "\u0361"},
}
_SPACING_ACCENTS = {"~": "~", "^": "^", "'": "'", "`": "`", '"': "¨", "=": "¯", ".": "˙", "c": "¸", "k": "˛"}
_ACCENTED_MACROS = {"i": "i", "j": "j", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø"}

_LETTERS = {
    **{
        "ss": "ß",
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
        "aa": "å",
    },
    **{"AA": "Å", "i": "ı", "j": "ȷ", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ"},
}
_SYMBOLS = {
    **_LETTERS,
    **{"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}"},
    **{"textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textquotesingle": "'"},
    **{"copyright": "©", "pounds": "£", "euro": "€", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX"},
    **{"space": " ", "newline": " ", "linebreak": " ", "par": " ", "quad": " ", "qquad": " ", "slash": "/"},
    **{
        "textendash": "–",
        "textemdash": "—",
        "circ": "°",
        "textgreater": ">",
        "textless": "<",
        "textbar": "|",
    },
    **{"glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "textquotedbl": '"', "sim": "~", "mu": "μ"},
}
# These change how a text looks, not what it says.
_LOOKS = frozenset(
    {"emph", "textit", "textbf", "textsc", "textrm", "texttt", "textsf", "textsl", "textup", "textmd"}
    | {"textnormal", "text", "textlatin", "mbox", "hbox", "em", "it", "bf", "sc", "rm", "tt", "sl", "sf"}
    | {"bfseries", "itshape", "scshape", "upshape", "slshape", "rmfamily", "sffamily", "ttfamily"}
    | {"normalfont", "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal", "mathbb", "boldsymbol"}
    | {"bm", "operatorname", "ensuremath", "protect", "relax", "displaystyle", "textstyle", "left"}
    | {"right", "big", "Big", "bigl", "bigr", "mathopen", "mathclose", "nolinkurl", "path", "url"}
    | {"uline", "underline", "allowbreak", "nobreak", "sloppy"}
)
_GAP_SYMBOLS = " \t\r\n,;:>\\"
_NO_SYMBOLS = "!/-@()[]"
_SUPERSCRIPT = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPT = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

_WHITE = r"[ \t\r\n\f\v]"
_SPACES = re.compile(_WHITE + "++")
_TELLING = re.compile(r"[\\{}$~]|--|``|''|[?!]`|[\t\r\n\f\v]|  |^ | $")
_MACRO_LETTER = r"\\(i|j|ae|AE|oe|OE|o|O)(?![A-Za-z])" + _WHITE + r"*+(?:\{\})?"
_ACCENT = re.compile(
    rf"""\\(?:\\|(["'`^~=.]|[cvuHkrdbt](?![A-Za-z])){_WHITE}*+"""
    rf"(?:\{{{_WHITE}*+(?:{_MACRO_LETTER}|([^\W\d_])([^{{}}\\]*+))?+{_WHITE}*+\}}|{_MACRO_LETTER}|([^\W\d_])))"
)
_TOKEN = re.compile(
    r"(?=[\\$\-`'?!{}~])(?:"
    r"\\(?:url|path|nolinkurl)(?![A-Za-z])" + _WHITE + r"*+\{(?P<url>[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}"
    r"|\\href" + _WHITE + r"*+\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}"
    r"|\\(?:noopsort|SortNoop)" + _WHITE + r"*+\{[^{}]*+\}"
    r"|\\text(?P<script>super|sub)script" + _WHITE + r"*+\{(?P<scripted>[^{}\\]*+)\}"
    r"|\\enquote\*?" + _WHITE + r"*+\{(?P<quoted>[^{}\\]*+)\}"
    r"|\\(?P<macro>[A-Za-z]+)(?P<gap>" + _WHITE + r"*+)"
    r"|\\(?P<symbol>.)"
    r"|\$\$?+(?P<math>(?:[^$\\]++|\\.)++)\$\$?"
    r"|(?P<other>---?|``|''|[?!]`|[{}~])"
    r"|\\\Z)",
    re.DOTALL,
)
_OTHER = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "{": "", "}": "", "~": " "}
_OTHER_IN_ORDER = sorted(_OTHER.items(), key=lambda pair: -len(pair[0]))
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*+)\}\s*\{([^{}]*+)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*+)\}")
_SCRIPT = re.compile(r"([\^_])\s*+(?:\{([^{}]*+)\}|(\\[A-Za-z]++|[^\s\\{}]))")
_ESCAPED_IN_URL = re.compile(r"\\([_%&#$~{}])(?:\{\})?")

_TO_ESCAPE = re.compile(r"[&%$#_\\{}~^]|(?<=-)-|(?<=[`?!])`|(?<=')'")
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"{{}}{character}" for character in "-`'"},
    **{character: f"\\{character}" for character in "&%$#_"},
}


def to_unicode(tex: str) -> str:
    """What a reader sees of the TeX value, on one line; a macro that nobody knows stays as it is written."""
    if _TELLING.search(tex) is None:
        return tex
    return _decoded(tex)


def to_tex(text: str) -> str:
    """A value for BibTeX and LaTeX that says the text; letters beyond ASCII stay as they are.

    Braces are written by name, because BibTeX counts an escaped brace like any other.
    """
    return _TO_ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES[found.group()]


@lru_cache(maxsize=8192)
def _decoded(tex: str) -> str:
    return _SPACES.sub(" ", _without_tex(tex)).strip(" ")


def _without_tex(tex: str) -> str:
    if "\\" not in tex and "$" not in tex:
        # Most values that hold TeX at all hold only protective braces and ligatures.
        for ligature, character in _OTHER_IN_ORDER:
            tex = tex.replace(ligature, character)
        return tex
    if "\\" in tex:
        # An accent may stand on an accented letter.
        for _ in range(3):
            accented = _ACCENT.sub(_accented, tex)
            if accented == tex:
                break
            tex = accented
    return _TOKEN.sub(_shown, tex)


def _accented(found: re.Match[str]) -> str:
    accent, macro, letter, rest, bare_macro, bare_letter = found.groups()
    if accent is None:
        return found.group()
    base = letter or bare_letter or _ACCENTED_MACROS.get(macro or bare_macro or "", "")
    if not base:
        spacing = _SPACING_ACCENTS.get(accent)
        return _ESCAPES.get(spacing, spacing) if spacing else found.group()
    composed = unicodedata.normalize("NFC", base + _ACCENTS[accent])
    if accent == "t" and rest:
        return f"{base}{_ACCENTS[accent]}{rest}"
    return composed + (rest or "")


def _shown(found: re.Match[str]) -> str:
    kind = found.lastgroup
    return _SHOWN[kind](found) if kind else ""


def _shown_in_math(found: re.Match[str]) -> str:
    # The space that ends a macro means nothing in mathematics, but makes a relation readable.
    return _shown(found) + (" " if found.group("gap") else "")


def _shown_script(found: re.Match[str]) -> str:
    table = _SUPERSCRIPT if found.group("script") == "super" else _SUBSCRIPT
    return _script(found.group("scripted"), table) or found.group("scripted")


def _symbol(found: re.Match[str]) -> str:
    symbol = found.group("symbol")
    if symbol in "&%$#_{}":
        return symbol
    if symbol in _GAP_SYMBOLS:
        return " "
    return "" if symbol in _NO_SYMBOLS else found.group()


def _macro(found: re.Match[str]) -> str:
    name = found.group("macro")
    if name in _LOOKS:
        return ""
    symbol = _SYMBOLS.get(name)
    if symbol is None:
        symbol = _rare_symbol(name)
    return f"\\{name} " if symbol is None else symbol


@cache
def _rare_symbol(name: str) -> str | None:
    """What pylatexenc shows for a macro without arguments."""
    macro = _pylatexenc_macros().get_macro_spec(name)
    shown = getattr(macro, "simplify_repl", None)
    return shown if isinstance(shown, str) and shown and "%" not in shown else None


@cache
def _pylatexenc_macros() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


def _math(found: re.Match[str]) -> str:
    tex = _ROOT.sub(r"√(\1)", _FRACTION.sub(r"\1/\2", found.group("math")))
    return _TOKEN.sub(_shown_in_math, _SCRIPT.sub(_math_script, tex))


def _math_script(found: re.Match[str]) -> str:
    mark, group, single = found.groups()
    inner = _without_tex((group or single or "").replace("$", "")).strip()
    if inner in ("°", "′"):
        return inner
    if script := _script(inner, _SUPERSCRIPT if mark == "^" else _SUBSCRIPT):
        return script
    return to_tex(f"{mark}{inner}" if len(inner) == 1 else f"{mark}({inner})").replace("$", "")


def _script(text: str, table: dict[int, int]) -> str | None:
    """The text in raised or lowered characters, if Unicode has them all."""
    return text.translate(table) if text and all(ord(character) in table for character in text) else None


_SHOWN: dict[str, Callable[[re.Match[str]], str]] = {
    "other": lambda found: _OTHER[found.group()],
    "gap": _macro,
    "symbol": _symbol,
    "math": _math,
    "scripted": _shown_script,
    "url": lambda found: _ESCAPED_IN_URL.sub(r"\1", found.group("url")),
    "quoted": lambda found: f"“{found.group('quoted')}”",
}
