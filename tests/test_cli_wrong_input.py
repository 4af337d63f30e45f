"""Wrong input: the right exit status, nothing on standard output, a sentence on standard error that helps."""

from pathlib import Path

import pytest
from conftest import Kb, dump

# The command line is wrong: 2.
MISUSED = {
    "clams": "There is no command clams. Did you mean claims or claim?",
    "xyzzy": "There is no command xyzzy. See kb --help.",
    "claim shw": "No such command 'shw'. Did you mean 'show'?",
    "claims --format yaml": "Invalid value for '--format': 'yaml' is not one of 'table', 'lines', 'json', 'csv'.",
    "claim show pain-decreases --format csv": "Invalid value for '--format': 'csv' is not one of 'text', 'json'.",
    "citations --format xml": "is not one of 'table', 'lines', 'json', 'csv'.",
    "citation show ironson1996massage --format ris": "is not one of 'text', 'json', 'bibtex'.",
    "status --format csv": "is not one of 'text', 'json'.",
    "history --format csv": "is not one of 'table', 'lines', 'json'.",
    "table --format docx": "is not one of 'md', 'csv', 'json', 'html', 'latex'.",
    "table -o evidence.pdf": "kb cannot tell the format from evidence.pdf",
    "export ris": "No such command 'ris'.",
    "claims --verdict good": "is not one of 'supported', 'mixed', 'disputed', 'indirect', 'no-evidence'.",
    "claims --certainty none": "is not one of 'high', 'moderate', 'low', 'very-low'.",
    "claims --limit -1": "Invalid value for '--limit'",
    "claims --limit many": "Invalid value for '--limit'",
    "citations --design survey": "Invalid value for '--design'",
    "history --limit 0": "Invalid value for '--limit'",
    "claim show": "Missing argument 'KEY'.",
    "claim remove pain-decreases": "Remove the claim pain-decreases with 11 links to works? Give --yes to do it",
    "citation remove ironson1996massage": "Give --yes to do it without being asked.",
    "citation merge ironson1996massage billhult2008effect": "Give --yes to do it without being asked.",
    "evidence remove nk-cells-increase ironson1996massage": "Give --yes to do it without being asked.",
    "claim add new Tea": 'The claim itself goes after --statement: kb claim add KEY --statement "Tea calms."',
    "claim add new": "Without a terminal there is no editor: give the fields as options (see --help).",
    "claim edit pain-decreases": "Without a terminal there is no editor",
    "citation add new2020": "Without a terminal there is no editor",
    "citation edit ironson1996massage": "Without a terminal there is no editor",
    "evidence add pain-decreases ironson1996massage": "Without a terminal there is no editor",
    "evidence edit nk-cells-increase ironson1996massage": "Without a terminal there is no editor",
    "claim edit pain-decreases --certainty hgh": "it is one of high, moderate, low or very-low. Did you mean high?",
    "claim edit pain-decreases --certainty-reason :because": ":because lacks its domain, which comes first, "
    "such as risk-of-bias:note.",
    "claim edit pain-decreases --certainty-reason mood": "domain cannot be mood",
    "claim edit pain-decreases --concept pain": "A concept is given as role=key",
    "claim edit pain-decreases --concept feeling=pain": "A concept is given as role=key",
    "evidence edit nk-cells-increase ironson1996massage --participants many": "participants must be a whole number",
    "evidence edit nk-cells-increase ironson1996massage --participants -3": "participants must be a whole number",
    "evidence edit nk-cells-increase ironson1996massage --participants 99999999999999": "must be a whole number",
    "citation edit ironson1996massage --retraction-checked yesterday": "must be a date such as 2026-08-31",
    "citation edit ironson1996massage --notice retraction:2001-13-01": "date must be a date",
    "citation edit ironson1996massage --year soon": "The year must be a number such as 2005, not soon.",
    "citation edit ironson1996massage --month 13": "The month must be a name or a number from 1 to 12, not 13.",
    "citation edit ironson1996massage --doi nonsense": "nonsense is not a DOI; one looks like 10.1000/xyz123.",
    "citation add --title Untitled": "Give a KEY for the work, or a BibTeX entry on standard input.",
    "citation add new2020 --study-design rct": "The work itself is wanted too: at least --title (see --help).",
    "import": "Missing argument 'FILE...'",
}


@pytest.mark.parametrize("words", MISUSED)
def test_a_wrong_command_line_is_told_and_changes_nothing(base: Path, kb: Kb, words: str) -> None:
    before = dump(base, aside=())
    result = kb(*words.split())
    assert (result.status, result.out) == (2, ""), result.err
    assert MISUSED[words] in " ".join(result.err.split())
    assert dump(base, aside=()) == before


