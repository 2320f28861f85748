"""The ways out that the operator's settings ask for."""

import os
from collections.abc import Mapping
from pathlib import Path

from crypteo_backend.messages.message import Carrier, Channel
from crypteo_backend.messages.sms_gateway import SmsGateway, SmsSettings
from crypteo_backend.messages.smtp import EmailSettings, SmtpCarrier
from crypteo_backend.messages.spool import Spool
from crypteo_backend.secret_source import SecretMissing, read_secret

__all__ = ["EmailSettings", "SmsSettings", "open_carriers"]


def open_carriers(
    email: EmailSettings | None,
    sms: SmsSettings | None,
    spool: Path,
    environ: Mapping[str, str] = os.environ,
) -> dict[Channel, Carrier]:
    """Return a carrier for each channel; one that has no table goes to the spool folder, for a relay to carry on.

    Raises SecretMissing, and OSError when a CA file cannot be read.
    """
    return {
        "email": _smtp(email, environ) if email else Spool(spool),
        "sms": _gateway(sms, environ) if sms else Spool(spool),
    }


def _smtp(config: EmailSettings, environ: Mapping[str, str]) -> Carrier:
    password = _secret("smtp-password", config.password_file, environ) if config.user else None
    return SmtpCarrier(config, password)


def _gateway(config: SmsSettings, environ: Mapping[str, str]) -> Carrier:
    return SmsGateway(config, _secret("sms-token", config.token_file, environ))


def _secret(name: str, file: Path | None, environ: Mapping[str, str]) -> str:
    # Neither smtplib nor a header carries anything else, and their own errors would repeat the secret.
    secret = read_secret(name, file, environ)
    if not (secret.isascii() and secret.decode("ascii").isprintable()):
        message = f"{name}: only printable ASCII can be sent"
        raise SecretMissing(message)
    return secret.decode("ascii")
