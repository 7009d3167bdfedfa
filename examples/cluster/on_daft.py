"""Daft, in this process or on Ray."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import daft
import nominations as n
import pyarrow as pa
from daft import DataFrame, DataType, col


class Daft:
    """The steps of `pipeline.py` as Daft has them."""

    def __init__(self, address: str | None = None, on_ray: bool = False) -> None:
        if on_ray:
            import ray

            # Its workers need these modules.
            ray.init(address=address, runtime_env={"working_dir": str(Path(__file__).parent)})
            daft.set_runner_ray()

    def table(self, rows: list[n.Row], schema: pa.Schema, parts: int) -> DataFrame:
        table = daft.from_arrow(pa.Table.from_pylist(rows, schema))
        return table.into_batches(1) if parts > 1 else table

    def flat_map(self, table: DataFrame, function: Any, schema: pa.Schema) -> DataFrame:
        names = table.column_names
        row = DataType.struct({field.name: DataType.from_arrow_type(field.type) for field in schema})

        @daft.func(return_dtype=DataType.list(row))
        def apply(*values: Any) -> list[n.Row]:
            return list(function(dict(zip(names, values))))

        lists = table.select(apply(*(col(name) for name in names)).alias("row"))
        # An empty list explodes to a row without a value.
        rows = lists.explode("row").where(col("row").not_null())
        return rows.select(*(col("row").get(name).alias(name) for name in schema.names))

    def sql(self, query: str, **tables: DataFrame) -> DataFrame:
        return daft.sql(query, register_globals=False, **tables)

    def lists(self, table: DataFrame, by: str, column: str) -> DataFrame:
        return table.groupby(by).agg(col(column).list_agg())

    def keep(self, table: DataFrame, folder: str, by: str | None = None) -> DataFrame:
        schema = table.schema().to_pyarrow_schema()
        written = table.write_parquet(folder, write_mode="overwrite", partition_cols=[by] if by else None)
        if not written.to_pydict()["path"]:
            return daft.from_arrow(schema.empty_table())
        return daft.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=by is not None)

    def rows(self, table: DataFrame) -> list[n.Row]:
        return list(table.to_pylist())
