"""What stands as the subject of a clause, and whether it names a cause of its own."""

import re

from kb.match.english import grammar, lexicon
from kb.match.english.grammar import MEASURES
from kb.match.english.reading import Reading
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import is_gerund

_ADVERBS_AND_JOINTS = grammar.ADVERBS | grammar.CONJUNCTIONS
_LEADING = (grammar.ADVERBS - {"all", "both"}) | grammar.CONJUNCTIONS | {"that", "if", "then", "both", "not"}
_NO_CAUSE = grammar.PEOPLE | grammar.RESEARCH | grammar.TREATMENT
_OPENS_PHRASE = grammar.PREPOSITIONS | {"when", "while", "if"}
_OPENS_RELATIVE = grammar.RELATIVES | {"that"}
_SMALL_WORDS = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.CONJUNCTIONS | grammar.ADVERBS
OF_TIME = grammar.stems(
    "percent half third quarter fifth tenth end week fortnight month day minute hour year morning evening night afternoon "
    "night while time much lot "
    "amount degree point level baseline start beginning study trial winter summer spring autumn season age course "
    "treatment session moment average contrast way margin factor fold comparison mean little bit use lunch noon midday "
    "bedtime dinner breakfast surgery operation chemotherapy chemo radiotherapy radiation dialysis transplant labour childbirth pregnancy work group arm placebo control usual care rest general particular "
    "third fourth fifth sixth seventh eighth ninth tenth monday tuesday wednesday thursday friday saturday sunday "
    "weekend january february march april june july august september october november december today tomorrow "
    "yesterday tonight "
    "followup visit term run difference effect first last next birth admission dark"
)


def is_name(one: Reading, token: Token) -> bool:
    """Tell whether a word is somebody's name, by its capital within the sentence: with Magda."""
    written = one.text[token.start : token.end]
    if re.match(r",? who\b", one.text[token.end :]):
        return True
    return token.start > 0 and written[:1].isupper() and not written.isupper()


def is_neutral(token: Token) -> bool:
    """Tell whether a noun in a phrase names no cause: a time, a person, a measure."""
    return (
        token.stem in OF_TIME
        or token.word.isdigit()
        or token.stem in _NO_CAUSE
        or token.word in MEASURES
        or token.word in lexicon.ADJECTIVES
        or token.word in grammar.PRONOUNS
    )


THOSE = grammar.words("that those")


def tells(token: Token) -> bool:
    """Tell whether a word carries meaning of its own."""
    return token.is_word and token.word not in _SMALL_WORDS and not token.word.endswith("ly")


def head_of(one: Reading, start: int, end: int, *, verbless: bool = False) -> Token | None:
    """Return the noun of a subject: the last telling word before its first preposition, leading phrases skipped."""
    pronoun = _pronoun_before(one, start, end)
    if pronoun is not None:
        return pronoun
    first = _past_leading_phrases(one, start, end)
    if first is None:
        return None
    if first < end and any(verb.head == first and verb.form == "ing" for verb in one.verbs):
        return one.tokens[first]
    head: Token | None = None
    kind: Token | None = None  # the noun right before the head: exercise therapy
    for place in range(first, end):
        token = one.tokens[place]
        if head is not None and token.word == "of" and (head.word in MEASURES | THOSE or head.stem in _PARTS):
            head = kind = None
        elif _ends_head(one, place, head, verbless=verbless):
            break
        elif token.word in grammar.PRONOUNS and head is None:
            head = token
        elif token.word in grammar.PRONOUNS or one.tags[place] in _NO_HEADS:
            continue
        elif tells(token) and not token.word.isdigit():
            kind, head = head, token
    if head is not None and head.stem in grammar.TREATMENT and (other := _medical_kind(one, head)) is not None:
        return other
    return kind if kind is not None and head is not None and _names_a_kind(kind, head) else head


def _medical_kind(one: Reading, head: Token) -> Token | None:
    """Return the adjective that makes another treatment of one: antiretroviral treatment, hormonal therapy."""
    at = next(place for place, token in enumerate(one.tokens) if token is head) - 1
    before = one.tokens[at] if at >= 0 else None
    if before is None or one.tags[at] not in ("JJ", "NN"):
        return None
    return before if before.word.startswith("anti") or before.word in _MEDICAL else None


