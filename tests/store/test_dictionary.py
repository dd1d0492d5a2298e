from cxtext import store


def test_the_dictionary_explains_every_table_and_column(shop):
    store.rebuild(shop.con)
    page = store.dictionary(shop.con)
    assert "### voc.pain_week\nOne pain point in one week a row" in page
    assert "| `customer_key` | VARCHAR | Keyed pseudonym of the customer" in page
    assert "| `week_of(moment)` | Monday of the ISO week" in page
    n_columns = shop.rows("SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND database_name = current_database()")[0][0]
    assert sum(line.startswith("| `") for line in page.splitlines()) >= n_columns
    assert "|  |" not in page


def test_a_definition_names_exactly_the_columns_it_gives(shop):
    store.rebuild(shop.con)
    for definition in store.definitions.definitions():
        columns = [name for name, *_ in shop.rows(f"DESCRIBE {definition.name}")]
        assert columns == list(definition.columns), definition.name
