"""Tickets in and out: files, column names, dates, periods, privacy."""
