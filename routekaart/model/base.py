"""
What every definition has in common, and the kinds of scalars that a YAML author types.

Scalars arrive as the text that was typed (see `load.nodes`); what a text means is decided here, by
the field that asks for it. An error is raised as a `PydanticCustomError` with a Dutch sentence:
`load.messages` adds the place.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from routekaart.kalender import Duur

T = TypeVar("T")

GEEN = "geen"
ONBEKEND = "onbekend"
BEKEND = "bekend"

RESERVED = frozenset(
    {GEEN, ONBEKEND, BEKEND, "ja", "nee", "rol", "regie", "casus", "lid"}
    | {"afgesproken", "aanvaard", "genomen", "geweigerd", "onverwerkt"}
)
"""Words that routekaart itself uses, and that nothing in a definition may be called."""


class Definitie(BaseModel):
    """Anything that stands in a YAML file: frozen, and nothing in it is overlooked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def wrong(code: str, sentence: str, **values: object) -> PydanticCustomError:
    """An error that `load.messages` shows as this Dutch sentence."""
    return PydanticCustomError(code, sentence, {k: str(v) for k, v in values.items()})


def _text_to_int(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,15}", value):
        return int(value)
    raise wrong("getal", "'{waarde}' is geen heel getal", waarde=value)


def _text_to_bool(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("ja", "nee"):
        raise wrong("ja_nee", "'{waarde}' kan hier niet: schrijf ja of nee", waarde=value)
    return value == "ja"


def _text_to_date(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
            raise wrong("datum", "'{waarde}' is geen dag die bestaat", waarde=value) from None
        raise wrong(
            "datum",
            "'{waarde}' is geen datum: schrijf jaar-maand-dag, zoals 2025-03-31",
            waarde=value,
        ) from None


def _text_to_duur(value: object) -> object:
    if isinstance(value, Duur):
        return value
    if not isinstance(value, str):
        raise wrong("duur", "hier hoort een duur, zoals '5 werkdagen' of '3 maanden'")
    try:
        return Duur.parse(value)
    except ValueError as error:
        raise wrong("duur", "{zin}", zin=error) from None


Naam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of something in a definition: small letters, digits and underscores."""

Sleutel = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
"""The key of a gemeente, regio or document: small letters, digits and hyphens."""

Tekst = Annotated[str, Field(min_length=1, pattern=r"\S")]
Getal = Annotated[int, BeforeValidator(_text_to_int, json_schema_input_type=int)]
JaNee = Annotated[
    bool, BeforeValidator(_text_to_bool), WithJsonSchema({"enum": ["ja", "nee"]}),
    PlainSerializer(lambda value: "ja" if value else "nee"),
]  # fmt: skip
Datum = Annotated[
    date, BeforeValidator(_text_to_date), WithJsonSchema({"type": "string", "format": "date"})
]
DuurTekst = Annotated[
    Duur,
    GetPydanticSchema(
        lambda _type, _handler: core_schema.no_info_plain_validator_function(
            _text_to_duur, serialization=core_schema.to_string_ser_schema()
        ),
        lambda _schema, _handler: {
            "type": "string",
            "pattern": r"^\d+ (uur|uren|(werk)?dag(en)?|week|weken|maand(en)?|jaar|jaren)$",
        },
    ),
]


def _wrap(value: object) -> object:
    return value if isinstance(value, tuple | list) else (value,)


class _AlsoAlone:
    """JSON Schema of a list that may be written as its only item."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed: dict[str, Any] = handler(schema)
        return {"anyOf": [listed["items"], listed]}


OneOrMore = Annotated[tuple[T, ...], BeforeValidator(_wrap), _AlsoAlone()]
"""A list that an author may also write as its only item."""


class AlsoText(Definitie):
    """A mapping that an author may also write as the text of its field `text_field`."""

    text_field: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _expand_text(cls, value: object) -> object:
        return {cls.text_field: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        mapping = handler(schema)
        alone = handler.resolve_ref_schema(mapping)["properties"][cls.text_field]
        return {"anyOf": [alone, mapping]}
