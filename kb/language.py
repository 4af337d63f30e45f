"""Words: folded spelling and stems for search and matching, and near misses of a key."""

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")

# British spellings that rules cannot tell from other words, with the American ones that they fold to.
_SPELLINGS = {
    "ageing": "aging",
    "aluminium": "aluminum",
    "cosy": "cozy",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "fulfil": "fulfill",
    "grey": "gray",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "licence": "license",
    "licences": "licenses",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "mould": "mold",
    "plough": "plow",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "programme": "program",
    "programmes": "programs",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "tyre": "tire",
    "whilst": "while",
}
_OUR = (
    "ard arm behavi cand clam col endeav fav ferv flav glam harb hon hum lab neighb od parl rig rum sav splend "
    "tum val vap vig"
)
_RE = "calib cent fib goit kilomet lit lust met millimet centimet saltpet spect theat tit"
_DOUBLED = (
    "bevel cancel channel counsel dial equal fuel label level marvel model quarrel rival signal total travel tunnel"
)


def _any(words: str) -> str:
    return "|".join(words.split())


_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"^({_any(_OUR)})our"), r"\1or"),
    (re.compile(rf"^((?:\w*(?:{_any(_RE)})))re(s?)$"), r"\1er\2"),
    (re.compile(rf"^({_any(_DOUBLED)})l(ed|ing|er|ers|ors?)$"), r"\1\2"),
    (re.compile(r"([a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"lys(e|ed|er|ers|ing)$"), r"lyz\1"),
    (re.compile(r"(rrh|pn)oea"), r"\1ea"),
    (re.compile(r"oe(dem|strogen|stradiol|soph|tus|tal|liac)"), r"e\1"),
    (re.compile(r"moeb"), "meb"),
    (re.compile(r"homoeo"), "homeo"),
    (re.compile(r"ae(m(?!$)|diatr|dic|col|sthe|cal|ces|cum|tiol|olog)"), r"e\1"),
    (re.compile(r"(cata|ana|dia|mono|pro|epi)logue"), r"\1log"),
    (re.compile(r"^(def|off|pret)ence"), r"\1ense"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^leuc(?=o|a)"), "leuk"),
)

# Words that say nothing of what a text is about.
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "many",
        "may",
        "might",
        "more",
        "most",
        "much",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "other",
        "our",
        "over",
        "own",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


# What every rule above needs to find: most words need none of them tried.
_MAY_FOLD = re.compile(r"our|res?$|ll|is[ei]|isat|lys|oe|ae|logue|ence$|sulph|^leuc")


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without accents and possessive endings."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _WORD.findall(_POSSESSIVE.sub("", text).casefold())


@functools.lru_cache(maxsize=200_000)
def fold_spelling(word: str) -> str:
    """Return a lower-case word in one spelling: British forms become American ones, and are alike in search."""
    known = _SPELLINGS.get(word)
    if known is not None:
        return known
    if not _MAY_FOLD.search(word):
        return word
    for pattern, replacement in _FOLDS:
        word = pattern.sub(replacement, word)
    return word


@functools.lru_cache(maxsize=1)
def _stemmer() -> "object":
    from Stemmer import Stemmer

    return Stemmer("english")


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word (Snowball's English stemmer, Porter 2001), spelling folded."""
    return str(_stemmer().stemWord(fold_spelling(word)))  # type: ignore[attr-defined] # it ships no types


def stems(text: str) -> list[str]:
    """Return the stems of all words of `text`, in order."""
    return [stem(word) for word in words(text)]


def search_stems(query: str) -> dict[str, str]:
    """Return the distinct stems that a query asks for, each with its word; stop words only if there is nothing else."""
    found = words(query)
    telling = [word for word in found if word not in STOP_WORDS] or found
    asked: dict[str, str] = {}
    for word in telling:
        asked.setdefault(stem(word), word)
    return asked


def nearest(wanted: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of the `known` keys that look most like `wanted`, nearest first; often none."""
    asked = wanted.casefold()
    pairs = _pairs(asked)
    candidates = sorted(known, key=lambda key: -len(pairs & _pairs(key.casefold())))[:60]
    folded = {key.casefold(): key for key in reversed(candidates)}
    return [folded[match] for match in difflib.get_close_matches(asked, folded, n=limit, cutoff=0.6)]


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}


def joined(things: Iterable[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    *most, final = list(things)
    return f"{', '.join(most)} {last} {final}" if most else final


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 claim", "2 claims", "1,234 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
