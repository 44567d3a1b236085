"""The words of the program in other languages: what is there, what is missing, and the translator's file.

    python3 packaging/translations.py report [LANGUAGE …]
    python3 packaging/translations.py write LANGUAGE --out FILE.ts
    python3 packaging/translations.py take FILE.ts

`write` lays every English string into a file for Qt Linguist, with what is translated already;
`take` brings a finished file back as TOML beside the English.  A string whose `{slots}` differ is
refused, an unfinished one is left to English.  A page of the handbook is one string: its slots are
the pages and pictures it points to.  `report` ends with 1 when a language says what
English does not, or fills other slots.  Only reviewed translations are put into the repository.
"""

from __future__ import annotations

import argparse
import json
import re
import string
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from udset_desktop.foundation.languages import BASE_LANGUAGE, flatten  # noqa: E402

RESOURCES = ROOT / "resources"
ROOMS = ("words", "wording", "messages", "guidance")
BOOK, PAGE = "handbook", ".md"
TEXT = "text"
"""What the one string of a page is called."""

_LINK = re.compile(r"\]\(([^)]*)\)")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Source:
    """One English file of strings and where its translation lies."""

    name: str  # "words/today", "instruments/user-review/1.0.0": what a translator sees
    base: Path
    pattern: str  # the path of a translation under resources, with {language} in it

    @property
    def is_page(self) -> bool:
        """Whether it is one whole page of the handbook, translated as one."""
        return self.base.suffix == PAGE

    def slots_of(self, text: str) -> set[str]:
        """What a translation must have as well: names in curly brackets, or where a page points to."""
        return set(_LINK.findall(text)) if self.is_page else slots_of(text)

    def translation(self, resources: Path, language: str) -> Path:
        """Where the strings of `language` lie."""
        return resources / self.pattern.format(language=language)


@dataclass(frozen=True)
class Coverage:
    """How much of one file one language says."""

    name: str
    strings: int
    said: int
    extra: tuple[str, ...]  # keys English does not have
    slots: tuple[str, ...]  # keys whose {slots} differ

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that must not."""
        return bool(self.extra or self.slots)


def main(arguments: list[str] | None = None) -> int:
    """Report, write or take; 0 when all is well."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="another folder of resources")
    deeds = parser.add_subparsers(required=True, dest="deed")
    deeds.add_parser("report").add_argument("languages", nargs="*")
    write = deeds.add_parser("write")
    write.add_argument("language", type=_language)
    write.add_argument("--out", type=Path, required=True)
    deeds.add_parser("take").add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.deed == "report":
        return report(chosen.resources, chosen.languages or languages_of(chosen.resources))
    if chosen.deed == "write":
        count = write_linguist(chosen.resources, chosen.language, chosen.out)
        print(f"{count} strings for {chosen.language} are in {chosen.out.name}.")
        return 0
    return take_linguist(chosen.resources, chosen.file)


def sources(resources: Path) -> Iterator[Source]:
    """Every English file of strings."""
    for room in ROOMS:
        folder = resources / room / BASE_LANGUAGE
        for file in sorted(folder.rglob("*.toml")):
            inner = file.relative_to(folder)
            yield Source(
                f"{room}/{inner.with_suffix('').as_posix()}", file, f"{room}/{{language}}/{inner.as_posix()}"
            )
    for file in sorted((resources / "instruments").glob(f"*/*/text.{BASE_LANGUAGE}.toml")):
        inner = file.parent.relative_to(resources)
        yield Source(inner.as_posix(), file, f"{inner.as_posix()}/text.{{language}}.toml")
    for file in sorted((resources / BOOK / BASE_LANGUAGE).glob(f"*{PAGE}")):
        yield Source(f"{BOOK}/{file.stem}", file, f"{BOOK}/{{language}}/{file.name}")


def languages_of(resources: Path) -> list[str]:
    """Every language that has a string anywhere, English left out."""
    rooms = {
        path.name
        for room in (*ROOMS, BOOK)
        for path in (resources / room).glob("*")
        if path.is_dir() and _LANGUAGE.fullmatch(path.name)
    }
    texts = {path.name.split(".")[1] for path in (resources / "instruments").glob("*/*/text.*.toml")}
    return sorted((rooms | texts) - {BASE_LANGUAGE})


def coverage(resources: Path, language: str) -> tuple[Coverage, ...]:
    """How much of each file a language says."""
    rows = []
    for source in sources(resources):
        base, own = _texts(source.base), _texts(source.translation(resources, language))
        said = {key for key, text in own.items() if text and key in base}
        rows.append(
            Coverage(
                name=source.name,
                strings=len(base),
                said=len(said),
                extra=tuple(sorted(set(own) - set(base))),
                slots=tuple(
                    sorted(key for key in said if source.slots_of(own[key]) != source.slots_of(base[key]))
                ),
            )
        )
    return tuple(rows)


