"""Counts the letters of 40 languages for src/main/resources/dev/graft/csv/letters.txt.

    python3 -m pip install django==5.2.19
    python3 src/data/letters.py src/main/resources/dev/graft/csv/letters.txt

Each line: a language, a tab, then a letter and how seldom it is, again and again. How seldom is a
sign from "a" on, for -2 ln(share), rounded: "a" always, "z" one letter in 270,000 or fewer.
"""

import ast
import collections
import math
import pathlib
import re
import sys
import unicodedata

import django

LANGUAGES = (
    "de fr es pt_BR it nl sv da nb fi is ca pl cs sk hu hr sl ro ru uk bg sr mk be el tr he ar fa"
    " lt lv et th ja zh_Hans zh_Hant ko sq"
).split()
NOT_LATIN = "ru uk bg sr mk be el he ar fa th ja zh_Hans zh_Hant ko".split()
OF_MANY_SIGNS = "ja zh_Hans zh_Hant ko".split()

# Letters of a language that are seldom in those texts; "en" has those of its neighbours.
SELDOM = {
    "nl": "ëéèïüöóáê",
    "it": "àèéìòùî",
    "da": "éü",
    "nb": "éèêòôóü",
    "sv": "éèüàë",
    "fi": "åéšžü",
    "de": "éèàçñ",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt_BR": "áâãàçéêíóôõúü",
    "ca": "àçèéíïòóúü·",
    "is": "áéíóúýðþæö",
    "pl": "ąćęłńóśźżé",
    "cs": "áčďéěíňóřšťúůýžö",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "sl": "čšžćđ",
    "ro": "ăâîşţ",
    "tr": "çğıöşüâîû",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äöõüšž",
    "ru": "ё",
    "uk": "ґєії",
    "be": "ёўі",
    "sr": "ђћџљњј",
    "mk": "ѓќѕџљњј",
    "bg": "ьъ",
    "el": "άέήίόύώϊϋΐΰς",
    "en": "éèáíóúñçäöüãøåê",
}

# What is said to programs, and no word.
CODE = re.compile(r"%\(\w+\)[sd]|\{[^}]*\}|<[^>]*>|%[sd]")
SAID = re.compile(r'msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)')


def texts(language, translated=True):
    root = pathlib.Path(django.__file__).parent
    folders = [root / "conf/locale"] + [p / "locale" for p in sorted((root / "contrib").iterdir())]
    found = []
    for folder in folders:
        file = folder / language / "LC_MESSAGES/django.po"
        if file.exists():
            for said in SAID.finditer(file.read_text(encoding="utf-8")):
                quoted = re.findall(r'".*"', said.group(2 if translated else 1))
                found.append("".join(ast.literal_eval(part) for part in quoted))
    return list(dict.fromkeys(text for text in found if len(text) > 2))


def line(language, found):
    counts = collections.Counter()
    for text in found:
        text = CODE.sub("", text)
        if language == "ro":  # Both ways in which it is written.
            text += text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
        for sign in text.replace("İ", "i").lower():
            if unicodedata.category(sign)[0] in "LM":
                if not (sign.isascii() and language in NOT_LATIN):
                    counts[sign] += 1
    for sign in SELDOM.get(language, ""):
        counts[sign] += max(1, sum(counts.values()) // 3000)
    number = sum(counts.values())
    signs = ""
    for sign, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if count > 1 or language in OF_MANY_SIGNS:
            if -math.log(count / number) <= 12:
                signs += sign + chr(ord("a") + min(25, round(-2 * math.log(count / number))))
    return language + "\t" + signs + "\n"


def main():
    lines = [line(language, texts(language)) for language in LANGUAGES]
    lines.append(line("en", texts("de", translated=False)))
    pathlib.Path(sys.argv[1]).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
