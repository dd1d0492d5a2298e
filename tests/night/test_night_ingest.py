import pyarrow.parquet as pq
import pytest

from cxtext.errors import ConfigError
from cxtext.night import ingest as ingest_module
from cxtext.night import new_files
from cxtext.night.ingest import ingest


def _ingest(house):
    (file,) = new_files(house.settings(), known=frozenset())
    return ingest(file, house.settings())


def _reasons(work):
    return pq.read_table(work.rejected)["reason"].to_pylist()


def test_items_are_contacts_kept_plus_items_rejected(house):
    house.put("a.jsonl", house.contact("c-1"), "{broken", house.contact("c-2"), house.contact("c-1", csat=5), house.contact("c-3", turns=[]))
    work = _ingest(house)
    assert (work.items, work.kept, work.batches) == (5, 2, (2,))
    assert sorted(_reasons(work)) == ["broken_json", "no_turns", "superseded"]
    assert dict(zip(*pq.read_table(work.batch_folders()[0] / "contacts.parquet", columns=["source_contact_id", "csat"]).to_pydict().values(), strict=True)) == {
        "c-1": 5.0,
        "c-2": None,
    }


def test_a_contact_that_comes_again_in_a_later_batch_of_the_file_is_counted_once(house):
    house.config += "batch_contacts = 1\n"
    house.put("a.jsonl", house.contact("c-1"), house.contact("c-1"))
    work = _ingest(house)
    assert (work.items, work.kept, work.batches, _reasons(work)) == (2, 1, (1, 1), ["superseded"])


def test_an_error_in_a_reader_costs_the_rest_of_its_file_only(house, monkeypatch):
    house.put("a.jsonl", house.contact("c-1"), house.contact("c-2"))

    def broken(path, *, inbox, config):
        items = reading(path, inbox=inbox, config=config)
        yield next(items)
        raise KeyError("Jan Jansen woont hier")

    reading = ingest_module.read_file
    monkeypatch.setattr(ingest_module, "read_file", broken)
    work = _ingest(house)
    assert (work.items, work.kept, _reasons(work)) == (2, 1, ["internal_error"])
    (detail,) = pq.read_table(work.rejected)["detail"].to_pylist()
    assert detail.startswith("KeyError in test_night_ingest.py, line ")


def test_an_error_in_cleaning_costs_one_contact(house, monkeypatch):
    house.put("a.jsonl", house.contact("c-1"), house.contact("c-2"))
    cleaning = ingest_module.Cleaner.clean

    def broken(self, contact):
        if contact.source_contact_id == "c-1":
            raise ValueError("Jan Jansen")
        return cleaning(self, contact)

    monkeypatch.setattr(ingest_module.Cleaner, "clean", broken)
    work = _ingest(house)
    assert pq.read_table(work.rejected).to_pylist()[0]["item"] == "contact c-1"
    assert (work.items, work.kept, _reasons(work)) == (2, 1, ["internal_error"])


def test_a_wrong_config_is_no_fault_of_the_file(house):
    house.config += '\n[[inbox.sources]]\nformat = "papyrus"\n'
    house.put("a.jsonl", house.contact())
    with pytest.raises(ConfigError):
        _ingest(house)


def test_a_file_that_vanishes_is_rejected_and_read_when_it_comes_back(house):
    path = house.put("a.jsonl", house.contact())
    (file,) = new_files(house.settings(), known=frozenset())
    path.unlink()
    work = ingest(file, house.settings())
    assert (work.items, work.kept, _reasons(work)) == (1, 0, ["unreadable"])
    house.put("a.jsonl", house.contact())
    assert [file.problem for file in new_files(house.settings(), known=frozenset([work.file_id]))] == [""]


def test_what_was_read_is_not_read_again_unless_the_config_changed(house, monkeypatch):
    house.put("a.jsonl", house.contact(said=[("spk_7", "Hallo, met de tolk.")]))
    first = _ingest(house)
    with monkeypatch.context() as patched:
        patched.setattr(ingest_module, "read_file", None)
        assert _ingest(house) == first
    house.config += '\n[[inbox.sources]]\nroles = { "spk_7" = "agent" }\n'
    assert (first.speakers, _ingest(house).speakers) == ({"spk_7": 1}, {})


def test_speakers_without_a_role_are_counted_by_label_and_names_are_masked(house):
    said = [("spk_2", "Hallo."), ("Xiomara Quist", "Dag."), ("spk_2", "Nog iets."), ("customer", "Prima.")]
    house.put("a.jsonl", house.contact(said=said))
    assert _ingest(house).speakers == {"spk_2": 2, "[NAME]": 1}


def test_a_name_in_the_path_of_a_file_is_masked(house):
    house.put("jan.de.vries@example.nl.jsonl", house.contact())
    assert "vries" not in _ingest(house).path


def test_a_file_named_after_its_customer_is_written_down_without_the_name(house):
    """A name that no list knows is known from the file itself."""
    house.put("chat met Xandrina Qwertzui.jsonl", house.contact("c-1", customer_name="Xandrina Qwertzui"), "{broken")
    work = _ingest(house)
    assert work.path == "chat met [NAME].jsonl"
    assert not [word for word in ("Xandrina", "Qwertzui") if word in (work.folder / "read.json").read_text("utf-8")]
