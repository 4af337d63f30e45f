"""For whom and until when advice is meant: those who are ill, until they are well, and the visit that it is about."""

from itertools import pairwise

from kb.match.advice.advice import AGAINST
from kb.match.advice.cues import WELL
from kb.match.change.circumstances import FIGHTING
from kb.match.change.relations import relations_of
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention, is_of_another_name


def is_short(one: Reading) -> bool:
    """Tell whether a sentence does no more than say for whom: those with a fever should wait; leave it for now."""
    if any(
        token.word in _PUTTING_OFF and one.tokens[at + 1 : at + 2] and one.tokens[at + 1].word in ("it", "one", "them")
        for at, token in enumerate(one.tokens)
    ):
        return True
    return len(one.tokens) <= 12 and any(token.word in ("wait", "should", "stay", "not") for token in one.tokens)


def is_of_a_visit(one: Reading) -> bool:
    """Tell whether a sentence has somebody not come, without saying to what: stay at home, cancel your slot."""
    words = [token.word for token in one.tokens]
    pairs = set(pairwise(words))
    return bool(pairs & _NOT_COMING) or any(
        token.lemma in _CANCELLING and tag in ("VB", "VD", "VN")
        for token, tag in zip(one.tokens, one.tags, strict=True)
    )


_CANCELLING = grammar.stems("cancel postpone rebook reschedule")
_NOT_COMING = frozenset(
    {
        ("at", "home"),
        ("stay", "home"),
        ("stay", "away"),
        ("keep", "away"),
        ("go", "without"),
        ("cold", "home"),
        ("in", "bed"),
    }
    | {
        ("put", "off"),
        ("miss", "out"),
        ("move", "it"),
        ("not", "come"),
        ("don't", "come"),
        ("ring", "me"),
        ("ring", "us"),
        ("call", "off"),
        ("don't", "book"),
    }
)


def is_of_recovery(one: Reading) -> bool:
    """Tell whether somebody is to wait to be well: until you are better, once it has passed, clear of it."""
    words = [token.word for token in one.tokens]
    return any(
        word in ("until", "till", "once", "clear", "after") and {*_RECOVERED, "it"} & set(words[at + 1 : at + 8])
        for at, word in enumerate(words)
    )


def still_of_illness(one: Reading) -> str | None:
    """Return the words by which a sentence goes on about being ill without naming an illness: in the thick of it."""
    words = " ".join(token.word for token in one.tokens)
    return next((phrase for phrase in _OF_ILLNESS if phrase in words), None)


_OF_ILLNESS = (
    "in the thick of it",
    "pass it on",
    "pass something on",
    "pass your germs",
    "germs on",
    "could catch it",
    "right as rain",
    "your nose is",
    "nose is blocked",
    "nose is streaming",
    "blocked nose",
    "runny nose",
    "forehead is hot",
    "without a fever",
    "symptoms like these",
    "symptoms have gone",
    "fighting it",
    "when you are well",
    "you are well again",
    "until you are well",
    "fully recovered",
    "on the mend",
)


def puts_off(one: Reading) -> bool:
    """Tell whether a sentence speaks of putting an appointment off: should I cancel, ring them and move it."""
    words = {token.word for token in one.tokens}
    if words & _OF_MONEY or any(token.stem in _VACCINES for token in one.tokens):
        return False
    moved = {"move", "shift"} & words and {"it", "booking"} & words
    put_off = "put" in words and "off" in words
    at_home = bool(
        {("stay", "home"), ("in", "bed"), ("stay", "put")} & set(pairwise(token.word for token in one.tokens))
    )
    return any(token.lemma in AGAINST for token in one.tokens) or bool(moved or put_off or at_home)


def speaks_of_less(one: Reading, mention: Mention) -> bool:
    """Tell whether less of a thing is spoken of, and not somebody who has it: fewer colds, prevents the flu."""
    if not _UNTIL.isdisjoint(token.word for token in one.tokens[max(0, mention.first - 5) : mention.first]):
        return False  # until you have stopped sneezing
    return any(
        found.change is Change.DOWN
        and found.word.kind != "noun"
        and found.word.token < mention.first
        and one.tokens[found.word.token].lemma not in AGAINST | FIGHTING
        for found in relations_of(one, mention)[:1]
    )


_UNTIL = grammar.words("until till once")


def is_of_staff(one: Reading, mention: Mention) -> bool:
    """Tell whether it is those who treat that are ill: a therapist with a cold."""
    at = mention.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ"):
        at -= 1
    return at > 0 and one.tokens[at].word == "with" and one.tokens[at - 1].stem in _STAFF


_STAFF = grammar.stems("therapist masseur masseuse practitioner colleague nurse doctor staff teacher coach")


def is_warded(one: Reading, mention: Mention) -> bool:
    """Tell whether an illness only says what a vaccine is against: the flu shot."""
    return mention.last < len(one.tokens) and one.tokens[mention.last].stem in _VACCINES


_VACCINES = grammar.stems("shot jab vaccine vaccination immunisation booster")


def illness_of(one: Reading) -> str | None:
    """Return the word by which somebody is said to be ill; not "sick with worry" or "sick pay"."""
    for at, token in enumerate(one.tokens):
        if token.stem not in _ILL:
            continue
        following = [word.word for word in one.tokens[at + 1 : at + 3]]
        if token.word == "sick" and (following[:1] == ["of"] or following[1:] in _FEELINGS):
            continue
        if is_of_another_name(one.tokens, at):
            continue
        if "season" in following or (at + 1 < len(one.tokens) and one.tokens[at + 1].stem in _VACCINES):
            continue
        if one.tags[at] == "JJ" and one.tags[at + 1 : at + 2] == ["NN"]:
            continue
        return token.word
    return "coming down" if is_coming_down(one) else None


_FEELINGS = (["worry"], ["fear"], ["nerves"], ["envy"], ["love"])


def is_coming_down(one: Reading) -> bool:
    """Tell whether somebody is said to be falling ill: coming down with something, under the weather."""
    words = " ".join(token.word for token in one.tokens)
    return any(phrase in words for phrase in _FALLING_ILL)


_ILL = grammar.stems(
    "sick ill unwell fever feverish febrile temperature contagious infectious flu cough coughing shivery vomiting"
)
APPOINTMENT = grammar.stems(
    "treat appointment session booking book rebook treatment table therapist visit come hands-on chair couch slot"
)


_OF_MONEY = grammar.words("charge charged charges fee fees free pay refund cost costs")
_RECOVERED = grammar.words(WELL)
_PUTTING_OFF = grammar.words("leave postpone skip avoid cancel put")
_FALLING_ILL = frozenset(
    {
        "down with",
        "under the weather",
        "not feeling well",
        "feel rotten",
        "feeling rotten",
        "off colour",
        "feel poorly",
        "feeling poorly",
        "'re poorly",
        "are poorly",
        "is poorly",
        "am poorly",
    }
)
