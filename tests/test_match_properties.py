"""What holds of matching whatever is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import cases, known, sentence

from kb.match import Known, KnownClaim, KnownConcept, match_sentences
from kb.match.english.clauses import clauses_of
from kb.match.english.tagging import tags_of
from kb.match.english.tokens import tokens
from kb.match.english.verbs import verbs_of
from kb.model.terms import ClaimKind, Direction

_WORDS = sorted(
    {
        word
        for theme in ("plain.txt", "denied.txt", "conversations.txt")
        for case in cases(theme)
        for word in case.text.split()
    }
)
_prose = st.lists(
    st.sampled_from([*_WORDS, ",", ";", ":", "–", "(", ")", "“", "”", "?", "than", "that", "which"]), max_size=25
).map(" ".join)


@given(
    st.lists(st.one_of(st.text(max_size=80), _prose), max_size=6),
    st.sampled_from(["starter", "sleep", "mixed", "teeth", "fasting"]),
)
def test_no_text_raises(texts: list[str], base: str) -> None:
    found = match_sentences([sentence(text) for text in texts], known(base), texts[0] if texts else None)
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        for match in one.matches:
            assert 0 <= match.start <= match.end <= len(text)
            assert 0 < match.score <= 1
            assert match.matched
        assert not {match.key for match in one.matches} & {down.key for down in one.turned_down}


def test_a_thing_called_by_an_adjective_may_end_a_sentence() -> None:
    ideal = KnownConcept(2, "ideal", ("ideal",), frozenset())
    claim = KnownClaim(
        row=1,
        key="glue-ideal",
        statement="Glue increases the ideal.",
        kind=ClaimKind.EFFECT,
        direction=Direction.INCREASE,
        interventions=frozenset([1]),
        outcomes=frozenset([2]),
        populations=frozenset(),
        phrases=(),
        opposite_phrases=(),
        intervention="glue",
        outcome="ideal",
    )
    base = Known(concepts=[KnownConcept(1, "glue", ("glue",), frozenset()), ideal], claims=[claim])
    assert len(match_sentences([sentence("Glue is as ideal")], base)) == 1


@given(st.lists(_prose, max_size=4))
def test_the_same_text_gives_the_same_matches(texts: list[str]) -> None:
    drafts = [[sentence(text) for text in texts] for _ in range(2)]
    assert match_sentences(drafts[0], known("starter")) == match_sentences(drafts[1], known("starter"))


@given(_prose)
def test_clauses_cover_a_sentence_and_have_their_verbs(text: str) -> None:
    words = tokens(text)
    tags = tags_of(words)
    verbs = verbs_of(words, tags)
    for clause in clauses_of(words, verbs, tags):
        assert 0 <= clause.start <= len(words)
        if clause.verb is not None:
            assert clause.start <= clause.verb.head < clause.end
            assert clause.verb in verbs


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Massage eases pain and improves sleep.", ["massage", "massage"]),
        ("Massage lowers cortisol and killer cells rise.", ["massage", "killer cells"]),
        ("Nurses who were massaged had less pain.", ["nurses who were massaged", "nurses"]),
        ("Serotonin, when others measured it, was no higher.", ["serotonin , when others measured it ,", "others"]),
        ("Studies show massage reduces cortisol.", ["studies", "massage"]),
        ("It is unlikely that a bath prevents colds.", ["it", "a bath"]),
    ],
)
def test_the_subjects_of_clauses(text: str, subjects: list[str]) -> None:
    words = tokens(text)
    named = {at for at, word in enumerate(words) if word.word == "massage"}
    tags = tags_of(words, named)
    found = [clause for clause in clauses_of(words, verbs_of(words, tags), tags) if clause.verb is not None]
    assert [" ".join(word.word for word in words[slice(*clause.subject)]) for clause in found] == subjects
