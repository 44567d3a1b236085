"""An organisation's recovery key: made for a stick or a paper, and its public half told to the project.

Called by the faces.  The private half goes into one file outside this program's folders and is kept
nowhere else; whoever has it opens the laptops of that organisation and no others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.project.model import Project
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationKey:
    """An organisation's recovery key: the file with its private half, and what the project is told."""

    organisation: str
    file: Path
    recipient: str


def new_organisation_key(workplace: Workplace, organisation: str, out: Path) -> OrganisationKey:
    """A recovery key of an organisation, its private half in `out` alone, to be kept on paper or stick.

    The file is one that the tool `age` takes as an identity, and says in words what it is.  Refuses a
    place inside this program's own folders: whoever has the laptop must not find the key there.
    """
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.sealing.keys import new_age_key  # noqa: PLC0415

    if out.resolve().is_relative_to(workplace.home.folder.resolve()):
        raise InputRefused(Finding(code="project.key_in_home"))
    key = new_age_key()
    words = sentence_of("project.key_paper", {"organisation": organisation}, workplace.language)
    told = "".join(f"# {line}\n" for line in words.splitlines())
    write_file(out, f"{told}# public key: {key.recipient}\n{key.secret}\n".encode(), replace=False)
    return OrganisationKey(organisation=organisation, file=out, recipient=key.recipient)


def make_organisation_key(workplace: Workplace, code: str, out: Path) -> OrganisationKey:
    """The same for an organisation of the project, which is told the public half; both or neither.

    A key it had before is replaced: laptops that join from now on go by the new one.
    """
    # late: as in `new_organisation_key`.
    from udset_desktop.usecases.coordinating import keep_settings  # noqa: PLC0415

    project = workplace.require_project()
    name = _organisation_name(project, code)
    with workplace.require_desk().vault.transaction():
        keep_settings(workplace, project)  # whoever may not change the project makes no key for it
        made = new_organisation_key(workplace, name, out)
        try:
            keep_settings(workplace, _with_key(project, code, made.recipient))
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    return made


def tell_organisation_key(workplace: Workplace, code: str, recipient: str) -> None:
    """The public half of a key that the organisation made by itself; raises `InputRefused` for what is none."""
    # late: as in `new_organisation_key`.
    from udset_desktop.usecases.coordinating import keep_settings  # noqa: PLC0415

    project = workplace.require_project()
    _organisation_name(project, code)
    plain = recipient.strip()
    if not plain:
        raise InputRefused(Finding(code="project.bad_recovery_key"))
    keep_settings(workplace, _with_key(project, code, plain))


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
