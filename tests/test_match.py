"""Which claims a sentence makes: the cases in match_cases.txt, where it must speak and where it must keep silent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.database.engine import open_base, reading
from kb.draft import Sentence, read_draft
from kb.draft.draft import LONGEST_SENTENCE
from kb.match import Known, SentenceMatches, match_sentences, weighing
from kb.query.matching import known_claims

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in Path(__file__).with_name("match_cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def known(starter: Path) -> Known:
    with reading(open_base(starter)) as session:
        return known_claims(session, [text for text, _ in CASES])


def matched(text: str, known: Known) -> SentenceMatches:
    sentence = Sentence(
        text=text,
        start=0,
        end=len(text),
        offsets=tuple(range(len(text))),
        kind="sentence",
        section=0,
        paragraph=0,
        citations=(),
    )
    return match_sentences([sentence], known)[0]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_and_its_claims(text: str, expected: str, known: Known) -> None:
    found = {f"{match.key} {match.polarity} {match.strength}" for match in matched(text, known).matches}
    assert found == {claim.strip() for claim in expected.split(";") if claim.strip()}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Massage is popular. It lowers cortisol.", ["cortisol-decreases"]),
        ("Exercise is popular. It lowers cortisol.", []),
        ("Does massage remove toxins? No, it does not.", ["toxins-removed", "toxins-removed"]),
        ("Massage lowers cortisol. It may also please you.", ["cortisol-decreases"]),
        ("# Massage\n\nIt eases pain.", ["pain-decreases"]),
    ],
)
def test_what_was_spoken_of_before(draft: str, expected: list[str], known: Known) -> None:
    read = read_draft(Path("draft.md"), draft.encode())
    found = match_sentences(read.sentences, known, read.title)
    assert [match.key for sentence in found for match in sentence.matches] == expected


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    matched(text, Known(concepts=(), claims=()))


@given(
    st.lists(
        st.sampled_from("massage lowers cortisol not may by after of pain , ; the no it , “ ” ? less".split()),
        max_size=25,
    )
)
def test_no_order_of_words_is_too_odd(known: Known, words: list[str]) -> None:
    for match in matched(" ".join(words), known).matches:
        assert 0 <= match.start <= match.end <= len(" ".join(words))
        assert 0 < match.score <= 1


@pytest.mark.parametrize(
    ("lead", "item", "expected"),
    [
        ("A massage has these effects:", "eases pain", [("pain-decreases", "same", "plain")]),
        ("Guests often tell us that a massage does this:", "eases pain", [("pain-decreases", "same", "none")]),
        ("A massage may:", "ease pain", [("pain-decreases", "same", "possible")]),
        ("Massage does not:", "ease pain", [("pain-decreases", "denied", "none")]),
        ("Please cancel your massage if:", "you have a fever", [("avoid-in-acute-illness", "same", "plain")]),
        ("Please tell us before your massage whether:", "you take the train", []),
    ],
)
def test_a_lead_speaks_for_the_items_of_its_list(
    lead: str, item: str, expected: list[tuple[str, str, str]], known: Known
) -> None:
    read = read_draft(Path("draft.md"), f"{lead}\n\n- {item}\n".encode())
    found = match_sentences(read.sentences, known, read.title)[-1]
    assert [(match.key, match.polarity.value, match.strength.value) for match in found.matches] == expected


def test_a_sentence_without_end_is_read_to_its_limit_and_told(known: Known) -> None:
    text = "Massage lowers cortisol, " + "and so on and on, " * LONGEST_SENTENCE + "and it eases pain."
    read = read_draft(Path("draft.md"), text.encode())
    found = match_sentences(read.sentences, known, read.title)
    assert [match.key for match in found[0].matches] == ["cortisol-decreases"]
    assert read.warnings == ("Line 1: This sentence has more than 250 words; only its beginning is checked.",)


def test_a_sentence_of_as_many_words_as_are_read_is_not_cut(known: Known) -> None:
    text = "Massage lowers cortisol " + "yes, " * (LONGEST_SENTENCE - 6) + "and eases pain."
    read = read_draft(Path("draft.md"), text.encode())
    assert len(text.split()) == LONGEST_SENTENCE
    assert read.warnings == ()
    assert {match.key for match in match_sentences(read.sentences, known, None)[0].matches} >= {"pain-decreases"}


def test_each_sign_that_rules_a_claim_out_has_its_sentence() -> None:
    assert set(weighing.EXCLUDING) <= weighing.REASONS.keys()
