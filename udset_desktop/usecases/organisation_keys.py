"""An organisation's recovery key: made for a stick or a paper, and its public half told to the project.

Called by the faces.  The private half goes into one file outside this program's folders and is kept
nowhere else; whoever has it opens the laptops of that organisation and no others.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.project.model import Project
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationKey:
    """An organisation's recovery key: the file with its private half, and what the project is told.

    `second` is the file of the other holder, where two people hold the key and both are needed.
    """

    organisation: str
    file: Path
    recipient: str
    second: Path | None = None
    is_told: bool = False  # the project has it, and the next pack tells it to the laptops


def new_organisation_key(
    workplace: Workplace, organisation: str, out: Path, *, second: Path | None = None
) -> OrganisationKey:
    """A recovery key of an organisation, its private half in `out` alone, to be kept on paper or stick.

    With `second` two people hold it: each file is a key of its own, and a laptop opens only to both.
    The files are such as the tool `age` takes as an identity, and say in words what they are.  Refuses
    a place inside this program's own folders: whoever has the laptop must not find the key there.
    """
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.sealing.keys import new_age_key  # noqa: PLC0415

    files = (out,) if second is None else (out, second)
    if any(file.resolve().is_relative_to(workplace.home.folder.resolve()) for file in files):
        raise InputRefused(Finding(code="project.key_in_home"))
    keys = tuple(new_age_key() for _ in files)
    written: list[Path] = []
    try:
        for number, (file, key) in enumerate(zip(files, keys, strict=True), start=1):
            code = "project.key_paper" if second is None else "project.key_paper_of_two"
            words = sentence_of(code, {"organisation": organisation, "number": number}, workplace.language)
            told = "".join(f"# {line}\n" for line in words.splitlines())
            content = f"{told}# public key: {key.recipient}\n{key.secret}\n".encode()
            write_file(file, content, replace=False)
            written.append(file)
    except BaseException:
        _take_away(written)
        raise
    recipient = " ".join(key.recipient for key in keys)
    return OrganisationKey(organisation=organisation, file=out, second=second, recipient=recipient)


def make_organisation_key(
    workplace: Workplace, code: str, out: Path, *, second: Path | None = None
) -> OrganisationKey:
    """The same for an organisation of the project, which is told the public half; both or neither.

    A key it had before is replaced: laptops that join from now on go by the new one, and those that
    joined before say so once they have the next pack, until they were given a new key of their own.
    """
    # late: as in `new_organisation_key`.
    from udset_desktop.usecases.coordinating import keep_settings  # noqa: PLC0415

    project = workplace.require_settings()
    name = _organisation_name(project, code)
    with workplace.require_desk().vault.transaction():
        keep_settings(workplace, project)  # whoever may not change the project makes no key for it
        made = new_organisation_key(workplace, name, out, second=second)
        try:
            keep_settings(workplace, _with_key(project, code, made.recipient))
            note_act(workplace.require_desk().vault, workplace.clock, Act.ORGANISATION_KEY_SET)
        except BaseException:
            _take_away(file for file in (made.file, made.second) if file is not None)
            raise
    return replace(made, is_told=True)


def make_key_here(
    workplace: Workplace, code: str, out: Path, *, second: Path | None = None
) -> OrganisationKey:
    """Made for the project that is begun here, if it has that organisation; else apart, and somebody must tell it."""
    project = workplace.project if workplace.desk is not None else None
    if project is not None and any(one.code == code for one in project.organisations):
        return make_organisation_key(workplace, code, out, second=second)
    return new_organisation_key(workplace, code, out, second=second)


def tell_organisation_key(workplace: Workplace, code: str, recipient: str) -> None:
    """The public half of a key that the organisation made by itself, or both where two people hold it.

    Raises `InputRefused` for what is none.
    """
    # late: as in `new_organisation_key`.
    from udset_desktop.usecases.coordinating import keep_settings  # noqa: PLC0415

    project = workplace.require_settings()
    _organisation_name(project, code)
    plain = " ".join(recipient.replace(",", " ").split())
    if not plain:
        raise InputRefused(Finding(code="project.bad_recovery_key"))
    with workplace.require_desk().vault.transaction():
        keep_settings(workplace, _with_key(project, code, plain))
        note_act(workplace.require_desk().vault, workplace.clock, Act.ORGANISATION_KEY_SET)


def _take_away(files: Iterable[Path]) -> None:
    """A key that nobody was told of must not lie about."""
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()


def _with_key(project: Project, code: str, recipient: str) -> Project:
    return replace(
        project,
        organisations=tuple(
            replace(one, recovery_public=recipient) if one.code == code else one
            for one in project.organisations
        ),
    )


def _organisation_name(project: Project, code: str) -> str:
    for one in project.organisations:
        if one.code == code:
            return one.name
    raise InputRefused(Finding(code="project.organisation_unknown"))
