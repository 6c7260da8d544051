"""``publiccode.yml`` keeps to its standard (https://yml.publiccode.tools), version 0.

The schema below is written from the text of the standard: what is mandatory, which values there are, how long a text
may be. Lists of words hold those that fit this program; the standard has more.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
import yaml
from helpers import ROOT

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": r"^https?://[^\s/]+\S*$"}
DATE = {"type": "string", "format": "date"}
LANGUAGE = {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def some(item: dict[str, Any]) -> dict[str, Any]:
    """A list that is not empty, without doubles."""
    return {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}


def section(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """A mapping with these keys and no others."""
    properties = required | (optional or {})
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


ORGANISATION = section({"name": TEXT}, {"uri": TEXT})
CONTACT = section({"name": TEXT}, {"email": TEXT, "phone": TEXT, "affiliation": TEXT})
CONTRACTOR = section({"name": TEXT, "until": DATE}, {"email": TEXT, "website": URL})
DEPENDENCY = section(
    {"name": TEXT}, {"versionMin": TEXT, "versionMax": TEXT, "version": TEXT, "optional": {"type": "boolean"}}
)
DESCRIPTION = section(
    {
        "shortDescription": {"type": "string", "minLength": 1, "maxLength": 150, "pattern": r"^[^\n]*$"},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10_000},
        "features": some(TEXT),
    },
    {"localisedName": TEXT, "documentation": URL, "apiDocumentation": URL, "screenshots": some(TEXT)},
)
MAINTENANCE = section(
    {"type": {"enum": ["internal", "contract", "community", "none"]}},
    {"contractors": some(CONTRACTOR), "contacts": some(CONTACT)},
) | {
    "allOf": [
        {
            "if": {"properties": {"type": {"enum": ["internal", "community"]}}},
            "then": {"required": ["contacts"]},
        },
        {
            "if": {"properties": {"type": {"const": "contract"}}},
            "then": {"required": ["contractors"]},
            "else": {"not": {"required": ["contractors"]}},
        },
    ]
}
SCHEMA = section(
    {
        "publiccodeYmlVersion": {"enum": ["0", "0.5", "0.5.0"]},
        "name": TEXT,
        "url": URL,
        "platforms": some(TEXT),
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "enum": [
                *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
                *("addon", "library", "configurationFiles"),
            ]
        },
        "description": {
            "type": "object",
            "propertyNames": LANGUAGE,
            "additionalProperties": DESCRIPTION,
            "required": ["nl", "en"],
        },
        "legal": section({"license": TEXT}, {"mainCopyrightOwner": TEXT}),
        "maintenance": MAINTENANCE,
        "localisation": section({"localisationReady": {"type": "boolean"}, "availableLanguages": some(LANGUAGE)}),
    },
    {
        "landingURL": URL,
        "isBasedOn": URL,
        "softwareVersion": TEXT,
        "releaseDate": DATE,
        "logo": TEXT,
        "categories": some({"enum": ["budgeting", "collaboration", "digital-citizenship", "grant-management"]}),
        "usedBy": some(TEXT),
        "fundedBy": some(ORGANISATION),
        "organisation": section({"uri": TEXT}, {"name": TEXT}),
        "roadmap": URL,
        "intendedAudience": section(
            {},
            {
                "countries": some({"type": "string", "pattern": "^([a-z]{2}|[A-Z]{2})$"}),
                "scope": some({"enum": ["local-authorities", "society", "welfare"]}),
            },
        ),
        "dependsOn": section({}, {"open": some(DEPENDENCY), "proprietary": some(DEPENDENCY)}),
    },
)


def published() -> dict[str, Any]:
    """The file of this repository; plain YAML would make dates of the texts without quotes."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return loaded


def check(content: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(content)


def test_the_file_keeps_to_the_standard() -> None:
    check(published())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.pop("url"),
        lambda file: file.update(url="wijkplan"),
        lambda file: file.update(releaseDate="24-11-2026"),
        lambda file: file.update(softwareType="standalone"),
        lambda file: file.update(categories=["welfare"]),
        lambda file: file.update(inventedKey="x"),
        lambda file: file["description"].pop("nl"),
        lambda file: file["description"].update({"Nederlands": file["description"]["nl"]}),
        lambda file: file["description"]["en"].update(shortDescription="x" * 151),
        lambda file: file["description"]["en"].update(longDescription="Too short."),
        lambda file: file["description"]["en"].update(features=[]),
        lambda file: file["localisation"].update(availableLanguages=[]),
        lambda file: file["maintenance"].update(type="community"),
        lambda file: file["maintenance"].update(type="contract"),
        lambda file: file["maintenance"].update(contractors=[{"name": "X", "until": "2027-01-01"}]),
    ],
)
def test_what_the_standard_does_not_allow_is_seen(spoil: Callable[[dict[str, Any]], object]) -> None:
    content = copy.deepcopy(published())
    spoil(content)
    with pytest.raises(jsonschema.ValidationError):
        check(content)


def test_the_languages_are_those_of_the_program() -> None:
    from wijkplan.language import LANGUAGES

    file = published()
    assert sorted(file["localisation"]["availableLanguages"]) == sorted(LANGUAGES) == sorted(file["description"])


def test_the_licence_is_that_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert published()["legal"]["license"] == project["license"] == "EUPL-1.2"
    (python,) = (each for each in published()["dependsOn"]["open"] if each["name"] == "Python")
    assert f">={python['versionMin']}" == project["requires-python"]


def test_the_licence_that_platforms_look_for_is_the_one_that_reuse_looks_for() -> None:
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes()
