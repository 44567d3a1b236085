"""A person's file: all that this laptop holds on one person, gathered, and written where the user says.

Called by the faces.  In memory only until it is saved; the copy is not guarded by this program, which is
said, and a line is in both logs before the file is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import Finding, InputRefused, Severity
from udset_desktop.usecases import journal
from udset_desktop.usecases.asked_language import asked_language

if TYPE_CHECKING:
    from udset_desktop.summary.person_file import PersonFile
    from udset_desktop.usecases.workplace import Workplace

TEXT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFile:
    """A copy that left the vault: where, what is marked in it, and the sentence the user is to be told."""

    path: Path
    marked: int
    protected: bool
    note: Finding


def person_file(workplace: Workplace, person_id: PersonId, *, language: str = "") -> PersonFile:
    """The file, in memory only; in the window's language unless another is asked for.

    Raises `InputRefused` when nobody has this id, and `UsageRefused` for a language without words.
    """
    # late: msgspec, the rules about names and the paper's own modules
    from udset_desktop.summary.person_file import PersonFile  # noqa: PLC0415
    from udset_desktop.usecases.person_file_parts import Gathering  # noqa: PLC0415

    project = workplace.require_project()
    language = asked_language(language, (workplace.language,)) or workplace.language
    with workplace.require_vault().transaction():
        gathering = Gathering(workplace, person_id, language)
        return PersonFile(
            name=gathering.person.name,
            made_on=workplace.clock.today_on().isoformat(),
            project=project.name,
            parts=tuple(gathering.parts()),
            language=language,
            training=project.training,
        )


def save_person_file(
    workplace: Workplace,
    person_id: PersonId,
    path: Path,
    *,
    password: str | None = None,
    language: str = "",
) -> SavedFile:
    """Write the file to `path`: as text where the name ends with .txt, else as a PDF.

    A text takes no password.  Raises `InputRefused` for nobody, and for a password with a text; language
    and refusal of one as in `person_file`.
    """
    # late: 250 ms of PDF library and fonts, only where paper is wanted
    from udset_desktop.document.told import plain_text  # noqa: PLC0415
    from udset_desktop.sealing.paper import lock_paper  # noqa: PLC0415
    from udset_desktop.summary.person_file import person_file_blocks, render_person_file  # noqa: PLC0415

    path = whole_path(path)
    as_text, protected = path.suffix.casefold() == TEXT_SUFFIX, password is not None
    if as_text and protected:
        raise InputRefused(Finding(code="person_file.text_has_no_password"))
    file = person_file(workplace, person_id, language=language)
    lock = lock_paper(password) if password is not None else None
    content = (
        plain_text(person_file_blocks(file)).encode() if as_text else render_person_file(file, lock=lock)
    )
    what = "person_file_saved_protected" if protected else "person_file_saved"
    journal.log(workplace, what, person_id, str(path))
    write_file(path, content)
    code = "usecases.copy_protected" if protected else "usecases.copy_not_protected"
    return SavedFile(
        path=path,
        marked=file.marked,
        protected=protected,
        note=Finding(code=code, context={"name": path.name}, severity=Severity.NOTE),
    )
