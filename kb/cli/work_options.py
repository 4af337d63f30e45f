"""The options in which a work is typed on the command line."""

from typing import Any

import click

from kb.errors import InvalidInputError
from kb.model.terms import ContributorRole

_NAMES = ' "Family, Given", or "{An Organisation}" in braces.'
_WORK_HELP = {
    "title": "Its title, as plain text.",
    "journal": "The journal it is in.",
    "container": "The book or proceedings it is in.",
    "month": "Its month, as a name or a number.",
    "issue": "The issue of the journal.",
    "pages": "Its pages, such as 205-217.",
    "doi": "Its DOI, as it is or as an address.",
    "pmid": "Its number in PubMed.",
    "pmcid": "Its number in PubMed Central.",
    "issn": "The journal's ISSN.",
    "url": "Its address.",
    "note": "A note that stands in the reference.",
}


def work_options(command: Any) -> Any:
    """Add an option for each field of a work that may be typed on the command line."""
    from kb.records import WORK_FIELDS

    for role in reversed(list(ContributorRole)):
        command = click.option(
            f"--{role}",
            role.value,
            metavar="NAME",
            multiple=True,
            help=f"{role.value.capitalize()}, in order. Repeatable.{_NAMES if role is ContributorRole.AUTHOR else ''}",
        )(command)
    for word in reversed(WORK_FIELDS):
        command = click.option(f"--{word}", f"work_{word}", metavar="TEXT", help=_WORK_HELP.get(word, f"Its {word}."))(
            command
        )
    return command


def filled_fields(options: dict[str, Any]) -> dict[str, str]:
    """Take the typed fields of a work out of the options, as TeX; what is empty is left out."""
    fields = changed_fields(options)
    return {name: value for name, value in fields.items() if value}


def changed_fields(options: dict[str, Any]) -> dict[str, str | None]:
    """Take the typed fields of a work out of the options, as TeX; None takes a field out of the work."""
    from kb.records import WORK_FIELDS, tex_fields

    typed = {word: options.pop(f"work_{word}") for word in WORK_FIELDS}
    people = {role: list(options.pop(role.value)) for role in ContributorRole}
    named = {role: [name for name in names if name.strip()] for role, names in people.items()}
    try:
        fields = tex_fields(typed, named)
    except InvalidInputError as error:
        raise click.UsageError(error.message) from error
    return fields | {role.value: None for role, names in people.items() if names and not named[role]}
