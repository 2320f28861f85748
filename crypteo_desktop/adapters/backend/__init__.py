"""The service behind the contract, over HTTPS."""
