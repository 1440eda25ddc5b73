"""The exception tree: one root, and each error also is the builtin that a caller would expect.

    HotspotError
    ├── TicketFileError (ValueError)          a file that cannot be read as a table of tickets
    │   ├── TicketFileMissingError (FileNotFoundError)
    │   ├── TicketFileAccessError (PermissionError)
    │   ├── EmptyTicketFileError
    │   └── DuplicateTicketError
    ├── ColumnError (KeyError)                a column that is needed is not there, or named twice
    ├── OutputError (OSError)                 a result that cannot be written
    ├── DatabaseError (ConnectionError)       a database that cannot be reached, or refuses what it is asked
    ├── PeriodError (ValueError)              a period that cannot be read, or holds no ticket
    ├── SettingsError (ValueError)            hotspot.toml, or a setting given in code
    ├── ModelError (ValueError)               a model folder that is missing, damaged or of a newer format
    ├── LabelError (ValueError)               labels that are unknown or too few to train on
    ├── BulletinError (ValueError)            a bulletin that cannot be built or read
    ├── ServerError (ConnectionError)         a language model's server that does not answer, or not as asked
    └── ArgumentError (ValueError)            arguments of a call that do not exist or do not fit each other
        └── ArgumentTypeError (TypeError)     an argument of another type

Every message says in Chinese what was found, what was expected and what to do next.
"""


class HotspotError(Exception):
    """Root of everything this package raises on purpose."""

    def __str__(self) -> str:
        """Return the message alone."""
        # KeyError and OSError would print a repr or an errno tuple; users are to read the sentence.
        return str(self.args[0]) if self.args else ""


class TicketFileError(HotspotError, ValueError):
    """A file that cannot be read as a table of tickets."""


class TicketFileMissingError(TicketFileError, FileNotFoundError):
    """The file of tickets does not exist."""


class TicketFileAccessError(TicketFileError, PermissionError):
    """The file of tickets may not be read."""


class EmptyTicketFileError(TicketFileError):
    """The file holds no table, or a header and nothing below it."""


class DuplicateTicketError(TicketFileError):
    """Two rows carry the same ticket_id."""


class ColumnError(HotspotError, KeyError):
    """A needed column is not there, or two columns claim the same name."""


class OutputError(HotspotError, OSError):
    """A result cannot be written."""


class DatabaseError(HotspotError, ConnectionError):
    """A database cannot be reached, or refuses what it is asked."""


class PeriodError(HotspotError, ValueError):
    """A period cannot be read, or no ticket falls into it."""


class SettingsError(HotspotError, ValueError):
    """Settings are wrong; the message names every wrong key at once."""


class ModelError(HotspotError, ValueError):
    """A model folder is missing, damaged or of a newer format."""


class LabelError(HotspotError, ValueError):
    """Labels are unknown, or too few to train on."""


class BulletinError(HotspotError, ValueError):
    """A bulletin cannot be built or read."""


class ServerError(HotspotError, ConnectionError):
    """A language model's server is not there, too slow, or answers with something else than what it was asked."""


class ArgumentError(HotspotError, ValueError):
    """An argument of a call does not exist, or does not fit the others."""


class ArgumentTypeError(ArgumentError, TypeError):
    """An argument of a call is of another type."""
