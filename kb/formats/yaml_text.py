"""YAML for people: every scalar is the text that stands there, and every value knows its line.

YAML's own guesses (no -> False, 007 -> 7, 2001-05-01 -> a date) would change what a writer put in.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from kb.errors import InvalidInputError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")
_COMMENT = re.compile(r"[ \t]+#")
_ADVICE = "Put quotation marks around a text that holds a colon and a space, or that begins with a special sign."


class Record(dict[str, Any]):
    """A mapping read from YAML, with the line (from 1) at which it and each of its fields begins."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def read_yaml(text: str, path: str) -> Any:
    """Return the document: Records, lists, texts and None.

    Raises InvalidInputError, with `path:line`, for text that is not YAML, a field given twice, or an alias.
    """
    text = text.removeprefix("\ufeff")
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        character = f"U+{ord(forbidden.group()):04X}"
        raise InvalidInputError(f"This line holds the control character {character}.", where=f"{path}:{line}")
    try:
        node = yaml.compose(text, Loader=_LOADER)
        return _value(node, path, text, set()) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else path
        problem = getattr(error, "problem", None) or "it is not valid YAML"
        raise InvalidInputError(f"This cannot be read: {problem}. {_ADVICE}", where=where) from error
    except RecursionError as error:
        raise InvalidInputError("This is nested too deeply to be read.", where=path) from error


def _value(node: Any, path: str, text: str, seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    if id(node) in seen:
        # An alias could make a small file expand without bounds, and no form needs one.
        raise InvalidInputError("References within the file (&name, *name) are not read here.", where=f"{path}:{line}")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        record = Record(line)
        for name_node, value_node in node.value:
            name = name_node.value
            at = name_node.start_mark.line + 1
            if not isinstance(name, str):
                raise InvalidInputError("The name of a field must be a word.", where=f"{path}:{at}")
            if name in record:
                raise InvalidInputError(
                    f"The field {name} stands twice (also on line {record.lines[name]}).",
                    where=f"{path}:{at}",
                )
            record[name] = _value(value_node, path, text, seen)
            record.lines[name] = at
        return record
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, text, seen) for item in node.value]
    if not node.style and _COMMENT.match(text, node.end_mark.index):
        raise InvalidInputError(
            "What follows # here would be lost as a comment. Put quotation marks around the whole text, "
            "or the comment on a line of its own.",
            where=f"{path}:{node.end_mark.line + 1}",
        )
    if not node.style and not node.value:
        return None
    return node.value


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their field, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's signature
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    # YAML turns the rarer line breaks into common ones, except where they are escaped between double quotes.
    # A text that ends in empty lines would be written open-ended, and end the document.
    style = (
        '"'
        if _ODD_BREAKS.search(value) or value.endswith(("\n\n", "\n ")) or value == "\n"
        else "|"
        if "\n" in value
        else None
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)


def write_yaml(document: Mapping[str, Any] | list[Any]) -> str:
    """Return the document as YAML that `read_yaml` reads back the same."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
