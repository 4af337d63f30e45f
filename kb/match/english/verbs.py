"""The verbs of a sentence, with their auxiliaries."""

from collections.abc import Sequence

from kb.match.english import grammar
from kb.match.english.tagging import FINITE
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import Verb

_AUXILIARIES = frozenset({"BE", "HV", "DO", "MD"})
_WITHIN_GROUP = frozenset({"NG", "RB"})
_SHARES = frozenset({"bare", "to", "finite"})
_ASIDE = 5  # the words of an aside and its commas
_ASIDES = grammar.words(
    "however though of course for example instance in fact then too also at least it seems say by contrast"
)
HELPING = grammar.stems("help make let see watch have assist keep leave")


def verbs_of(sentence: Sequence[Token], tags: Sequence[str]) -> list[Verb]:
    """Return the verbs of a sentence with these tags, from left to right."""
    found: list[Verb] = []
    at = 0
    while at < len(sentence):
        verb = _verb_at(sentence, tags, at, found)
        if verb is None:
            at += 1
        else:
            found.append(verb)
            at = verb.head + 1
    return found


def _verb_at(sentence: Sequence[Token], tags: Sequence[str], at: int, found: Sequence[Verb]) -> Verb | None:
    tag = tags[at]
    if tag in _AUXILIARIES:
        return _group(sentence, tags, at)
    if tag == "TO":
        return _infinitive(tags, at)
    if tag == "VG":
        following = sentence[at + 1].word if at + 1 < len(sentence) else ""
        return None if following == "of" else Verb(at, at, "ing")
    if tag not in FINITE:
        return None
    return Verb(at, at, "bare" if tag == "VB" and _is_bare(sentence, tags, at, found) else "finite")


def _group(sentence: Sequence[Token], tags: Sequence[str], at: int) -> Verb:
    """Return an auxiliary with what it helps; where the subject stands between (does massage lower), the main verb."""
    if sentence[at].word in ("having", "being"):
        return Verb(at, at, "ing")
    last, place = at, at + 1
    while place < len(tags):
        if tags[place] in _AUXILIARIES:
            last = place
        elif tags[place] == "CM" and (end := _end_of_aside(sentence, tags, place)) is not None:
            place = end
        elif tags[place] not in _WITHIN_GROUP:
            break
        place += 1
    if place < len(tags):
        main = _helped(sentence, tags, last, place)
        if main is not None:
            return Verb(at, place, main)
    if last == at and _inverted(sentence, tags, at):
        helper = at
        for place in range(at + 1, min(at + 12, len(tags))):
            if sentence[place].word in ("been", "be") and place > at + 1:
                helper = place  # has it been shown
                continue
            if tags[place] in ("ST", "SU", "WP", "TO") or tags[place] in _AUXILIARIES:
                break
            main = _helped(sentence, tags, helper, place)
            if main is not None and place > at + 1:
                return Verb(helper if helper > at else place, place, main)
    return Verb(at, last, "finite")


def _end_of_aside(sentence: Sequence[Token], tags: Sequence[str], at: int) -> int | None:
    """Return the comma that ends a short aside within a group of verbs: does not, for instance, lower."""
    end = next((place for place in range(at + 1, min(at + _ASIDE, len(tags))) if tags[place] == "CM"), None)
    if end is None or end + 1 >= len(tags) or tags[end + 1] not in ("VB", "VN", "VG", "RB", "NG", "BE", "HV"):
        return None
    aside = range(at + 1, end)
    return end if all(tags[place] in ("RB", "IN", "SU") or sentence[place].word in _ASIDES for place in aside) else None


def _helped(sentence: Sequence[Token], tags: Sequence[str], helper: int, place: int) -> str | None:
    """Return the form of a main verb that goes with an auxiliary; None where it does not."""
    tag, by = tags[place], tags[helper]
    if by == "BE" or sentence[helper].word in ("get", "got"):
        return "passive" if tag == "VN" else "finite" if tag == "VG" else None
    if by == "HV":
        return "finite" if tag == "VN" else None
    return "finite" if tag == "VB" else None


def _inverted(sentence: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Tell whether an auxiliary stands before its subject: in a question, or after "nor" and "so"."""
    asks = any(token.word == "?" for token in sentence[-3:])
    before = sentence[at - 1].word if at else ""
    if before in ("nor", "neither", "so", "only"):
        return True
    return asks and (at == 0 or tags[at - 1] in ("CM", "ST", "CC", "SU", "WP", "RB"))


def _infinitive(tags: Sequence[str], at: int) -> Verb | None:
    place = at + 1
    while place < len(tags) and tags[place] in _WITHIN_GROUP:
        place += 1
    if place >= len(tags):
        return None
    if tags[place] in ("BE", "HV") and place + 1 < len(tags) and tags[place + 1] == "VN":
        return Verb(at, place + 1, "to")
    return Verb(at, place, "to") if tags[place] in ("VB", "BE", "HV", "DO") else None


def _is_bare(sentence: Sequence[Token], tags: Sequence[str], at: int, found: Sequence[Verb]) -> bool:
    """Tell whether a base form goes on with a verb before it: may ease pain and improve sleep, helps lymph flow."""
    if not found:
        return False
    left = at - 1
    while left >= 0 and tags[left] in _WITHIN_GROUP:
        left -= 1
    if left >= 0 and tags[left] in ("CC", "CM"):
        return found[-1].form in _SHARES
    return sentence[found[-1].head].lemma in HELPING and at - found[-1].head <= 5
