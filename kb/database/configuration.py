"""What a person configured: kb.toml, or [tool.kb] of pyproject.toml, in a folder or above it."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from kb.errors import FileProblemError, InvalidInputError
from kb.language import joined, nearest

_FILES = (("kb.toml", ()), ("pyproject.toml", ("tool", "kb")))
_SETTINGS = ("db", "check")


def configurations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each file that configures kb, the nearest to `folder` first, with its settings.

    Raises FileProblemError for a file that cannot be read, InvalidInputError for a setting that there is not.
    """
    for parent in (folder, *folder.parents):
        for name, tables in _FILES:
            file = parent / name
            settings = _settings(file, tables) if file.is_file() else None
            if settings is not None:
                refuse_unknown(settings, _SETTINGS, file)
                yield file, settings


def _settings(file: Path, tables: tuple[str, ...]) -> dict[str, Any] | None:
    import tomllib

    try:
        found: Any = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FileProblemError(f"This configuration file cannot be read: {error}.", where=str(file)) from error
    for table in tables:
        found = found.get(table)
        if not isinstance(found, dict):
            return None
    return dict(found)


def refuse_unknown(names: Collection[str], known: Collection[str], file: Path, of: str = "kb") -> None:
    """Raise InvalidInputError, with the nearest that there is, for the first name that is none of the known ones."""
    for name in names:
        if name not in known:
            raise InvalidInputError(f"There is no setting {name} for {of}. {hint(name, known)}", where=str(file))


def hint(name: str, known: Collection[str]) -> str:
    """Return what a person may have meant by a name that there is not."""
    near = nearest(name, known)
    return f"Did you mean {joined(near, 'or')}?" if near else f"There are {joined(known)}."
