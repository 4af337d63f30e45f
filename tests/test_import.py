"""Import: every entry of a file is accounted for with its line; what is on file is never changed."""

import zipfile
from pathlib import Path

import pytest
from conftest import Kb, dump

ONE = "@article{nap2001, author = {Müller, José}, title = {Naïve naps}, year = 2001}\n"


def listed(kb: Kb) -> list[str]:
    return [line.split("\t")[0] for line in kb("citations", "--format", "lines").out.splitlines()]


ENCODED = {
    "UTF-8": (ONE.encode(), ""),
    "a byte order mark": (ONE.encode("utf-8-sig"), ""),
    "Latin-1": (
        ONE.encode("latin-1"),
        "refs.bib is not UTF-8; it was read as windows-1252. Check a name with accents in it.\n",
    ),
    "declared": (
        b"% Encoding: iso8859_15\n" + ONE.encode("iso8859-15"),
        "refs.bib is not UTF-8; it was read as iso8859_15. Check a name with accents in it.\n",
    ),
    "UTF-16": (ONE.encode("utf-16"), "refs.bib is not UTF-8; it was read as UTF-16.\n"),
    "UTF-16 big-endian": (b"\xfe\xff" + ONE.encode("utf-16-be"), "refs.bib is not UTF-8; it was read as UTF-16.\n"),
    "UTF-16 without a mark": (ONE.encode("utf-16-le"), "refs.bib is not UTF-8; it was read as UTF-16.\n"),
    "UTF-32": (ONE.encode("utf-32"), "refs.bib is not UTF-8; it was read as UTF-32.\n"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(empty: Path, kb: Kb, name: str) -> None:
    data, said = ENCODED[name]
    empty.with_name("refs.bib").write_bytes(data)
    result = kb("import", "refs.bib")
    assert (result.status, result.out) == (0, "")
    assert result.err.startswith(said)
    assert result.err.removeprefix(said).startswith("refs.bib: 1 entry imported")
    assert kb("citations", "--format", "lines").out == "nap2001\tMüller\t2001\t\t0\tNaïve naps\n"
    assert kb("export", "bibtex").out == ONE


def test_windows_line_ends_come_out_as_they_came_in(empty: Path, kb: Kb, place: Path) -> None:
    entry = b"@article{nap2001,\r\n  title = {Naps},\r\n  year = 2001\r\n}"
    empty.with_name("refs.bib").write_bytes(entry + b"\r\n")
    assert kb("import", "refs.bib").status == 0
    assert kb("export", "bibtex", "-o", "out.bib").status == 0
    assert place.joinpath("out.bib").read_bytes() == entry + b"\n"


FAULTY = {
    "NUL": (
        "@article{a, title = {N\0UL}}\n",
        "refs.bib:1: refused: Line 1 holds the invisible control character U+0000",
    ),
    "key with a comma": ("@article{a,b, title = {T}}\n", "cannot hold a comma"),
    "key with a space": ("\n@article{a b, title = {T}}\n", "refs.bib:2: refused: The citation key “a b”"),
    "doubled field": (
        "@article{a,\ntitle = {T},\ntitle = {U}}\n",
        "gives the field “title” twice with different values",
    ),
    "missing comma": (
        "@article{a, title = {T}\n year = 2001}\n",
        "A comma is missing after the field “title” on line 1",
    ),
    "unbalanced": ("@article{a, title = {T, year = 2001}\n", "refs.bib:1: refused: The entry “a” is not closed"),
    "no value": ("@article{a, title = }\n", "refs.bib:1: refused: "),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_entry_is_refused_with_its_line_and_the_others_get_in(empty: Path, kb: Kb, name: str) -> None:
    text, said = FAULTY[name]
    empty.with_name("refs.bib").write_text(text + ONE)
    result = kb("import", "refs.bib")
    assert (result.status, result.out) == (3, "")
    assert said in result.err
    assert result.err.endswith("refs.bib: 1 entry imported, 1 refused.\n")
    assert listed(kb) == ["nap2001"]


def test_a_key_that_stands_twice_in_the_file(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text(ONE + "@book{nap2001, title = {Another}}\n")
    assert "refs.bib:2: duplicate: nap2001 stands on line 1 too and differs in " in kb("import", "refs.bib").err
    assert kb("export", "bibtex").out == ONE


@pytest.mark.parametrize(
    ("entry_type", "meant"),
    [
        ("artcle", "article"),
        ("InProceeding", "inproceedings"),
        ("techrep", "techreport"),
        ("Article", ""),
        ("dataset", ""),
        ("conversation", ""),
        ("zine", ""),
    ],
)
def test_an_entry_type_that_looks_misspelt(empty: Path, kb: Kb, entry_type: str, meant: str) -> None:
    entry = f"@{entry_type}{{a2020, title = {{T}}, year = {{2020}}}}\n"
    empty.with_name("refs.bib").write_text(entry)
    told = kb("import", "refs.bib")
    assert told.status == 0
    assert (f"did you mean {meant}?" in told.err) if meant else "did you mean" not in told.err
    assert kb("export", "bibtex").out == entry


def test_keys_that_differ_in_capitals_only(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text(ONE + "@book{Nap2001, title = {Another}}\n")
    result = kb("import", "refs.bib")
    assert result.status == 3
    assert result.err == (
        "refs.bib:2: duplicate: Nap2001 differs from nap2001, which is on file, only in capitals; it was left out.\n"
        "refs.bib: 1 entry imported, 1 duplicate left out.\n"
    )
    assert kb("export", "bibtex").out == ONE


@pytest.mark.parametrize(
    "doi",
    ["10.1000/AbC", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/abc", "doi:10.1000/abc", "10.1000/abc."],
)
def test_a_doi_is_one_however_it_is_written(empty: Path, kb: Kb, doi: str) -> None:
    one = "@article{one, title = {The work}, doi = {10.1000/abc}}\n"
    two = f"@article{{two, title = {{The Work}}, doi = {{{doi}}}}}\n"
    empty.with_name("refs.bib").write_text(one + two)
    assert kb("import", "refs.bib").err.startswith("refs.bib:2: duplicate: two is on file as one (same DOI)")
    assert kb("export", "bibtex").out == one
    assert kb("import", "--aliases", "refs.bib").status == 0
    assert kb("citation", "show", "two").err == "two is another name of one.\n"


def test_a_doi_that_two_titles_share_is_told_and_both_get_in(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text(
        "@incollection{one, title = {First chapter}, doi = {10.1000/book}}\n"
        "@incollection{two, title = {Second chapter}, doi = {10.1000/book}}\n"
    )
    result = kb("import", "refs.bib")
    assert result.status == 0
    assert "refs.bib:2: note: two: its DOI is also that of one, under another title" in result.err
    assert listed(kb) == ["one", "two"]


@pytest.mark.usefixtures("empty")
def test_a_year_in_press_is_kept_and_told(kb: Kb) -> None:
    entry = "@article{one, title = {T}, year = {in press}}\n"
    result = kb("import", "-", stdin=entry)
    assert result.status == 0
    assert result.err == (
        "standard input:1: note: one: the year in press is no number; it is kept as it is written.\n"
        "standard input: 1 entry imported.\n"
    )
    assert kb("export", "bibtex").out == entry


def test_what_is_no_bib_file(empty: Path, kb: Kb, place: Path) -> None:
    before = dump(empty, aside=())
    with zipfile.ZipFile(place / "draft.bib", "w") as document:
        document.writestr("word/document.xml", "<w/>")
    place.joinpath("empty.bib").touch()
    place.joinpath("letter.bib").write_text("Dear editor,\n")
    place.joinpath("paper.bib").write_bytes(b"%PDF-1.7\n\xff\xfe")
    for name, said in {
        "draft.bib": "draft.bib: This is no .bib file, whatever its name says; nothing was imported.\n",
        "paper.bib": "paper.bib: This is no .bib file, whatever its name says; nothing was imported.\n",
        "empty.bib": "empty.bib: This file is empty; nothing was imported.\n",
        "/dev/null": "/dev/null: This file is empty; nothing was imported.\n",
        "letter.bib": "letter.bib: No BibTeX entry was found in this file (one begins with @article{ or the like).\n",
        "nowhere.bib": "nowhere.bib: There is no such file.\n",
        "library.json": "library.json: kb reads .bib files so far, and this is CSL JSON; export it as BibTeX.\n",
    }.items():
        result = kb("import", name)
        assert (result.status, result.out, result.err) == (3, "", said)
    assert dump(empty, aside=()) == before


def test_one_bad_file_among_several_stops_all_of_them(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text(ONE)
    assert kb("import", "refs.bib", "nowhere.bib").status == 3
    assert listed(kb) == []


def test_the_starter_base_imported_into_itself_changes_nothing(base: Path, kb: Kb) -> None:
    exported = kb("export", "bibtex").out
    before = dump(base, aside=())
    result = kb("import", "-", stdin=exported)
    assert (result.status, result.err) == (0, "standard input: 0 entries imported, 67 on file already.\n")
    assert dump(base, aside=()) == before


def test_what_is_on_file_is_never_changed(base: Path, kb: Kb) -> None:
    before = dump(base)
    entry = "@article{ironson1996massage, title = {Another title}, year = {1996}}"
    result = kb("import", "-", stdin=entry)
    assert result.status == 3
    assert "standard input:1: duplicate: ironson1996massage is on file already and differs in title" in result.err
    assert "To change what is on file: kb citation edit ironson1996massage" in result.err
    assert dump(base) == before


@pytest.mark.parametrize("length", [900_000, 10_000_000])
def test_a_very_long_field_gets_in_whole_or_is_told(empty: Path, kb: Kb, length: int) -> None:
    entry = f"@article{{huge, title = {{T}}, abstract = {{{'word ' * (length // 5)}}}}}\n"
    empty.with_name("refs.bib").write_text(entry)
    result = kb("import", "refs.bib")
    if length < 1_000_000:
        assert result.status == 0
        assert kb("export", "bibtex").out == entry
    else:
        assert result.status == 3
        assert "refs.bib:1: refused: The value of “abstract” of the entry “huge”" in result.err
        assert kb("citations").out == ""


def test_the_progress_of_a_large_file_is_hidden_where_nobody_looks(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text("".join(f"@misc{{m{n}, title = {{{'x' * 1000}}}}}\n" for n in range(1100)))
    assert kb("import", "refs.bib").err == "refs.bib: 1,100 entries imported.\n"


def test_a_list_of_authors_that_goes_on_is_said_to(empty: Path, kb: Kb) -> None:
    empty.with_name("refs.bib").write_text(
        "@article{two, author = {Aa, B and Cc, D and others}, title = {Naps}, year = 2001}\n"
        "@article{body, author = {{Sleep Council} and others}, title = {Rest and others}, year = 2002}\n"
        "@article{both, author = {Ee, F and Gg, H}, title = {Beds and others}, year = 2003}\n"
    )
    assert kb("import", "refs.bib").status == 0
    authors = {
        line.split("\t")[0]: line.split("\t")[1] for line in kb("citations", "--format", "lines").out.splitlines()
    }
    assert authors == {"two": "Aa and others", "body": "Sleep Council and others", "both": "Ee and Gg"}
    assert "Aa, B; Cc, D; and others" in kb("citation", "show", "two").out
