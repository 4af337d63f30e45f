"""The reader on traps (one file each), then on whatever hypothesis thinks of; the writer on every change."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.errors import InvalidInputError
from kb.formats.bibtex import (
    MONTHS,
    Block,
    Comment,
    Entry,
    Preamble,
    Refused,
    StringDefinition,
    check_key,
    edit_entry,
    expand_macros,
    read_bibtex,
    read_entry,
    render_entry,
)

CASES = sorted((Path(__file__).parent / "bibtex").glob("*.bib"))


def account(blocks: list[Block]) -> str:
    """What became of a file, one line a block and one for each field."""
    lines = []
    for block in blocks:
        match block:
            case Entry():
                macros = f" macros={','.join(block.macros)}" if block.macros else ""
                lines.append(f"{block.line}: {block.type} {block.key}{macros}")
                lines += [f"    {name} = {value!r}" for name, value in block.fields.items()]
                lines += [f"    ! {warning}" for warning in block.warnings]
            case StringDefinition():
                lines.append(f"{block.line}: string {block.name} = {block.value!r} {','.join(block.macros)}".rstrip())
            case Refused():
                lines.append(f"{block.line}-{block.end_line}: refused {block.key}: {block.reason}")
            case Preamble():
                lines.append(f"{block.line}: preamble {block.source!r}")
            case Comment():
                lines.append(f"{block.line}: comment {block.source!r}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_file_is_accounted_for_as_expected(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    blocks = list(read_bibtex(text))
    assert_all_accounted_for(text, blocks)
    expected = path.with_suffix(".expected")
    assert account(blocks) == expected.read_text(encoding="utf-8")


def test_every_case_has_its_expectation() -> None:
    folder = Path(__file__).parent / "bibtex"
    assert {path.stem for path in CASES} == {path.stem for path in folder.glob("*.expected")}
    assert CASES


def assert_all_accounted_for(text: str, blocks: list[Block]) -> None:
    position = 0
    for block in blocks:
        start = text.find(block.source, position)
        assert block.source
        assert start >= 0
        assert not text[position:start].replace("\ufeff", "").strip()
        if "\r" not in text:
            assert block.line == text.count("\n", 0, start) + 1
        position = start + len(block.source)
    assert not text[position:].replace("\ufeff", "").strip()


PIECES = [
    *'@{}(),=#%"\\ \n',
    *(
        "@article{",
        "@article(",
        "key",
        "key,",
        "title",
        "title = ",
        "{x}",
        '"x"',
        "jan",
        "@string{",
        "@comment{",
    ),
    *(
        "@preamble{",
        "\n@article{k,",
        "\n  year = 2001,",
        "\r\n",
        "@ {",
        "@{",
        "\x00",
        "\ufeff",
        "\x85",
        "é",
        "}\n",
    ),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
@settings(max_examples=500, deadline=None)
def test_reader_never_raises_and_accounts_for_all_text(text: str) -> None:
    blocks = list(read_bibtex(text))
    assert_all_accounted_for(text, blocks)
    for block in blocks:
        if isinstance(block, Entry):
            check_key(block.key)
            assert read_entry(block.source).key == block.key
        if isinstance(block, Refused):
            assert block.reason.endswith(".")
            assert "\n" not in block.reason
            assert block.end_line == block.line + block.source.count("\n") or "\r" in text


REAL = """% Encoding: UTF-8
@string{ijn = "International Journal of Neuroscience"}

