"""The words in which a claim may be made: its verbs, and the little words around what it is about and what changes.

No rule says what they count. How often each stands where a claim is made, and where none is, was counted in labelled
drafts on many subjects; words that were seen in few bases are left out, so that no subject is known by its words.
"""

from collections.abc import Iterator

from kb.match.signs.candidate import Candidate

_FARTHEST = 4  # from there on it is the same how far the change stands from the thing


def of_words(candidate: Candidate) -> Iterator[str]:
    """Yield what is weighed word by word, whatever the case."""
    tokens, tags = candidate.one.tokens, candidate.one.tags
    first, last = candidate.thing.first, candidate.thing.last
    word = min(max(candidate.word.token, 0), len(tokens) - 1)
    clause = candidate.clause
    yield f"change:{tokens[word].lemma}"
    yield f"before-change:{tokens[word - 1].word if word else ''}"
    yield f"after-change:{tokens[word + 1].word if word + 1 < len(tokens) else ''}"
    yield f"before:{tokens[first - 1].word if first else ''}"
    yield f"after:{tokens[last].word if last < len(tokens) else ''}"
    yield f"kind-before:{tags[first - 1] if first else ''}"
    yield f"kind-after:{tags[last] if last < len(tags) else ''}"
    yield f"begins:{tokens[0].word}"
    yield f"acts:{candidate.told}"
    yield f"clause:{clause.kind}"
    yield f"opens-clause:{clause.opener or ''}"
    yield f"verb:{tokens[clause.verb.head].lemma if clause.verb is not None else ''}"
    yield f"verb-form:{clause.verb.form if clause.verb is not None else ''}"
    yield f"apart:{_apart(word - first)}"


def _apart(distance: int) -> int:
    """Return by how many words the change stands before or after the thing, in steps of two."""
    near = distance if abs(distance) <= 2 else (abs(distance) // 2) * (1 if distance > 0 else -1)
    return max(-_FARTHEST, min(_FARTHEST, near))
