"""Where the base is looked for; nothing here opens it."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kb.database.configuration import configurations
from kb.errors import BaseProblemError

FILE_NAME = "kb.sqlite"


@dataclass(frozen=True, slots=True)
class Location:
    """The file of the base, whether a person named it, and what named it."""

    path: Path
    named: bool
    origin: str


def locate(db_option: str | None, *, environment: dict[str, str] | None = None, folder: Path | None = None) -> Location:
    """Return the base to use: --db, else KB_DB, else the configuration, else the user's data folder.

    Raises BaseProblemError for an address that is not a SQLite base, and what `configurations` raises.
    """
    environment = dict(os.environ) if environment is None else environment
    folder = Path.cwd() if folder is None else folder
    if db_option is not None:
        if not db_option:
            raise BaseProblemError("--db names nothing: give the path of a base.")
        return Location(_path(db_option, folder), True, "--db")
    if environment.get("KB_DB"):
        return Location(_path(environment["KB_DB"], folder), True, "KB_DB")
    configured = _configured(folder)
    if configured is not None:
        return configured
    return Location(_user_data_folder() / FILE_NAME, False, "the user's data folder")


def _user_data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("kb", appauthor=False))


def _path(address: str, folder: Path) -> Path:
    if "://" in address:
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise BaseProblemError(f"{address} cannot be read as an address; give the path of a base.") from error
        if not parts.scheme.startswith("sqlite"):
            raise BaseProblemError(
                f"A base at {parts.scheme}:// cannot be used: kb keeps its base in a SQLite file for now; "
                "give the path of one."
            )
        # SQLAlchemy's form: sqlite:///relative.sqlite, sqlite:////absolute.sqlite
        address = unquote(parts.path.removeprefix("/"))
    try:
        path = Path(address).expanduser()
    except RuntimeError as error:
        raise BaseProblemError(f"There is no such user as {address} names; give the path of a base.") from error
    return path if path.is_absolute() else folder / path


def _configured(folder: Path) -> Location | None:
    for file, settings in configurations(folder):
        address = settings.get("db")
        if address is None:
            continue
        if not isinstance(address, str):
            raise BaseProblemError("The setting db must be a path in quotation marks.", where=str(file))
        if not address.strip():
            raise BaseProblemError(
                "The setting db is empty: give the path of a base, or take the line out.", where=str(file)
            )
        return Location(_path(address, file.parent), True, str(file))
    return None