@article{field2005cortisol,
  author = {Field, Tiffany and Diego, Miguel and {World Health Organization}},
  title  = {{Cortisol} decreases and \\"{o}ther things},
  journal = ijn,
  year = 2005,
  pages = "1397--1413",
  doi = {10.1080/00207450590956459}
}

@article(rapaport2010,
  author = "Rapaport, Mark Hyman",
  title = "A preliminary study",
  month = "1~" # sep,
)
@comment{jabref-meta: databaseType:bibtex;}
"""


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_real_text_with_a_flaw_never_yields_a_half_read_entry(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(REAL)))
    end = data.draw(st.integers(start, min(len(REAL), start + 12)))
    put_in = data.draw(st.sampled_from(["", *(piece for piece in PIECES if "year" not in piece)]))
    text = REAL[:start] + put_in + REAL[end:]
    blocks = list(read_bibtex(text))
    assert_all_accounted_for(text, blocks)
    for block in blocks:
        if isinstance(block, Entry):
            # No value holds the beginning of another field: nothing was glued together.
            assert not any(re.search(r"\n  \w+ += ", value) for value in block.fields.values())


# What BibTeX can hold: names, keys, and values with paired braces and no control characters.
names = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
keys = st.from_regex(r"[A-Za-z0-9:/.+'é-]{1,12}", fullmatch=True)
plain = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="{}"), max_size=20)
lines = st.sampled_from(["\n", "\r\n  ", " @ ", "\\", "%", "#", ",", '"', " = "])
values = st.recursive(
    plain | lines,
    lambda inner: st.one_of(inner.map(lambda text: f"{{{text}}}"), st.lists(inner, max_size=4).map("".join)),
    max_leaves=8,
)
field_sets = st.dictionaries(names, values, max_size=5)


@given(names.filter(lambda name: name not in ("comment", "string", "preamble")), keys, field_sets)
@settings(deadline=None)
def test_what_is_rendered_is_read_back(type_: str, key: str, fields: dict[str, str]) -> None:
    entry = read_entry(render_entry(type_, key, fields))
    assert (entry.type, entry.key, entry.fields) == (type_, key, fields)


quotable = values.filter(lambda value: '"' not in value)
separators = st.sampled_from([",\n  ", ",\r\n\t", ", ", ",", "\n , ", ", % note\n   ", ",\n% year = 1999,\n  "])


@st.composite
def entry_sources(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """The text of an entry in some layout, and its fields."""
    fields = draw(field_sets)
    separator = draw(separators)
    written = []
    for name, value in fields.items():
        equals = draw(st.sampled_from([" = ", "=", "  =\t"]))
        if '"' not in value and draw(st.booleans()):
            written.append(f'{name.title()}{equals}"{value}"')
        else:
            written.append(f"{name}{equals}{{{value}}}")
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    end = draw(st.sampled_from(["", "\n", ",\n", " ,", "\n% last\n", ", % last\r\n"]))
    if not fields:
        end = draw(st.sampled_from(["", ",", ",\n"]))
        return f"@misc{opening}key{end}{closing}", fields
    return f"@misc{opening}key{separator}{separator.join(written)}{end}{closing}", fields


def spaceless_end(source: str) -> str:
    return source[:-1].rstrip() + source[-1]


@given(entry_sources(), st.dictionaries(names, st.none() | values, max_size=4), st.data())
@settings(max_examples=200, deadline=None)
def test_edit_changes_only_what_it_says(
    source_and_fields: tuple[str, dict[str, str]], changes: dict[str, str | None], data: st.DataObject
) -> None:
    source, fields = source_and_fields
    assert read_entry(source).fields == fields
    changes_one_that_is_there: bool = data.draw(st.booleans())
    if fields and changes_one_that_is_there:
        chosen = data.draw(st.sampled_from(sorted(fields)))
        changes = {**changes, chosen: data.draw(st.none() | values)}
    edited = edit_entry(source, changes)
    expected = {name: value for name, value in {**fields, **changes}.items() if value is not None}
    after = read_entry(edited)
    assert after.fields == expected
    assert not any("comma too many" in warning for warning in after.warnings)
    assert list(after.fields) == [name for name in fields if name in expected] + [
        name for name in changes if name in expected and name not in fields
    ]
    assert edit_entry(source, {}) == source
    assert edit_entry(source, dict(fields)) == source
    added = {name: value for name, value in changes.items() if name not in fields}
    if fields:
        with_added = edit_entry(source, added)
        without = edit_entry(with_added, dict.fromkeys(added))
        assert spaceless_end(without).replace(",", "") == spaceless_end(source).replace(",", "")
    comments = re.findall(r"% (?:note|year = 1999,|last)", source)
    assert re.findall(r"% (?:note|year = 1999,|last)", edited) == comments


def test_edit_keeps_every_other_byte() -> None:
    source = (
        "@Article{ field2005 ,\r\n"
        "  % what they found\r\n"
        '\tAuthor  = "Field, Tiffany"  ,\r\n'
        "    year=2005, % checked\r\n"
        "  journal = ijn # { (Lond)},\r\n"
        "  month=oct\r\n"
        "}"
    )
    assert edit_entry(source, {"year": "2006"}) == source.replace("2005,", "2006,")
    assert edit_entry(source, {"year": "in press"}) == source.replace("=2005,", "={in press},")
    assert edit_entry(source, {"AUTHOR": "Diego, M."}) == source.replace('"Field, Tiffany"', '"Diego, M."')
    assert edit_entry(source, {"author": 'F "T"'}) == source.replace('"Field, Tiffany"', '{F "T"}')
    assert edit_entry(source, {}, key="f2005", type="misc") == source.replace("field2005", "f2005").replace(
        "Article", "misc"
    )
    assert edit_entry(source, {"year": None}) == source.replace("    year=2005,", "    ").replace("     %", "     %")
    assert edit_entry(source, {"journal": None}) == source.replace("  journal = ijn # { (Lond)},\r\n", "")
    assert edit_entry(source, {"month": None}) == source.replace("  month=oct\r\n", "")
    assert edit_entry(source, {"doi": "10.1/x", "pmid": "1"}) == source.replace(
        "oct\r\n", "oct,\r\n  doi = {10.1/x},\r\n  pmid = {1}\r\n"
    )


@pytest.mark.parametrize(
    ("source", "edited"),
    [
        ("@misc{k}", "@misc{k, note = {n}}"),
        ("@misc{k,}", "@misc{k, note = {n}}"),
        ("@misc{k,\n}", "@misc{k,\n  note = {n}\n}"),
        ("@misc{k,\n  year = 1\n}", "@misc{k,\n  year = 1,\n  note = {n}\n}"),
        ("@misc{k,\n  year = 1,\n}", "@misc{k,\n  year = 1,\n  note = {n},\n}"),
        ("@misc{k,\n  year = 1}", "@misc{k,\n  year = 1,\n  note = {n}}"),
        ("@misc{k, year = 1}", "@misc{k, year = 1, note = {n}}"),
        ("@misc(k, year = 1,)", "@misc(k, year = 1, note = {n},)"),
        ("@misc{k,\n  year = 1 % sure?\n}", "@misc{k,\n  year = 1, % sure?\n  note = {n}\n}"),
    ],
)
def test_a_field_is_added_in_the_manner_of_the_entry(source: str, edited: str) -> None:
    assert edit_entry(source, {"note": "n"}) == edited


def test_the_last_field_is_replaced_by_another() -> None:
    source = "@article{a,\n  title = {x},\n  year = 2000\n}"
    assert edit_entry(source, {"doi": "10.1/x", "year": None}) == ("@article{a,\n  title = {x},\n  doi = {10.1/x},\n}")


def test_a_field_given_twice_is_changed_and_removed_in_both_places() -> None:
    source = "@misc{k, note = {n}, NOTE = {n}, year = 1}"
    assert read_entry(edit_entry(source, {"note": "m"})).fields == {"note": "m", "year": "1"}
    assert read_entry(edit_entry(source, {"note": None})).fields == {"year": "1"}


@pytest.mark.parametrize(
    ("changes", "key", "type_"),
    [
        ({"title": "{open"}, None, None),
        ({"title": "}{"}, None, None),
        ({"title": "nul\x00"}, None, None),
        ({"two words": "x"}, None, None),
        ({}, "two words", None),
        ({}, None, "comment"),
        ({}, None, "a b"),
        ({"title": "x\n@article{stolen, title"}, None, None),
        ({"title": "x" * 1_000_000}, None, None),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    changes: dict[str, str | None], key: str | None, type_: str | None
) -> None:
    with pytest.raises(InvalidInputError):
        edit_entry("@misc{k, year = 1}", changes, key=key, type=type_)
    with pytest.raises(InvalidInputError):
        render_entry(type_ or "misc", key or "k", {name: value or "" for name, value in changes.items()})


@pytest.mark.parametrize(
    "source",
    ["", "text", "@misc{a}@misc{b}", "@misc{a", "@comment{a}", "@string{a = b}", "@misc{a} and text", "% x\n@misc{a}"],
)
def test_only_one_whole_entry_is_an_entry(source: str) -> None:
    with pytest.raises(InvalidInputError):
        read_entry(source)
    with pytest.raises(InvalidInputError):
        edit_entry(source, {"year": "1"})


def test_macros_are_expanded_in_place() -> None:
    source = "@article{k, journal = IJN # { (Lond)}, month = jan, note = other}"
    expanded = expand_macros(source, {"ijn": "Int J Neurosci"})
    assert expanded == "@article{k, journal = {Int J Neurosci} # { (Lond)}, month = jan, note = other}"
    entry = read_entry(source, {"ijn": "Int J Neurosci"})
    assert entry.fields["journal"] == read_entry(expanded).fields["journal"] == "Int J Neurosci (Lond)"
    assert entry.macros == ("ijn",)
    assert len(entry.warnings) == 1
    assert expand_macros("@string{a = b # { c}}", {"b": "B"}) == "@string{a = {B} # { c}}"


def test_macros_cannot_grow_without_bound() -> None:
    doubling = ["@string{a0 = {0123456789}}"]
    doubling += [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 40)]
    blocks = list(read_bibtex("\n".join(doubling)))
    assert isinstance(blocks[-1], StringDefinition)
    assert any(isinstance(block, Refused) for block in blocks)
    assert sum(len(block.value) for block in blocks if isinstance(block, StringDefinition)) < 5_000_000


@given(st.text(max_size=12))
@example("")
@example("a~b")
def test_a_key_that_passes_can_be_written_and_read(key: str) -> None:
    try:
        check_key(key)
    except InvalidInputError as problem:
        assert str(problem).endswith(".")
    else:
        assert read_entry(render_entry("misc", key, {})).key == key


def test_months_are_macros_in_order() -> None:
    assert len(MONTHS) == 12
    entry = read_entry("@misc{k, note = " + " # ".join(MONTHS) + "}")
    assert entry.fields["note"] == "".join(MONTHS)
    assert entry.warnings == ()


@given(entry_sources())
@settings(max_examples=200, deadline=None)
def test_bibtexparser_agrees_on_entries_without_its_known_traps(
    source_and_fields: tuple[str, dict[str, str]],
) -> None:
    from bibtexparser.model import Entry as TheirEntry
    from bibtexparser.splitter import Splitter

    source, fields = source_and_fields
    if "%" in source or "\\" in source or "@" in source[1:]:
        return
    theirs = Splitter(source).split().blocks
    assert len(theirs) == 1
    assert isinstance(theirs[0], TheirEntry)
    assert {f.key.lower(): f.value[1:-1] for f in theirs[0].fields} == dict(fields.items())


MILLION = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "@article{k, title = {" + "word " * (2 * MILLION) + "}}\n@misc{a}\n",
        "@article{k, title = " + "{" * 100_000 + "}" * 100_000 + "}\n@misc{a}\n",
        "@article{k, title = " + "{" * 100_000 + "\n@misc{a}\n",
        "@\n" * 100_000 + "@misc{a}\n",
        "@article{k,\n" * 10_000 + "@misc{a}\n",
        "@article{k, t = {\n" * 10_000 + "@misc{a}\n",
        "@article{k, t =\n" * 10_000 + "@misc{a}\n",
        "@article{\n" * 10_000 + "@misc{a}\n",
        "@comment{\n" * 10_000 + "@misc{a}\n",
        "@string{a = {\n" * 10_000 + "@misc{a}\n",
        "@preamble{{\n" * 10_000 + "@misc{a}\n",
        "@article(k, t = {\n" * 10_000 + "@misc{a}\n",
        "x@a{b, " * 10_000 + "\n@misc{a}\n",
        "% @a{b, " * 10_000 + "\n@misc{a}\n",
        "@a{b c}" * 10_000 + "\n@misc{a}\n",
        "@a{b, c = d # " + "e # " * 100_000 + "f}\n@misc{a}\n",
        "@" + "a" * 500_000 + " " * 500_000 + "\n@misc{a}\n",
        "@a{b, c = 1" + " " * 500_000 + "\n@misc{a}\n",
        "%" * 500_000 + "\n@misc{a}\n",
    ],
    ids=lambda text: text[:18].strip(),
)
def test_hostile_text_costs_seconds_at_most(text: str) -> None:
    start = time.perf_counter()
    blocks = list(read_bibtex(text))
    assert time.perf_counter() - start < 30  # far from what quadratic work would take
    assert blocks[-1].source.endswith("@misc{a}")
    assert isinstance(blocks[-1], Entry) or "x@a" in text or "% @" in text


def test_an_entry_longer_than_the_limit_is_refused_and_the_next_is_read() -> None:
    text = "@article{long, title = {" + "a" * MILLION + "}}\n@article{next, title = {Short}}\n"
    refused, entry = read_bibtex(text)
    assert isinstance(refused, Refused)
    assert refused.key == "long"
    assert "1,000,000" in refused.reason
    assert isinstance(entry, Entry)
    assert entry.line == 2
