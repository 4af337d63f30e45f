"""Words in a sentence: what is hype, a promise, a report, a contrast, a source."""

import pytest

from kb.check import cues


@pytest.mark.parametrize(
    "text",
    [
        "A miracle cure for stress.",
        "This is a game changer.",
        "It is the holy grail of medicine.",
        "A groundbreaking study appeared.",
    ],
)
def test_hype(text: str) -> None:
    assert cues.hype_word(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not a miracle cure.",
        "There is no magic bullet.",
        "She called it “a miracle” afterwards.",
        "Could this be a breakthrough?",
        "Breakthrough infections were counted.",
        "It isn't a panacea.",
        "He fought in the revolutionary war.",
    ],
)
def test_no_hype(text: str) -> None:
    assert cues.hype_word(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It raises killer cells and helps you fight off colds.",
        "More lymphocytes protect you from infections.",
        "Higher counts keep you healthy all winter.",
        "Your counts rise, and you catch fewer colds.",
    ],
)
def test_a_promise_of_health(text: str) -> None:
    assert cues.health_benefit(text)


@pytest.mark.parametrize(
    "text",
    [
        "It raises the number of cells that fight infections.",
        "It raises killer cells, which fight viruses.",
        "A higher count does not protect you from infections.",
        "It might keep you healthy.",
        "Will it keep you healthy?",
        "Healthy volunteers had higher counts.",
    ],
)
def test_no_promise_of_health(text: str) -> None:
    assert cues.health_benefit(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cortisol fell after the massage.", "fell"),
        ("One study found that massage lowers cortisol.", "lowers"),
        ("Field and colleagues report that massage lowers cortisol.", "lowers"),
        ("found that massage lowers cortisol.", "lowers"),
        ("Falls have been reported repeatedly.", "have been reported"),
        ("A handful of small studies did report more cells.", "more"),
    ],
)
def test_a_report_of_a_result(text: str, words: str) -> None:
    assert cues.reports_a_result(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Massage lowers cortisol.", "lowers"),
        ("Massage has been shown to lower cortisol.", "has been shown to lower"),
        ("Studies show that massage lowers cortisol.", "lowers"),
        ("Researchers have found that massage lowers cortisol.", "lowers"),
        ("You need massage.", "need"),
    ],
)
def test_no_report_of_a_result(text: str, words: str) -> None:
    assert not cues.reports_a_result(text, words)


@pytest.mark.parametrize(
    "source",
    [
        "Massage lowers cortisol.[^1]",
        "Massage [lowers cortisol](https://example.org/paper).",
        "Massage lowers cortisol (Field et al., 2005).",
        "Massage lowers cortisol [12].",
        "Field (2005) says that massage lowers cortisol.",
        "Massage lowers cortisol\\footnote{Field.}.",
    ],
)
def test_a_source_that_kb_cannot_look_up(source: str) -> None:
    end = source.index(".[") + 1 if ".[" in source else len(source)
    assert cues.refers_to_a_source(source, source, 0, end)


def test_no_source() -> None:
    for text in ("Massage lowers cortisol (a hormone).", "Of 34 women, 12 slept.", "In 2005 massage was popular."):
        assert not cues.refers_to_a_source(text, text, 0, len(text))


def test_groups() -> None:
    groups = ["women with breast cancer", "10 people with lymphedema and 12 healthy people"]
    assert cues.names_a_group("After breast surgery cells rose.", groups)
    assert cues.names_a_group("In lymphoedema it moves.", groups)
    assert not cues.names_a_group("People who are healthy feel better with treatment.", groups)
