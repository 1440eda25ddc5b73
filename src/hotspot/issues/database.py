"""A report of hotspots in a database: a table of hotspots, and one of which ticket belongs where."""

import pandas as pd

from hotspot.issues.columns import PROGRAM_COLUMNS
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import tabulate_hotspots
from hotspot.tickets.database_table import DatabaseTable, write_tables

_TYPES = {"whole": "Int64", "real": "Float64"}


def store_report(report: HotspotReport, target: DatabaseTable) -> None:
    """Write ``NAME_hotspots`` and ``NAME_tickets``, as the csv files with the period before each row.

    All in one transaction (see ``database_table.write_tables``); of tables to ``renew`` the rows of the same period
    give way. PeriodError when the report has no period.
    """
    hotspots = _type_numbers(tabulate_hotspots(report.hotspots))
    tables = {"_hotspots": hotspots, "_tickets": report.tickets}
    period = report.require_period()
    dated = {target.with_suffix(suffix): _add_period(table, period) for suffix, table in tables.items()}
    write_tables(dated, part={"period": period})


def check_tables(target: DatabaseTable) -> None:
    """Look before long work whether the two tables may be written."""
    for suffix in ("_hotspots", "_tickets"):
        target.with_suffix(suffix).check()


def _type_numbers(hotspots: pd.DataFrame) -> pd.DataFrame:
    """Return numbers as numbers, none for what was not known: a database is asked for sums."""
    types = {column.name: _TYPES[column.cell_type] for column in PROGRAM_COLUMNS if column.cell_type in _TYPES}
    known = {name: hotspots[name].where(hotspots[name] != "", None) for name in types}
    return hotspots.assign(**known).astype(types)


def _add_period(table: pd.DataFrame, period: str) -> pd.DataFrame:
    periods = pd.Series(period, index=table.index, dtype="str")
    return pd.concat([periods.rename("period"), table], axis=1)
