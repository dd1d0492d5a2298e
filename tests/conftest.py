import pytest

LABELS = ("rage", "fury", "glee", "calm")


@pytest.fixture(scope="session")
def tiny_classifier(tmp_path_factory):
    """The folder of a tiny sequence classifier with weights at random."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("classifiers") / "tiny" / "classifier"
    folder.mkdir(parents=True)
    torch.manual_seed(7)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "i", "am", "so", "happy", "this", "is", "an", "outrage"]
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "initializer_range": 0.4}
    config = BertConfig(vocab_size=len(words), id2label=dict(enumerate(LABELS)), label2id={name: i for i, name in enumerate(LABELS)}, **sizes)
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer.from_pretrained(folder).save_pretrained(folder)
    return folder
