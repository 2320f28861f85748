"""Crypteo Desktop: one link, one code and three answers become one password-protected `.p12`."""
