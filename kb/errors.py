"""Every error that kb raises on purpose: one tree, turned into an exit status in one place (`kb.cli`)."""


class KbError(Exception):
    """Something that the person at the keyboard can put right; its text is a sentence that says what and how.

    `where` is a `path:line` (or a path alone) that is put before the sentence.
    """

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class NotFoundError(KbError):
    """A key that names nothing in the base."""


class InvalidInputError(KbError):
    """A value that cannot be taken as it stands: a key with a space, an unknown stance, a broken file."""


class FileProblemError(KbError):
    """A file that cannot be read or written."""


class BaseProblemError(KbError):
    """The base cannot be used as it is: missing, not SQLite, read-only, locked, or of another version."""
