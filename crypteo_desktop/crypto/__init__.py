"""Keys, requests, certificates and the .p12 file: plain functions on bytes and frozen values.

`keys`, `csr`, `details`, `verification`, `p12` and `file_name` are the doors: importing them costs nothing, because the
window must be on screen before `cryptography` (0.16 s) is loaded. The rooms behind them load it when first entered.
"""
