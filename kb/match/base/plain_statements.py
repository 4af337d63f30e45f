"""One-line claims put plainly, so that what acts stands first: sugar is a risk factor for decay, sugar increases decay.

A writer words a claim as it comes. Only the matching sees what is made of it here; nothing of it is stored or shown.
"""

import re
from collections.abc import Callable

from kb.language import stem, words
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.lexicon import Change

_PEOPLE = (
    r"(?:older |young |pregnant |healthy |many |some )?(?:people|persons|adults|children|kids|women|men|patients|pupils|"
    r"students|teenagers|adolescents|babies|infants|workers|employees|smokers|drivers|those|anyone|everyone)"
)
_THING, _OTHER = r"(?P<a>.+?)", r"(?P<b>.+?)"
_MAY = r"(?:(?:may|can|could|might|does|do|will|should) )?"


def plain(statement: str) -> str:
    """Return a statement with what acts as its subject and a plain verb; itself where it is put so already."""
    text = re.sub(r"\s+", " ", statement).strip().rstrip(".!")
    # What is denied is left in its own words: put otherwise, it might say the contrary.
    denies = any(word in grammar.NEGATIONS or word.endswith(("n't", "n’t")) for word in text.lower().split())
    for pattern, told in _FORMS[:1] if denies else _FORMS:
        found = pattern.fullmatch(text)
        put = told(found) if found is not None else None
        if put is not None:
            return put
    return statement


def what_acts(text: str) -> str:
    """Return what acts without those who use it, how, and how much: sugar, of "people who eat a lot of sugar"."""
    who = _WHO.match(text.strip())
    kept = text.strip()[who.end() :] if who is not None else text.strip()
    while True:
        rest = _HOW_MUCH.sub("", _USING.sub("", kept))
        if rest == kept or not _names_something(rest):
            return kept
        kept = rest


def wants_of(text: str) -> list[str]:
    """Return the other names of the want of something: short sleep and sleep deprivation, of "lack of sleep"."""
    found = _WANT.fullmatch(text.strip().lower())
    if found is None:
        return []
    thing = found["thing"] or found["deprived"]
    return [put.format(thing) for put in _WANTS]


def _names_something(text: str) -> bool:
    return any(stem(word) not in grammar.TREATMENT and word not in grammar.PREPOSITIONS for word in words(text))


def _linked(found: re.Match[str]) -> str:
    verb = "reduces" if found["inverse"] else "increases"
    if found["no"]:
        verb = f"does not {verb.removesuffix('s')}"
    return f"{found['a']} {verb} {found['b']}"


def _by(verb: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found['a']} {verb} {found['b']}"


def _by_how_much(found: re.Match[str]) -> str | None:
    change = lexicon.ADJECTIVES.get(found["how"].lower())
    if found.groupdict().get("turned") == "less":
        change = Change.DOWN if change is None or change is Change.UP else change.turned
    elif found.groupdict().get("turned") == "more" and change is None:
        change = Change.UP
    elif change is None and found["how"].lower() in _RARE:
        change = Change.DOWN
    verb = _VERBS_OF.get(change) if change is not None else None
    if verb is None:
        return None
    if verb in ("improves", "worsens") and thesaurus.is_bad(frozenset(map(stem, words(found["b"])))):
        verb = "relieves" if verb == "improves" else "increases"
    return f"{_as_noun(found['a'])} {verb} {found['b']}"


def _done_with(found: re.Match[str]) -> str | None:
    verb = found["verb"].lower()
    if verb in ("treated", "managed", "cured"):
        return f"{_as_noun(found['a'])} relieves {found['b']}"
    base = verb.removesuffix("d") if verb.endswith("ed") else ""
    if not base or lexicon.VERBS.get(stem(verb)) is None:
        return None
    return f"{_as_noun(found['a'])} {base if base.endswith('e') else base + 's'}s {found['b']}".replace("ss ", "s ")


def _moved_by(found: re.Match[str]) -> str | None:
    moves = stem(found["verb"].lower())
    if moves not in lexicon.INTRANSITIVE or found["b"].split()[-1].lower() in grammar.AUXILIARIES | grammar.NEGATIONS:
        return None
    verb = _VERBS_OF.get(lexicon.VERBS.get(moves, Change.ANY))
    return f"{_as_noun(found['a'])} {verb} {found['b']}" if verb is not None else None


