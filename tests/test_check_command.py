"""The command kb check: statuses and streams, formats, baselines, and what it does with files it cannot read."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import pytest
from conftest import COMMAND, Kb

BAD = "Massage therapy lowers cortisol.\n"
GOOD = "The room is warm.\n"


@pytest.fixture
def drafts(base: Path) -> Path:
    folder = base.parent
    (folder / "bad.md").write_text(BAD)
    (folder / "good.md").write_text(GOOD)
    (folder / "empty.md").write_text("\n\n")
    (folder / "binary.md").write_bytes(b"\x00\x01\x02")
    (folder / "folder.md").mkdir()
    return folder


@pytest.mark.usefixtures("drafts")
def test_lines_for_pipes_and_a_summary_beside_them(process: Kb) -> None:
    done = process("check", "bad.md")
    assert done.status == 1
    lines = done.out.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"bad\.md:1:1: (error|warning|suggestion): [a-z-]+: .+", line) for line in lines)
    assert done.err == "1 sentence, 1 with claims on file: 1 warning, 1 suggestion.\n"


def test_a_quoted_title_that_leaves_nothing_to_say_is_told(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text(
        "Massage therapy may lower cortisol [@field2005cortisol] (“A meta-analysis of massage therapy research”).\n"
    )
    assert kb("check", "draft.md", "--format", "text").out == (
        "1:1 Massage therapy may lower cortisol (“A meta-analysis of massage therapy research”).\n"
        "    quotes the title of moyer2004metaanalysis, taken as a citation\n"
        "\n"
        "1 sentence, 1 with claims on file: nothing to say.\n"
    )


@pytest.mark.usefixtures("drafts")
def test_nothing_to_say_is_said_on_standard_error_alone(process: Kb) -> None:
    done = process("check", "good.md")
    assert (done.status, done.out) == (0, "")
    assert done.err == "1 sentence, 0 with claims on file: nothing to say.\n"


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "suggestion"], 1),
        (["--min-severity", "error"], 0),
        (["--ignore", "overstated"], 0),
        (["--ignore", "overstated", "--fail-on", "suggestion"], 1),
        (["--ignore", "all", "--fail-on", "suggestion"], 0),
        (["--select", "uncited,hype-word"], 0),
    ],
)
def test_what_fails(kb: Kb, options: list[str], status: int) -> None:
    assert kb("check", "bad.md", *options).status == status


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    "options", [["--select", "overstatd"], ["--ignore", "x"], ["--explain", "overstatd"], ["--from", "rtf"], [""], []]
)
def test_a_wrong_command_line(kb: Kb, options: list[str]) -> None:
    done = kb("check", *(["bad.md", *options] if options else []))
    assert done.status == 2
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("empty.md", "There is no sentence in this draft"),
        ("binary.md", "binary"),
        ("folder.md", "This is a folder; name the drafts in it."),
        ("missing.md", "There is no such file."),
        ("draft.xyz", "kb cannot tell the format"),
    ],
)
def test_what_cannot_be_checked_is_told_and_the_rest_is_checked(kb: Kb, name: str, told: str) -> None:
    done = kb("check", name, "bad.md")
    assert done.status == 3
    assert f"{name}: " in done.err
    assert told in done.err
    assert "bad.md:1:1: warning: overstated" in done.out


@pytest.mark.usefixtures("drafts")
def test_standard_input(kb: Kb) -> None:
    assert "-:1:1: warning: overstated" in kb("check", "-", stdin=BAD).out
    latex = kb("check", "-", "--from", "latex", stdin="Massage may lower cortisol~\\cite{nobody}.")
    assert "-:1:34: error: unknown-citation" in latex.out


@pytest.mark.usefixtures("drafts")
def test_json_has_the_documented_shape(kb: Kb) -> None:
    document: Any = json.loads(kb("check", "bad.md", "--format", "json").out)
    assert list(document) == ["version", "database", "drafts", "summary"]
    assert document["version"] == 1
    (draft,) = document["drafts"]
    assert list(draft) == ["path", "sentences"]
    (sentence,) = draft["sentences"]
    assert {name: sentence[name] for name in ("line", "column", "end_line", "end_column", "text", "strength")} == {
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 33,
        "text": "Massage therapy lowers cortisol.",
        "strength": "plain",
    }
    (claim,) = sentence["claims"]
    assert list(claim) == ["key", "score", "polarity", "matched", "verdict", "certainty", "ceiling"]
    assert (claim["key"], claim["polarity"], claim["verdict"]) == ("cortisol-decreases", "same", "mixed")
    assert (claim["certainty"], claim["ceiling"]) == ("low", "possible")
    assert sentence["citations"] == []
    assert [list(finding) for finding in sentence["findings"]] == [
        ["rule", "severity", "claim", "message", "suggestion"]
    ] * 2
    assert document["summary"] == {"sentences": 1, "claims": 1, "errors": 0, "warnings": 1, "suggestions": 1}


@pytest.mark.usefixtures("drafts")
def test_sarif_has_what_its_schema_asks_for(kb: Kb) -> None:
    document: Any = json.loads(kb("check", "bad.md", "--format", "sarif").out)
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = document["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "kb"
    names = [rule["id"] for rule in driver["rules"]]
    assert len(set(names)) == len(names)
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "bad.md"
        region = physical["region"]
        assert min(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")) >= 1
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    assert {result["level"] for result in run["results"]} == {"warning", "note"}


def test_sarif_shows_the_text_of_the_region_that_it_names(kb: Kb, drafts: Path) -> None:
    text = "It is *warm* [@nobody1900].\n\nMassage *therapy* lowers\ncortisol. It is cold. [@nobody1901]\n"
    (drafts / "odd.md").write_text(text)
    document: Any = json.loads(kb("check", "odd.md", "--format", "sarif").out)
    shown = []
    for result in document["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
        lines[-1] = lines[-1][: region["endColumn"] - 1]
        lines[0] = lines[0][region["startColumn"] - 1 :]
        assert "\n".join(lines) == region["snippet"]["text"]
        shown.append((result["ruleId"], region["snippet"]["text"]))
    assert shown == [
        ("unknown-citation", "nobody1900"),
        ("overstated", "Massage *therapy* lowers\ncortisol."),
        ("unknown-citation", "nobody1901"),
    ]


def test_github_annotations_are_escaped(kb: Kb, base: Path) -> None:
    name = "a, 100%: b.md"
    (base.parent / name).write_text(BAD)
    first = kb("check", name, "--format", "github").out.splitlines()[0]
    assert first.startswith("::warning file=a%2C 100%25%3A b.md,line=1,endLine=1,col=1,title=kb%3A overstated::")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_by_itself_and_is_escaped(kb: Kb, base: Path) -> None:
    (base.parent / "odd.md").write_text(f"Cats & <b>dogs</b> \\<script\\>alert(1)\\</script\\>.\n\n{BAD}")
    text = kb("check", "odd.md", "--format", "html").out
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert not page.seen & {"script", "link", "img", "iframe"}
    assert all(address.startswith("#") for address in page.addresses)
    assert "&lt;script&gt;" in text
    assert "Massage therapy lowers cortisol." in text


@pytest.mark.usefixtures("drafts")
def test_markdown_and_text(kb: Kb) -> None:
    report = kb("check", "bad.md", "--format", "markdown").out
    assert "> Massage therapy lowers cortisol." in report
    assert "- **warning: overstated**" in report
    text = kb("check", "bad.md", "--format", "text").out
    assert text.startswith("1:1 Massage therapy lowers cortisol.\n  warning overstated: ")
    assert "→ Write: “Massage therapy may result in little to no difference in cortisol.”" in text
    assert "2 meta-analysis" in text
    assert "matched " in text
    assert text.endswith("1 sentence, 1 with claims on file: 1 warning, 1 suggestion.\n")


@pytest.mark.usefixtures("drafts")
def test_every_format_that_can_be_asked_for_is_written(kb: Kb) -> None:
    from kb.check.report import WRITERS
    from kb.cli.check import check_command

    (option,) = [one for one in check_command.params if one.name == "form"]
    assert isinstance(option.type, click.Choice)
    assert set(option.type.choices) == {"text", *WRITERS}
    for form in option.type.choices:
        done = kb("check", "bad.md", "--format", str(form))
        assert done.status == 1
        assert "overstated" in done.out


def test_a_baseline_hides_what_is_known_wherever_it_moves(kb: Kb, drafts: Path) -> None:
    assert kb("check", "bad.md", "--baseline", "known.json").status == 3
    assert kb("check", "bad.md", "--baseline", "known.json", "--write-baseline").status == 0
    assert kb("check", "bad.md", "--baseline", "known.json").status == 0
    (drafts / "bad.md").write_text(f"# Title\n\nIt is warm. {BAD}\nMassage therapy reduces pain.\n")
    moved = kb("check", "bad.md", "--baseline", "known.json")
    assert moved.status == 1
    assert "cortisol" not in moved.out
    assert "pain" in moved.out
    assert "(2 known from the baseline)" in moved.err
    draft = (drafts / "bad.md").read_bytes()
    refused = kb("check", "bad.md", "--baseline", "bad.md", "--write-baseline")
    assert refused.status == 3
    assert "bad.md: This is not a baseline that kb wrote, so it is left as it is" in refused.err
    assert (drafts / "bad.md").read_bytes() == draft
    (drafts / "known.json").write_text("[]")
    read = kb("check", "bad.md", "--baseline", "known.json").err
    assert read == "known.json: This is not a baseline that kb wrote; name the right one, or leave out --baseline.\n"
    assert kb("check", "bad.md", "--write-baseline").status == 2


def test_a_baseline_is_written_only_from_all_that_it_was_made_of(kb: Kb, drafts: Path) -> None:
    write = ("--baseline", "known.json", "--write-baseline")
    assert kb("check", "bad.md", *write).status == 0
    before = (drafts / "known.json").read_bytes()
    for names in (["missing.md"], ["bad.md", "missing.md"], ["empty.md", "bad.md"]):
        refused = kb("check", *names, *write)
        assert refused.status == 3
        told = "known.json: Nothing was written, because not all of the drafts were checked.\n"
        assert refused.err.endswith(told)
        assert (drafts / "known.json").read_bytes() == before
    graver = kb("check", "bad.md", *write, "--min-severity", "error")
    assert (graver.status, graver.err) == (0, "Wrote 2 findings to known.json.\n")
    assert (drafts / "known.json").read_bytes() == before


def test_a_baseline_that_was_merged_or_damaged(kb: Kb, drafts: Path) -> None:
    (drafts / "bad.md").write_text(f"{BAD}\n{BAD}")
    kb("check", "bad.md", "--baseline", "known.json", "--write-baseline")
    document: Any = json.loads((drafts / "known.json").read_text())
    assert [one["count"] for one in document["findings"]] == [2, 2]
    halves = [one | {"count": 1} for one in document["findings"]]
    (drafts / "known.json").write_text(json.dumps(document | {"findings": halves * 2}))
    assert kb("check", "bad.md", "--baseline", "known.json", "--fail-on", "suggestion").status == 0
    for damaged in ("1e400", "-1", "1.5", "true", '"2"'):
        text = json.dumps(document).replace('"count": 2', f'"count": {damaged}')
        (drafts / "known.json").write_text(text)
        done = kb("check", "bad.md", "--baseline", "known.json")
        assert done.status == 3
        assert "known.json: This is not a baseline that kb wrote" in done.err


def test_a_baseline_keeps_what_it_knows_of_other_drafts(kb: Kb, drafts: Path) -> None:
    (drafts / "other.md").write_text("Massage therapy reduces pain.\n")
    kb("check", "bad.md", "other.md", "--baseline", "known.json", "--write-baseline")
    (drafts / "bad.md").write_text("Massage therapy is proven to lower cortisol.\n")
    written = kb("check", "./bad.md", "--baseline", "known.json", "--write-baseline")
    assert written.err == "Wrote 2 findings to known.json, and kept 2 of other drafts.\n"
    listed = json.loads((drafts / "known.json").read_text())["findings"]
    assert {one["text"] for one in listed if one["draft"] == "bad.md"} == {
        "massage therapy is proven to lower cortisol"
    }
    assert kb("check", "bad.md", "other.md", "--baseline", "known.json").status == 0


def test_the_configuration(kb: Kb, drafts: Path) -> None:
    (drafts / "kb.toml").write_text('[check]\nignore = ["uncited"]\nseverity = {overstated = "error"}\n')
    assert "error: overstated" in kb("check", "bad.md").out
    (drafts / "kb.toml").write_text('[check]\nignore = ["uncted"]\n')
    wrong = kb("check", "bad.md")
    assert wrong.status == 3
    assert "kb.toml: There is no rule uncted. Did you mean uncited?" in wrong.err
    (drafts / "kb.toml").write_text('[check]\nignore = ["all"]\n')
    assert kb("check", "bad.md").out == ""
    selected = kb("check", "bad.md", "--select", "overstated")
    assert [line.split(": ")[2] for line in selected.out.splitlines()] == ["overstated"]


def test_explain(kb: Kb, base: Path) -> None:  # noqa: ARG001 - nothing of the machine's in sight
    one = kb("check", "--explain", "overstated")
    assert one.status == 0
    assert "GRADE" in one.out
    assert "told: Gardening lifts mood." in one.out
    assert "unknown-claim" in kb("check", "--explain", "all").out
    two = kb("check", "--explain", "narrow-evidence,uncited").out
    assert "not told: Naps cut errors at work. (under the heading “Nurses who work nights”)" in two
    assert "\nuncited  suggestion\n" in two
    assert "overstated" not in two


@pytest.mark.usefixtures("drafts")
def test_debug_match_tells_what_was_turned_down(kb: Kb) -> None:
    done = kb("check", "-", "--debug-match", stdin="The adrenal glands make cortisol. Exercise lowers cortisol.\n")
    assert "turned down: cortisol-decreases" in done.out
    assert done.status == 0
    nowhere = kb("check", "good.md", "--debug-match", "--format", "html")
    assert "--debug-match has no place in the format html; choose text, lines or json to see it." in nowhere.err


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_an_option_that_names_no_rule_is_refused(kb: Kb, option: str) -> None:
    done = kb("check", "bad.md", option, "")
    assert (done.status, done.out) == (2, "")
    assert f"{option} names no rule; kb check --explain all lists them." in done.err


@pytest.mark.usefixtures("drafts")
def test_an_unknown_ending_names_the_option(kb: Kb, drafts: Path) -> None:
    (drafts / "bad.rst").write_text(BAD)
    assert "--from FORMAT tells what a file under another name is." in kb("check", "bad.rst").err


@pytest.mark.usefixtures("drafts")
def test_several_drafts_in_order(kb: Kb) -> None:
    (first, second) = (
        line.split(":")[0] for line in kb("check", "bad.md", "good.md", "-", stdin=BAD).out.splitlines()[::2]
    )
    assert (first, second) == ("bad.md", "-")


def test_a_claim_without_a_direction_goes_by_its_statement(kb: Kb, drafts: Path) -> None:
    for key, statement, what, outcome in (
        ("vaccine", "Vaccines do not cause autism.", "vaccines", "autism"),
        ("acne", "Chocolate causes acne.", "chocolate", "acne"),
        ("bones", "Vitamin D does not prevent fractures.", "vitamin D", "fractures"),
    ):
        added = kb("claim", "add", key, "--statement", statement, "--intervention", what, "--outcome", outcome)
        assert added.status == 0
    said = {
        "Vaccines do not cause autism.": ("vaccine", "same"),
        "Vaccines cause autism.": ("vaccine", "opposite"),
        "Chocolate causes acne.": ("acne", "same"),
        "Chocolate does not cause acne.": ("acne", "denied"),
        "Vitamin D prevents fractures.": ("bones", "opposite"),
        "Vitamin D supplements have no effect on fractures.": ("bones", "same"),
    }
    (drafts / "said.md").write_text("\n\n".join(said))
    checked = json.loads(kb("check", "said.md", "--format", "json").out)["drafts"][0]["sentences"]
    found = {one["text"]: [(claim["key"], claim["polarity"]) for claim in one["claims"]] for one in checked}
    assert found == {text: [claim] for text, claim in said.items()}


@pytest.mark.usefixtures("drafts")
def test_no_more_of_standard_input_is_read_than_a_draft_may_be_long() -> None:
    endless = subprocess.Popen(["yes", "Massage lowers cortisol."], stdout=subprocess.PIPE)
    with endless:
        done = subprocess.run(
            [COMMAND, "check", "-"], stdin=endless.stdout, capture_output=True, timeout=60, check=False
        )
        endless.kill()
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == "-: The draft is larger than 20 MB; split it, and check the parts.\n"


@pytest.mark.parametrize(
    "words",
    [("check", "-"), ("cite", "-"), ("import", "-"), ("citation", "add"), ("export", "bibtex", "--cited-in", "-")],
)
@pytest.mark.usefixtures("drafts")
def test_a_standard_input_that_is_closed(words: tuple[str, ...]) -> None:
    done = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", COMMAND, *words], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == "-: Standard input is closed; name a file, or send one in with < FILE.\n"


@pytest.mark.usefixtures("drafts")
def test_nothing_is_asked_where_standard_input_is_closed() -> None:
    words = ("claim", "remove", "cortisol-decreases")
    done = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", COMMAND, *words], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Give --yes" in done.stderr


def claims_in(kb: Kb, *args: str, stdin: str = "") -> list[list[str]]:
    """Return the keys of the claims of each sentence."""
    document = json.loads(kb("check", *args, "--format", "json", stdin=stdin).out)
    return [[claim["key"] for claim in one["claims"]] for one in document["drafts"][0]["sentences"]]


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("html", "<p>Massage lowers cortisol<sup>1</sup>.</p>"),
        ("html", "<p>Massage<sup>a</sup> lowers cortisol<sup>1–3</sup>.</p>"),
        ("markdown", "Massage lowers cortisol^3^."),
        ("plain", "Massage lowers cortisol¹ in adults."),
        ("latex", "Massage\\tnote{a} lowers cortisol\\textsuperscript{1}."),
        ("markdown", "Massage `a. B` lowers cortisol."),
    ],
)
def test_a_claim_with_a_note_mark_or_code_in_it_is_found(kb: Kb, form: str, sentence: str) -> None:
    assert claims_in(kb, "-", "--from", form, stdin=sentence) == [["cortisol-decreases"]]


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("html", "<p>The <code>massage lowers cortisol</code> variable is set.</p>"),
        ("markdown", "`Massage therapy cures cortisol.`"),
        ("markdown", "The formula $Massage lowers cortisol$ is no prose."),
        ("latex", "The \\verb|massage lowers cortisol| variable is set."),
        ("latex", "The \\mintinline{python}{massage lowers cortisol} variable is set."),
    ],
)
def test_code_and_formulas_make_no_claim(kb: Kb, form: str, sentence: str) -> None:
    assert claims_in(kb, "-", "--from", form, stdin=sentence) == [[]]


@pytest.mark.usefixtures("drafts")
def test_a_note_mark_is_a_source_that_kb_cannot_look_up(kb: Kb) -> None:
    assert "uncited" in kb("check", "-", "--select", "uncited", stdin="Massage may lower cortisol.").out
    assert kb("check", "-", "--select", "uncited", stdin="Massage may lower cortisol<sup>1</sup> a bit.").out == ""


@pytest.mark.usefixtures("drafts")
def test_a_footnote_after_the_references_is_checked_and_the_references_are_not(kb: Kb) -> None:
    draft = "It is so.[^1]\n\n## References\n\nMassage lowers cortisol.\n\n[^1]: Massage lowers pain.\n"
    assert claims_in(kb, "-", stdin=draft) == [[], [], [], ["pain-decreases"]]
