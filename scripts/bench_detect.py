"""The benchmark of detect as a command; see scripts/bench/detect.py."""

from bench.detect import main

if __name__ == "__main__":
    main()
