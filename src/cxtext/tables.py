"""Arrow schemas of what passes between the rooms: the base tables of the contract.

A batch is a folder. Ingest writes contacts.parquet, turns.parquet and origins.parquet into it, tag adds turn_scores.parquet, tags.parquet,
contact_scores.parquet, segments.parquet and mentions.parquet; load puts them into the warehouse tables of the same name. Origins says of each contact which
file and batch it comes from: the batches of many small files are put together before they are tagged.
"""

import pyarrow as pa

_TIME = pa.timestamp("us", tz="UTC")

CONTACTS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("source", pa.string()),
        ("source_contact_id", pa.string()),
        ("channel", pa.string()),
        ("language", pa.string()),
        ("started_at", _TIME),
        ("ended_at", _TIME),
        ("duration_s", pa.float64()),
        ("customer_key", pa.string()),
        ("agent_key", pa.string()),
        ("queue", pa.string()),
        ("product", pa.string()),
        ("csat", pa.float64()),
        ("nps", pa.float64()),
        ("ces", pa.float64()),
        ("n_turns", pa.int32()),
        ("n_customer_turns", pa.int32()),
        ("metadata", pa.string()),
    ]
)
TURNS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("seq", pa.int32()),
        ("role", pa.string()),
        ("text", pa.string()),
        ("at", _TIME),
        ("start_s", pa.float64()),
        ("end_s", pa.float64()),
        ("language", pa.string()),
    ]
)
TURN_SCORES = pa.schema(
    [
        ("contact_id", pa.string()),
        ("seq", pa.int32()),
        ("sentiment", pa.int8()),
        ("emotions", pa.list_(pa.string())),
        ("emotion", pa.string()),
        ("intensity", pa.int8()),
        ("model", pa.string()),
    ]
)
TAGS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("seq", pa.int32()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("score", pa.float32()),
        ("severity", pa.int8()),
        ("start_char", pa.int32()),
        ("end_char", pa.int32()),
        ("quote", pa.string()),
        ("model", pa.string()),
    ]
)
CONTACT_SCORES = pa.schema(
    [
        ("contact_id", pa.string()),
        ("sentiment_start", pa.int8()),
        ("sentiment_peak", pa.int8()),
        ("sentiment_end", pa.int8()),
        ("peak_seq", pa.int32()),
        ("end_seq", pa.int32()),
        ("peak_end", pa.float32()),
        ("shift", pa.int8()),
        ("effort", pa.int8()),
        ("end_emotion", pa.string()),
        ("peak_emotion", pa.string()),
    ]
)
SEGMENTS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("seq", pa.int32()),
        ("start_char", pa.int32()),
        ("end_char", pa.int32()),
        ("language", pa.string()),
        ("text", pa.string()),
    ]
)
MENTIONS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("seq", pa.int32()),
        ("kind", pa.string()),
        ("n_earlier", pa.int32()),
        ("channel", pa.string()),
        ("days_ago", pa.float64()),
        ("weekday", pa.int8()),
        ("month_day", pa.string()),
        ("start_char", pa.int32()),
        ("end_char", pa.int32()),
        ("quote", pa.string()),
    ]
)
REJECTED = pa.schema(
    [
        ("item", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
        ("fix", pa.string()),
    ]
)
ORIGINS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("file_id", pa.string()),
        ("batch", pa.string()),
        ("is_current", pa.bool_()),
    ]
)
FILES = pa.schema(
    [
        ("file_id", pa.string()),
        ("path", pa.string()),
        ("source", pa.string()),
        ("bytes", pa.int64()),
        ("items", pa.int64()),
        ("kept", pa.int64()),
        ("n_batches", pa.int32()),
    ]
)
FILE_REJECTED = pa.schema([("file_id", pa.string()), *REJECTED])
UNMAPPED_SPEAKERS = pa.schema(
    [
        ("file_id", pa.string()),
        ("speaker", pa.string()),
        ("turns", pa.int64()),
        ("fix", pa.string()),
    ]
)
TOPICS = pa.schema(
    [
        ("topic_id", pa.string()),
        ("label_nl", pa.string()),
        ("label_en", pa.string()),
        ("keywords", pa.list_(pa.string())),
        ("parent_id", pa.string()),
        ("status", pa.string()),
        ("map_x", pa.float32()),
        ("map_y", pa.float32()),
    ]
)
TOPIC_QUOTES = pa.schema([("topic_id", pa.string()), ("rank", pa.int8()), ("contact_id", pa.string()), ("seq", pa.int32()), ("start_char", pa.int32())])
CONTACT_TOPICS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("topic_id", pa.string()),
        ("share", pa.float32()),
        ("is_main", pa.bool_()),
        ("seq", pa.int32()),
    ]
)
TOPIC_LINEAGE = pa.schema(
    [
        ("run_id", pa.string()),
        ("old_topic_id", pa.string()),
        ("new_topic_id", pa.string()),
        ("relation", pa.string()),
        ("similarity", pa.float32()),
    ]
)
JUDGED_UNITS = pa.schema([("item", pa.int64()), ("contact_id", pa.string()), ("seq", pa.int32()), ("text_sha256", pa.string())])
JUDGED_LABELS = pa.schema(
    [
        ("item", pa.int64()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("value", pa.int8()),
        ("place", pa.int8()),
    ]
)
PICKED_TURNS = pa.schema([("contact_id", pa.string()), ("seq", pa.int32()), ("chosen", pa.string()), ("why", pa.string())])
IMPACT_EFFECTS = pa.schema(
    [
        ("kind", pa.string()),
        ("label", pa.string()),
        ("outcome", pa.string()),
        ("contacts", pa.int64()),
        ("customers", pa.int64()),
        ("contacts_with", pa.int64()),
        ("customers_with", pa.int64()),
        ("least_customers", pa.int64()),
        ("metric", pa.float64()),
        ("metric_with", pa.float64()),
        ("metric_without", pa.float64()),
        ("left_out", pa.float64()),
        ("left_out_lower", pa.float64()),
        ("left_out_upper", pa.float64()),
        ("adjusted", pa.float64()),
        ("adjusted_lower", pa.float64()),
        ("adjusted_upper", pa.float64()),
        ("model", pa.string()),
    ]
)
PAIN_POINTS = pa.schema(
    [
        ("pain_point_id", pa.string()),
        ("category", pa.string()),
        ("topic_id", pa.string()),
        ("owner", pa.string()),
        ("status", pa.string()),
        ("effort_to_fix", pa.int8()),
        ("fixed_on", pa.date32()),
        ("note", pa.string()),
    ]
)
