from pathlib import Path

import pyarrow.parquet as pq

from cxtext.night import new_files
from cxtext.night.ingest import ingest
from cxtext.night.joint import bundles, joined
from cxtext.night.work import FileWork


def _works(house):
    return [ingest(file, house.settings()) for file in new_files(house.settings(), known=frozenset())]


def _work(name, *batches):
    return FileWork(file_id=name, folder=Path(name), path=name, items=sum(batches), kept=sum(batches), source="s", n_bytes=1, batches=batches, made_with="1")


def test_neighbours_are_bundled_up_to_the_size_and_a_large_batch_stays_alone():
    found = bundles([_work("a", 1), _work("b", 2), _work("c", 9, 1), _work("d", 1)], size=3)
    assert [(len(bundle.folders), bundle.contacts) for bundle in found] == [(2, 3), (1, 9), (2, 2)]


def test_nothing_to_bundle_gives_no_bundle():
    assert bundles([_work("a")], size=3) == []


def test_the_name_of_a_bundle_hangs_on_its_batches_and_on_how_they_were_read():
    (one,), (same,), (other,) = (bundles([_work(name, 1)], size=3) for name in ("a", "a", "b"))
    assert one.name == same.name != other.name


def test_of_a_contact_in_two_files_the_later_version_stays(house):
    house.put("1.jsonl", house.contact("c-1", csat=1), house.contact("c-2"))
    house.put("2.jsonl", house.contact("c-1", csat=4, said=[("customer", "Opgelost.")]))
    works = _works(house)
    (bundle,) = bundles(works, size=100)
    folder = joined(bundle, house.settings())
    contacts = pq.read_table(folder / "contacts.parquet").to_pylist()
    assert sorted((contact["source_contact_id"], contact["csat"]) for contact in contacts) == [("c-1", 4.0), ("c-2", None)]
    assert [turn["text"] for turn in pq.read_table(folder / "turns.parquet").to_pylist()][-1] == "Opgelost."
    origins = [(row["file_id"], row["is_current"]) for row in pq.read_table(folder / "origins.parquet").to_pylist() if row["contact_id"]]
    first, second = (work.file_id for work in works)
    assert sorted(origins) == sorted([(first, True), (first, False), (second, True)])


def test_a_join_that_was_cut_short_is_done_anew(house):
    house.put("1.jsonl", house.contact("c-1"))
    house.put("2.jsonl", house.contact("c-2"))
    (bundle,) = bundles(_works(house), size=100)
    folder = joined(bundle, house.settings())
    (folder / "origins.parquet").unlink()
    (folder / "contacts.parquet").write_bytes(b"half")
    assert pq.read_metadata(joined(bundle, house.settings()) / "contacts.parquet").num_rows == 2
