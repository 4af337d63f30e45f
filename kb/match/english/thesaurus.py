"""Everyday words for what claims are often about: the same thing in other words, and the state it stands for.

General English, as a thesaurus has it, in `everyday/*.txt`. A block has the names of a thing on its first line; then words
for it (`same:`), and words that by themselves say that there is less or more of it (`less:`, `more:`). A block is used
where one of its names is the name of a concept of the base, and only for words that are not the name of another. Where
two files have a block of one name, both are used. The words of `families.txt` are also taken for each other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from kb.language import stem, words
from kb.match.english.lexicon import Change

_OF_ANOTHER = re.compile(r"\s(?:of|in|at|for|after|between|with|to|from|by|on|per)\s")
_CHANGES = {"less": Change.DOWN, "more": Change.UP}


# Things of which more is worse, whatever it is that is said of them.
BAD_THINGS = (
    "pain ache anxiety stress worry infection illness disease cold flu sickness fever toxin waste poison swelling "
    "inflammation fatigue tiredness insomnia depression death mortality risk harm injury damage error bug defect fault "
    "unemployment poverty inflation crime violence pollution congestion debt obesity cancer diabetes "
    "hypertension nausea "
    "headache migraine symptom loss failure accident suicide addiction dependence hunger malnutrition anaemia "
    "pest weed "
    "blight mould mildew slug aphid erosion drought soreness tension nervousness cortisol latency delay bleeding scar "
    "sugar glucose cholesterol pressure plaque cavity caries decay erosion wrinkle pimple acne eczema rash gingivitis cramp fracture snoring heartburn constipation "
    "diarrhoea bloating dandruff blister bruise hangover tantrum bullying truancy burnout theft burglary litter flood smog "
    "emission noise "
    "sneezing sneeze crying confusion delirium strain leak leakage incontinence binge bingeing stroke complaint "
    "reoffending recidivism reconviction turnover jam mistake absence absenteeism overweight craving itch itching dryness "
    "ulcer infestation parasite tick flea vandalism graffiti fraud abuse neglect collision overheating damp draught "
    "condensation odour tartar stain blindness deafness tinnitus vertigo stutter colic reflux nightmare overcrowding "
    "stigma inequality homelessness eviction compaction extinction deforestation rot wound bill stickiness flush "
    "allergy asthma cough relapse outage downtime crash regression vulnerability breach conflict loneliness dementia"
)


# Parts of the body that ache, where one of these stands before them: a bad back, a stiff neck.
_ACHING = frozenset(
    "bad stiff sore tight aching achy painful dodgy creaky tender tense knotted tired-out niggling troublesome".split()
)
_BODY = frozenset(
    "back neck shoulder shoulders knee knees hip hips joint joints muscle muscles calf calves leg legs foot feet head "
    "hamstring hamstrings thigh thighs spine elbow wrist wrists arm arms hand hands".split()
)


def is_aching(before: str, word: str) -> bool:
    """Tell whether two words name a pain without the word: a bad back."""
    return before in _ACHING and word in _BODY


def is_of_body(word: str) -> bool:
    """Tell whether a word names a part of the body that may ache."""
    return word in _BODY


def feels_better(words: Sequence[str]) -> int:
    """Return how many words say that a part of the body is better, 0 where none do: neck feels so much looser."""
    if not words or words[0] not in _BODY or words[1:2] not in (["feel"], ["feels"], ["felt"], ["feeling"]):
        return 0
    better = (at for at, word in enumerate(words[:5]) if word in ("better", "looser", "freer", "easier", "lighter"))
    return next(better, -1) + 1


@cache
def _families() -> dict[str, str]:
    """Return the lines of the blocks whose words are taken for each other, by name."""
    return dict(_read("families"))


@cache
def _blocks() -> dict[str, str]:
    """Return the lines of all blocks by their names, unread: few of them are needed for a base."""
    found = dict(_families())
    for file in ("health", "mind", "world", "interventions"):
        for name, lines in _read(file):
            found[name] = f"{found[name]}\n{lines}" if name in found else lines
    return found


def _read(file: str) -> Iterator[tuple[str, str]]:
    text = (files("kb.match.english") / "everyday" / f"{file}.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        names, _, lines = block.strip().partition("\n")
        named = names.split(" | ")
        for name in named:
            others = [other for other in named if other != name]
            yield name, f"{lines}\n  same: {', '.join(others)}" if others else lines


@cache
def everyday_words(names: tuple[str, ...]) -> tuple[tuple[str, Change | None], ...]:
    """Return the everyday words for a thing with these names, each with the change that it says by itself.

    Where nothing is known by any of the names, those of the noun that the first turns on: of an air temperature, those
    of a temperature.
    """
    known = [" ".join(words(name)) for name in names]
    found = [_lines(name) for name in known]
    parts = _OF_ANOTHER.split(known[0], maxsplit=1)[0].split()[1:] if known else []
    while parts and not any(found):
        found = [_lines(" ".join(parts))]
        parts = parts[1:]
    told = dict.fromkeys(pair for lines in found if lines for pair in _entries(lines))
    return tuple(sorted(told, key=lambda pair: pair[1] is None))  # a word that says which way says more


def thing_told_by(said: Sequence[str]) -> str | None:
    """Return the name of the thing of which the last words, two or more, say that there is more: lifespan, live longer."""
    ends = (" ".join(said[at:]) for at in range(len(said) - 1))
    return next((name for end in ends if (name := _told_by_phrases().get(end)) is not None), None)


@cache
def _told_by_phrases() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, lines in _blocks().items():
        for phrase, change in _entries(lines):
            if change is Change.UP and " " in phrase:
                found.setdefault(phrase, name)
    return found


def _lines(name: str) -> str:
    return _blocks().get(name) or _blocks().get(name.removesuffix("s"), "")


def _entries(lines: str) -> Iterator[tuple[str, Change | None]]:
    for line in lines.split("\n"):
        kind, _, listed = line.strip().partition(": ")
        for word in listed.split(", "):
            yield word.lower().replace("-", " "), _CHANGES.get(kind)


@cache
def _bad_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in BAD_THINGS.split())


def is_bad(stems: frozenset[str]) -> bool:
    """Tell whether a thing with these words in its names is one of which less is better."""
    return bool(stems & _bad_stems())


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Return for each word the names that it stands under."""
    found: dict[str, list[str]] = {}
    for name, lines in _families().items():
        head = stem(name.split()[-1])
        same = [word for word, change in _entries(lines) if change is None and " " not in word]
        for word in (name, *same) if " " not in name else same:
            heads = found.setdefault(stem(word), [])
            if head not in heads:
                heads.append(head)
    return {member: tuple(heads) for member, heads in found.items()}


def canonical(word_stem: str) -> str:
    """Return the stem of the head of a word's family, or the stem itself: headaches are a family of their own."""
    heads = _heads().get(word_stem)
    return word_stem if heads is None or word_stem in heads else heads[0]


def canonicals(word_stem: str) -> tuple[str, ...]:
    """Return the heads of all families of a word: a headache is also a pain; the stem itself where it has none."""
    return _heads().get(word_stem) or (word_stem,)