_MEDICAL = grammar.words("hormonal surgical pharmacological psychiatric immunosuppressive endocrine steroid")


_NO_HEADS = frozenset({"JJ", "VN", "VD", "RB", "TO", "SU"})


def _past_leading_phrases(one: Reading, start: int, end: int) -> int | None:
    """Return where a subject begins after what leads up to it: "In a trial from Leeds, nurses"; None without one."""
    tokens = one.tokens
    at = start
    while at < end and (
        tokens[at].word in _LEADING
        or not tokens[at].is_word
        or (one.tags[at] == "RB" and tokens[at].word.endswith("ly"))
    ):
        at += 1
    while at < end and tokens[at].word in _OPENS_PHRASE:
        comma = next((place for place in range(at, end) if tokens[place].word == ","), None)
        if comma is None:
            return None
        at = comma + 1
        while at < end and tokens[at].word in _ADVERBS_AND_JOINTS:
            at += 1
    return at


def _ends_head(one: Reading, place: int, head: Token | None, *, verbless: bool) -> bool:
    token = one.tokens[place]
    if not one.clause_at(place).holds(place):
        return True
    if head is None:
        return False
    if token.word in grammar.PREPOSITIONS or token.word in _OPENS_RELATIVE or token.word == "to":
        return True
    if token.word == ",":
        return not verbless
    return any(verb.first == place for verb in one.verbs) and not is_gerund(token.word)


def _names_a_kind(kind: Token, head: Token) -> bool:
    """Tell whether a word before "therapy" or "sessions" says which: exercise therapy; not "long sessions"."""
    if head.stem not in grammar.TREATMENT or kind.word.endswith(_ADJECTIVE_ENDINGS):
        return False
    return kind.word not in DESCRIBING and not stands_for_another(kind)


_ADJECTIVE_ENDINGS = ("al", "ive", "ed", "ing", "ful", "ous", "ic", "ar", "est", "er", "ary", "less")
DESCRIBING = grammar.words(
    "long slow firm light gentle deep short first second third last next single good new old whole full half "
    "quick brief warm "
    "hot cold soft hard strong mild extra free daily weekly monthly regular same right left early late own "
    "proper steady "
    "rhythmic careful simple standard usual active moderate intense vigorous heavy big small large little great"
)


def _pronoun_before(one: Reading, start: int, end: int) -> Token | None:
    """Return the pronoun that stands as the subject right before the verb, its adverbs left aside."""
    for at in range(end - 1, start - 1, -1):
        token = one.tokens[at]
        if token.word in _PERSONAL:
            before = one.tokens[at - 1].word if at > start else ""
            return None if before in grammar.PREPOSITIONS else token
        if token.word not in grammar.ADVERBS and not token.word.endswith("ly"):
            return None
    return None


_PARTS = grammar.stems(
    "hour minute course session lot kind sort type amount use cup glass dose bit pair series combination number "
    "rest week month group majority drip drop stream course range bout spell"
)
_RESULTS = grammar.stems(
    "effect benefit improvement difference change reduction increase rise fall drop gain decline growth decrease "
    "relief impact"
)


def stands_for_another(head: Token) -> bool:
    """Tell whether a noun names no cause of its own: a pronoun, people, a study, a session."""
    return (
        head.word in grammar.PRONOUNS
        or head.word in MEASURES
        or (head.stem in _NO_CAUSE and not _is_doing(head))
        or head.word.isdigit()
        or head.stem in grammar.SAYING_NOUNS
        or head.stem in _RESULTS
        or head.word in lexicon.SUBSTANCES
        or head.word in _SAYING_NO_MORE
    )


def _is_doing(head: Token) -> bool:
    """Tell whether a noun for research or people is a thing done: working out more; not "the finding"."""
    return is_gerund(head.word) and head.stem not in grammar.TREATMENT and head.word not in _FOUND


# Of what was spoken of these say no more than "it": the aim is to relieve pain, their presence helps.
_SAYING_NO_MORE = grammar.words("aim goal purpose idea point hope job presence work use practice habit")
_FOUND = grammar.words("finding meaning being")
_PERSONAL = grammar.words("it they you i we he she")