# A person can put it right: 3.
REFUSED = {
    "claim show nk-cells-increas": "There is no claim nk-cells-increas. Did you mean nk-cells-increase",
    "claim edit pain-decrease --topic x": "There is no claim pain-decrease. Did you mean pain-decreases",
    "claim remove pain-decrease --yes": "There is no claim pain-decrease.",
    "claim show zzzzzz": "There is no claim zzzzzz. See kb claims for those on file.",
    "citation show ironson1996masage": "There is no citation ironson1996masage. Did you mean ironson1996massage",
    "citation edit ironson1996masage --title x": "Did you mean ironson1996massage",
    "citation remove ironson1996masage --yes": "Did you mean ironson1996massage",
    "citation rename ironson1996masage x": "Did you mean ironson1996massage",
    "citation merge ironson1996masage yin2024effect --yes": "Did you mean ironson1996massage",
    "citation merge yin2024effect ironson1996masage --yes": "Did you mean ironson1996massage",
    "citation merge yin2024effect yin2024effect --yes": "are the same citation already.",
    "citation rename ironson1996massage yin2024effect": "There is a citation yin2024effect already.",
    "citation rename ironson1996massage YIN2024EFFECT": "BibTeX takes YIN2024EFFECT for the same key.",
    "citation rename ironson1996massage a,b": "cannot hold a comma",
    "citation rename ironson1996massage ironson1996massage": "The citation is called ironson1996massage already.",
    "citation add yin2024effect --title x": "There is a citation yin2024effect already. To change it: kb citation edit",
    "citation add a{b --title x": "cannot hold the character {",
    "citation add": "There is no entry here",
    "evidence add pain-decreases nobody2001 --stance supports": "There is no citation nobody2001.",
    "evidence add painless ironson1996massage --stance supports": "There is no claim painless.",
    "evidence add nk-cells-increase ironson1996massage --stance supports": "is evidence for nk-cells-increase already",
    "evidence add pain-decreases ironson1996massage --match exact": "Evidence needs a stance",
    "evidence edit pain-decreases ironson1996massage --result x": "is not evidence for pain-decreases (it has 11",
    "evidence edit nk-cells-increase ironson1996massage --stance=": "The field stance may not be empty.",
    "evidence remove pain-decreases ironson1996massage --yes": "is not evidence for pain-decreases",
    "claim add new --topic x": "A claim needs a statement",
    "claim add pain-decreases --statement x": "There is a claim pain-decreases already.",
    "claim add PAIN-decreases --statement x": "There is a claim PAIN-decreases already.",
    "claim add a/b --statement x": "cannot be the key of a claim",
    "claim add new --statement x --concept outcome=slep": "There is no concept slep. Did you mean sepsis?",
    "claim edit pain-decreases --statement=": "The field statement may not be empty.",
    "claims --topic immunecells": "immune cells",
    "claims --journal Psycho-Oncolgy": "Did you mean Psycho-Oncology?",
    "claims --citation nobody2001": "There is no citation nobody2001.",
    "citations --claim painless": "There is no claim painless.",
    "citations --year 20x": "The years must look like 2005, 2000-2010, 2000- or -2010, not 20x.",
    "export bibtex nobody2001": "There is no citation nobody2001.",
    "export bibtex --claim painless": "There is no claim painless.",
    "export bibtex --cited-in nowhere.md": "nowhere.md",
    "export bibtex -o no/such/folder.bib": "no/such/folder.bib: This file cannot be written",
    "table painless": "There is no claim painless.",
    "table -o no/such/folder.md": "no/such/folder.md: This file cannot be written",
    "import nowhere.bib": "nowhere.bib: There is no such file.",
    "import .": ".: This is a folder; name a file in it.",
    "import refs.ris": "refs.ris: kb reads .bib files so far, and this is RIS; export it as BibTeX.",
    "undo --yes": "There is no change to undo.",
    "init": "There is a base at",
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_a_person_can_put_right_is_told_in_a_sentence(base: Path, kb: Kb, words: str) -> None:
    before = dump(base, aside=())
    result = kb(*words.split())
    assert (result.status, result.out) == (3, ""), result.err
    assert REFUSED[words] in result.err
    assert result.err.endswith(("\n",))
    assert "Traceback" not in result.err
    assert dump(base, aside=()) == before


def test_bytes_that_are_no_text(base: Path, process: Kb) -> None:
    before = dump(base, aside=())
    for args in (["claim", "show", "\udcff"], ["claim", "add", "new", "--statement", "\udcff"]):
        result = process(*args)
        assert (result.status, result.out) == (3, "")
        assert result.err == "What was typed holds bytes that are no text (UTF-8 is wanted).\n"
    assert dump(base, aside=()) == before


@pytest.mark.usefixtures("empty")
def test_a_file_whose_name_is_no_text_is_imported(process: Kb, place: Path) -> None:
    place.joinpath("\udcff.bib").write_text("@article{nap2001, title = {Naps}, year = 2001}")
    assert process("import", "\udcff.bib").status == 0
    assert process("citations", "--format", "lines").out == "nap2001\t\t2001\t\t0\tNaps\n"
    assert process("history", "--format", "lines").out.endswith("\tkb import ?.bib\timported 1 citation\n")


@pytest.mark.usefixtures("base")
def test_a_search_that_finds_nothing_is_no_error(kb: Kb) -> None:
    for command in ("claims", "citations"):
        result = kb(command, "xylophone")
        assert (result.status, result.out) == (0, "")
        assert result.err == f"No {command} match xylophone.\n"
