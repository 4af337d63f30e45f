"""From a BibTeX entry to the record of a work, and from what a writer types to an entry. Pure."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.errors import InvalidInputError
from kb.formats import bibtex, latex, names
from kb.model.terms import ContributorRole

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*|doi\s+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_&%#$])")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"^-?\d{1,4}$")
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-\d{2})?(?:/.*)?$")
_MONTHS = {name: number for number, name in enumerate(bibtex.MONTHS, start=1)}

# The entry types of BibTeX and biblatex, with those that reference managers write.
_TYPES = frozenset(
    """article artwork audio bibnote book bookinbook booklet collection commentary conference data dataset electronic
    image inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc
    movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical phdthesis
    proceedings reference report review set software standard suppbook suppcollection suppperiodical techreport thesis
    unpublished video www xdata""".split()
)

# Column of the citation -> the BibTeX fields that hold it, the first that is given counts.
_TEXT_FIELDS = {
    "title": ("title",),
    "container": ("booktitle", "maintitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
    "abstract": ("abstract",),
}
_JOURNAL_FIELDS = ("journal", "journaltitle")
_ABBREVIATION_FIELDS = ("shortjournal", "journalabbreviation")
_LANGUAGES = {
    "english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en",
    "german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "swedish": "sv", "russian": "ru", "polish": "pl", "japanese": "ja", "chinese": "zh",
}  # fmt: skip

# What crossref hands down from a parent: the child's field <- the parent's (BibTeX, and biblatex's booktitle).
_NOT_INHERITED = frozenset({"crossref", "xref", "xdata", "entryset", "ids", "key", "label", "keywords", "note", "doi"})


@dataclass(slots=True)
class WorkRecord:
    """The columns of a citation, its journal and its contributors, as read from an entry."""

    columns: dict[str, Any]
    journal: str | None = None
    abbreviation: str | None = None
    issn: str | None = None
    contributors: list[tuple[ContributorRole, names.Name]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def record_of(entry: bibtex.Entry, parent: bibtex.Entry | None = None) -> WorkRecord:
    """Return what readers see of an entry, with what its crossref parent hands down."""
    fields = inherited(entry.fields, parent.fields) if parent else entry.fields
    warnings: list[str] = []
    columns: dict[str, Any] = {"type": entry.type}
    warnings.extend(_misspelt_type(entry.type))
    for column, sources in _TEXT_FIELDS.items():
        columns[column] = _shown(fields, sources)
    columns["year"], columns["month"] = _date(fields, warnings)
    columns["doi"] = _doi(fields, warnings)
    columns["pmid"] = _pmid(fields)
    columns["pmcid"] = _verbatim(fields, "pmcid")
    columns["url"] = _verbatim(fields, "url")
    language = _shown(fields, ("langid", "language"))
    columns["language"] = _LANGUAGES.get(language.casefold(), language) if language else None
    return WorkRecord(
        columns=columns,
        journal=_shown(fields, _JOURNAL_FIELDS),
        abbreviation=_shown(fields, _ABBREVIATION_FIELDS),
        issn=_verbatim(fields, "issn"),
        contributors=[
            (role, name) for role in ContributorRole if role.value in fields for name in names.read_names(fields[role])
        ],
        warnings=warnings,
    )


def inherited(child: Mapping[str, str], parent: Mapping[str, str]) -> dict[str, str]:
    """Return the child's fields with those that crossref hands down from the parent; the child's own come first."""
    fields = {name: value for name, value in parent.items() if name not in _NOT_INHERITED and name != "title"}
    if "title" in parent:
        fields.setdefault("booktitle", parent["title"])
    return fields | dict(child)


def parents_of(fields: Mapping[str, str]) -> list[str]:
    """Return the keys of the entries that this one cannot do without."""
    keys = []
    for name in ("crossref", "xref", "xdata", "entryset"):
        keys += [key.strip() for key in fields.get(name, "").split(",") if key.strip()]
    return keys


def normal_doi(raw: str) -> str:
    """Return a DOI without an address or `doi:` before it and without a full stop or comma after it."""
    return _DOI_PREFIX.sub("", _ESCAPED.sub(r"\1", raw).strip().strip("{}").strip()).rstrip(".,; ")


def _shown(fields: Mapping[str, str], sources: tuple[str, ...]) -> str | None:
    for name in sources:
        if fields.get(name, "").strip():
            return latex.to_unicode(fields[name]) or None
    return None


def _verbatim(fields: Mapping[str, str], name: str) -> str | None:
    return fields.get(name, "").strip().strip("{}").strip() or None


def _misspelt_type(entry_type: str) -> list[str]:
    """Styles may define types of their own, so that only one that looks like a known one is told."""
    if entry_type.casefold() in _TYPES:
        return []
    near = difflib.get_close_matches(entry_type.casefold(), sorted(_TYPES), n=1, cutoff=0.8)
    if not near:
        return []
    return [f"there is no usual entry type {entry_type}; did you mean {near[0]}? It is kept as it is written"]


def _date(fields: Mapping[str, str], warnings: list[str]) -> tuple[int | None, int | None]:
    year, month = None, _month(fields.get("month", ""))
    raw = fields.get("year", "").strip().strip("{}").strip()
    if raw:
        if _YEAR.match(raw):
            year = int(raw)
        else:
            warnings.append(f"the year {latex.to_unicode(raw)} is no number; it is kept as it is written")
    elif fields.get("date", "").strip():
        date = _DATE.match(fields["date"].strip().strip("{}"))
        if date:
            year = int(date[1])
            month = int(date[2]) if date[2] and 1 <= int(date[2]) <= 12 else month
        else:
            warnings.append(
                f"the date {fields['date'].strip()} is not in the form 2001-05; it is kept as it is written"
            )
    return year, month


def _month(raw: str) -> int | None:
    for word in re.findall(r"[A-Za-z]{3,}|\d{1,2}", raw):
        if word.isdigit() and 1 <= int(word) <= 12 and raw.strip(" {}") == word:
            return int(word)
        number = _MONTHS.get(word[:3].lower())
        if number:
            return number
    return None


def _doi(fields: Mapping[str, str], warnings: list[str]) -> str | None:
    raw = fields.get("doi", "").strip()
    if not raw:
        return None
    doi = normal_doi(raw)
    if not _DOI.fullmatch(doi):
        warnings.append(f"the DOI {raw} does not look like one (10.…/…); it is kept as it is written")
        return None
    return doi


def _pmid(fields: Mapping[str, str]) -> str | None:
    raw = _verbatim(fields, "pmid")
    if raw is None and fields.get("eprinttype", "").strip().casefold() in ("pubmed", "pmid"):
        raw = _verbatim(fields, "eprint")
    return raw if raw and raw.isascii() and raw.isdigit() else None


# What a writer may type for a work (`kb citation add --journal …`) -> the BibTeX field that keeps it.
WORK_FIELDS = {
    "title": "title",
    "journal": "journal",
    "container": "booktitle",
    "publisher": "publisher",
    "year": "year",
    "month": "month",
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "issn": "issn",
    "url": "url",
    "abstract": "abstract",
    "language": "langid",
    "note": "note",
}


def tex_fields(typed: Mapping[str, str | None], people: Mapping[ContributorRole, list[str]]) -> dict[str, str | None]:
    """Return the BibTeX fields for what a writer typed: Unicode in, TeX out; None removes a field.

    `people` are names as "Family, Given" or "Given Family", an organisation in braces.
    Raises InvalidInputError for a year, month or DOI that is none.
    """
    fields: dict[str, str | None] = {}
    for role, persons in people.items():
        if persons:
            fields[role.value] = " and ".join(_person(person) for person in persons)
    for word, value in typed.items():
        if value is None:
            continue
        text = value.strip()
        name = WORK_FIELDS[word]
        if not text:
            fields[name] = None
        elif name == "doi":
            fields[name] = _checked_doi(text)
        elif name in ("pages", "number"):
            # A range wants BibTeX's long dash.
            fields[name] = latex.to_tex(text).replace("–", "-").replace("-{}-", "-").replace("-", "--")
        elif name in latex.VERBATIM_FIELDS:
            fields[name] = text
        elif name == "month":
            fields[name] = bibtex.MONTHS[_month_number(text) - 1]
        else:
            fields[name] = protected_title(text) if word == "title" else latex.to_tex(_checked(word, text))
    return fields


def _person(person: str) -> str:
    stripped = person.strip()
    if stripped.startswith("{") and stripped.endswith("}"):
        return "{" + latex.to_tex(stripped[1:-1]) + "}"
    return names.write_names(names.read_names(latex.to_tex(stripped)))


def _checked(word: str, text: str) -> str:
    if word == "year" and not _YEAR.match(text):
        raise InvalidInputError(f"The year must be a number such as 2005, not {text}.")
    return text


def _month_number(text: str) -> int:
    number = _month(text)
    if number is None:
        raise InvalidInputError(f"The month must be a name or a number from 1 to 12, not {text}.")
    return number


def _checked_doi(text: str) -> str:
    doi = normal_doi(text)
    if not _DOI.fullmatch(doi):
        raise InvalidInputError(f"{text} is not a DOI; one looks like 10.1000/xyz123.")
    return doi


_CAPITALISED_INSIDE = re.compile(r"^\W*\w+[A-Z]|^\W*[A-Z]\W*$|\d.*[A-Z]|[A-Z].*\d")
_SENTENCE_END = (".", ":", "?", "!", "-", "–", "—")


def protected_title(title: str) -> str:
    """Return the title in TeX, braces around the words whose capitals bibliography styles must not lower.

    Those are words with a capital inside (HIV, mRNA), lone capitals (T cells), and, in a title that is not in
    Title Case, capitalised words that begin no sentence (Swedish).
    """
    words = title.split(" ")
    inner = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    in_title_case = sum(word[0].isupper() for word in inner) * 2 > len(inner)
    shouting = title.upper() == title
    protected = []
    for place, word in enumerate(words):
        begins = place == 0 or words[place - 1].endswith(_SENTENCE_END)
        proper = not in_title_case and not begins and word[:1].isupper()
        keep = not shouting and (proper or (_CAPITALISED_INSIDE.search(word) and not (begins and len(word) == 1)))
        protected.append(_braced(word) if keep else latex.to_tex(word))
    return " ".join(protected)


def _braced(word: str) -> str:
    bare = re.fullmatch(r"(\W*)(.*?)(\W*)", word, re.DOTALL)
    before, core, after = bare.groups() if bare else ("", word, "")
    return f"{latex.to_tex(before)}{{{latex.to_tex(core)}}}{latex.to_tex(after)}"
