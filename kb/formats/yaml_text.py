"""YAML for people: every scalar is the text that stands there, and every value knows its line.

YAML's own guesses (no -> False, 007 -> 7, 2001-05-01 -> a date) would change what a writer put in.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from kb.errors import InvalidInputError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")


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
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else path
        problem = getattr(error, "problem", None) or "it is not valid YAML"
        raise InvalidInputError(f"This cannot be read: {problem}.", where=where) from error
    return _value(node, path, set()) if node is not None else None


def _value(node: Any, path: str, seen: set[int]) -> Any:
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
            record[name] = _value(value_node, path, seen)
            record.lines[name] = at
        return record
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, seen) for item in node.value]
    if node.style is None and node.value in _NOTHING:
        return None
    return node.value


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their field, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's signature
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)


def write_yaml(document: Mapping[str, Any] | list[Any]) -> str:
    """Return the document as YAML that `read_yaml` reads back the same."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
