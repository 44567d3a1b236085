"""Sharing: the preview made from the very bytes, and the bundle written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.sharing_view import SharingShown, SharingView
from udset_desktop.foundation.progress import Control
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases import exporting
from udset_desktop.usecases.exporting import Preview, WrittenBundle
from udset_desktop.usecases.preview_words import PreviewWords, preview_words


def shown_of(preview: Preview, told: PreviewWords) -> SharingShown:
    """A preview in words."""
    kind = say(f"sharing.kind.{preview.kind}")
    if preview.records == 0:
        lead = say("sharing.nothing" if preview.is_empty else "sharing.only_counts")
    elif preview.records == 1:
        lead = say("sharing.ready_one", kind=kind)
    else:
        lead = say("sharing.ready_many", count=preview.records, kind=kind)
    cautions = []
    if preview.few:
        cautions.append(say("sharing.few"))
    if preview.alone:
        cautions.append(say("sharing.alone", count=preview.alone))
    if preview.revisions:
        cautions.append(say("sharing.revisions", count=preview.revisions))
    if preview.withdrawals:
        cautions.append(say("sharing.withdrawals", count=preview.withdrawals))
    return SharingShown(
        lead=lead,
        fields=tuple((say(f"sharing.field.{name}"), _listed(name, words)) for name, words in told.fields)
        if preview.records
        else (),
        example=told.example,
        cautions=tuple(cautions),
        staying=tuple(
            say("sharing.stays", count=count, why=sentence_of(code, {"count": count}))
            for code, count in preview.staying
        ),
        may_write=not preview.is_empty,
    )


def _listed(field: str, words: tuple[str, ...]) -> str:
    if field == "gap":
        words = tuple(say(f"sharing.gap_words.{code}") for code in words)
    return ", ".join(words) or say("sharing.empty")


class SharingFlow(Flow):
    """The place before anything leaves."""

    view: SharingView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, SharingView())
        self._preview: Preview | None = None
        self.view.look_asked.connect(self._look)
        self.view.write_asked.connect(self._on_write)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """Look at what would leave now."""
        self.view.show_written("")
        self.view.title.take_focus()
        self._look()

    def _look(self) -> None:
        self.view.show_state(SharingShown(lead=say("sharing.looking")))
        self.run(self._prepare, self._on_preview)

    def _prepare(self, control: Control) -> tuple[Preview, PreviewWords]:
        preview = exporting.preview(self.workplace, control)
        return preview, preview_words(self.workplace, preview)

    def _on_preview(self, prepared: tuple[Preview, PreviewWords]) -> None:
        self._preview, told = prepared
        self.view.show_state(shown_of(self._preview, told))

    def _on_write(self) -> None:
        self.frame.choose_folder(say("sharing.choose_folder"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        shown = self._preview
        self.run_long(
            say("sharing.writing"),
            lambda control: exporting.write_bundles(self.workplace, folder, control, shown=shown),
            lambda written: self._on_written(written, folder),
        )

    def _on_written(self, written: tuple[WrittenBundle, ...], folder: Path) -> None:
        files = ", ".join(bundle.file.name for bundle in written)
        self.view.show_written(say("sharing.written", files=files, folder=str(folder)))
        self._look()
