"""The verbs of a forgotten passphrase where the recovery code is lost too: ask, answer, take.

`ask_recovery` and `take_recovery` run on the laptop, `answer_recovery` where the organisation keeps
its recovery key; that key never comes to the laptop.  Called by the faces.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import AccessRefused, Finding, InputRefused
from udset_desktop.usecases import tries
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.unlocking import VaultState, Which, folder_of, lock, note_change, vault_state
from udset_desktop.usecases.workplace import Workplace

WAITING_NAME = "vault.recovery"
_KEY_LIMIT_BYTES = 4096


def ask_recovery(workplace: Workplace, new: str, out: Path, which: Which = Which.LAPTOP) -> str:
    """The six words of a request written to `out`; `new` becomes the passphrase when the answer is taken.

    Raises `AccessRefused` where no organisation can help, `InputRefused` for a weak passphrase.
    """
    # late: cryptography
    from udset_desktop.sealing.passphrase import check_passphrase  # noqa: PLC0415
    from udset_desktop.sealing.recovery import begin_recovery  # noqa: PLC0415
    from udset_desktop.sealing.slots import read_slots  # noqa: PLC0415

    if workplace.is_training:
        raise AccessRefused("usecases.training_has_none")
    if found := check_passphrase(new):
        raise InputRefused(found)
    folder = folder_of(workplace, which)
    made = begin_recovery(read_slots(folder).slots, new)
    write_file(out, made.request, replace=False)
    write_file(folder / WAITING_NAME, made.kept)
    return made.code


def look_at_request(request: Path) -> str:
    """The six words of a request, which whoever asks must tell by telephone."""
    # late: cryptography
    from udset_desktop.sealing.recovery import LIMIT_BYTES, code_of_request  # noqa: PLC0415

    return code_of_request(read_as(FileKind.RECOVERY_REQUEST, request, limit_bytes=LIMIT_BYTES))


def is_desk_for_the_log(workplace: Workplace) -> bool:
    """Whether this home has a desk whose log tells of an answer; not one that waits for an answer itself.

    The log of a laptop tells of its own vault, and whoever answers is somebody else than who works with it.
    """
    if (folder_of(workplace, Which.DESK) / WAITING_NAME).exists():
        return False
    return vault_state(workplace, Which.DESK) is not VaultState.NONE


def answer_recovery(
    request: Path, key_file: Path, words: str, out: Path, *, workplace: Workplace | None = None
) -> bool:
    """The answer to a request, in a new file; `key_file` holds the organisation's recovery secret.

    False where two people hold that key and this one was the first: then `out` is the request for the
    second, with the same six words.  Where a desk is open at the `workplace` its log tells of it.  Raises
    `InputRefused` when the words told do not fit: then somebody else asks.
    """
    # late: cryptography
    from udset_desktop.sealing import recovery  # noqa: PLC0415
    from udset_desktop.sealing.keys import is_same_words  # noqa: PLC0415

    content = read_as(FileKind.RECOVERY_REQUEST, request, limit_bytes=recovery.LIMIT_BYTES)
    if not is_same_words(words, recovery.code_of_request(content)):
        raise InputRefused(Finding(code="usecases.request_words_differ"))
    lines = read_file(key_file, limit_bytes=_KEY_LIMIT_BYTES).decode("utf-8", "replace").splitlines()
    secret = next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
    answer = recovery.answer_recovery(content, secret)
    write_file(out, answer.content, replace=False)
    if workplace is not None and workplace.desk is not None:
        note_act(workplace.desk.vault, workplace.clock, Act.RECOVERY_ANSWERED)
    return answer.is_whole


def take_recovery(workplace: Workplace, answer: Path, new: str, which: Which = Which.LAPTOP) -> str:
    """The new recovery code, once the answer fits the passphrase chosen at asking; unlock with that.

    Raises `AccessRefused` for another passphrase, which counts as a wrong try, too soon after such, or for
    another laptop's answer; nothing changes then.
    """
    # late: cryptography and the database layer
    from udset_desktop.sealing import slots  # noqa: PLC0415
    from udset_desktop.sealing.passphrase import new_recovery_code  # noqa: PLC0415
    from udset_desktop.sealing.recovery import LIMIT_BYTES, finish_recovery  # noqa: PLC0415
    from udset_desktop.store.vault import opens_with  # noqa: PLC0415

    folder = folder_of(workplace, which)
    waiting = folder / WAITING_NAME
    if not waiting.exists():
        raise AccessRefused("usecases.nothing_asked")
    content = read_as(FileKind.RECOVERY_ANSWER, answer, limit_bytes=LIMIT_BYTES)
    wrong = tries.wrong_tries(folder)
    tries.begin_try(folder, workplace.clock, was_counted=slots.read_slots(folder).slots.counted)
    data_key = finish_recovery(read_file(waiting, limit_bytes=LIMIT_BYTES), content, new)
    tries.forget_tries(folder, workplace.clock)
    lock(workplace)
    if not opens_with(folder, data_key):
        raise AccessRefused("sealing.not_for_this_key")
    code = new_recovery_code()
    found = slots.read_slots(folder).slots
    changed = slots.with_recovery_code(slots.with_passphrase(found, data_key, new), data_key, code)
    note_change(workplace, which, data_key, Act.RECOVERED_BY_ORGANISATION, wrong=wrong)
    slots.write_slots(folder, changed)
    waiting.unlink(missing_ok=True)
    return code
