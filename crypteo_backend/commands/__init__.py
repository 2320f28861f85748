"""The commands of `crypteo-backend`, one module each."""
