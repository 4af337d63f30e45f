"""Drafts against a base: what is found, where, what silences it, and that nothing goes unseen."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from kb.check import CheckedDraft, check_draft
from kb.check.instructions import instructions
from kb.database.engine import changing, open_base, reading
from kb.draft import read_draft
from kb.model.tables import Citation, Notice
from kb.model.terms import NoticeKind
from kb.settings import CheckSettings, Severity


def check(engine: Engine, text: str, chosen: CheckSettings | None = None, name: str = "-") -> CheckedDraft:
    form = {"-": "markdown", "draft.tex": "latex", "draft.html": "html"}[name]
    with reading(engine) as session:
        return check_draft(session, read_draft(Path("-"), text.encode(), form), chosen)


def rules(checked: CheckedDraft) -> list[str]:
    return [finding.rule for finding in checked.findings]


def places(checked: CheckedDraft) -> list[tuple[int, int, str]]:
    return [
        (*checked.draft.position(one.start if finding.start is None else finding.start), finding.rule)
        for one in checked.sentences
        for finding in one.findings
    ]


def test_a_plain_claim_over_weak_evidence(engine: Engine) -> None:
    checked = check(engine, "Massage therapy lowers cortisol.\n")
    overstated, uncited = checked.findings
    assert overstated.rule == "overstated"
    assert overstated.claim == "cortisol-decreases"
    assert overstated.suggestion == "Massage therapy may result in little to no difference in cortisol."
    assert uncited.rule == "uncited"
    assert "moyer2011does" in uncited.keys


def test_silence_where_there_is_nothing_to_say(engine: Engine) -> None:
    text = "The room is warm. Massage therapy may lower cortisol [@field2005cortisol; @moyer2011does]. Bring a towel."
    assert rules(check(engine, text)) == []


def test_an_unknown_key_is_told_at_its_place_with_the_nearest(engine: Engine) -> None:
    checked = check(engine, "# Notes\n\nThe room is warm [@field2005cortisl].\n")
    (finding,) = checked.findings
    assert places(checked) == [(3, 20, "unknown-citation")]
    assert "field2005cortisol" in (finding.suggestion or "")


def test_a_key_outside_any_sentence_is_told_too(engine: Engine) -> None:
    checked = check(engine, "The room is warm.\n\n[@nobody1900]\n")
    assert places(checked) == [(3, 3, "unknown-citation")]


def test_an_earlier_key_still_names_the_work(engine: Engine) -> None:
    from kb import edit

    with changing(engine, "test") as (session, recorder):
        edit.rename_citation(session, "field2005cortisol", "field2005")
        recorder.summary = "renamed"
    assert rules(check(engine, "Massage may lower cortisol [@field2005cortisol; @moyer2011does].")) == []


def _notice(session: Session, key: str, kind: NoticeKind) -> None:
    citation = session.scalars(select(Citation).where(Citation.key == key)).one()
    citation.notices.append(Notice(kind=kind))


@pytest.mark.parametrize(
    ("kinds", "severities"),
    [
        ([NoticeKind.RETRACTION], [Severity.ERROR, Severity.ERROR]),
        ([NoticeKind.RETRACTION, NoticeKind.REINSTATEMENT], []),
        ([NoticeKind.CORRECTION], [Severity.WARNING]),
        ([NoticeKind.EXPRESSION_OF_CONCERN], [Severity.WARNING]),
        ([NoticeKind.RETRACTION, NoticeKind.CORRECTION], [Severity.ERROR, Severity.ERROR]),
    ],
)
def test_notices(engine: Engine, kinds: list[NoticeKind], severities: list[Severity]) -> None:
    with changing(engine, "test") as (session, recorder):
        for kind in kinds:
            _notice(session, "field2005cortisol", kind)
        recorder.summary = "noticed"
    text = "It is warm here [@field2005cortisol]. It is warm there [@field2005cortisol]."
    found = check(engine, text).findings
    assert [one.severity for one in found if one.rule == "retracted-citation"] == severities


def test_the_gravest_notice_is_told(engine: Engine) -> None:
    with changing(engine, "test") as (session, recorder):
        _notice(session, "field2005cortisol", NoticeKind.EXPRESSION_OF_CONCERN)
        _notice(session, "field2005cortisol", NoticeKind.CORRECTION)
        recorder.summary = "noticed"
    (finding,) = check(engine, "It is warm here [@field2005cortisol].").findings
    assert finding.message == "field2005cortisol has an expression of concern."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Massage is a concern of many patients", True),
        ("Values were corrected for age", True),
        ("Two patients were withdrawn from the trial", True),
        ("The trial was retracted later", False),
        ("The paper was withdrawn", False),
    ],
)
def test_only_words_of_retraction_excuse_a_retracted_work(engine: Engine, text: str, told: bool) -> None:
    with changing(engine, "test") as (session, recorder):
        _notice(session, "field2005cortisol", NoticeKind.RETRACTION)
        recorder.summary = "noticed"
    assert rules(check(engine, f"{text} [@field2005cortisol].")) == ["retracted-citation"] * told


SENTENCE = "Massage therapy lowers cortisol"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{SENTENCE}. <!-- kb: ignore overstated: a quotation -->", ["uncited"]),
        (f"<!-- kb: ignore overstated: a quotation --> {SENTENCE}.", ["uncited"]),
        (f"<!-- kb: ignore overstated, uncited: a quotation -->\n\n{SENTENCE}. It is warm.", []),
        (f"<!-- kb: ignore: a quotation -->\n\n{SENTENCE}.", []),
        (f"{SENTENCE}. <!-- kb: ignore overstated uncited -->", ["ignore-without-reason"]),
        (f"It is warm. <!-- kb: ignore overstated: old -->\n\n{SENTENCE}.", ["unused-ignore", "overstated", "uncited"]),
        (f"{SENTENCE}.\n\n<!-- kb: ignore overstated: at the end -->\n", ["overstated", "uncited", "unused-ignore"]),
        (f"{SENTENCE}. <!-- kb: ignore overstatd: typing -->", ["overstated", "uncited", "unused-ignore"]),
        (
            f"{SENTENCE}. <!-- kb: ignore overstated: first --> {SENTENCE} in men. \n",
            ["uncited", "overstated", "uncited"],
        ),
    ],
)
def test_silencing_in_place(engine: Engine, text: str, left: list[str]) -> None:
    assert rules(check(engine, text)) == left


_TABLE = """\\begin{tabular}{ll}
It is warm & here \\\\
% kb: ignore unknown-citation: known
\\cite{nobody1900} & \\cite{nobody1901} \\\\
It is cold & there \\\\
\\end{tabular}
"""


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("-", "It is warm.\n\n<!-- kb: ignore unknown-citation: known -->\n\n[@nobody1900]\n", []),
        ("-", "It is warm.\n\n<!-- kb: ignore unknown-citation: known -->\n[@nobody1900; @nobody1901]\n", []),
        ("-", "It is warm.\n\n[@nobody1900] <!-- kb: ignore unknown-citation: known -->\n", []),
        (
            "-",
            "<!-- kb: ignore unknown-citation: known -->\n\n[@nobody1900]\n\n[@nobody1901]\n\nIt is warm.\n",
            ["unknown-citation"],
        ),
        (
            "-",
            "<!-- kb: ignore overstated: known -->\n\n[@nobody1900]\n\nIt is warm.\n",
            ["unused-ignore", "unknown-citation"],
        ),
        ("draft.tex", "It is warm.\n\n% kb: ignore unknown-citation: known\n\\nocite{nobody1900}\n", []),
        ("draft.tex", "It is warm.\n\n\\nocite{nobody1900} % kb: ignore unknown-citation: known\n", []),
        ("draft.tex", _TABLE, []),
    ],
)
def test_silencing_a_citation_outside_any_sentence(engine: Engine, name: str, text: str, left: list[str]) -> None:
    assert rules(check(engine, text, name=name)) == left


def test_silencing_in_latex(engine: Engine) -> None:
    text = f"\\section{{On}}\n{SENTENCE}. % kb: ignore overstated: a quotation\nIt is warm.\n"
    assert rules(check(engine, text, name="draft.tex")) == ["uncited"]


def test_silencing_in_html(engine: Engine) -> None:
    text = f"<!-- kb: ignore overstated: a quotation -->\n<p>{SENTENCE}.</p><p>It is warm.</p>"
    assert rules(check(engine, text, name="draft.html")) == ["uncited"]


def test_a_rule_that_is_off_makes_no_silencing_useless(engine: Engine) -> None:
    text = f"{SENTENCE}. <!-- kb: ignore overstated: a quotation -->"
    assert rules(check(engine, text, CheckSettings(ignore=frozenset({"overstated"})))) == ["uncited"]


def test_a_claim_bound_by_hand(engine: Engine) -> None:
    checked = check(engine, "It calms the whole system down. <!-- kb: claim cortisol-decreases -->")
    (sentence,) = checked.sentences
    assert [(made.claim.key, made.match.matched, made.match.score) for made in sentence.made] == [
        ("cortisol-decreases", ("bound by hand",), 1.0)
    ]


@pytest.mark.parametrize(
    ("comment", "keys", "reason"),
    [
        ("claim tea:stress", ["tea:stress"], None),
        ("claim tea: meant of tea", ["tea"], "meant of tea"),
        ("claim tea it is meant", ["tea"], "it is meant"),
        ("claim tea:stress, tea ; pain: both", ["tea:stress", "tea", "pain"], "both"),
        ("claim", [""], None),
    ],
)
def test_the_keys_and_the_reason_in_a_binding(comment: str, keys: list[str], reason: str | None) -> None:
    draft = read_draft(Path("-"), f"It calms you. <!-- kb: {comment} -->".encode(), "markdown")
    _, bindings = instructions(draft, ())
    assert [binding.key for binding in bindings] == keys
    assert {binding.directive.reason for binding in bindings} == {reason}


def test_a_binding_beats_matching(engine: Engine) -> None:
    checked = check(engine, f"{SENTENCE}. <!-- kb: claim pain-decreases -->")
    assert [made.claim.key for made in checked.sentences[0].made] == ["pain-decreases"]


def test_a_comment_binds_a_sentence_to_every_claim_that_it_names(engine: Engine) -> None:
    checked = check(engine, "It calms the whole system down. <!-- kb: claim cortisol-decreases, anxiety-decreases -->")
    assert [made.claim.key for made in checked.sentences[0].made] == ["cortisol-decreases", "anxiety-decreases"]


@pytest.mark.parametrize(
    "comments",
    [
        "<!-- kb: claim cortisol-decreases cortisol-decreases -->",
        "<!-- kb: claim cortisol-decreases, cortisol-decreases -->",
        "<!-- kb: claim cortisol-decreases --> <!-- kb: claim cortisol-decreases -->",
    ],
)
def test_a_claim_bound_twice_is_made_once(engine: Engine, comments: str) -> None:
    (sentence,) = check(engine, f"It calms the whole system down. {comments}").sentences
    assert [made.claim.key for made in sentence.made] == ["cortisol-decreases"]


def test_a_binding_holds_in_a_list_of_works(engine: Engine) -> None:
    checked = check(engine, f"# References\n\nIt calms you. <!-- kb: claim cortisol-decreases -->\n\n{SENTENCE}.\n")
    assert [[made.claim.key for made in one.made] for one in checked.sentences] == [[], ["cortisol-decreases"], []]


def test_a_binding_to_no_claim(engine: Engine) -> None:
    checked = check(engine, "It calms you. <!-- kb: claim cortisol-decrease -->")
    (finding,) = checked.findings
    assert finding.rule == "unknown-binding"
    assert "cortisol-decreases" in (finding.suggestion or "")


@pytest.mark.parametrize(
    ("text", "told", "found"),
    [
        ("The hormone did not change at all.", ("denied", "none"), []),
        ("The stress hormone rose.", ("opposite", "plain"), ["reversed-direction"]),
        ("The hormone increased after a massage.", ("opposite", "plain"), ["reversed-direction"]),
        ("Whether stress hormones fall is unknown.", ("same", "none"), []),
        ("Critics doubt that the hormone falls.", ("denied", "none"), []),
        ("After the sessions, stress hormones did not fall.", ("denied", "none"), []),
        ("There is no evidence that levels fall.", ("same", "none"), []),
        ("Levels stayed the same.", ("same", "none"), []),
        ("Levels went up.", ("same", "none"), []),
        ("Calm rose afterwards.", ("same", "none"), []),
        ("Do levels fall?", ("same", "none"), []),
        ("It is a myth.", ("denied", "none"), []),
        ("The hormone fell.", ("same", "plain"), ["overstated", "uncited"]),
        ("It may bring the hormone down.", ("same", "possible"), ["uncited"]),
        ("It is proven to lower it.", ("same", "absolute"), ["overstated", "uncited"]),
        ("It never fails to lower the hormone.", ("same", "absolute"), ["overstated", "uncited"]),
        ("It calms the body's alarm chemistry.", ("same", "plain"), ["overstated", "uncited"]),
        ("Levels dropped by 31%.", ("same", "plain"), ["overstated", "uncited"]),
    ],
)
def test_which_way_a_sentence_goes_that_is_bound_by_hand(
    engine: Engine, text: str, told: tuple[str, str], found: list[str]
) -> None:
    for written in (
        f"{text} <!-- kb: claim cortisol-decreases -->",
        f"<!-- kb: claim cortisol-decreases -->\n\n{text}",
    ):
        checked = check(engine, written)
        ((made,),) = [one.made for one in checked.sentences if one.sentence]
        assert (made.match.polarity, made.match.strength) == told
        assert rules(checked) == found


def test_a_quoted_title_counts_as_a_citation(engine: Engine) -> None:
    with reading(engine) as session:
        title = session.scalars(select(Citation.title).where(Citation.key == "field2005cortisol")).one()
    for quoted in (f"“{title}”", f"*{title}*", f'"{str(title).lower()}"'):
        checked = check(engine, f"One review is called {quoted} and is often read.")
        assert [(one.key, one.by_title) for one in checked.sentences[0].cited] == [("field2005cortisol", True)]
        assert rules(checked) == []


def test_a_list_of_works_is_no_prose(engine: Engine) -> None:
    text = f"It is warm.\n\n## References\n\n1. Field T. {SENTENCE}. Int J Neurosci 2005.\n"
    assert rules(check(engine, text)) == []


def test_few_queries_a_draft_none_a_sentence(engine: Engine) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    text = "Massage therapy lowers cortisol [@field2005cortisol]. Massage eases pain.\n\n"
    check(engine, text)
    few = len(asked)
    check(engine, text * 40)
    assert len(asked) - few == few
    assert few < 30


def test_few_queries_for_keys_that_are_not_there(engine: Engine) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    text = "".join(f"It calms you [@nobody{n}]. <!-- kb: claim no-claim-{n} -->\n\n" for n in range(200))
    checked = check(engine, text)
    assert rules(checked).count("unknown-binding") == 200
    assert rules(checked).count("unknown-citation") == 200
    assert len(asked) < 30


def test_settings_choose_grade_and_leave_out(engine: Engine) -> None:
    text = f"{SENTENCE}. A miracle."
    assert rules(check(engine, text, CheckSettings(select=frozenset({"hype-word"})))) == ["hype-word"]
    assert rules(check(engine, text, CheckSettings(min_severity=Severity.WARNING))) == ["overstated"]
    graded = check(engine, text, CheckSettings(severities={"hype-word": Severity.ERROR})).findings
    assert {one.rule: one.severity for one in graded}["hype-word"] is Severity.ERROR


_WORDS = st.sampled_from(
    "Massage therapy lowers cortisol pain may not miracle [@field2005cortisol] [@no] @x . ? ! “ ” * _ [^1] <!-- kb: "
    "ignore overstated claim cortisol-decreases --> : \n\n # > - | ` $ \\ { } ( ) 2005 <p> & é 🙂 \r\n \t".split(" ")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=40), st.sampled_from(["-", "draft.tex", "draft.html"]))
def test_no_text_is_too_odd(starter: Path, words: list[str], name: str) -> None:
    from kb.check.report import WRITERS, Report

    checked = check(open_base(starter), " ".join(words), name=name)
    report = Report("base", [checked])
    written = {form: write(report) for form, write in WRITERS.items()}
    document: Any = json.loads(written["json"])
    counted = document["summary"]
    told = [one for draft in document["drafts"] for sentence in draft["sentences"] for one in sentence["findings"]]
    assert len(told) == counted["errors"] + counted["warnings"] + counted["suggestions"]


def test_a_reference_typed_by_hand_is_no_claim(engine: Engine) -> None:
    with reading(engine) as session:
        title = session.scalars(select(Citation.title).where(Citation.key == "field2005cortisol")).one()
    checked = check(engine, f"Field T and others. {title}. International Journal of Neuroscience, 2005.")
    assert rules(checked) == []
    assert [one.key for sentence in checked.sentences for one in sentence.cited] == ["field2005cortisol"]
