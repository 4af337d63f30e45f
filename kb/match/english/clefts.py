"""Sentences that set what is done apart, read as they would stand plainly: what it does is lower it."""

from collections.abc import Sequence

from kb.match.english import grammar
from kb.match.english.other_verbs import is_form_of_other_verb
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import VERB_STEMS, is_adverb

_DOING = grammar.words("do does did")
_HELPING = grammar.MODAL | grammar.DO
_FAR = 16  # tokens that the subject may take


def unfolded(sentence: Sequence[Token]) -> list[Token]:
    """Return the tokens of "it will not lower it" for "what it will not do, whatever they say, is lower it"."""
    tokens = list(sentence)
    if len(tokens) < _FAR // 4 or tokens[0].word != "what" or tokens[1].word in _HELPING | grammar.BE:
        return tokens
    done = next((at for at in range(2, min(_FAR, len(tokens))) if tokens[at].word in _DOING), None)
    if done is not None and tokens[done + 1 : done + 2] and tokens[done + 1].word == "do":
        done += 1  # what it does do
    linked = _link_after(tokens, done) if done is not None else None
    if done is None or linked is None:
        return tokens
    rest = linked + 1 + (tokens[linked + 1].word == "to" if linked + 1 < len(tokens) else 0)
    if rest >= len(tokens) or not _is_verb(tokens[rest]):
        return tokens
    before = done - 1
    while before > 1 and (tokens[before].word in grammar.NEGATIONS or is_adverb(tokens[before].word)):
        before -= 1
    helped = tokens[before].word in _HELPING
    return tokens[1 : done if helped else done + 1] + tokens[rest:]


def _link_after(tokens: Sequence[Token], done: int) -> int | None:
    """Return the place of "is" after what is done, an aside between commas left out."""
    at = done + 1
    if at < len(tokens) and tokens[at].word == ",":
        at = next((place + 1 for place in range(at + 1, len(tokens)) if tokens[place].word == ","), len(tokens))
    return at if at < len(tokens) and tokens[at].word in ("is", "was") else None


def _is_verb(token: Token) -> bool:
    known = token.lemma in VERB_STEMS or is_form_of_other_verb(token.word)
    return known and token.word not in grammar.DETERMINERS | grammar.PREPOSITIONS
