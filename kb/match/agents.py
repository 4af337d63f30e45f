"""Who or what is said to bring a change about: the intervention, something that stands for it, or something else."""

from collections.abc import Collection, Sequence
from enum import Enum

from kb.match import lexicon
from kb.match.relations import Word
from kb.match.tokens import Mention, Token


class Agent(Enum):
    """What stands where the cause of a change is named."""

    INTERVENTION = "the intervention"
    CONTEXT = "nothing of its own"  # a pronoun, people, a study, a session: what was spoken of before
    OTHER = "something else"


def agent_of(
    sentence: Sequence[Token],
    word: Word,
    words: Sequence[Word],
    interventions: Collection[Mention],
    thing: Mention,
    thing_is_subject: bool,
    objects: Collection[Mention] = (),
) -> tuple[Agent, str]:
    """Return what brings about the change of `thing` that `word` tells, and the words that say so.

    `objects` are things that the sentence says to be changed themselves: they bring about nothing.
    """
    counted = [mention for mention in interventions if not _excluded(sentence, mention)]
    start, end = _span(sentence, word, words, thing if thing_is_subject else None)
    for mention in counted:
        if start <= mention.first < end:
            return Agent.INTERVENTION, mention.text
    if sentence[start].word in ("no", "nothing") and any(token.word == "like" for token in sentence[word.token :]):
        # No pill lifts it quite like this: said of what was spoken of.
        return Agent.CONTEXT, "it"
    subject = _head(sentence, start, end, thing)
    if not thing_is_subject and subject is not None and _class(subject) is Agent.OTHER:
        if any(_by_means_of(sentence, mention) and mention.first > word.token for mention in counted):
            return Agent.INTERVENTION, next(m.text for m in counted if m.first > word.token)
        return Agent.OTHER, subject.word
    for mention in counted:
        brought_in = _by_means_of(sentence, mention) or mention.last <= start or mention.first < thing.first
        if brought_in and not _is_object(mention, objects):
            return Agent.INTERVENTION, mention.text
    foreign = _foreign_cause(sentence, thing)
    if foreign:
        return Agent.OTHER, foreign
    return Agent.CONTEXT, subject.word if subject else ""


def _is_object(mention: Mention, objects: Collection[Mention]) -> bool:
    return any(mention.first == other.first for other in objects)


def _excluded(sentence: Sequence[Token], mention: Mention) -> bool:
    """Tell whether the sentence sets the thing apart: unlike massage, more than with massage, not massage."""
    before = [token.word for token in sentence[max(0, mention.first - 2) : mention.first]]
    if any(word in ("unlike", "than", "without", "instead", "versus", "vs", "except") for word in before):
        return True
    return before[-1:] == ["not"]


_MEANS = frozenset(
    "after with by through from during following in of to under on were was are is who been got over".split()
)
_BEFORE_NAME = frozenset(
    "a an the her his my your our their this these that weekly regular daily single third first second course "
    "session sessions minutes hours hour weeks several few some more gentle deep light repeated one each every being "
    "having".split()
)


