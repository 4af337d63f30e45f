"""A baseline: the findings that are known already, so that only new ones are told."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kb.check.things import CheckedDraft, KnownBy, known_by
from kb.errors import FileProblemError
from kb.formats.text_file import read_bytes, write_whole

_VERSION = 1
_NAMED_BY = ("rule", "claim", "citation", "text")


def write(path: Path, drafts: Sequence[CheckedDraft]) -> tuple[int, int]:
    """Write all findings of these drafts to the file, and return how many they are.

    What the file knows of other drafts is kept; the second number tells how much that is. Raises FileProblemError
    where the file is there already and is no baseline: it may be the draft, or the base.
    """
    checked = {_file(draft, path) for draft in drafts}
    known = _read(path, ", so it is left as it is; name another file.") if path.exists() and read_bytes(path) else []
    kept = [one for one in known if one["draft"] is not None and one["draft"] not in checked]
    listed = kept + [
        {"draft": _file(draft, path), **dict(zip(_NAMED_BY, name, strict=True)), "count": count}
        for draft in drafts
        for name, count in Counter(_all(draft)).items()
    ]
    listed.sort(key=lambda one: tuple(str(one[part]) for part in ("draft", *_NAMED_BY)))
    document = {"version": _VERSION, "findings": listed}
    write_whole(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace"))
    kept_findings = sum(one["count"] for one in kept)
    return sum(one["count"] for one in listed) - kept_findings, kept_findings


def only_new(path: Path, drafts: Sequence[CheckedDraft]) -> list[CheckedDraft]:
    """Return the drafts without the findings that the file knows; raises FileProblemError for a file that is none."""
    known: Counter[KnownBy] = Counter()
    for one in _read(path, "; name the right one, or leave out --baseline."):
        # The same finding may stand there twice, as after a merge of two branches.
        known[one["rule"], one["claim"], one["citation"], one["text"]] += one["count"]
    checked = []
    for draft in drafts:
        sentences = []
        hidden = 0
        for sentence in draft.sentences:
            new = []
            for finding in sentence.findings:
                name = known_by(sentence, finding)
                if known[name] > 0:
                    known[name] -= 1
                    hidden += 1
                else:
                    new.append(finding)
            sentences.append(replace(sentence, findings=tuple(new)))
        checked.append(replace(draft, sentences=tuple(sentences), known=hidden))
    return checked


def _file(draft: CheckedDraft, baseline: Path) -> str:
    """Return the name of a draft as seen from the folder of the baseline, from wherever kb was run."""
    name = draft.draft.path
    return name if name == "-" else Path(os.path.relpath(os.path.realpath(name), baseline.resolve().parent)).as_posix()


def _all(draft: CheckedDraft) -> Iterable[KnownBy]:
    for sentence in draft.sentences:
        for finding in sentence.findings:
            yield known_by(sentence, finding)


def _read(path: Path, if_none: str) -> list[dict[str, Any]]:
    """Return the findings in a baseline, each of which has all that it must have."""
    where = str(path)
    if not path.exists():
        raise FileProblemError("There is no such baseline. --write-baseline makes one.", where=where)
    try:
        document: Any = json.loads(read_bytes(path))
        listed = document["findings"]
        if document["version"] != _VERSION:
            raise FileProblemError("This baseline was written by another kb; remove it and write it anew.", where=where)
        return [_listed(one) for one in listed]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileProblemError(
            f"This is not a baseline that kb wrote{if_none}",
            where=where,
        ) from error


def _listed(one: Any) -> dict[str, Any]:
    known = {part: one[part] for part in _NAMED_BY} | {"draft": one.get("draft"), "count": one["count"]}
    texts = (known["rule"], known["text"], known["claim"] or "", known["citation"] or "", known["draft"] or "")
    if not all(isinstance(value, str) for value in texts):
        raise TypeError("a finding is known by texts")
    if type(known["count"]) is not int or known["count"] < 0:
        raise TypeError("findings are counted in whole numbers")
    return known