def _good_at(found: re.Match[str]) -> str | None:
    done = stem(found["verb"].lower())
    verb = "prevents" if done == "prevent" else _VERBS_OF.get(lexicon.VERBS.get(done, Change.ANY))
    return f"{found['a']} {verb} {found['b']}" if verb is not None else None


def _because_of(found: re.Match[str]) -> str | None:
    moves = stem(found["verb"].lower())
    verb = "harms" if moves in _DYING else _VERBS_OF.get(lexicon.VERBS.get(moves, Change.ANY))
    return f"{found['a']} {verb} {found['b']}" if verb is not None else None


_DYING = grammar.stems("die dying suffer starve")


def _helps_to(found: re.Match[str]) -> str | None:
    if lexicon.VERBS.get(stem(found["verb"].lower())) is None:
        return None
    return f"{found['a']} {found['verb']}s {found['b']}"


def _doing_less(found: re.Match[str]) -> str | None:
    verb = _VERBS_OF.get(lexicon.ADJECTIVES[found["how"].lower()])
    return f"{_as_noun('those who ' + found['a'])} {verb} {_gerund(found['b'])}" if found["b"] not in _LIGHT else None


_LIGHT = grammar.words("do does get feel be are is have has")


def _by_its_effect(found: re.Match[str]) -> str | None:
    how = found["how"].lower()
    good, bad = how in _GOOD or lexicon.ADJECTIVES.get(how) is Change.GOOD, how in _BAD
    bad = bad or lexicon.ADJECTIVES.get(how) is Change.BAD
    return f"{found['a']} {'improves' if good else 'worsens'} {found['b']}" if good or bad else None


_GOOD = grammar.words("positive favourable favorable calming")
_BAD = grammar.words("negative adverse unfavourable unfavorable")


def _the_more(found: re.Match[str]) -> str | None:
    verb = _VERBS_OF.get(lexicon.ADJECTIVES.get(found["how"].lower(), Change.ANY))
    graded = "" if found["graded"].lower() == "more" else f"{found['graded']} "
    return f"{graded}{found['a']} {verb} {found['b']}" if verb is not None else None


def _counted(found: re.Match[str]) -> str:
    verb = "increases" if found["how"].lower() == "more" else "reduces"
    return f"{_as_noun(found['a'])} {verb} {found['b']}"


def _as_noun(text: str) -> str:
    """Return those who do something as what they do: reading for pleasure, of "children who read for pleasure"."""
    who = _WHO.match(text)
    state = _STATE.fullmatch(text)
    if who is None:
        return text if state is None else f"{state['state']} {state['thing']}"  # taxed sugar
    done = text[who.end() :]
    used = what_acts(done)
    if used != done:
        return used
    verb, _, rest = done.partition(" ")
    return f"{_gerund(verb)} {rest}".strip()


def _gerund(verb: str) -> str:
    verb = verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    short = re.search(r"[^aeiou][aeiou][^aeiouwxy]$", verb)
    return f"{verb}{verb[-1]}ing" if short and len(verb) <= _ONE_SYLLABLE else f"{verb}ing"


