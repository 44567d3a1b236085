"""The user's settings: typed, checked on the way in, kept in the vault.

Called by the settings screen and by whoever needs one.  A kept value that no longer makes sense
gives the default: settings never stand between a person and the conversation.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, languages_there
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.entry import LINE_AT_MOST
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.person import SHEET_SIZES
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the type must not load the database layer.
    from udset_desktop.store.vault import Vault

TEXT_SIZES = (100, 125, 150, 175, 200)
LOOKS = ("system", "light", "dark", "contrast")
COVER_MINUTES = (1, 60)
SHEET_STYLES = SHEET_SIZES
_PREFIX = "user."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one user chose; every field has a default that suits most."""

    language: str = ""  # "": as the program was started
    text_size: int = 100  # percent
    look: str = "system"
    cover_minutes: int = 0  # 0: as the project says
    reversed_scales: bool = False  # the last word of a scale first
    asides: bool = True  # quiet questions about a wording
    sheet_style: str = "standard"
    last_folder: str = ""  # where a bundle was last written
    interviewer_ref: str = ""  # who begins here, as the project calls them
    interviewer_type: str = ""


def load_settings(workplace: Workplace) -> Settings:
    """The settings kept in the open vault (of laptop or desk), defaults where nothing sensible is kept."""
    vault = _keeper(workplace)
    settings = Settings()
    for one in fields(Settings):
        kept = vault.load_setting(_PREFIX + one.name)
        default = getattr(settings, one.name)
        if type(kept) is type(default):
            change: dict[str, Any] = {one.name: kept}
            changed = replace(settings, **change)
            settings = settings if check_settings(changed) else changed
    return settings


def cover_minutes(workplace: Workplace) -> int:
    """Minutes of silence before the cover: the user's own choice, and never more than the project's."""
    own, most = load_settings(workplace).cover_minutes, workplace.require_project().cover_minutes
    return min(own or most, most)


def save_settings(workplace: Workplace, settings: Settings) -> None:
    """Keep all settings at once; raises `InputRefused` with every finding and keeps nothing."""
    if found := check_settings(settings):
        raise InputRefused(found)
    vault = _keeper(workplace)
    with vault.transaction():
        for one in fields(Settings):
            vault.save_setting(_PREFIX + one.name, getattr(settings, one.name))


def kept_interviewer(workplace: Workplace) -> Interviewer | None:
    """Who began a conversation here last time; `None` where nobody has yet."""
    kept = load_settings(workplace)
    if not kept.interviewer_type:
        return None
    return Interviewer(ref=kept.interviewer_ref, type=kept.interviewer_type)


def keep_interviewer(workplace: Workplace, interviewer: Interviewer) -> None:
    """Remember who begins here, for the next Begin; never what they are to this one person."""
    kept = load_settings(workplace)
    told = replace(kept, interviewer_ref=interviewer.ref, interviewer_type=interviewer.type)
    if told != kept:
        save_settings(workplace, told)


def _keeper(workplace: Workplace) -> Vault:
    """The laptop's vault, or the desk's where somebody only coordinates."""
    if workplace.vault is None and workplace.desk is not None:
        return workplace.require_desk().vault
    return workplace.require_vault()


def check_settings(settings: Settings) -> tuple[Finding, ...]:
    """What speaks against these settings; `where` names the field."""
    fewest, most = COVER_MINUTES
    wrong = {
        "language": settings.language not in ("", PSEUDO_LANGUAGE, *languages_there()),
        "text_size": settings.text_size not in TEXT_SIZES,
        "look": settings.look not in LOOKS,
        "cover_minutes": settings.cover_minutes != 0 and not fewest <= settings.cover_minutes <= most,
        "sheet_style": settings.sheet_style not in SHEET_STYLES,
        "interviewer_ref": len(settings.interviewer_ref) > LINE_AT_MOST,
        "interviewer_type": settings.interviewer_type not in ("", *INTERVIEWER_TYPES),
    }
    return tuple(
        Finding(code="usecases.setting_unknown", where=name) for name, is_wrong in wrong.items() if is_wrong
    )
