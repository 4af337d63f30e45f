"""The words that a claim's own statement and phrases use, and the things that a claim without concepts is about."""

import re
from collections.abc import Iterable, Sequence

from kb.language import STOP_WORDS, stem, words
from kb.match.base.plain_statements import wants_of, what_acts
from kb.match.change.subjects import DESCRIBING
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import clauses_of
from kb.match.english.grammar import MEASURES
from kb.match.english.tagging import tags_of
from kb.match.english.tokens import Labels, content_stems, tokens
from kb.match.english.verb_forms import is_gerund
from kb.match.english.verbs import verbs_of
from kb.match.things import KnownClaim

# Words of a phrase that say nothing of its claim.
IDLE = frozenset(
    stem
    for word in "people person body thing way lot get make give go work help keep help let put take come feel "
    "look best "
    "well good more most less part plan high low level amount number increase decrease regular".split()
    for stem in content_stems(word)
)
_NEGATIVE = frozenset("not no never unchanged unaffected same just fine".split())
_LIGHT = grammar.stems(
    "make get take give go come keep let put be have do help feel look become mean cause lead result tend use "
    "work try want need seem appear find stay leave"
)


def own_words(texts: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    """Return the stems of the verbs and adverbs by which phrases tell their change, where the lexicon has none."""
    found = set()
    for text in texts:
        if _NEGATIVE.intersection(text.lower().split()):
            continue
        sentence = tokens(text)
        counted = any(token.word in _AMOUNTS for token in sentence)
        verbs = {verb.head for verb in verbs_of(sentence, tags_of(sentence))}
        for at, token in enumerate(sentence):
            amount = token.word in _AMOUNTS
            telling = not amount and (at in verbs or token.word in _MANNER or token.word in lexicon.ADJECTIVES)
            light = token.lemma in _LIGHT or token.word in grammar.AUXILIARIES
            light = light or (counted and token.lemma in _GETTING)  # catch fewer colds
            if telling and not light and token.stem not in names:
                found.add(token.stem)
    return frozenset(found)


_GETTING = grammar.stems("catch get have suffer report develop")
_AMOUNTS = grammar.words("more less fewer higher lower greater rarer rarely seldom")
_MANNER = grammar.words("faster sooner longer earlier later slower harder easier quicker awake")


_FOLLOWING = grammar.stems("following during")


def phrase_stems(
    texts: Iterable[str], left_out: frozenset[str], names: frozenset[str], *, own: bool = False
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the telling stems of each phrase in order, for those that hold more than names of things."""
    found = []
    for text in texts:
        whole = {stem(part) for word in text.split() if "-" in word for part in words(word)}  # feel-good hormones
        telling = [
            one
            for one in content_stems(text)
            if one not in left_out and one not in _FOLLOWING and (own or one not in IDLE or one in whole)
        ]
        if (
            len(set(telling)) < 2
            or (names | grammar.PEOPLE).issuperset(telling)
            or _NEGATIVE.intersection(text.lower().split())
        ):
            continue
        # "Swimmers get more colds" is not told without its "more": "swimmers had fewer colds" is the contrary.
        kept = {*telling, *(stem(word) for word in _AMOUNTS)}
        found.append((tuple(dict.fromkeys(one for one in map(stem, words(text)) if one in kept)), text))
    return tuple(found)


def parts_of(claim: KnownClaim, labels: Labels) -> tuple[list[str], list[str]]:
    """Return wordings of what acts and of what is changed, as far as the claim or its statement tells."""
    acting = [part for part in [first_part(claim.intervention)] if part]
    changed = [part for part in [first_part(claim.outcome)] if part]
    stated = _split(claim.statement, labels)
    for text in (claim.statement, *claim.phrases):
        parts = _split(text, labels)
        if parts is None or not content_stems(parts[0]) or not content_stems(parts[1]):
            continue
        if stated is not None and text is not claim.statement and _is_the_other_way_round(parts, stated):
            by_what = _BY_WHAT.search(parts[1])  # breath smells better after oil pulling
            parts = (by_what[1] if by_what is not None else _when_it_is(parts[1]), parts[0])
        elif text is not claim.statement and _WHEN.search(parts[1]) is not None:
            parts = (_when_it_is(parts[1]), "")  # fights break out when too many share a cell: they are not what acts
        if text is not claim.statement and all(stem in grammar.PEOPLE for stem in content_stems(parts[0])):
            parts = ("", parts[1])  # people drive less when the bus costs nothing: they are not what acts
        acting += [what_acts(part) for part in [_first_telling_part(parts[0])] if part]
        acting += wants_of(parts[0])
        changed += [part for part in [first_part(parts[1])] if part]
    return acting, changed


def advised_of(claim: KnownClaim) -> list[str]:
    """Return what people are advised to do, where nothing else is the subject: choose their own books."""
    found = []
    for text in (claim.statement, *claim.phrases):
        parted = _ADVISED.fullmatch(text.strip().rstrip(".!"))
        if parted is not None and (parted["who"] is None or _names_only_people(parted["who"])):
            found.append(parted["done"])
        elif parted is not None and text is claim.statement:
            return []
    return found


_ADVISED = re.compile(
    r"(?:(?:let )?(?P<who>(?:\w+ ){1,3}?)(?:should|must|ought to|need to|have to)(?: always| never| not)? |"
    r"(?:always |never |do not |don't )?let \w+ )(?P<done>.+?)(?: (?:once|when|if|until|while|after|before) .*)?",
    re.IGNORECASE,
)


def _names_only_people(text: str) -> bool:
    return all(one in grammar.PEOPLE for one in content_stems(text))


def _when_it_is(text: str) -> str:
    """Return what acts by its state: longer terms, of "when the terms are longer"; nothing where none is told."""
    found = _STATE.search(text)
    return f"{found['state']} {found['thing']}" if found is not None and found["state"] in lexicon.ADJECTIVES else ""


_STATE = re.compile(r"\b(?:when|where|if|once)\s(?:the\s)?(?P<thing>(?:\w+\s){1,3}?)(?:is|are)\s(?P<state>\w+)$")
_WHEN = re.compile(r"\s(?:when|where|if|once)\s")


def _is_the_other_way_round(parts: tuple[str, str], stated: tuple[str, str]) -> bool:
    """Tell whether a phrase has as its subject what is changed: teeth hurt after whitening strips."""
    first, rest = (set(content_stems(part)) for part in parts)
    acting, changed = (set(content_stems(part)) for part in stated)
    if first <= changed:
        return True  # rents rise more slowly with a rent cap
    return not first & acting and bool(first & changed or rest & acting)


def first_part(text: str | None) -> str | None:
    """Return a text up to its first "in", "by" or "as": what is measured, without how."""
    if text is None:
        return None
    text = text.rstrip(". ")
    end = _SECOND_PART.search(text)
    if end is None:
        return text
    first = text[: end.start()]
    rest = first_part(text[end.end() :])
    if end[0].strip() == "in" and rest and _is_measure(first) and not _names_people(words(rest)):
        return rest  # the rise in blood sugar; not falls in older people
    return first


_SECOND_PART = re.compile(r"\s(?:in|by|as|from|measured|when|during|among)\s|[,(;]")


def _is_measure(text: str) -> bool:
    """Tell whether a wording names a change or a measure, and not what it is of: the rise, a lower number."""
    telling = [word for word in words(text) if word not in STOP_WORDS]
    return bool(telling) and all(
        word in MEASURES or word in lexicon.NOUNS or word in lexicon.ADJECTIVES for word in telling
    )


def thing_name(text: str) -> str:
    """Return what a thing is called, without its measure and those who have it: mood, of "the mood of older people"."""
    named = _without_determiner(words(text))
    while len(named) > 2 and named[1] in ("of", "in") and _is_measure(named[0]):
        named = _without_determiner(named[2:])
    end = next((at for at, word in enumerate(named) if at and word in ("of", "in", "among", "for")), len(named))
    if _names_people(named[end:]):
        named = named[:end]
    return " ".join(named)


def _names_people(named: Iterable[str]) -> bool:
    return any(stem(word) in grammar.PEOPLE for word in named)


def _without_determiner(named: Sequence[str]) -> list[str]:
    return list(named[1:] if named[:1] and named[0] in grammar.DETERMINERS else named)


def _first_telling_part(text: str) -> str | None:
    """Return the first part of a wording; the whole where that names nothing: working from home."""
    named = words(text)
    if (
        named
        and is_gerund(named[0])
        and not CONDITIONS.isdisjoint(map(stem, named))
        and what_acts(text) == text.strip()
    ):
        return text.rstrip(". ")  # reading in poor light is not all reading
    part = first_part(text)
    if part is not None and is_gerund(part.strip().lower()) and f"{part.strip()} by " in text:
        return text.rstrip(". ")  # paying by card
    return part if part is None or thing_stems(part) else text


# In which something is done: reading in bed, sleeping in the cold.
CONDITIONS = grammar.stems("light dark darkness lamp bed cold rain heat sun silence public night evening morning")


def _split(statement: str, labels: Labels) -> tuple[str, str] | None:
    sentence = tokens(statement)
    # Heat pumps lower the bill: in the name of a thing, "pumps" is no verb.
    named = {at for mention in labels.mentions(sentence) for at in range(mention.first, mention.last)}
    tags = tags_of(sentence, named)
    clauses = [clause for clause in clauses_of(sentence, verbs_of(sentence, tags), tags) if clause.verb is not None]
    if not clauses:
        return None
    verb = clauses[0].verb
    if verb is None or verb.first == 0:
        return None
    if verb.form == "passive":
        by = next((at for at in range(verb.head, len(sentence)) if sentence[at].word == "by"), None)
        if by is not None:
            return statement[sentence[by].end :], statement[: sentence[verb.first].start]
    acting, changed = statement[: sentence[verb.first].start], statement[sentence[verb.head].end :]
    by_what = _BY_WHAT.search(changed)
    if by_what is not None and all(stem in grammar.PEOPLE for stem in content_stems(acting)):
        return by_what[1], changed[: by_what.start()]  # pupils do better at school after breakfast
    kept_from = _KEPT_FROM.match(changed)
    if kept_from is not None and all(stem in grammar.PEOPLE for stem in content_stems(kept_from[1])):
        return acting, changed[kept_from.end() :]  # puts people off cycling
    likelier = _LIKELIER.search(changed) or _LET_KEEP.match(changed)
    return acting, changed if likelier is None else changed[likelier.end() :]


_LIKELIER = re.compile(r"\b(?:more|less) likely to\s(?=\w)")  # makes offenders more likely to reoffend
_LET_KEEP = re.compile(r"(?:\s\w+){1,3}\sto\s(?:keep|find|get|have|hold on to)\s")  # helps offenders to keep their jobs
_KEPT_FROM = re.compile(r"((?:\s\w+){1,3})\sfrom\b")
_BY_WHAT = re.compile(r"\s(?:after|with|from|under|on)\s(.+)$")


def thing_stems(text: str) -> list[str]:
    """Return the telling stems of a thing's name, without words of measure and change."""
    found = []
    for word in words(text):
        one = stem(word)
        if word in STOP_WORDS or one in IDLE or word in MEASURES or word in ("people", "someone", "anyone"):
            continue
        found.append(one)
    kept = [one for one in found if one not in lexicon.ADJECTIVES and lexicon.NOUNS.get(one) is None]
    measures = [stem(word) for word in words(text) if word in MEASURES]  # better concentration
    return list(dict.fromkeys(kept or measures or found))


_HEAD_APART = re.compile(
    r"(?:(?:the|a|an|any|their|his|her|your|our|its)\s+)?(?:\w+\s+)?"
    r"(?P<head>time|wait|delay|need|lack|loss|fear|difficulty|shortage)\s+"
    r"(?:of|for|to|until|till|before|it\s+takes|taken|needed|that|which|\w+\s+(?:takes?|needs?))\s",
    re.IGNORECASE,
)


def head_apart(text: str) -> str | None:
    """Return the stem of the noun before its "of" or "to" that makes another thing of what follows it; else None."""
    found = _HEAD_APART.match(text.strip())
    return stem(found["head"].lower()) if found is not None else None


# Nouns that many names share and that name nothing alone.
COMMON_NOUNS = grammar.stems(
    "cell blood body level count number system function response activity health disease condition state muscle skin "
    "water food time rate work drug drink product substance chemical head arm back chest season common natural free "
    "hormone brain market young people adult child worker price code test page user perceived trait seasonal urinary "
    "circulating peripheral salivary serum reward resistance happiness minute hour night own local low "
    "metabolic toxic acute painful viral psychological happy feeling hands-on killer poison type quality balance "
    "white red eye supply drainage velocity vessel node speed light pressure life home house line point field"
)
NEVER_ALONE = grammar.stems("cell chemistry brain body hormone happy happiness child adult natural") | frozenset(
    stem for word in MEASURES for stem in content_stems(word)
)
OF_ANY_NAME = (
    IDLE
    | grammar.TREATMENT
    | grammar.stems(
        "supplement tablet pill capsule dose use ownership consumption intake regular daily risk chance law rule ban tax policy scheme "
        "campaign programme program work job class school limit street road place area region site"
    )
    | frozenset(stem for word in MEASURES for stem in content_stems(word))
)
SAYS_NOTHING = (
    COMMON_NOUNS
    | NEVER_ALONE
    | IDLE
    | lexicon.VERBS.keys()
    | grammar.TREATMENT
    | grammar.PEOPLE
    | grammar.stems("being small large big short long new old per outside inside early late first last extra daily")
    | frozenset(
        map(stem, (*DESCRIBING, *lexicon.ADJECTIVES, *grammar.PREPOSITIONS, *grammar.ADVERBS, *grammar.AUXILIARIES))
    )
)
