"""What the system refuses, in Dutch: the only place that knows its numbers."""

from __future__ import annotations

import errno
from typing import Final

_REASONS: Final = {
    errno.EACCES: "daar heeft u geen rechten voor",
    errno.EPERM: "daar heeft u geen rechten voor",
    errno.EROFS: "daar kan alleen worden gelezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw deel van de schijf is vol",
    errno.ENOENT: "dat bestaat niet",
    errno.EEXIST: "dat bestaat al",
    errno.EISDIR: "dat is een map",
    errno.ENOTDIR: "dat is geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.ELOOP: "dat verwijst naar zichzelf",
    errno.EIO: "de schijf doet het niet goed",
    errno.EBUSY: "een ander programma gebruikt dat nu",
}


def explain_os(error: OSError) -> str:
    """What the system refused, as a sentence."""
    number = error.errno or 0
    unknown = f"fout {errno.errorcode.get(number, number)} van het systeem"
    reason = _REASONS.get(number, unknown)
    if error.filename:
        return f"het systeem weigert '{error.filename}': {reason}."
    return f"het systeem weigert dit: {reason}."
