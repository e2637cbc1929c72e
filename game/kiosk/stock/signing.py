"""Signatures of updates: Ed25519 (RFC 8032), by the package `cryptography`, which only those who use them import."""

from __future__ import annotations

import hashlib

ID_BYTES = 8


class BadKeyError(Exception):
    """A file holds no key of this kind."""


class MissingLibraryError(Exception):
    """The package `cryptography` is not installed."""


def new_key() -> bytes:
    """Return a new secret key, in PEM (PKCS 8), without a password. Raises MissingLibraryError."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see above
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - see above
            Encoding,
            NoEncryption,
            PrivateFormat,
        )
    except ImportError as fault:
        raise MissingLibraryError from fault
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


class Secret:
    """The half of a key that signs: the organiser's. Raises BadKeyError and MissingLibraryError."""

    def __init__(self, pem: bytes) -> None:
        try:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see above
            from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - see above
                Encoding,
                PublicFormat,
                load_pem_private_key,
            )
        except ImportError as fault:
            raise MissingLibraryError from fault
        try:
            key = load_pem_private_key(pem, None)
        except (ValueError, TypeError) as fault:
            raise BadKeyError from fault
        if not isinstance(key, Ed25519PrivateKey):
            raise BadKeyError
        self.sign = key.sign
        self.public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        """The other half, in PEM."""


class Trusted:
    """The half of a key that tells whether something was signed: on every kiosk. Raises as `Secret` does."""

    def __init__(self, pem: bytes) -> None:
        try:
            from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see above
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - see above
            from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415 - see above
        except ImportError as fault:
            raise MissingLibraryError from fault
        try:
            key = load_pem_public_key(pem)
        except ValueError as fault:
            raise BadKeyError from fault
        if not isinstance(key, Ed25519PublicKey):
            raise BadKeyError
        self._key, self._invalid = key, InvalidSignature
        self.id = hashlib.sha256(key.public_bytes_raw()).digest()[:ID_BYTES]
        """Tells keys apart."""

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Return whether `signature` is this key's for `message`."""
        try:
            self._key.verify(signature, message)
        except self._invalid:
            return False
        return True
