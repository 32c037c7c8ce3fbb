#!/usr/bin/env python3
"""Writes references.txt, the named character references of the HTML standard as references.rs reads them:
one line for each character in the order of code points, its step from the line before (none where it is 1), then
its names, those that need no semicolon with a `!`; at the end a line for each pair of characters, `=` and the pair,
then its names. In this order the table takes the least room in a compressed module.
The names are those that Python publishes; they have not changed since 2011. Usage: references.py > references.txt"""
from html.entities import html5

characters = {}
for name in sorted(name for name in html5 if name.endswith(";")):
    mark = "!" if name[:-1] in html5 else ""
    characters.setdefault(html5[name], []).append(name[:-1] + mark)

last = 0
for character in sorted((text for text in characters if len(text) == 1), key=ord):
    step = ord(character) - last
    last = ord(character)
    print(*([] if step == 1 else [step]), *characters[character])
for pair in sorted(text for text in characters if len(text) == 2):
    print("=" + pair, *characters[pair])
