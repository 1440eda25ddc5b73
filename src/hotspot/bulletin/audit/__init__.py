"""The auditor: reads a written bulletin and checks every figure that can be checked from its own text.

``audit.py`` reads, runs all rules and puts the findings (``finding.py``) in order. A rule is a function of a document,
``check_…``, that yields findings; docs/audit.md says what each file checks. They lie together so:

* reading: ``reading``, ``webpage``, ``wordfile``, ``blocks``, ``document``, ``figures``, ``figure_reading``,
  ``numerals``, ``columns``, ``part_lists``, ``change_items``, ``share_items``;
* computing: ``printed``, ``digit_slips``, ``families``;
* counts of the text: ``sums``, ``complements``, ``subtotals``, ``stale_bases``;
* shares and rates: ``shares``, ``named_counts``, ``rates``, ``fractions``, ``scaled``;
* now and before: ``changes``, ``differences``, ``overall``, ``shifts``, ``points``, ``contradictions``, ``series``,
  ``averages``, ``dates``, ``wording``;
* lists of names: ``orders``;
* within a table: ``tables``, ``table_shares``, ``table_sums``, ``computed_columns``, ``ranks``;
* a table and what the text says of it: ``annexes``, ``column_summaries``, ``text_rows``.
"""
