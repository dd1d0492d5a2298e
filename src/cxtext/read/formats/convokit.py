"""ConvoKit corpora: utterances.jsonl, alone or in an archive with conversations.json and speakers.json.

An item is a conversation, a broken line is an item too. Utterances may stand in any order of conversations. A speaker's role
comes from config, from `meta.role` of the utterance or the speaker, or from a label that states it.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import ijson

from cxtext.contact import Rejected, Scalar
from cxtext.read.decode import text_stream
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, number, plain, record, string, strings
from cxtext.read.guard import Where, guarded
from cxtext.read.head import Head
from cxtext.read.jsonitems import Utf8, json_items, oversize
from cxtext.read.members import Member
from cxtext.read.roles import stated_role
from cxtext.read.rules import Source
from cxtext.read.spill import Group, Spill, spill
from cxtext.read.times import Clock

NAME = "convokit"
_CONVERSATIONS = ("conversations.json", "convos.json")
_SPEAKERS = ("speakers.json", "users.json")
_COMPANIONS = (*_CONVERSATIONS, *_SPEAKERS, "corpus.json", "index.json")
_LEAST_EPOCH = 1e8  # smaller timestamps count seconds of the conversation
_ROLE_KEYS = ("role", "speaker_role", "type")


def matches(head: Head) -> bool:
    """Recognise an utterance: speaker, text, and a conversation; or a file that accompanies them, by its fixed name."""
    keys = head.record.keys()
    utterance = "text" in keys and bool({"conversation_id", "root"} & keys) and bool({"speaker", "user"} & keys)
    return utterance or (PurePosixPath(head.name).name in _COMPANIONS and head.text.lstrip().startswith("{"))


def read(members: Sequence[Member], source: Source) -> Iterator[Outcome]:
    """Yield the contacts of a corpus."""
    utterances = [member for member in members if PurePosixPath(member.name).name not in _COMPANIONS]
    if not utterances:
        yield from (_lonely(member) for member in members)
        return
    roles: dict[str, str] = {}
    with spill() as store:
        for member in members:
            yield from _kept(store, roles, member, source)
        for group in store.groups(max_chars=source.max_chars):
            yield from _conversation(group, roles, source)


def _lonely(member: Member) -> Rejected:
    return Rejected(
        member.item("file"), "companion_file", "it describes a ConvoKit corpus but holds no utterances", "put it into one zip with its utterances.jsonl"
    )


def _kept(store: Spill, roles: dict[str, str], member: Member, source: Source) -> Iterator[Rejected]:
    """Put a member's parts into the store, and the speakers' roles into `roles`."""
    name = PurePosixPath(member.name).name
    if name in _COMPANIONS:
        for identity, meta in _described(member):
            role = next((found for key in _ROLE_KEYS if (found := string(meta.get(key)))), None)
            if name in _SPEAKERS and role:
                roles[identity] = role
            elif name in _CONVERSATIONS:
                store.add(identity, {"meta": {key: value for key, field in meta.items() if (value := plain(field)) is not None}})
        return
    for item in json_items(member, source):
        if isinstance(item, Rejected):
            yield item
            continue
        conversation = string(item.value.get("conversation_id")) or string(item.value.get("root"))
        if conversation is None:
            yield Rejected(member.item(item.place), "missing_id", "the utterance has no conversation_id", "export the corpus again")
        else:
            store.add(conversation, {"origin": member.name, "item": member.item(item.place), "utterance": item.value})


def _described(member: Member) -> Iterator[tuple[str, Record]]:
    """Yield id and meta of a companion's entries; a broken companion gives those before the break."""
    with member.open() as raw, text_stream(raw) as stream:
        try:
            for identity, entry in ijson.kvitems(Utf8(stream), "", use_float=True):
                yield str(identity), record(record(entry).get("meta")) or record(entry)
        except (ijson.JSONError, ValueError, OverflowError):
            return


def _conversation(group: Group, roles: dict[str, str], source: Source) -> Iterator[Outcome]:
    spoken = [part for _, part in group.parts if "utterance" in part]
    if not spoken:
        yield Rejected(f"conversation {group.contact}", "no_turns", "the corpus holds no utterance of this conversation", "nothing to do")
        return
    where = Where(spoken[0]["origin"], spoken[0]["item"], source)
    if group.oversize:
        yield oversize(where.item, source)
        return
    meta: Record = next((part["meta"] for _, part in group.parts if "meta" in part), {})
    value = {"id": group.contact, "utterances": [part["utterance"] for part in spoken], "meta": meta, "roles": roles}
    yield from guarded(_convert, value, where)


def _convert(value: Record, where: Where) -> Iterator[Outcome]:
    clock = where.clock()
    metadata: dict[str, Scalar] = value["meta"]
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=value["id"],
        usual_channel="other",
        metadata=metadata,
        turns=tuple(_said(seq, utterance, value["roles"], clock) for seq, utterance in enumerate(value["utterances"])),
    )


def _said(seq: int, utterance: Record, roles: dict[str, str], clock: Clock) -> Said:
    who = utterance.get("speaker", utterance.get("user"))
    speaker = string(record(who).get("id")) if isinstance(who, dict) else string(who)
    meta = record(utterance.get("meta"))
    role = next((found for key in _ROLE_KEYS if (found := string(meta.get(key)))), None) or roles.get(speaker or "")
    stamp = utterance.get("timestamp")
    offset = number(stamp)
    is_offset = offset is not None and offset < _LEAST_EPOCH
    return Said(
        seq=seq,
        text=string(utterance.get("text")) or "",
        speaker=speaker,
        also=strings(role),
        role=stated_role(role),
        at=None if is_offset else clock.read(stamp if offset is None else offset),
        start_s=offset if is_offset else None,
    )
