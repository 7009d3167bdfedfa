"""Spark, on this machine or on a cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nominations as n
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

ROWS = 1000  # of a batch


class Spark:
    """The steps of `pipeline.py` as Spark has them."""

    def __init__(self, master: str, settings: dict[str, str]) -> None:
        if master.startswith("local"):
            # Its workers are those of this Python, and 200 parts are for more machines.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            settings.setdefault("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
        builder = SparkSession.builder.master(master).appName("nomcheck")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        # Its workers need these modules.
        for module in ("nominations.py", "pipeline.py"):
            self.session.sparkContext.addPyFile(str(Path(__file__).with_name(module)))

    def table(self, rows: list[n.Row], schema: pa.Schema, parts: int) -> DataFrame:
        table = self.session.createDataFrame(pa.Table.from_pylist(rows, schema))
        return table.repartitionById(parts, f.monotonically_increasing_id().cast("int")) if parts > 1 else table

    def flat_map(self, table: DataFrame, function: Any, schema: pa.Schema) -> DataFrame:
        def apply(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            rows: list[n.Row] = []
            for batch in batches:
                for row in batch.to_pylist():
                    rows.extend(function(row))
                    if len(rows) >= ROWS:
                        yield pa.RecordBatch.from_pylist(rows, schema)
                        rows = []
            yield pa.RecordBatch.from_pylist(rows, schema)

        return table.mapInArrow(apply, from_arrow_schema(schema))

    def sql(self, query: str, **tables: DataFrame) -> DataFrame:
        for name, table in tables.items():
            table.createOrReplaceTempView(name)
        return self.session.sql(query)

    def lists(self, table: DataFrame, by: str, column: str) -> DataFrame:
        return table.groupBy(by).agg(f.collect_list(column).alias(column))

    def keep(self, table: DataFrame, folder: str, by: str | None = None) -> DataFrame:
        writer = table.write.mode("overwrite")
        (writer.partitionBy(by) if by else writer).parquet(folder)
        # With its schema, because nothing may have been written.
        return self.session.read.schema(table.schema).parquet(folder)

    def rows(self, table: DataFrame) -> list[n.Row]:
        return [row.asDict() for row in table.collect()]