_ONE_SYLLABLE = 4
_STATE = re.compile(r"(?:the )?(?P<thing>.+?) (?:is|are) (?P<state>\w+)")
_RARE = grammar.words("rare uncommon unusual rarer")
_VERBS_OF = {
    Change.UP: "increases",
    Change.DOWN: "reduces",
    Change.GOOD: "improves",
    Change.BAD: "worsens",
}
_WHO = re.compile(
    rf"(?:the )?(?:{_PEOPLE}|[a-z]+s) who (?:do |does |did |regularly |often |usually )?|(?:the )?{_PEOPLE} (?:with|in|on) ",
    re.IGNORECASE,
)
_USING = re.compile(
    r"^(?:eat|eats|eating|drink|drinks|drinking|take|takes|taking|use|uses|using|have|has|having|get|gets|getting|consume|"
    r"consumes|consuming|receive|receives|receiving|wear|wears|wearing|do|doing|practise|practising|practice|practicing|"
    r"swallow|swallowing|own|owns|owning|play|plays|playing|attend|attends|attending|keep|keeping)\s+(?=\w)",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"^(?:too much|too many|a lot of|lots of|plenty of|large amounts of|high amounts of|more|much|many|enough|some|regular|"
    r"daily|frequent|excessive|excess|heavy|moderate|adequate|sufficient|proper|physical|weekly|occasional)\s+(?=\w)",
    re.IGNORECASE,
)
_WANT = re.compile(
    r"(?:an? |the )?(?:lack of|shortage of|too little|not enough|insufficient|inadequate|short|little) (?P<thing>\w+)"
    r"|(?P<deprived>\w+) (?:deprivation|restriction|shortage|loss)"
)
_WANTS = ("lack of {}", "too little {}", "{} deprivation", "short {}", "insufficient {}", "not enough {}")
_IN_WHOM = r"(?:in|among|with|after|from|when|under|during)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), told)
    for form, told in (
        (
            r"there (?:is|are|seems to be|may be) (?P<no>no |little |hardly any )?(?:an? )?(?P<inverse>negative |inverse )?"
            r"(?:\w+ )?(?:link|association|relationship|relation|connection|correlation) between "
            rf"{_THING} and {_OTHER}",
            _linked,
        ),
        (
            rf"{_THING} (?:is|are) (?:an? |the )?(?:\w+ )?(?:risk factor|risk factors|cause|causes|trigger|triggers) (?:for|of) {_OTHER}",
            _by("increases"),
        ),
        (rf"{_THING} (?:is|are) (?:\w+ly )?protective (?:against|of) {_OTHER}", _by("reduces")),
        (rf"{_THING} {_MAY}(?:works?|acts?) against {_OTHER}", _by("reduces")),
        (
            rf"{_THING} (?:is|are|may be|can be) (?:\w+ )?(?:effective|useful|helpful|good|beneficial) (?:in|at|for) "
            rf"(?P<verb>\w+ing) {_OTHER}",
            _good_at,
        ),
        (rf"{_THING} {_MAY}helps? (?:to )?(?P<verb>[a-z]+e|[a-z]+) {_OTHER}", _helps_to),
        (
            rf"the more {_THING}(?: (?:{_PEOPLE}|you|we|they|somebody|someone|a person) \w+)?, the (?P<how>\w+) "
            rf"{_OTHER}(?: (?:they|you|we|he|she) \w+)?",
            _by_how_much,
        ),
        (
            rf"{_OTHER} (?:is|are|was|were) (?P<turned>less|more)? ?(?P<how>\w+) {_IN_WHOM} {_THING}",
            _by_how_much,
        ),
        (
            rf"{_THING} {_MAY}(?:have|has) (?:an? )?(?:\w+ )?(?P<how>\w+) (?:effect|effects|influence|impact) on {_OTHER}",
            _by_its_effect,
        ),
        (rf"the (?P<graded>\w+er|more) (?:the )?{_THING}, the (?P<how>\w+) (?:the )?{_OTHER}", _the_more),
        (
            rf"(?:where|when|if|once) (?:there (?:is|are) )?{_THING}, (?P<how>fewer|more|less) {_OTHER} (?:is|are) \w+",
            _counted,
        ),
        (
            rf"{_OTHER} (?:(?:is|are|has|have) )?(?P<verb>\w+)(?: \w+)? (?:because of|due to|owing to|as a result of) {_THING}",
            _because_of,
        ),
        (rf"{_OTHER} benefits? from {_THING}", _by("improves")),
        (rf"{_OTHER} (?:gets?|becomes?|grows?) (?P<how>\w+) {_IN_WHOM} {_THING}", _by_how_much),
        (rf"{_OTHER} (?:can|may|could|might) be (?P<verb>\w+) (?:with|by) {_THING}", _done_with),
        (rf"{_OTHER} (?P<verb>\w+) (?:with|after|under|when) {_THING}", _moved_by),
        (rf"{_PEOPLE} who {_THING} (?P<b>\w+) (?P<how>less|more|better|worse)(?: often)?", _doing_less),
        (
            rf"(?P<how>fewer|more) {_PEOPLE} who {_THING} (?:develop|get|have|catch|report|suffer from|die of) {_OTHER}",
            _counted,
        ),
    )
)
