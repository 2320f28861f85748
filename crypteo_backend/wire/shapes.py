"""The shapes of single values in the contract's fine print, shared by what comes in and what goes out."""

from typing import Annotated

from pydantic import Field

Time = Annotated[
    str,
    Field(
        pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", json_schema_extra={"format": "date-time"}
    ),
]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
# RFC 5280 section 4.1.2.2 ends serial numbers at 20 octets.
SerialNumber = Annotated[str, Field(pattern="^[1-9a-f][0-9a-f]{0,39}$")]
Base64 = Annotated[str, Field(pattern="^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", min_length=4)]
Base64Url = Annotated[str, Field(pattern="^[A-Za-z0-9_-]+$", min_length=2)]
# RFC 6750 section 2.1; 256 bits need 43 characters of the alphabet that a bearer token may have.
SessionToken = Annotated[str, Field(pattern="^[A-Za-z0-9._~+/-]+=*$", min_length=43)]
SupportReference = Annotated[
    str, Field(pattern="^[ACEFHJKLMPQRTUVWXY234679]{3}-[ACEFHJKLMPQRTUVWXY234679]{3}$", examples=["K7P-2QL"])
]
Pem = Annotated[
    str, Field(pattern="^-----BEGIN CERTIFICATE-----\\n(?:[A-Za-z0-9+/=]+\\n)+-----END CERTIFICATE-----\\n$")
]
Version = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
Count = Annotated[int, Field(ge=0)]