def report(resources: Path, languages: list[str]) -> int:
    """Print what each language says; 1 where something is wrong."""
    total = sum(len(_texts(source.base)) for source in sources(resources))
    print(f"English: {total} strings in {sum(1 for _ in sources(resources))} files.")
    if not languages:
        print("There is no other language yet; what a language lacks is said in English.")
    wrong = False
    for language in languages:
        rows = coverage(resources, language)
        said = sum(row.said for row in rows)
        print(f"\n{language}: {said} of {total} strings, {100 * said // total} %")
        for row in rows:
            if row.said < row.strings or row.is_wrong:
                print(f"  {row.name}: {row.said} of {row.strings}")
            for key in row.extra:
                print(f"    {key}: English has no such string; take it out")
            for key in row.slots:
                print(f"    {key}: its slots are not those of the English; make them the same")
            wrong = wrong or row.is_wrong
    return 1 if wrong else 0


def write_linguist(resources: Path, language: str, out: Path) -> int:
    """A file for Qt Linguist with every string; gives how many."""
    root = ET.Element("TS", version="2.1", language=language.replace("-", "_"), sourcelanguage=BASE_LANGUAGE)
    count = 0
    for source in sources(resources):
        own = _texts(source.translation(resources, language))
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = source.name
        for key, text in _texts(source.base).items():
            message = ET.SubElement(context, "message", id=f"{source.name}:{key}")
            ET.SubElement(message, "source").text = text
            ET.SubElement(message, "comment").text = key
            translation = ET.SubElement(message, "translation")
            if own.get(key):
                translation.text = own[key]
            else:
                translation.set("type", "unfinished")
            count += 1
    ET.indent(root)
    out.write_bytes(
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        + ET.tostring(root, encoding="utf-8")
        + b"\n"
    )
    return count


def take_linguist(resources: Path, file: Path) -> int:
    """The finished strings of a translator's file as TOML; nothing is written where one is wrong."""
    try:
        root = ET.parse(file).getroot()
    except (OSError, ET.ParseError):
        print(f"{file.name} cannot be read as a file of Qt Linguist, so nothing was taken.", file=sys.stderr)
        return 3
    language = _language(str(root.get("language", "")).replace("_", "-"))
    told = dict(_finished(root))
    by_name = {source.name: source for source in sources(resources)}
    texts: dict[str, dict[str, str]] = {}
    wrong = []
    for (name, key), text in told.items():
        base = _texts(by_name[name].base).get(key) if name in by_name else None
        if base is None:
            wrong.append(f"{name} {key}: English has no such string")
        elif by_name[name].slots_of(base) != by_name[name].slots_of(text):
            wrong.append(f"{name} {key}: its slots are not those of the English")
        else:
            texts.setdefault(name, {})[key] = text
    if wrong:
        print("\n".join([*wrong, "Nothing was taken; mend these and take the file again."]), file=sys.stderr)
        return 3
    for name, own in texts.items():
        place = by_name[name].translation(resources, language)
        place.parent.mkdir(parents=True, exist_ok=True)
        if by_name[name].is_page:
            place.write_text(own[TEXT] + "\n", encoding="utf-8")
            continue
        shape = tomllib.loads(by_name[name].base.read_text(encoding="utf-8"))
        place.write_text("\n".join(render_toml(shape, own)).strip() + "\n", encoding="utf-8")
    print(f"{len(told)} strings of {language} were taken into {len(texts)} files.")
    return 0


def _finished(root: ET.Element) -> Iterator[tuple[tuple[str, str], str]]:
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "").strip() if translation is not None else ""
            if text and translation is not None and translation.get("type") is None:
                yield (name, message.findtext("comment", "")), text


def render_toml(shape: Mapping[str, object], own: Mapping[str, str], prefix: str = "") -> Iterator[str]:
    """The strings of `own` in the order and the tables of the English file."""
    inner = []
    for key, entry in shape.items():
        name = f"{prefix}{key}"
        if isinstance(entry, Mapping):
            inner.append((key, entry))
        elif name in own:
            text = own[name]
            told = text.split("\n") if isinstance(entry, list) else text
            yield f"{_key(key)} = {json.dumps(told, ensure_ascii=False)}"
    for key, entry in inner:
        rows = list(render_toml(entry, own, f"{prefix}{key}."))
        if rows:
            if not rows[0].startswith(("[", "\n[")):
                yield f"\n[{'.'.join(_key(part) for part in f'{prefix}{key}'.split('.'))}]"
            yield from rows


def slots_of(text: str) -> set[str]:
    """The names in curly brackets."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _texts(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    text = file.read_text(encoding="utf-8")
    return {TEXT: text.strip()} if file.suffix == PAGE else flatten(tomllib.loads(text))


def _key(part: str) -> str:
    return part if _BARE.fullmatch(part) else json.dumps(part, ensure_ascii=False)


def _language(name: str) -> str:
    if not _LANGUAGE.fullmatch(name) or name == BASE_LANGUAGE:
        raise argparse.ArgumentTypeError(
            f"{name[:20]!r} is no language to translate into: say, for example, gd"
        )
    return name


if __name__ == "__main__":
    sys.exit(main())
