"""The forms and their YAML: what is written is read back the same, and what is wrong is told with its line."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import forms
from kb.cli.documents import claim_form, evidence_form
from kb.errors import InvalidInputError
from kb.formats.yaml_text import Record, read_yaml, write_yaml
from kb.model.terms import Certainty, CertaintyDomain, Direction, NoticeKind, Stance

ODD = st.text(st.sampled_from(" \n\t#:-'\"|>\r\x85\u2028\ufeff{}[]%@`&*!?,~é\x07a0"), max_size=20)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.dictionaries(st.sampled_from(["one", "two", "three"]), ODD | ANY | st.lists(ODD | ANY, max_size=3)))
@settings(max_examples=300)
def test_what_is_written_is_read_back_the_same(document: dict[str, Any]) -> None:
    assert (read_yaml(write_yaml(document), "form") or {}) == document


@given(ODD | ANY)
@settings(max_examples=300)
def test_no_text_makes_a_traceback(text: str) -> None:
    try:
        problems = forms.Problems("form")
        forms.read_form(read_yaml(text, "form"), forms.CLAIM, problems)
        problems.raise_if_any()
    except InvalidInputError as error:
        assert str(error).startswith("form")


@given(st.text("abc #:\n'", min_size=1).filter(str.strip))
@settings(max_examples=200)
def test_a_form_gives_back_what_it_was_filled_with(text: str) -> None:
    values = {"statement": text, "cautions": [text], "certainty_reasons": [{"domain": "imprecision", "note": text}]}
    problems = forms.Problems("form")
    read = forms.read_form(read_yaml(claim_form("key", values), "form"), forms.CLAIM, problems)
    problems.raise_if_any()
    assert read["statement"] == text.strip()
    assert read["cautions"] == [text]
    assert read["certainty_reasons"] == [{"domain": CertaintyDomain.IMPRECISION, "note": text.strip()}]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "007", "1e3", "2001-05-01", "null", "~", "true", "0x1f", "=", "1_000"]
)
def test_a_word_is_the_word_that_stands_there(word: str) -> None:
    assert read_yaml(f"field: {word}\n", "form") == {"field": word}


def test_lines_are_known() -> None:
    document = read_yaml("# comment\none: 1\ntwo:\n  three: 3\n", "form")
    assert isinstance(document, Record)
    assert document.lines == {"one": 2, "two": 3}
    assert document["two"].lines == {"three": 4}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "form:2: The field a stands twice (also on line 1)."),
        ("a: &x 1\nb: *x\n", "form:1: References within the file (&name, *name) are not read here."),
        ("a: b: c\n", "form:1: This cannot be read: mapping values are not allowed in this context."),
        ("a: 'open\n", "form:2: This cannot be read: found unexpected end of stream."),
        ("a: 1\nb: x\x07\n", "form:2: This line holds the control character U+0007."),
        ("a: good # or not\n", "form:1: What follows # here would be lost as a comment."),
        ("? [1]\n: 2\n", "form:1: The name of a field must be a word."),
        ("a: 1\n---\nb: 2\n", "form:2: This cannot be read: "),
    ],
)
def test_faults_of_yaml_come_with_their_line(text: str, said: str) -> None:
    with pytest.raises(InvalidInputError) as problem:
        read_yaml(text, "form")
    assert str(problem.value).startswith(said)


def test_deep_nesting_is_told() -> None:
    with pytest.raises(InvalidInputError):
        read_yaml("[" * 3000, "form")
    with pytest.raises(InvalidInputError):
        read_yaml("[" * 3000 + "]" * 3000, "form")


def read(text: str, fields: tuple[forms.Field, ...]) -> dict[str, Any]:
    problems = forms.Problems("form")
    values = forms.read_form(read_yaml(text, "form"), fields, problems)
    problems.raise_if_any()
    return values


def test_values_of_every_sort() -> None:
    assert read(
        "statement: S.\ndirection: increase\ncertainty: very-low\nphrases:\n  - one\n  - two\n"
        "certainty_reasons:\n  - domain: imprecision\n    note: few\nconcepts:\n  outcome:\n    - pain\ntopic:\n",
        forms.CLAIM,
    ) == {
        "statement": "S.",
        "direction": Direction.INCREASE,
        "certainty": Certainty.VERY_LOW,
        "phrases": ["one", "two"],
        "certainty_reasons": [{"domain": CertaintyDomain.IMPRECISION, "note": "few"}],
        "concepts": {"outcome": ["pain"]},
        "topic": None,
    }
    assert read(
        "participants: 1,234\nretraction_checked: 2026-08-31\nnotices:\n  - kind: retraction\n    date: 2020-02-29\n",
        forms.STUDY,
    ) == {
        "participants": 1234,
        "retraction_checked": datetime.date(2026, 8, 31),
        "notices": [{"kind": NoticeKind.RETRACTION, "date": datetime.date(2020, 2, 29)}],
    }


def test_all_faults_of_a_form_are_told_at_once_in_order() -> None:
    with pytest.raises(InvalidInputError) as problem:
        read(
            "statment: S.\ndirection: up\ncautions: none\ncertainty_reasons:\n  - note: few\n"
            "concepts:\n  feeling: [x]\ntopic: [a]\n",
            forms.CLAIM,
        )
    assert str(problem.value).splitlines() == [
        "form:1: the field statement is missing or empty.",
        "form:1: there is no field statment. Did you mean statement?",
        "form:2: direction cannot be up; it is one of increase, decrease or none.",
        "form:3: cautions must be a list, each item on its own line after a dash.",
        "form:5: certainty_reasons: the field domain is missing or empty.",
        "form:6: concepts must have lists under population, intervention, comparator or outcome.",
        "form:8: topic must be a single text.",
    ]


def test_a_required_word_that_cannot_be_read_is_told_once() -> None:
    with pytest.raises(InvalidInputError) as problem:
        read("stance: agrees\n", forms.EVIDENCE)
    assert str(problem.value).count("\n") == 0


@pytest.mark.parametrize("number", ["-1", "1.5", "ten", "1e3", "٣", "999999999999"])
def test_what_is_no_whole_number(number: str) -> None:
    with pytest.raises(InvalidInputError, match="participants must be a whole number"):
        read(f"stance: supports\nparticipants: '{number}'\n", forms.EVIDENCE)


@pytest.mark.parametrize("day", ["2026-02-30", "31.8.2026", "2026", "yesterday"])
def test_what_is_no_date(day: str) -> None:
    with pytest.raises(InvalidInputError, match="retraction_checked must be a date such as 2026-08-31"):
        read(f"retraction_checked: {day}\n", forms.STUDY)


def test_an_empty_form_names_every_field_with_its_explanation() -> None:
    text = evidence_form("a-claim", "a2001", {})
    assert text.startswith("# What a2001 says of a-claim. Save and close to store it;")
    for one in forms.EVIDENCE:
        assert f"# {one.help}" in text
        assert f"\n{one.name}:\n" in text
    assert all(stance.value in text for stance in Stance)
