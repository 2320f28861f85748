"""`crypteo-backend openapi`: the contract as OpenAPI 3.1."""

import argparse
import json
import sys

from crypteo_backend.app import contract_app
from crypteo_backend.wire.documentation import openapi_document


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Describe the command's options: there are none."""


def run(_: argparse.Namespace) -> int:
    """Print the document."""
    sys.stdout.write(json.dumps(openapi_document(contract_app()), indent=2, ensure_ascii=False) + "\n")
    return 0
