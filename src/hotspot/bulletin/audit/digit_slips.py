"""Slips of a digit: 147 where 47 was meant, as the share beside it and the sum of its list say."""

from hotspot.bulletin.audit.printed import Fit, Percentage, share_of


def is_meant(missing: int, printed: int, share: Percentage, base: int) -> bool:
    """Tell whether what a list lacks was meant by a printed count: one digit away, and right of its share."""
    return missing > 0 and share.fit(share_of(missing, base)) >= Fit.NEAR and is_one_digit_away(missing, printed)


def is_one_digit_away(first: int, second: int) -> bool:
    """Tell whether one digit typed wrong, left out, doubled or two exchanged turn one number into the other.

    >>> is_one_digit_away(47, 147), is_one_digit_away(120, 210), is_one_digit_away(120, 132)
    (True, True, False)
    """
    short, long = sorted((str(first), str(second)), key=len)
    if len(short) == len(long):
        differing = [place for place in range(len(long)) if short[place] != long[place]]
        return len(differing) == 1 or (len(differing) == 2 and sorted(short) == sorted(long))
    return len(long) == len(short) + 1 and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
