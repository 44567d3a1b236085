"""Blocks told without paper: as plain text to keep in a file, and as words for a voice.

Pure; called by the verbs of the sheet.  Says the same as the paper, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from udset_desktop.document.blocks import (
    Block,
    Entries,
    Entry,
    Facts,
    Heading,
    Kept,
    Panel,
    Paragraph,
    Reach,
    Ruled,
    Table,
    Ticks,
    Title,
    plain,
)
from udset_desktop.document.lines import Span

_ENDS = (".", "!", "?", ":", ";", "…")


def plain_text(blocks: Sequence[Block]) -> str:
    """The blocks as text: a blank line between them, headings on lines of their own."""
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := _lines(block))) + "\n"


def spoken_text(blocks: Sequence[Block]) -> str:
    """The blocks as words for a voice: every line a sentence, with a rest between blocks."""
    return "\n\n".join(
        "\n".join(_ended(line.strip().lstrip("- ")) for line in lines if line.strip())
        for block in blocks
        if (lines := _lines(block))
    )


def _lines(block: Block) -> list[str]:
    return [plain(line).rstrip() for line in _told(block)]


def _told(block: Block) -> Iterator[str]:
    match block:
        case Title(text=text, under=under):
            yield from (line for line in (text, under) if line)
        case Heading(text=line) | Ruled(label=line):
            yield line
        case Paragraph(spans=parts):
            yield _joined(parts)
        case Reach(number=number, who=who):
            yield f"{number}, {who}"
        case Panel(blocks=inner) | Kept(blocks=inner):
            for one in inner:
                yield from _told(one)
        case _:
            yield from _rows(block)


def _rows(block: Block) -> Iterator[str]:
    match block:
        case Entries(entries=entries, numbered=numbered):
            for number, entry in enumerate(entries, start=1):
                yield from _entry(entry, f"{number}." if numbered else "-")
        case Facts(rows=rows):
            yield from (f"{name}: {fact}" for name, fact in rows)
        case Table(columns=columns, rows=table_rows):
            yield "; ".join(column.title for column in columns)
            yield from ("; ".join(cell.text for cell in row) for row in table_rows)
        case Ticks(choices=choices, label=label):
            yield f"{label} {' / '.join(choices)}".strip()


def _entry(entry: Entry, mark: str) -> Iterator[str]:
    yield f"{mark} {_joined(entry.spans)}"
    yield from (f"{' ' * (len(mark) + 1)}{_joined(under)}" for under in entry.under)


def _joined(parts: tuple[Span, ...]) -> str:
    return "".join(part.text for part in parts)


def _ended(line: str) -> str:
    return line if line.endswith(_ENDS) else f"{line}."
