"""One-line claims put plainly, so that what acts stands first: sugar is a risk factor for decay, sugar increases decay.

A writer words a claim as it comes. Only the matching sees what is made of it here; nothing of it is stored or shown.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from kb.language import stem, words
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.lexicon import Change

_PEOPLE = (
    r"(?:older |young |pregnant |healthy |many |some )?(?:people|persons|adults|children|kids|women|men|patients|pupils|"
    r"students|teenagers|adolescents|babies|infants|workers|employees|smokers|drivers|those|anyone|everyone)"
)
_THING, _OTHER = r"(?P<a>.+?)", r"(?P<b>.+?)"
_MAY = r"(?:(?:may|can|could|might|does|do|will|should) )?"


class Plain(NamedTuple):
    """What a statement comes to: what acts, the base form of a verb, and what is changed."""

    acts: str
    verb: str
    changed: str


def plain(statement: str) -> str:
    """Return a statement with what acts as its subject and a plain verb; itself where it is put so already."""
    text, denied = _without_denial(re.sub(r"\s+", " ", statement).strip().rstrip(".!"))
    for pattern, told in _FORMS if text else ():
        found = pattern.fullmatch(text)
        put = told(found) if found is not None else None
        if put is not None:
            verb = f"does not {put.verb}" if denied else _third_person(put.verb)
            return f"{put.acts} {verb} {put.changed}"
    return statement


def _without_denial(text: str) -> tuple[str, bool]:
    """Return a statement without the "not" of its main clause, and whether it had one; "" where it denies otherwise."""
    text = _SHORT_NOT.sub(" not", _CANNOT.sub("can not", _INEFFECTIVE.sub(r"not \1effective", text)))
    denials = list(_DENIAL.finditer(text))
    if not denials:
        return text, False
    only = denials[0]
    if len(denials) > 1 or _SUBORDINATE.search(text[: only.start()]) or _DENIES_OTHERWISE.match(text[only.start() :]):
        return "", True
    return text[: only.start()] + text[only.end() :], True


_INEFFECTIVE = re.compile(r"\b(an? )?(?:ineffective|useless|unhelpful|powerless)\b", re.IGNORECASE)
_CANNOT = re.compile(r"\bcan(?:not|[’']t)\b", re.IGNORECASE)
_SHORT_NOT = re.compile(r"n[’']t\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:(?:do|does|did) )?(?:not|never|no|hardly any|little|neither|nor|none|nobody|nothing|without) ", re.IGNORECASE
)
_SUBORDINATE = re.compile(r"^$|\b(?:who|that|which|when|where|if|once)\b", re.IGNORECASE)
_DENIES_OTHERWISE = re.compile(
    r"(?:not|no) (?:to|only|just|always|all|every|necessarily|matter|longer|doubt)\b|(?:neither|nor|none|nobody|nothing|without)\b"
    r"|little (?!link|association|relationship|relation|connection|correlation)",
    re.IGNORECASE,
)


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


_Told = Callable[[re.Match[str]], "Plain | None"]


def _by(verb: str) -> _Told:
    return lambda found: Plain(found["a"], verb, found["b"])


def _linked(found: re.Match[str]) -> Plain:
    return Plain(found["a"], "reduce" if found["inverse"] else "increase", found["b"])


def _by_how_much(found: re.Match[str]) -> Plain | None:
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
    if verb in ("improve", "worsen") and thesaurus.is_bad(frozenset(map(stem, words(found["b"])))):
        verb = "relieve" if verb == "improve" else "increase"
    return Plain(_as_noun(found["a"]), verb, found["b"])


def _by_what_is_done(found: re.Match[str]) -> Plain | None:
    """Read "decay can be prevented with brushing", "marks rise with homework", "honey is good at easing coughs"."""
    done = stem(found["verb"].lower())
    if found["b"].split()[-1].lower() in grammar.AUXILIARIES or (
        found.re.groupindex.get("moves") and done not in lexicon.INTRANSITIVE
    ):
        return None
    if done in _DYING:
        verb: str | None = "harm"
    elif done in _TREATED:
        verb = "relieve"
    else:
        verb = "prevent" if done == "prevent" else _VERBS_OF.get(lexicon.VERBS.get(done, Change.ANY))
    return Plain(_as_noun(found["a"]), verb, found["b"]) if verb is not None else None


_DYING = grammar.stems("die dying suffer starve")
_TREATED = grammar.stems("treat manage cure")


def _helps_to(found: re.Match[str]) -> Plain | None:
    verb = found["verb"].lower()
    return Plain(found["a"], verb, found["b"]) if stem(verb) in lexicon.VERBS else None


def _doing_less(found: re.Match[str]) -> Plain | None:
    """Read "people who drink coffee sleep less" and "people spend more when they pay by card"."""
    parts = found.groupdict()
    verb = _VERBS_OF.get(lexicon.ADJECTIVES[parts["how"].lower()])
    if verb is None or parts["b"] in _LIGHT:
        return None
    done = parts.get("they", "who") is not None  # not "with automatic enrolment", which is a thing by itself
    acts = _as_noun("those who " + parts["a"]) if done else parts["a"]
    return Plain(acts, verb, _gerund(parts["b"]) + (parts.get("of") or ""))


_LIGHT = grammar.words("do does get feel be are is have has")


def _made_to(found: re.Match[str]) -> Plain | None:
    """Read "makes people spend more" and "teaches children to save"."""
    done, what = found["b"].lower(), found["of"] or ""
    if done in _LIGHT or done in lexicon.ADJECTIVES or done in grammar.ADVERBS:
        return None
    verb = _VERBS_OF.get(lexicon.ADJECTIVES[found["how"].lower()]) if found["how"] else None
    if verb is None and what and stem(done) in lexicon.VERBS:
        return Plain(found["a"], done, what.strip())  # helps people lose weight
    return Plain(found["a"], verb or "increase", _gerund(done) + what)


def _better_off(found: re.Match[str]) -> Plain | None:
    if stem(found["how"].lower()) not in _STATES_OF_MIND and found["how"].lower() not in lexicon.ADJECTIVES:
        return None
    who = found.groupdict().get("who")
    return Plain(_as_noun("those who " + found["a"]) if who else found["a"], "make", f"people {found['how']}")


_STATES_OF_MIND = grammar.stems("happier happy sadder sad calmer calm healthier healthy lonelier lonely")


def _by_its_effect(found: re.Match[str]) -> Plain | None:
    how = found["how"].lower()
    change = lexicon.ADJECTIVES.get(how)
    if how in _GOOD or change is Change.GOOD:
        return Plain(found["a"], "improve", found["b"])
    return Plain(found["a"], "worsen", found["b"]) if how in _BAD or change is Change.BAD else None


_GOOD = grammar.words("positive favourable favorable calming")
_BAD = grammar.words("negative adverse unfavourable unfavorable")


def _the_more(found: re.Match[str]) -> Plain | None:
    verb = _VERBS_OF.get(lexicon.ADJECTIVES.get(found["how"].lower(), Change.ANY))
    graded = "" if found["graded"].lower() == "more" else f"{found['graded']} "
    return Plain(graded + found["a"], verb, found["b"]) if verb is not None else None


def _counted(found: re.Match[str]) -> Plain:
    return Plain(_as_noun(found["a"]), "increase" if found["how"].lower() == "more" else "reduce", found["b"])


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


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


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
    Change.UP: "increase",
    Change.DOWN: "reduce",
    Change.GOOD: "improve",
    Change.BAD: "worsen",
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
_FORMS: tuple[tuple[re.Pattern[str], _Told], ...] = tuple(
    (re.compile(form, re.IGNORECASE), told)
    for form, told in (
        (
            r"there (?:is|are|seems to be|may be) (?:an? )?(?P<inverse>negative |inverse )?"
            r"(?:\w+ )?(?:link|association|relationship|relation|connection|correlation) between "
            rf"{_THING} and {_OTHER}",
            _linked,
        ),
        (
            rf"{_THING} (?:is|are) (?:an? |the )?(?:\w+ )?(?:risk factor|risk factors|cause|causes|trigger|triggers) (?:for|of) {_OTHER}",
            _by("increase"),
        ),
        (
            rf"{_THING} (?:is|are) (?:\w+ly )?(?:negatively|inversely) (?:associated|correlated|linked|related) (?:with|to) {_OTHER}",
            _by("reduce"),
        ),
        (rf"{_THING} (?:is|are) (?:\w+ly )?protective (?:against|of) {_OTHER}", _by("reduce")),
        (rf"{_THING} {_MAY}(?:works?|acts?|helps?|(?:is|are|be) (?:\w+ )?effective) against {_OTHER}", _by("reduce")),
        (
            rf"{_THING} (?:is|are) (?:an? )?(?:\w+ )?(?:remedy|remedies|cures?|treatments?) (?:for|against) {_OTHER}",
            _by("relieve"),
        ),
        (rf"{_THING} (?:is|are) (?:\w+ )?harmful (?:to|for) {_OTHER}", _by("harm")),
        (
            rf"{_THING} (?:is|are|may be|can be) (?:\w+ )?(?:effective|useful|helpful|good|beneficial) (?:in|at|for) "
            rf"(?P<verb>\w+ing) {_OTHER}",
            _by_what_is_done,
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
            _by_what_is_done,
        ),
        (rf"{_OTHER} benefits? from {_THING}", _by("improve")),
        (rf"{_OTHER} (?:gets?|becomes?|grows?) (?P<how>\w+) {_IN_WHOM} {_THING}", _by_how_much),
        (rf"{_OTHER} (?:can|may|could|might) be (?P<verb>\w+) (?:with|by) {_THING}", _by_what_is_done),
        (rf"{_OTHER} (?P<moves>)(?P<verb>\w+) (?:with|after|under|when) {_THING}", _by_what_is_done),
        (rf"{_PEOPLE} who {_THING} (?P<b>\w+) (?P<how>less|more|better|worse)(?: often)?", _doing_less),
        (
            rf"(?P<how>fewer|more) {_PEOPLE} who {_THING} (?:develop|get|have|catch|report|suffer from|die of) {_OTHER}",
            _counted,
        ),
        (
            rf"{_PEOPLE} (?P<b>\w+) (?P<how>more|less|better|worse)(?: often)?(?P<of> .+?)? "
            rf"(?:when|if|once|after|with|under) (?P<they>they |you )?{_THING}",
            _doing_less,
        ),
        (
            rf"{_THING} (?:makes? {_PEOPLE} (?=\w+ (?:more|less|better|worse)\b)|(?:gets?|encourages?|teach(?:es)?|leads?|"
            rf"motivates?|persuades?|prompts?|causes?) {_PEOPLE} to )"
            r"(?P<b>\w+)(?: (?P<how>more|less|better|worse)(?: often)?)?(?P<of> .+)?",
            _made_to,
        ),
        (rf"(?P<who>{_PEOPLE} who ){_THING} (?:are|become|feel|get) (?P<how>\w+)", _better_off),
        (rf"{_THING} (?:is|are|become|feel) (?P<how>\w+) than (?:other|most|the other) people", _better_off),
        (rf"{_THING} {_MAY}(?:leads? to|causes?|means?|results? in|brings?) {_OTHER} (?:losses|cuts)", _by("reduce")),
    )
)
