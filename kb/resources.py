"""Where the files that travel with kb are: beside the package in the repository, inside it when installed."""

from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder `migrations` or `seeds`."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
