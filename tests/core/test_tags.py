import pytest

from cxtext.errors import ConfigError
from cxtext.tags import codes, labels

# The codes of the codebook: values in tables, configs and exports, fixed for good.
FIXED = {
    "emotion": "anger annoyance disappointment confusion nervousness sadness gratitude joy relief",
    "pain_point": "waiting repeat_contact broken_promise unresolved delivery product_fault service_outage billing price refund digital_channel account_access "
    "information staff process cancellation reachability privacy_security",
    "effort_signal": "repeat_contact repeated_information transfer long_wait channel_switch self_service_failed chasing",
    "contact_reason": "information purchase change_details change_contract cancel payment_billing order_delivery return_refund report_fault how_to "
    "account_access claim appointment complaint praise other",
    "outcome": "achieved promised not_achieved unknown",
    "trigger": "bill_or_letter price_change delay_or_no_show fault_or_outage error_in_channel no_reply life_event end_of_contract offer_or_ad other unknown",
    "life_event": "moving death divorce marriage_cohabiting birth new_job job_loss retirement illness none",
    "phase": "orientation purchase onboarding usage aftersales leaving",
    "churn": "none at_risk leaving",
    "wish": "wish",
}


@pytest.mark.parametrize("kind", FIXED)
def test_codes_are_the_codebooks(kind):
    assert codes(kind) == tuple(FIXED[kind].split())


@pytest.mark.parametrize("kind", FIXED)
def test_every_label_has_both_names_and_a_test(kind):
    assert all(label.nl and label.en and label.test for label in labels(kind))
    assert labels(kind)[0].name("nl") == labels(kind)[0].nl


@pytest.mark.parametrize("kind", FIXED)
def test_every_label_has_examples_and_near_misses_with_their_reason(kind):
    for label in labels(kind):
        assert len(label.examples) >= 2, label.code
        assert len(label.near_misses) >= 2, label.code
        assert all(" — why not: " in text for text in label.near_misses), label.code


def test_an_unknown_kind_names_the_known_ones():
    with pytest.raises(ConfigError, match="known kinds are churn, contact_reason"):
        labels("mood")


def test_a_label_without_a_name_is_refused(tmp_path):
    (tmp_path / "mood.toml").write_text('[labels.calm]\nnl = "kalm"\ntest = "calm"\n')
    with pytest.raises(ConfigError, match="lacks 'en'"):
        labels("mood", tmp_path)