def _by_means_of(sentence: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a phrase such as "after a course of" brings the thing in."""
    for at in range(mention.first - 1, max(-1, mention.first - 7), -1):
        word = sentence[at].word
        if word in _MEANS:
            return True
        if word not in _BEFORE_NAME and not word.isdigit() and not word.endswith("ly"):
            return False
    return False


def _span(sentence: Sequence[Token], word: Word, words: Sequence[Word], subject: Mention | None) -> tuple[int, int]:
    """Return the tokens in which the subject of a word of change stands."""
    start = 0
    for at in range(word.token - 1, -1, -1):
        if sentence[at].word in lexicon.BARRIERS:
            start = at + 1
            break
    earlier = [other for other in words if start <= other.token < word.token and other.kind == "verb"]
    if earlier and subject is None:
        joint = _last_joint(sentence, earlier[-1].last + 1, word.token)
        if joint is not None:
            own = [token for token in sentence[joint + 1 : word.token] if _tells(token)]
            if own:
                return joint + 1, word.token
        return start, earlier[0].token
    if earlier:
        joint = _last_joint(sentence, earlier[-1].last + 1, word.token)
        if joint is not None:
            return joint + 1, word.token
    return start, word.token


def _last_joint(sentence: Sequence[Token], first: int, last: int) -> int | None:
    return next(
        (at for at in range(last - 1, first - 1, -1) if sentence[at].word in ("and", "or", ",", "that", "which")), None
    )


def _tells(token: Token) -> bool:
    return token.is_word and token.word not in lexicon.FUNCTION_WORDS and not token.word.endswith("ly")


def _head(sentence: Sequence[Token], start: int, end: int, thing: Mention) -> Token | None:
    """Return the noun of the subject: the last telling word before its first preposition, a leading phrase skipped."""
    pronoun = _subject_pronoun(sentence, start, end)
    if pronoun is not None:
        return pronoun
    at = start
    while at < end and (sentence[at].word in ("and", "so", "or", "that", "if") or not sentence[at].is_word):
        at += 1
    if at < end and sentence[at].word in lexicon.PREPOSITIONS:
        comma = next((place for place in range(at, end) if sentence[place].word == ","), None)
        if comma is not None:
            at = comma + 1
    head: Token | None = None
    for place in range(at, end):
        token = sentence[place]
        if thing.first <= place < thing.last:
            return head
        if token.word in lexicon.PREPOSITIONS and head is not None:
            break
        if token.word in ("who", "which", "that", "whose") and head is not None:
            break
        if token.word in lexicon.PRONOUNS and head is None:
            head = token
        elif token.stem in lexicon.ADJECTIVES or (token.stem in lexicon.VERBS and head is not None):
            continue
        elif _tells(token) or (token.stem in lexicon.PEOPLE and token.is_word):
            head = token
    return head


def _subject_pronoun(sentence: Sequence[Token], start: int, end: int) -> Token | None:
    """Return the pronoun that stands as the subject right before the verb, its auxiliaries and adverbs left aside."""
    for at in range(end - 1, start - 1, -1):
        token = sentence[at]
        if token.word in ("it", "they", "you", "i", "we", "he", "she", "this", "that", "these"):
            of = at > start and sentence[at - 1].word in ("of", *lexicon.PREPOSITIONS)
            return None if of else token
        if token.word not in _BEFORE_VERB and not token.word.endswith("ly") and token.word not in lexicon.MODALS:
            return None
    return None


_BEFORE_VERB = frozenset(
    "will would shall should can could may might must do does did not also even just only still really always never "
    "often sometimes has have had been be is are was were to quite actually no longer feel felt get".split()
)


REFERRING = frozenset("hormone hormones substance drug molecule compound".split())


def _class(head: Token) -> Agent:
    if head.word in REFERRING:
        return Agent.CONTEXT
    if head.word in lexicon.PRONOUNS or head.stem in lexicon.PEOPLE | lexicon.RESEARCH | lexicon.TREATMENT:
        return Agent.CONTEXT
    if head.stem in lexicon.SAYING | lexicon.REPORTING or head.word in lexicon.MODALS or head.word.isdigit():
        return Agent.CONTEXT
    return Agent.OTHER


def _foreign_cause(sentence: Sequence[Token], thing: Mention) -> str | None:
    """Return the cause that a phrase gives, where it is not a treatment: drops when you lie down, by the adrenals."""
    for at in range(len(sentence)):
        if sentence[at].word not in ("when", "while", "by", "during", "after", "because", "with", "if", "from"):
            continue
        if thing.first <= at < thing.last:
            continue
        phrase = []
        for token in sentence[at + 1 : at + 6]:
            if token.word in lexicon.BARRIERS or token.word in (",", "and"):
                break
            if _tells(token):
                phrase.append(token)
        inside = range(thing.first, thing.last)
        foreign = [
            token
            for token in phrase
            if token not in [sentence[place] for place in inside]
            and token.stem not in lexicon.PEOPLE | lexicon.RESEARCH | lexicon.TREATMENT
            and not token.word.isdigit()
        ]
        if foreign and sentence[at].word in ("when", "by", "after", "during", "while"):
            return " ".join(token.word for token in foreign)
    return None


def cited_speaker(sentence: Sequence[Token], before: int) -> bool:
    """Tell whether the words before a change only report what somebody, who does no research, says."""
    window = sentence[:before]
    said = [
        at
        for at, token in enumerate(window)
        if token.stem in lexicon.SAYING and not {"can", "be"} <= {one.word for one in window[max(0, at - 4) : at]}
    ]
    if not said:
        return False
    speakers = [token for token in window if token.stem in lexicon.RESEARCH]
    return not speakers or window[said[0]].stem in {"believ", "suppos", "accord"}
