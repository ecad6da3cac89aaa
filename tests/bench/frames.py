"""frames.py CSV CARD RUNS: the same rates by pandas, polars and DuckDB; one line of JSON for each.

Each way is the fastest of those that were tried: answers as categories or joined to small tables of points, likelihoods
from an array by score.
"""

import json
import sys
import time

csv, card_file, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(card_file) as file:
    card = json.load(file)
lines = range(len(card["lines"]))
questions = [question["id"] for question in card["questions"]]
table = [row["likelihoods"] for row in card["table"]["rows"]]
last = len(table) - 1


def points(choice, line):
    given = choice["points"]
    return given[line] if isinstance(given, list) else given


def by_pandas():
    import numpy
    import pandas

    kinds = {q["id"]: pandas.CategoricalDtype([c["id"] for c in q["choices"]]) for q in card["questions"]}
    tables = [[numpy.array([points(c, line) for c in q["choices"]]) for q in card["questions"]] for line in lines]
    likelihoods = numpy.array(table)

    def run():
        frame = pandas.read_csv(csv, usecols=["branch", *questions], dtype={"branch": "category", **kinds})
        codes = [frame[question].cat.codes.to_numpy() for question in questions]
        rates = {}
        for line in lines:
            score = sum(tables[line][at][code] for at, code in enumerate(codes))
            rates[line] = likelihoods[numpy.minimum(score, last), line]
        rates = pandas.DataFrame(rates).groupby(frame["branch"], observed=True).mean()
        return rates.sort_index().values.tolist()

    return pandas.__version__, run


def by_polars():
    import polars

    kinds = {q["id"]: polars.Enum([c["id"] for c in q["choices"]]) for q in card["questions"]}

    def run():
        frame = polars.scan_csv(csv, schema_overrides=kinds).select("branch", *questions)
        scores = []
        for line in lines:
            parts = [
                polars.lit(polars.Series([points(c, line) for c in q["choices"]])).gather(
                    polars.col(q["id"]).to_physical()
                )
                for q in card["questions"]
            ]
            scores.append(polars.sum_horizontal(parts).clip(0, last).alias(f"l{line}"))
        likelihood = [
            polars.lit(polars.Series([row[line] for row in table])).gather(polars.col(f"l{line}")).alias(f"l{line}")
            for line in lines
        ]
        frame = frame.select("branch", *scores).select("branch", *likelihood)
        frame = frame.group_by("branch").agg(polars.all().mean()).sort("branch")
        return [list(row[1:]) for row in frame.collect().rows()]

    return polars.__version__, run


def by_duckdb():
    import duckdb

    database = duckdb.connect()
    for question in card["questions"]:
        rows = ",".join(
            "('%s',%s)" % (choice["id"], ",".join(str(points(choice, line)) for line in lines))
            for choice in question["choices"]
        )
        names = ",".join(f"l{line}" for line in lines)
        database.execute(f"CREATE TABLE {question['id']} AS SELECT * FROM (VALUES {rows}) t(id,{names})")
    scores = ",".join("+".join(f"{q}.l{line}" for q in questions) + f" AS s{line}" for line in lines)
    joins = " ".join(f"JOIN {q} ON {q}.id = d.{q}" for q in questions)
    means = ",".join(f"avg({[row[line] for row in table]}[least(s{line},{last})+1])" for line in lines)
    query = (
        f"SELECT branch,{means} FROM (SELECT branch,{scores} FROM read_csv('{csv}', all_varchar=true) d {joins}) "
        "GROUP BY branch ORDER BY branch"
    )

    def run():
        return [list(row[1:]) for row in database.execute(query).fetchall()]

    return duckdb.__version__, run


for name, way in {"pandas": by_pandas, "polars": by_polars, "DuckDB": by_duckdb}.items():
    try:
        version, run = way()
        times = []
        for _ in range(runs):
            begun = time.perf_counter()
            rates = run()
            times.append((time.perf_counter() - begun) * 1000)
        print(json.dumps({"name": f"{name} {version}", "times": times, "rates": rates}), flush=True)
    except Exception as error:
        print(json.dumps({"name": name, "error": f"{type(error).__name__}: {error}"}), flush=True)
