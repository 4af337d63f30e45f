"""What a writer tells kb inside a draft: which rules to silence where, and which claim a sentence makes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.draft import Directive, Draft, Sentence

_SEPARATORS = re.compile(r"[\s,;]+")
# What may stand before a comment on a line that is its own: list markers, quotation marks of Markdown.
_BESIDE_A_COMMENT = re.compile(r"[\s>*+-]*")
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Silencing:
    """An `ignore`: the rules that it silences (`all` for every rule) in the sentences of these numbers."""

    directive: Directive
    rules: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """A `claim`: these sentences make the claim of this key; a comment with several keys gives several."""

    directive: Directive
    key: str
    sentences: tuple[int, ...]


def instructions(draft: Draft) -> tuple[list[Silencing], list[Binding]]:
    """Return the instructions in a draft, each with the sentences that it is for."""
    silencings: list[Silencing] = []
    bindings: list[Binding] = []
    for directive in draft.directives:
        numbers = _sentences_of(directive, draft)
        if directive.kind == "ignore":
            rules = tuple(word for word in _SEPARATORS.split(directive.arguments) if word) or (EVERYTHING,)
            silencings.append(Silencing(directive, rules, numbers))
        else:
            keys = [word for word in _SEPARATORS.split(directive.arguments) if word] or [""]
            bindings.extend(Binding(directive, key, numbers[:1]) for key in keys)
    return silencings, bindings


def _sentences_of(directive: Directive, draft: Draft) -> tuple[int, ...]:
    sentences = draft.sentences
    around = [
        (sentence.end - sentence.start, number)
        for number, sentence in enumerate(sentences)
        if sentence.start <= directive.start < sentence.end
    ]
    if around:
        return (min(around)[1],)
    if _alone_on_its_line(directive, draft):
        return _next_block(directive, sentences)
    first_line, last_line = draft.position(directive.start)[0], draft.position(directive.end)[0]
    before = [n for n, one in _indexed(sentences) if one.end <= directive.start]
    if before:
        nearest = max(before, key=lambda number: sentences[number].end)
        if draft.position(sentences[nearest].end)[0] == first_line:
            return (nearest,)
    after = [n for n, one in _indexed(sentences) if one.start >= directive.end]
    if after:
        nearest = min(after, key=lambda number: sentences[number].start)
        if draft.position(sentences[nearest].start)[0] == last_line:
            return (nearest,)
    return _next_block(directive, sentences)


def _indexed(sentences: Sequence[Sentence]) -> Iterable[tuple[int, Sentence]]:
    return enumerate(sentences)


def _alone_on_its_line(directive: Directive, draft: Draft) -> bool:
    line_start = directive.start - draft.position(directive.start)[1] + 1
    line_end = directive.end
    while line_end < len(draft.source) and draft.source[line_end] not in "\r\n":
        line_end += 1
    rest = draft.source[line_start : directive.start] + draft.source[directive.end : line_end]
    for other in draft.directives:
        if line_start <= other.start < line_end and other is not directive:
            rest = rest.replace(draft.source[other.start : other.end], "")
    return bool(_BESIDE_A_COMMENT.fullmatch(rest))


def _next_block(directive: Directive, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    after = [(one.start, n) for n, one in _indexed(sentences) if one.start >= directive.end]
    if not after:
        return ()
    paragraph = sentences[min(after)[1]].paragraph
    return tuple(n for start, n in sorted(after) if sentences[n].paragraph == paragraph)
