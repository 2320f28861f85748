"""Distinguished names of the profile: the holder's, the authorities', and back from DER."""

import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.x509.oid import NameOID

_LONGEST_ORGANISATION = 64  # ub-organization-name, RFC 5280 appendix A.1
_SIREN = re.compile(r"[0-9]{9}", re.ASCII)
_PRINTABLE = re.compile(r"[A-Za-z0-9 '()+,./:=?-]*", re.ASCII)  # X.680 section 41.4
_OPAQUE_SERIAL = re.compile(r"[0-9A-Fa-f]{16}", re.ASCII)


@asn1.sequence
class _Attribute:
    type: x509.ObjectIdentifier
    value: str | asn1.PrintableString


@asn1.sequence
class _WrappedName:
    attributes: list[asn1.SetOf[_Attribute]]


@asn1.sequence
class _Wrapped:
    content: asn1.TLV


def holder_subject(given_name: str, surname: str, organisation: str, siren: str, opaque_serial: str) -> bytes:
    """Return the holder's subject as a DER Name: C, O, organizationIdentifier, OU, CN, SN, GN, serialNumber.

    The order and the forms are those of the French profile (`NTRFR-` of ETSI EN 319 412-1 section 5.1.4, `0002` of
    ISO 6523). `opaque_serial` tells holders of one name apart and reveals nothing: 16 hex digits. Raises ValueError
    for what a name cannot hold: an empty value, more than 64 bytes of common name or characters of organisation.
    """
    if not _OPAQUE_SERIAL.fullmatch(opaque_serial):
        raise ValueError("the opaque serial number has sixteen hex digits")
    _check_organisation(organisation, siren)
    return _name(
        (NameOID.COUNTRY_NAME, "FR"),
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.ORGANIZATION_IDENTIFIER, f"NTRFR-{siren}"),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, f"0002 {siren}"),
        (NameOID.COMMON_NAME, f"{given_name} {surname.upper()}"),
        (NameOID.SURNAME, surname),
        (NameOID.GIVEN_NAME, given_name),
        (NameOID.SERIAL_NUMBER, opaque_serial),
    ).public_bytes()


def plain_holder_subject(given_name: str, surname: str, organisation: str, siren: str, opaque_serial: str) -> bytes:
    """Return the holder's subject without the attributes that Go's X.509 library drops: C, O, OU, CN, serialNumber.

    Strings are PrintableString where they can be, else UTF8String, as that library writes them. Raises ValueError as
    `holder_subject` does.
    """
    kept = (
        NameOID.COUNTRY_NAME,
        NameOID.ORGANIZATION_NAME,
        NameOID.ORGANIZATIONAL_UNIT_NAME,
        NameOID.COMMON_NAME,
        NameOID.SERIAL_NUMBER,
    )
    whole = name_from_der(holder_subject(given_name, surname, organisation, siren, opaque_serial))
    attributes = [_plain(attribute) for attribute in whole if attribute.oid in kept]
    wrapped = asn1.encode_der(_WrappedName(attributes=[asn1.SetOf([attribute]) for attribute in attributes]))
    return asn1.encode_der(asn1.decode_der(_Wrapped, wrapped).content)


@dataclass(frozen=True, slots=True)
class AuthorityIdentity:
    """Who an embedded hierarchy is: the name before "Root CA" and "Issuing CA", and the organisation that runs it.

    Raises ValueError for what a name cannot hold.
    """

    name: str
    organisation: str
    siren: str

    def __post_init__(self) -> None:
        _check_organisation(self.organisation, self.siren)
        if not self.name.strip():
            raise ValueError("the name of the authority is empty")
        _ = (self.root_name, self.issuing_name)  # what cannot be a name is refused now, not at signing

    @property
    def root_name(self) -> x509.Name:
        """The name of the root."""
        return self._named("Root CA")

    @property
    def issuing_name(self) -> x509.Name:
        """The name of the authority that issues to holders."""
        return self._named("Issuing CA")

    def _named(self, role: str) -> x509.Name:
        """Return C, O, organizationIdentifier, CN (ETSI EN 319 412-3 section 4.2.1)."""
        return _name(
            (NameOID.COUNTRY_NAME, "FR"),
            (NameOID.ORGANIZATION_NAME, self.organisation),
            (NameOID.ORGANIZATION_IDENTIFIER, f"NTRFR-{self.siren}"),
            (NameOID.COMMON_NAME, f"{self.name} {role}"),
        )


def name_from_der(der: bytes) -> x509.Name:
    """Return the name that encodes to exactly these bytes; raise ValueError for one outside the profile."""
    attributes = [part.as_list() for part in asn1.decode_der(_WrappedName, _wrapped(der)).attributes]
    name = x509.Name([x509.RelativeDistinguishedName(_read(entry) for entry in part) for part in attributes])
    if name.public_bytes() != der:
        raise ValueError("the name has string types that the profile does not use")
    return name


def _check_organisation(organisation: str, siren: str) -> None:
    if not _SIREN.fullmatch(siren):
        raise ValueError("a SIREN has nine digits")
    if len(organisation) > _LONGEST_ORGANISATION:
        raise ValueError("the organisation has more than 64 characters")


def _name(*attributes: tuple[x509.ObjectIdentifier, str]) -> x509.Name:
    if not all(value.strip() for _, value in attributes):
        raise ValueError("a name holds no empty value")
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in attributes])


def _plain(attribute: x509.NameAttribute[str | bytes]) -> _Attribute:
    value = str(attribute.value)
    is_printable = _PRINTABLE.fullmatch(value)
    return _Attribute(type=attribute.oid, value=asn1.PrintableString(value) if is_printable else value)


def _wrapped(der: bytes) -> bytes:
    """Put a Name, which is a bare SEQUENCE OF, into a SEQUENCE, the only root that can be declared."""
    return b"\x30" + asn1.encode_der(der)[1:]  # an OCTET STRING but for its tag


def _read(attribute: _Attribute) -> x509.NameAttribute[str]:
    value = attribute.value
    return x509.NameAttribute(attribute.type, value if isinstance(value, str) else value.as_str())
