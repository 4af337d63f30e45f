"""What matching needs of the base for one draft: the concepts, and the claims that may stand in it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.database import search
from kb.language import STOP_WORDS, stem, words
from kb.match.english import thesaurus
from kb.match.things import Known, KnownClaim, KnownConcept
from kb.model.tables import Claim, ClaimConcept, Concept, Label, Phrase
from kb.model.terms import ConceptRole

# How many claims a draft is compared with at most, of those found by their words alone and of those by concepts.
_BY_WORDS, _BY_CONCEPTS = 300, 1_000
# Words are looked up together until so few claims can be expected to have them all.
_FEW = 20
_RAREST = 5
_AT_ONCE = 500


def known_claims(session: Session, texts: Iterable[str], bound: Iterable[int] = ()) -> Known:
    """Return the concepts and the claims that any of these texts may make, and those that they are `bound` to."""
    sentences = [_Words(text) for text in texts]
    concepts = _concepts(session)
    named = _named(concepts, frozenset().union(*(one.all for one in sentences)))
    rows = _about(session, named) | _with_words_of(session, sentences) | set(bound)
    claims = _claims(session, sorted(rows))
    used = {row for claim in claims for row in (*claim.interventions, *claim.outcomes, *claim.populations)}
    kept = [one for one in concepts if one.row in named or one.row in used or not one.broader.isdisjoint(used)]
    return Known(concepts=kept, claims=claims)


class _Words:
    """The words of a text: all of them with their stems, and the stems of the telling ones."""

    def __init__(self, text: str) -> None:
        found = words(text)
        telling = dict.fromkeys(stem(word) for word in found if word not in STOP_WORDS)
        self.telling = list(telling)
        self.all = frozenset(found) | telling.keys() | {stem(word) for word in found}


def _named(concepts: Sequence[KnownConcept], present: Collection[str]) -> set[int]:
    """Return the rows of the concepts that these words may name, and of all that are broader."""
    found: set[int] = set()
    for concept in concepts:
        if concept.row not in found and _may_be_named(concept, present):
            found.add(concept.row)
            found |= concept.broader
    return found


def _may_be_named(concept: KnownConcept, present: Collection[str]) -> bool:
    for label in concept.labels:
        if all(stem(part) in present for part in words(label) if part not in STOP_WORDS):
            return True
    everyday = thesaurus.everyday_words(concept.labels)
    return any(word in present or (" " in word and stem(word.split()[-1]) in present) for word, _ in everyday)


def _about(session: Session, named: Collection[int]) -> set[int]:
    """Return the claims of which the intervention may be named; of very many, those whose outcome may be, too."""
    acting = _linked(session, named, ConceptRole.INTERVENTION)
    return acting if len(acting) <= _BY_CONCEPTS else acting & _linked(session, named, ConceptRole.OUTCOME)


def _linked(session: Session, concepts: Collection[int], role: ConceptRole) -> set[int]:
    found: set[int] = set()
    for some in _batches(sorted(concepts)):
        linked = select(ClaimConcept.claim_id).where(ClaimConcept.role == role, ClaimConcept.concept_id.in_(some))
        found.update(session.scalars(linked))
    return found


def _with_words_of(session: Session, sentences: Sequence[_Words]) -> set[int]:
    """Return claims that share telling words with a sentence: how claims without concepts are found."""
    asked = sorted({one for sentence in sentences for one in sentence.telling})
    frequencies = search.frequencies(session, search.CLAIMS, asked)
    total = search.size(session, search.CLAIMS)
    groups: dict[tuple[str, ...], None] = {}
    for sentence in sentences:
        rare = sorted((one for one in sentence.telling if one in frequencies), key=lambda one: (frequencies[one], one))
        groups.update(dict.fromkeys(_groups(rare[:_RAREST], frequencies, total)))
    return set(search.rows_with_any(session, search.CLAIMS, list(groups), _BY_WORDS))


def _groups(rare: Sequence[str], frequencies: dict[str, int], total: int) -> Iterator[tuple[str, ...]]:
    """Yield sets of words that few claims can be expected to have together, the smallest sets that will do."""
    for size in (1, 2, 3):
        found = False
        for some in combinations(rare, size):
            expected = float(total)
            for one in some:
                expected *= frequencies[one] / max(1, total)
            if expected <= _FEW:
                found = True
                yield some
        if found and size > 1:
            return


def _batches(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]


def _concepts(session: Session) -> list[KnownConcept]:
    labels: dict[int, list[str]] = {}
    for concept, text in session.execute(select(Label.concept_id, Label.text)):
        labels.setdefault(concept, []).append(text)
    rows = session.execute(select(Concept.id, Concept.key, Concept.preferred_label, Concept.broader_id)).all()
    above = {row.id: row.broader_id for row in rows}
    return [
        KnownConcept(row.id, row.key, (row.preferred_label, *labels.get(row.id, ())), _broader(row.id, above))
        for row in rows
    ]


def _broader(concept: int, above: dict[int, int | None]) -> frozenset[int]:
    found: set[int] = set()
    wider = above[concept]
    while wider is not None and wider not in found:
        found.add(wider)
        wider = above[wider]
    return frozenset(found)


def _claims(session: Session, rows: Sequence[int]) -> list[KnownClaim]:
    return [claim for some in _batches(rows) for claim in _batch_of_claims(session, some)]


def _batch_of_claims(session: Session, rows: Sequence[int]) -> Iterator[KnownClaim]:
    phrases: dict[tuple[int, bool], list[str]] = {}
    wording = select(Phrase.claim_id, Phrase.text, Phrase.opposite).where(Phrase.claim_id.in_(rows))
    for claim, text, opposite in session.execute(wording.order_by(Phrase.id)):
        phrases.setdefault((claim, opposite), []).append(text)
    roles: dict[tuple[int, ConceptRole], set[int]] = {}
    links = select(ClaimConcept.claim_id, ClaimConcept.concept_id, ClaimConcept.role)
    for claim, concept, role in session.execute(links.where(ClaimConcept.claim_id.in_(rows))):
        roles.setdefault((claim, role), set()).add(concept)
    columns = select(
        Claim.id, Claim.key, Claim.statement, Claim.kind, Claim.direction, Claim.intervention, Claim.outcome
    )
    for row in session.execute(columns.where(Claim.id.in_(rows)).order_by(Claim.id)):
        yield KnownClaim(
            row=row.id,
            key=row.key,
            statement=row.statement,
            kind=row.kind,
            direction=row.direction,
            interventions=frozenset(roles.get((row.id, ConceptRole.INTERVENTION), ())),
            outcomes=frozenset(roles.get((row.id, ConceptRole.OUTCOME), ())),
            populations=frozenset(roles.get((row.id, ConceptRole.POPULATION), ())),
            phrases=tuple(phrases.get((row.id, False), ())),
            opposite_phrases=tuple(phrases.get((row.id, True), ())),
            intervention=row.intervention,
            outcome=row.outcome,
        )
