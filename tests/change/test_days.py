import numpy as np
import pytest

from cxtext.change import day_exposures

_DAYS = np.array([20, 10, 10, 10, 10, 4, 2])  # 66 contacts from Monday to Sunday
_WEEKS = 6


def _weeks(*sources):
    return np.array([np.tile(days, _WEEKS) for days in (sources or (_DAYS,))], dtype=float)


def _found(contacts, *, holidays=(), n_known_days=7 * _WEEKS):
    is_holiday = np.zeros(contacts.shape[1], dtype=bool)
    is_holiday[list(holidays)] = True
    return day_exposures(contacts, is_holiday=is_holiday, n_known_days=n_known_days, weeks_back=4)


def _ratio(found, week=5):
    """Exposure of the week over the mean exposure of its history."""
    return found.now[week] / np.nanmean(found.past[week])


def test_ordinary_weeks_have_the_same_exposure():
    found = _found(_weeks())
    assert found.now[5] == pytest.approx(66)
    assert found.past[5] == pytest.approx([66] * 4)
    assert found.missing.sum() == found.holidays.sum() == 0


def test_the_first_week_has_no_history():
    found = _found(_weeks())
    assert np.isnan(found.now[0])
    assert np.isnan(found.past[1][:3]).all()


def test_a_holiday_on_a_monday_counts_as_a_sunday():
    contacts = _weeks()
    contacts[0, 35] = 2
    found = _found(contacts, holidays=[35])
    # 20 fewer, 2 for the Sunday that it is like.
    assert _ratio(found) == pytest.approx((66 - 20 + 2) / 66)
    assert found.holidays.tolist() == [0, 0, 0, 0, 0, 1]


def test_a_holiday_in_a_weekend_is_no_working_day_less():
    assert _found(_weeks(), holidays=[40]).holidays[5] == 0


def test_a_day_without_contacts_where_there_always_are_is_missing():
    contacts = _weeks()
    contacts[0, 36] = 0
    found = _found(contacts)
    assert _ratio(found) == pytest.approx(56 / 66)
    assert found.missing[5] == 1


def test_a_missing_day_of_the_history_lowers_the_exposure_there():
    contacts = _weeks()
    contacts[0, 22] = 0
    found = _found(contacts)
    assert found.past[5] == pytest.approx([66, 66, 56, 66])
    assert found.now[5] == pytest.approx(66)


def test_a_quiet_day_of_a_small_source_is_no_missing_day():
    contacts = _weeks(np.array([3, 3, 3, 3, 3, 0, 0]))
    contacts[0, 36] = 0
    found = _found(contacts)
    assert (found.missing[5], found.now[5]) == (0, pytest.approx(15))


def test_only_the_source_that_is_missing_is_left_out():
    contacts = _weeks(_DAYS, 2 * _DAYS)
    contacts[1, 36] = 0
    # 198 in an ordinary week, 20 of them missing.
    assert _ratio(_found(contacts)) == pytest.approx((198 - 20) / 198)


def test_days_to_come_are_not_missing_and_count_nothing():
    contacts = _weeks()
    contacts[0, 37:] = 0
    found = _found(contacts, n_known_days=37)
    assert (_ratio(found), found.missing[5]) == (pytest.approx(30 / 66), 0)


def test_a_source_that_begins_later_counts_from_its_first_day():
    contacts = _weeks(_DAYS, _DAYS)
    contacts[1, :21] = 0
    found = _found(contacts)
    # Weeks 1 and 2 lie before it, weeks 3 and 4 after it.
    assert found.past[5] == pytest.approx([66, 66, 132, 132])
    assert found.now[5] == pytest.approx(132)


def test_the_week_itself_does_not_set_its_own_measure():
    contacts = _weeks()
    contacts[0, 35:] *= 3
    assert _found(contacts).now[5] == pytest.approx(66)
