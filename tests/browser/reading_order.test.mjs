// What a screen reader reads, in order: the accessibility tree that the browser hands to it, told as it would be.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve } from './host.mjs';
import { openPage } from './support.mjs';

const MARKDOWN = `---
title: The harbour
author: Ada Quay
date: 2024-05-06
lang: en
---

# The harbour

At dusk the [water](https://example.com/water) is *grey*.[^1]

## Ships

1. The tug
2. The ferry

> A quay is a promise.

| Ship | Length |
| --- | --- |
| Tug | 20 |

- [x] Painted

[^1]: Seen from the pier.
`;

// Roles that group and say nothing by themselves.
const SILENT = new Set(['none', 'generic', 'paragraph', 'RootWebArea', 'InlineTextBox', 'ListMarker', 'LineBreak', 'emphasis', 'time', 'rowgroup', 'strong', 'LabelText', 'superscript']);

// In the order of the tree: what it is, what it is called.
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const phrases = [];
  const visit = (node) => {
    const role = node.role?.value;
    const name = node.name?.value?.trim();
    const property = (name) => node.properties?.find((property) => property.name === name)?.value.value;
    if (!node.ignored && role === 'StaticText') phrases.push(name);
    else if (!node.ignored && !SILENT.has(role)) phrases.push([role, role === 'heading' && property('level'), property('checked') && 'checked', name].filter(Boolean).join(' '));
    // What is named after its content is read once.
    const isLeaf = ['heading', 'link', 'button', 'img', 'image', 'checkbox', 'columnheader', 'cell', 'gridcell', 'doc-noteref', 'doc-backlink'].includes(role) && !node.ignored && name;
    if (!isLeaf) for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id));
  };
  visit(nodes.find((node) => !node.parentId));
  return phrases.filter(Boolean);
}

test('an article is read in order, each thing by its role and its name', async (t) => {
  const server = await serve(t, '<main><article-viewer controls="contents find" lang="en"></article-viewer></main>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer, text) => viewer.load(text, { type: 'markdown' }), MARKDOWN);
  const phrases = await spoken(page);
  assert.deepEqual(phrases, [
    'main',
    'toolbar Reading tools',
    'button Contents',
    'button Find in the article',
    'article',
    'sectionheader',
    'heading 1 The harbour',
    ...['By', 'Ada Quay', 'May 6, 2024', '·', '1\u00a0min read'],
    ...['At dusk the', 'link water', 'is', 'grey', '.', 'doc-noteref Note 1'],
    'heading 2 Ships',
    ...['list', 'listitem', 'The tug', 'listitem', 'The ferry'],
    ...['blockquote', 'A quay is a promise.'],
    ...['group Table', 'table', 'row', 'columnheader Ship', 'columnheader Length', 'row', 'cell Tug', 'cell 20'],
    ...['list', 'listitem', 'checkbox checked Done', 'Painted'],
    ...['doc-endnotes Notes', 'heading 2 Notes', 'list', 'doc-endnote', '1', 'Seen from the pier.', 'doc-backlink Back to the text at note 1'],
    'status',
  ]);
});
