"""How long a sheet takes, beside the same runs of text at the same places by bare reportlab.

Run by `bench.py`, or alone: `python3 packaging/bench_sheet.py`.  Imports and the loading of fonts lie
outside both; the bare pages are neither tagged nor broken into lines by anybody.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peak import peak_mb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.kit.sheets import a_source
from udset_desktop.document import fonts
from udset_desktop.document.compose import Place, compose
from udset_desktop.document.pages import Placed, break_pages
from udset_desktop.document.tags import Element
from udset_desktop.foundation.resources import resource_path
from udset_desktop.summary.pdf import STYLES, person_blocks, render_person_sheet
from udset_desktop.summary.person_sheet import person_sheet

ROUNDS = 60
BOUND = 3.0


def sheet_times(rounds: int = ROUNDS) -> dict[str, float]:
    """Medians in milliseconds: `sheet_ms`, `bare_ms`, and their `ratio`."""
    source = a_source()
    sheet = person_sheet(source)
    style = STYLES["standard"]
    place = Place(parent=Element("Document"), style=style, x=style.side, measure=style.measure)
    pages = break_pages(compose(person_blocks(sheet, "standard"), place), style)
    for name, (folder, file) in fonts.FAMILIES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", folder, file)), shapable=False))

    def ours() -> object:
        return render_person_sheet(person_sheet(source), "standard")

    def bare() -> object:
        return _bare(pages, (style.width, style.height))

    ours_ms, bare_ms = _medians(ours, bare, rounds)
    return {"sheet_ms": ours_ms, "bare_ms": bare_ms, "ratio": ours_ms / bare_ms, "pages": len(pages)}


def _bare(pages: list[list[Placed]], size: tuple[float, float]) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=size, pageCompression=1, initialFontName="regular")
    for page in pages:
        for placed in page:
            for stroke in placed.piece.strokes:
                x = stroke.x
                for run in stroke.line.runs:
                    canvas.setFont(run.font, stroke.size)
                    canvas.drawString(x, placed.top - stroke.drop, run.text)
                    x += canvas.stringWidth(run.text, run.font, stroke.size)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _medians(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Taken by turns, so that a busy moment of the machine falls on both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(3):
        first(), second()
    for _ in range(rounds):
        for call, kept in zip((first, second), times, strict=True):
            start = time.perf_counter()
            call()
            kept.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    told = sheet_times()
    print(
        f"sheet of {told['pages']:.0f} pages: {told['sheet_ms']:.1f} ms, "
        f"bare reportlab {told['bare_ms']:.1f} ms, {told['ratio']:.2f} times (at most {BOUND}); peak of both {peak_mb():.0f} MB"
    )
    sys.exit(told["ratio"] > BOUND)
