"""The benchmark of classify as a command; see scripts/bench/classify.py."""

from bench.classify import main

if __name__ == "__main__":
    main()
