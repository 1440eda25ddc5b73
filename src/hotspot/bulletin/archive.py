"""Zip-based documents without the clock: the same content gives the same bytes."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def fix_archive_times(content: bytes) -> bytes:
    """Return a zip archive with the same members in the same order, every time stamp the earliest that zip has."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            # Which system wrote it must not matter either.
            member.create_system = 0
            target.writestr(member, source.read(name))
    return fixed.getvalue()
