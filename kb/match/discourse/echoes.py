"""Changes told again without their verb: so did the others, massage may do the same, pain scores did not."""

from kb.match.change.relations import Relation
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.modality.denials import denied

_TOLD = (Change.UP, Change.DOWN)


_DOING = grammar.words("did does do didn't doesn't don't")


def ellipsis(reading: Reading, before: Reading | None, mention: Mention) -> list[Relation]:
    """Return the relation of "pain scores did not": the change told before, denied or confirmed."""
    start = _past_aside(reading, mention.last)
    for at in range(start, min(start + 4, len(reading.tokens))):
        if reading.tokens[at].word in _DOING:
            earlier = [word for word in reading.words if word.token < mention.first]
            earlier = earlier or (before.words[:1] if before is not None and not reading.question else [])
            at_end = not any(token.is_word and token.word != "not" for token in reading.tokens[at + 1 :])
            if earlier and at_end:
                end = at + (reading.tokens[min(at + 1, len(reading.tokens) - 1)].word == "not")
                return [Relation(Word(end, end, earlier[-1].change, "state"), earlier[-1].change, True, 2.0)]
    return []


def _past_aside(reading: Reading, at: int) -> int:
    """Return the place after a clause between commas that starts here: killer cells, which fight tumours, did not."""
    tokens = reading.tokens
    if at + 1 >= len(tokens) or tokens[at].word != "," or tokens[at + 1].word not in ("which", "who"):
        return at
    return next((place + 1 for place in range(at + 1, len(tokens)) if tokens[place].word == ","), at)


def likewise(reading: Reading, before: Reading | None, mention: Mention) -> list[Relation]:
    """Return the relation of "massage may do the same": the change told in the sentence before."""
    if mention.text != "same" or before is None or not before.words:
        return []
    told = before.words[0]
    if denied(before, told, Mention(0, told.token, told.token, ""), told.change):
        return []
    return [Relation(Word(mention.first, mention.first, told.change, "noun"), told.change, False, 1.0)]


def same_picture(reading: Reading, before: Reading | None, mention: Mention) -> list[Relation]:
    """Return the relation of "for serotonin the picture was the same": the change told in the sentence before."""
    words = [token.word for token in reading.tokens]
    at = next((at for at, word in enumerate(words) if word in _PICTURES and at >= mention.last), None)
    if at is None or before is None or not before.words or words[0] not in ("for", "with", "in", "on"):
        return []
    same = next((later for later in range(at + 1, min(at + 5, len(words))) if words[later] in _THE_SAME), None)
    if same is None:
        return []
    told = before.words[0]
    was_denied = denied(before, told, Mention(0, told.token, told.token, ""), told.change)
    change = Change.SAME if was_denied else told.change
    return [Relation(Word(same, same, change, "adjective"), change, True, 1.0)]


_THE_SAME = frozenset({"same", "similar", "identical", "alike"})
_PICTURES = grammar.words("picture pictures result results story pattern finding findings outcome verdict trend")


def so_too(reading: Reading, mention: Mention) -> list[Relation]:
    """Return the relation of "…, and so had the killer cells" and "…, nor did the pain": the change told before."""
    words = reading.tokens
    at = mention.first - 1
    while at > 1 and reading.tags[at] in ("DT", "JJ"):
        at -= 1
    if at < 2 or words[at].word not in grammar.AUXILIARIES or words[at - 1].word not in ("so", "nor", "neither"):
        return []
    earlier = [word for word in reading.words if word.last < at - 1]
    if not earlier:
        return []
    told = earlier[-1]
    return [Relation(Word(at, at, told.change, "state"), told.change, True, 1.0)]


def after_colon(reading: Reading, mention: Mention) -> list[Relation]:
    """Return the relation of "T cells: a rise was seen": what stands before the colon is what changes."""
    clause = reading.clause_at(mention.first)
    following = next((one for one in reading.clauses if one.opener == ":" and one.start > clause.start), None)
    if clause.start or clause.verb is not None or following is None or clause.end > following.start:
        return []
    for word in reading.words:
        told = word.kind == "verb" or word.change in (*_TOLD, Change.ANY, Change.SAME)
        if not following.start <= word.token < following.end or not told:
            continue
        after = reading.tokens[word.last + 1].word if word.last + 1 < len(reading.tokens) else ""
        if word.kind == "noun" and after in ("in", "of"):
            continue
        if word.kind == "adjective" and any(
            0 < other.first - word.last <= _OWN_NOUN
            and other.concept != mention.concept
            and "IN" not in reading.tags[word.last : other.first]
            for other in reading.mentions
        ):
            continue  # immunity: more natural killer cells
        return [Relation(word, word.change, word.kind != "noun", 1.5)]
    return []


_OWN_NOUN = 3  # words from an adjective to the noun that it stands before


def echo(reading: Reading, before: Reading | None, mention: Mention) -> list[Relation]:
    """Return the relation of "So did the cortisol" and "Nor did the anxiety", by the change told before."""
    words = reading.tokens
    if before is None or len(words) < 3 or words[0].word not in ("so", "nor", "neither") or reading.question:
        return []
    if words[1].word not in grammar.AUXILIARIES or mention.first > 8 or not before.words:
        return []
    if any(token.word == "in" for token in words[2 : mention.first]):
        return []  # nor did lactate in the blood
    told = before.words[0]
    was_denied = denied(before, told, Mention(0, told.token, told.token, ""), told.change)
    confirmed = (words[0].word == "so") is not was_denied
    # The words at the start are read so that "nor" denies the change and "so" does not.
    word = Word(1, 1, told.change, "state") if confirmed else Word(0, 1, told.change, "noun")
    return [Relation(word, told.change, True, 0.5)]
