"""The same work on an Apache Spark cluster: categories of any table, hotspots of many regions at once."""

from hotspot.spark.classification import classify
from hotspot.spark.detection import find_hotspots
from hotspot.spark.regional_report import RegionalReport

__all__ = ["RegionalReport", "classify", "find_hotspots"]
