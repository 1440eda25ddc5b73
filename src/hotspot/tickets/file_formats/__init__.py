"""Each format of file: csv, json lines, parquet, workbooks of every kind."""
