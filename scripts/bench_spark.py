"""The benchmark of a cluster as a command; see scripts/bench/spark.py."""

from bench.spark import main

if __name__ == "__main__":
    main()
