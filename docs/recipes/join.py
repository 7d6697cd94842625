"""Joins a panel of visits with dyadic data by the codes of the Correlates of War project and the year.

    curl -o panel.csv 'localhost:4000/export/panel.csv?from=1946&to=2020&host=united-states'
    python3 join.py panel.csv trade.csv > joined.csv

Needs Python 3.9 and no packages. An empty number of visits stays empty: no source covers that year. Do not replace it by 0.
"""

import csv
import sys


def known(number):
    """Returns a number as it is written, or None where it is missing. In the trade data that is -9."""
    return None if number in ("", "-9") else number


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def trade_by_pair(rows):
    """Each pair has one row in the data, with a flow in either direction: here one entry for each direction."""
    flows = {}
    for row in rows:
        one, other, year = int(row["ccode1"]), int(row["ccode2"]), int(row["year"])
        flows[one, other, year] = known(row["flow1"])
        flows[other, one, year] = known(row["flow2"])
    return flows


def joined(panel, trade):
    flows = trade_by_pair(trade)
    versions = {row["data_version"] for row in panel}
    if len(versions) > 1:
        raise SystemExit(f"The panel is of several versions of the data: {', '.join(sorted(versions))}")
    for row in panel:
        guest, host, year = int(row["guest_code"]), int(row["host_code"]), int(row["year"])
        yield {
            **row,
            # Only a year that sources cover wholly has a 0 that means “none”.
            "is_complete": "yes" if row["covered"] == "yes" else "no",
            "imports_of_host": flows.get((host, guest, year)),
            "is_joined": "yes" if (host, guest, year) in flows else "no",
        }


def main(panel_path, trade_path):
    rows = list(joined(rows_of(panel_path), rows_of(trade_path)))
    writer = csv.DictWriter(sys.stdout, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    left = sorted({f"{row['guest']} {row['year']}" for row in rows if row["is_joined"] == "no"})
    if left:
        print(f"Without a row in the other data: {', '.join(left)}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
