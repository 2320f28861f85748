"""The certificate stores of this account, one adapter for each kind of system (docs/stores.md)."""
