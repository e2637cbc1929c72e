"""A library that Wine 8 lacks: programs in Rust take random numbers from bcryptprimitives.dll of Windows 10."""

from __future__ import annotations

import struct

_BASE_RVA = 0x1000
_HEADERS, _ALIGNMENT = 0x200, 0x1000
_EXPORTS = struct.Struct("<IIHHIIIIIII")


def forwarding_dll(name: str, function: str, target: str) -> bytes:
    """Return a 64-bit DLL without code, whose only function is that of another library: `target` is `library.function`.

    Layout: Microsoft's PE format, https://learn.microsoft.com/windows/win32/debug/pe-format.
    """
    texts = [text.encode() + b"\0" for text in (name, function, target)]
    first = _BASE_RVA + _EXPORTS.size + 4 + 4 + 2  # after one address, one pointer to a name, and one ordinal
    at_name, at_function = first, first + len(texts[0])
    at_target = at_function + len(texts[1])
    after = _BASE_RVA + _EXPORTS.size
    table = _EXPORTS.pack(0, 0, 0, 0, at_name, 1, 1, 1, after, after + 4, after + 8)
    exports = table + struct.pack("<IIH", at_target, at_function, 0) + b"".join(texts)
    # A forwarded function is one whose address lies inside the table of exports.
    optional = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        *(0x20B, 14, 0, 0, _HEADERS, 0, 0, 0, 0x1_8000_0000, _ALIGNMENT, _HEADERS, 6, 0, 0, 0, 6, 0, 0),
        *(_BASE_RVA + _ALIGNMENT, _HEADERS, 0, 2, 0x160, 0x10_0000, 0x1000, 0x10_0000, 0x1000, 0, 16),
    )
    directories = struct.pack("<II", _BASE_RVA, len(exports)) + bytes(8 * 15)
    machine, characteristics = 0x8664, 0x2022
    coff = struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, len(optional) + len(directories), characteristics)
    section = struct.pack(
        "<8sIIIIIIHHI", b".rdata", len(exports), _BASE_RVA, _HEADERS, _HEADERS, 0, 0, 0, 0, 0x4000_0040
    )
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    head = dos + b"PE\0\0" + coff + optional + directories + section
    return head.ljust(_HEADERS, b"\0") + exports.ljust(_HEADERS, b"\0")
