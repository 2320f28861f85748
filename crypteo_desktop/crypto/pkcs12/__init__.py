"""PKCS#12 (RFC 7292), written and read without holding the GIL.

`cryptography` derives the keys of a PKCS#12 file under the GIL, so that the window stands still for some 70 ms, and
writes a MAC of 2,048 rounds only. Here the derivations are hashlib's, which lets other threads run; ciphers, keys and
ASN.1 remain the library's.
"""
