"""Words in a sentence: what is hype, a promise, a report, a contrast, a source."""

import pytest

from kb.check import cues
from kb.model.terms import NoticeKind

_NOTICES = (NoticeKind.RETRACTION, NoticeKind.EXPRESSION_OF_CONCERN, NoticeKind.CORRECTION)


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


@pytest.mark.parametrize("text", ["Massage may help, but one trial disagrees.", "While some say so, others do not."])
def test_a_contrast(text: str) -> None:
    assert cues.contrasts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Only massage may lower cortisol.",
        "Even a short massage may lower cortisol.",
        "Massage may lower cortisol while you sleep.",
        "Little children may sleep better.",
        "Massage and equal rest may lower cortisol.",
    ],
)
def test_no_contrast_and_no_denial(text: str) -> None:
    assert not cues.contrasts(text)
    assert not cues.speaks_of_no_effect(text)


@pytest.mark.parametrize(
    "text", ["Cortisol stayed the same.", "It made little difference.", "It did not fall.", "It impeded the flow."]
)
def test_no_effect(text: str) -> None:
    assert cues.speaks_of_no_effect(text)


@pytest.mark.parametrize("text", ["There is no doubt that it falls.", "It not only calms, it lowers cortisol."])
def test_a_negation_that_denies_nothing(text: str) -> None:
    assert not cues.speaks_of_no_effect(text)


@pytest.mark.parametrize("text", ["Massage does not lower cortisol.", "Massage never lowers it.", "No, it does not."])
def test_a_flat_denial(text: str) -> None:
    assert cues.denies_flatly(text)


@pytest.mark.parametrize(
    "text",
    [
        "Massage does not always lower cortisol.",
        "Not every massage lowers it.",
        "It does not lower it by much.",
        "Massage rarely lowers it.",
        "No trial has shown that it falls.",
        "It is not known whether it falls.",
        "Does it not fall?",
    ],
)
def test_no_flat_denial(text: str) -> None:
    assert not cues.denies_flatly(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The trial was retracted.", NoticeKind.RETRACTION),
        ("Its retraction came late.", NoticeKind.RETRACTION),
        ("The paper has since been withdrawn.", NoticeKind.RETRACTION),
        ("A withdrawn study said so.", NoticeKind.RETRACTION),
        ("The journal printed an expression of concern.", NoticeKind.EXPRESSION_OF_CONCERN),
        ("Concerns about its data were raised.", NoticeKind.EXPRESSION_OF_CONCERN),
        ("A corrigendum followed.", NoticeKind.CORRECTION),
        ("The article was later corrected.", NoticeKind.CORRECTION),
    ],
)
def test_a_sentence_says_that_there_is_a_notice(text: str, kind: NoticeKind) -> None:
    assert [one for one in _NOTICES if cues.says_so(text, one)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Massage is a concern of many patients.",
        "Values were corrected for age.",
        "Two patients were withdrawn from the trial.",
        "One patient in the study was withdrawn.",
        "Correction of posture helps.",
    ],
)
def test_ordinary_words_are_no_notice(text: str) -> None:
    assert not any(cues.says_so(text, kind) for kind in _NOTICES)
