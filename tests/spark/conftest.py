"""A cluster of two executors on this machine, started once for the tests of this folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Start-up counts here, not speed.
_QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
_JAVA = "openjdk-17-jre-headless"


@pytest.fixture(scope="package")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start a driver and two executor processes of one core and 1 GiB each, all on 127.0.0.1."""
    pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'hotspot[spark]'")
    _find_java()
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    java = f"{_QUICK} -Djava.io.tmpdir={folder}"
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": java,
        "spark.driver.host": "127.0.0.1",
        "spark.executor.extraJavaOptions": java,
        "spark.local.dir": str(folder / "local"),
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    # An executor is started by scripts below SPARK_HOME; the package of PyPI has them.
    surroundings = {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        session = SparkSession.builder.master("local-cluster[2,1,1024]").config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        _stop(session)


def _find_java() -> None:
    """Install Debian's Java where there is none and that can be done; else the tests are skipped."""
    if shutil.which("java") or os.environ.get("JAVA_HOME"):
        return
    if os.name != "posix" or os.geteuid() or not shutil.which("apt-get"):
        pytest.skip(f"Spark needs Java 17, which only root can install here: apt-get install {_JAVA}")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "-y", "install", "--no-install-recommends", _JAVA],
    ):
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip(f"Spark needs Java 17, and {' '.join(command)} failed: {done.stderr.strip()[-200:]}")


def _stop(session: Any) -> None:
    """Stop the executors and the driver's Java, so that nothing of it speaks during other tests."""
    context = type(session.sparkContext)
    gateway = context._gateway
    session.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(timeout=60)
    context._gateway = context._jvm = None
