"""The ways from one version of the tables to the next; `store/upgrading.py` walks them with Alembic."""
