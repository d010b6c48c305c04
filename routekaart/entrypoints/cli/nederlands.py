"""
Click in Dutch: every sentence of it that a user can see, and the classes that have no such hook.

Click asks gettext for its sentences and ships no Dutch. Its modules hold `_` and `ngettext` as
their own names, so `speak_dutch` hands each of them ours: no files, no environment, no locale. A
sentence that is missing here stays English; a test reads all of them in the source of click.
"""

from __future__ import annotations

import sys
from typing import Final

import click

SENTENCES: Final[dict[str, str]] = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Argumenten",
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Probeer '{command} {option}' voor uitleg.",
    "Show this message and exit.": "Toont deze uitleg.",
    "Show the version and exit.": "Toont de versie.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Aborted!": "Afgebroken.",
    "deprecated": "verouderd",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Let op: de opdracht {name!r} is verouderd.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Let op: {name!r} is verouderd.{extra_message}"
    ),
    "Missing command.": "Er ontbreekt een opdracht.",
    "Missing argument": "Er ontbreekt een argument:",
    "Missing option": "Er ontbreekt een optie:",
    "Missing parameter": "Er ontbreekt iets:",
    "Missing parameter: {param_name}": "Er ontbreekt iets: {param_name}",
    "Missing {param_type}": "Er ontbreekt iets ({param_type})",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "Did you mean {possibility}?": "Bedoelde u {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Bedoelde u een van deze: {possibilities}?",
    "Invalid value: {message}": "Ongeldige waarde: {message}",
    "Invalid value for {param_hint}: {message}": "Ongeldige waarde voor {param_hint}: {message}",
    "Got unexpected extra argument ({args})": "Er staat een argument te veel ({args})",
    "Got unexpected extra arguments ({args})": "Er staan argumenten te veel ({args})",
    "Option {name!r} does not take a value.": "De optie {name!r} krijgt geen waarde.",
    "Option {name!r} requires an argument.": "Achter de optie {name!r} hoort een waarde.",
    "Option {name!r} requires {nargs} arguments.": "Achter {name!r} horen {nargs} waarden.",
    "Argument {name!r} takes {nargs} values.": "Bij {name!r} horen {nargs} waarden.",
    "Takes {nargs} values but 1 was given.": "Er horen {nargs} waarden, en er staat er 1.",
    "Takes {nargs} values but {len} were given.": "Er horen {nargs} waarden, en er staan er {len}.",
    "{len_type} values are required, but {len_value} was given.": (
        "Er horen {len_type} waarden, en er staat er {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "Er horen {len_type} waarden, en er staan er {len_value}."
    ),
    "Value must be an iterable.": "Hier horen meer waarden.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} kan hier niet; wel {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} kan hier niet; kies uit {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen {number_type}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "{value!r} is geen ja of nee; kies uit {states}."
    ),
    "{value!r} is not a valid UUID.": "{value!r} is geen UUID.",
    "{value} is not in the range {range}.": "{value} ligt niet binnen {range}.",
    "{value!r} does not match the format {format}.": "{value!r} past niet op {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} past niet op {formats}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "In {name} {filename!r} kan niet worden geschreven.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} kan niet worden uitgevoerd.",
    "Could not open file {filename!r}: {message}": (
        "Het bestand {filename!r} is niet te openen: {message}"
    ),
    "unknown error": "onbekende fout",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "env var: {var}": "of omgevingsvariabele {var}",
    "default: {default}": "anders: {default}",
    "required": "verplicht",
    "(dynamic)": "(hangt ervan af)",
    "Do you want to continue?": "Wilt u doorgaan?",
    "Confirm the action without prompting.": "Vraagt niet om bevestiging.",
    "Repeat for confirmation": "Herhaal ter bevestiging",
    "Error: The two entered values do not match.": "Fout: de twee waarden verschillen.",
    "Error: invalid input": "Fout: dit kan hier niet.",
    "Press any key to continue...": "Druk op een toets om door te gaan …",
    "d": "d",
    "{editor}: Editing failed": "{editor}: bewerken is niet gelukt",
    "{editor}: Editing failed: {e}": "{editor}: bewerken is niet gelukt: {e}",
    "Windows error: {error}": "Fout van Windows: {error}",
    "Couldn't detect Bash version, shell completion is not supported.": (
        "De versie van Bash is niet te vinden: aanvullen kan hier niet."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "Aanvullen kan alleen met Bash 4.4 of nieuwer."
    ),
}
"""What click says, and what we say."""

UNWRAPPED: Final[dict[str, str]] = {
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT [ARGUMENTEN]...",
    "integer": "heel getal",
    "float": "getal",
    "boolean": "ja of nee",
    "text": "tekst",
}
"""What click says without asking gettext: a metavar of ours, or the name of a type."""

OPTIONS_METAVAR: Final = UNWRAPPED["[OPTIONS]"]
SUBCOMMAND_METAVAR: Final = UNWRAPPED["COMMAND [ARGS]..."]


def translate(sentence: str) -> str:
    """`sentence` of click in Dutch."""
    return SENTENCES.get(sentence, sentence)


def translate_plural(one: str, more: str, count: int) -> str:
    """The sentence of click for this many, in Dutch."""
    return translate(one if count == 1 else more)


def speak_dutch() -> None:
    """Make the loaded modules of click Dutch in this process. Doing it twice does no harm."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):
            own = vars(module)
            own.update({key: ours for key, ours in _OURS.items() if key in own})
    for kind in (click.types.IntParamType, click.types.FloatParamType, click.types.BoolParamType):
        kind.name = UNWRAPPED.get(kind.name, kind.name)
    click.types.StringParamType.name = UNWRAPPED["text"]


_OURS: Final = {"_": translate, "ngettext": translate_plural}
