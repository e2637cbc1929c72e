"""The bus of a drive of Windows: an SSD in a USB case is a fixed disk to it, though it is pulled out like a stick."""

from __future__ import annotations

import ctypes
from typing import Any, Protocol

_QUERY_PROPERTY = 0x2D1400
"""IOCTL_STORAGE_QUERY_PROPERTY."""
_DEVICE_PROPERTY = bytes(12)
"""STORAGE_PROPERTY_QUERY for StorageDeviceProperty, as PropertyStandardQuery."""
_BUS_AT = 28
"""Where STORAGE_DEVICE_DESCRIPTOR has its BusType, a number of four bytes."""
_ANSWER_BYTES = 1024
_SHARED = 0x3
"""FILE_SHARE_READ | FILE_SHARE_WRITE."""
_OPEN_EXISTING = 3


class Devices(Protocol):
    """The functions of the Windows API for devices, as in `ctypes.windll.kernel32`."""

    def CreateFileW(self, *arguments: Any) -> int:  # noqa: N802 - so it is called there
        """Return a handle, or -1."""

    def DeviceIoControl(self, *arguments: Any) -> int:  # noqa: N802 - so it is called there
        """Ask a device; return 0 if it does not answer."""

    def CloseHandle(self, handle: int) -> int:  # noqa: N802 - so it is called there
        """Close a handle."""


def bus_of(devices: Devices, letter: str) -> int | None:
    """Return the bus of the drive with a letter, as STORAGE_BUS_TYPE; `None` if it does not tell. Needs no rights."""
    handle = devices.CreateFileW(f"\\\\.\\{letter}:", 0, _SHARED, None, _OPEN_EXISTING, 0, None)
    # A handle that a function of the C library returns may come as a signed or an unsigned number.
    if handle is None or ctypes.c_int32(handle & 0xFFFFFFFF).value == -1:
        return None
    answer, count = ctypes.create_string_buffer(_ANSWER_BYTES), ctypes.c_uint32(0)
    try:
        is_told = devices.DeviceIoControl(
            handle,
            _QUERY_PROPERTY,
            _DEVICE_PROPERTY,
            len(_DEVICE_PROPERTY),
            answer,
            _ANSWER_BYTES,
            ctypes.byref(count),
            None,
        )
    finally:
        devices.CloseHandle(handle)
    if not is_told or count.value < _BUS_AT + 4:
        return None
    return int.from_bytes(answer.raw[_BUS_AT : _BUS_AT + 4], "little")
