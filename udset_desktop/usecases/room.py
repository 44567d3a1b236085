"""Whether anything can still be saved where the vaults lie, asked once they are open.

Called by the faces after unlocking: on a full disk everything can be read, and that is said at once
and not at the first answer that is lost.
"""

from __future__ import annotations

from udset_desktop.foundation.atomic import has_room
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases.workplace import Workplace

LEAST_BYTES = 512 * 1024
"""Less than this and the next conversation may not go on file."""


def missing_room(workplace: Workplace) -> EnvironmentFailure | None:
    """What to tell where the disk has no room left; `None` where it has."""
    if has_room(workplace.home.folder, least_bytes=LEAST_BYTES):
        return None
    return EnvironmentFailure("usecases.no_room")
