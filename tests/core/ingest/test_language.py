"""Articles in languages that the rules do not know yield no garbled rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.ingest import read_all
from core.ingest.language import language_of

TEXTS = {
    "en": "The ministry said on Monday that three people had been killed by shells in a village that is near the border.",
    "fr": "Le ministère a déclaré lundi que trois personnes ont été tuées par des obus dans un village près de la frontière.",
    "es": "El ministerio dijo el lunes que tres personas han muerto por los proyectiles que cayeron en una aldea de la frontera.",
    "pt": "O ministério disse na segunda-feira que três pessoas foram mortas por projéteis em uma aldeia perto da fronteira.",
    "de": "Das Ministerium teilte am Montag mit, dass drei Menschen durch Granaten in einem Dorf nahe der Grenze getötet wurden.",
    "it": "Il ministero ha detto lunedì che tre persone sono state uccise dalle granate in un villaggio vicino alla frontiera.",
    "nl": "Het ministerie zei maandag dat drie mensen zijn gedood door granaten in een dorp dat dicht bij de grens ligt.",
    "pl": "Ministerstwo podało w poniedziałek, że trzy osoby zostały zabite przez pociski, które spadły na wieś przy granicy.",
    "tr": "Bakanlık pazartesi günü sınıra yakın bir köye düşen mermiler nedeniyle üç kişinin öldüğünü ve daha çok kişi için endişe edildiğini bildirdi.",
    "id": "Kementerian mengatakan pada hari Senin bahwa tiga orang telah tewas oleh peluru yang jatuh di sebuah desa dekat perbatasan itu.",
    "sw": "Wizara ilisema Jumatatu kuwa watu watatu waliuawa na makombora katika kijiji cha karibu na mpaka wa nchi hiyo kwa mujibu wa meya.",
    "ru": "Министерство сообщило в понедельник, что три человека были убиты снарядами в деревне, которая находится на границе.",
    "uk": "Міністерство повідомило в понеділок, що троє людей було вбито снарядами в селі, яке є на кордоні, і що є поранені.",
    "ar": "قالت الوزارة يوم الاثنين إن ثلاثة أشخاص قتلوا في قصف على قرية بالقرب من الحدود التي تم إغلاقها بعد ذلك",
    "fa": "وزارت روز دوشنبه اعلام کرد که سه نفر در روستایی که در نزدیکی مرز است با گلوله کشته شدند و این مرز بسته شد",
    "he": "המשרד אמר ביום שני כי שלושה בני אדם נהרגו מפגזים בכפר הסמוך לגבול",
    "hy": "Նախարարությունը երկուշաբթի օրը հայտնել է, որ երեք մարդ է սպանվել",
    "am": "ሚኒስቴሩ ሰኞ ዕለት እንዳስታወቀው በድንበር አቅራቢያ በሚገኝ መንደር ሦስት ሰዎች ተገድለዋል",
    "zh": "该部周一表示 边境附近 一个村庄 三人 被炮弹 炸死 市长 在社交媒体 上写道",
    "ja": "同省は月曜日、 国境近くの 村で 三人が 砲弾で 死亡したと 発表した",
    "ko": "국방부는 월요일 국경 근처 마을에서 포탄으로 세 명이 숨졌다고 밝혔다",
    "th": "กระทรวงกล่าวเมื่อวันจันทร์ว่า มีผู้เสียชีวิตสามคน ใกล้ชายแดน",
    "my": "ဝန်ကြီးဌာနက တနင်္လာနေ့တွင် ပြောကြားသည် လူသုံးဦး သေဆုံး",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_too_little_text_has_no_language() -> None:
    assert language_of("Kyiv 12:05") is None


def test_english_page_with_foreign_masthead_is_english() -> None:
    assert language_of(f"Цензор.НЕТ خبرگزاری پگاه\n{TEXTS['en'] * 2}") == "en"


def test_machine_translated_english_is_english() -> None:
    text = "Of this the authorities signal to the group; the group says that it was the Front. The Post had with cut to 22 of January 34.567 displaced."
    assert language_of(text) == "en"


def test_other_languages_are_listed_and_set_aside(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text(f"Three killed\n\n{TEXTS['en']}", "utf-8")
    (tmp_path / "french.txt").write_text(f"Trois morts\n\n{TEXTS['fr']}", "utf-8")
    articles, warnings = read_all([tmp_path])
    assert [a.language for a in articles] == ["en", "fr"]
    french = articles[1]
    assert [(a.start, a.end) for a in french.aside] == [(0, len(french.text))]
    assert not any(a.kind == "language" for a in articles[0].aside)
    assert [w.article for w in warnings] == [french.id]
    assert "French" in warnings[0].message
