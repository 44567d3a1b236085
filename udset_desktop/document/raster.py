"""Finished pages as pixels, for preview and for the system's print dialog.

The window paints these buffers and knows nothing of PDF.  pdfium is not thread-safe, so every call
goes through one lock.  Nothing is ever written to disk here.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

POINTS_PER_INCH = 72
_PDFIUM_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page as raw pixels: 8 bits each of red, green and blue, rows of `stride` bytes, top first."""

    width: int
    height: int
    stride: int
    rgb: bytes


def render_pages(pdf: bytes, *, dpi: int, first: int = 1, last: int | None = None) -> tuple[PageImage, ...]:
    """The pages from `first` to `last`, counted from 1, as pixels at `dpi`."""
    import pypdfium2  # noqa: PLC0415  # late: 20 ms, only where a window looks at pages

    with _PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = range(first - 1, min(last or len(document), len(document)))
            return tuple(_image_of(document, number, dpi) for number in pages)
        finally:
            document.close()


def _image_of(document: object, number: int, dpi: int) -> PageImage:
    page = document[number]  # type: ignore[index]
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=False)
    try:
        return PageImage(
            width=bitmap.width, height=bitmap.height, stride=bitmap.stride, rgb=bytes(bitmap.buffer)
        )
    finally:
        bitmap.close()
        page.close()
