// Articles of any length, the same in every run, as a web page and as Markdown.

import { randomNumbers } from './random.mjs';

const NOUNS = 'harbour tide keeper lantern ferry mast gull pier cargo anchor storm rope chart bell sail captain quay net current beacon fog hull morning crew island letter compass winter shore market'.split(' ');
const VERBS = 'watches carries mends counts follows remembers lowers paints answers keeps signals weighs crosses leaves measures repairs'.split(' ');
const ADJECTIVES = 'quiet northern narrow patient heavy salted early forgotten bright slow wooden distant careful weathered hollow steady'.split(' ');
const ADVERBS = ['slowly', 'again', 'before noon', 'without a word', 'every autumn', 'by lamplight', 'at low water', 'twice a week'];
const ENDS = ['.', '.', '.', '.', '?', ' — or so it is said.', ', as “the old pilot” wrote.', ' near the café.'];

/** What is written of each type, about so many bytes of it, and what the tables call it. */
export const PAYLOADS = {
  html: { title: 'A page', write: htmlPage },
  markdown: { title: 'Markdown', write: markdownText },
};

// A page with its menus, an article, and what stands around one.
function htmlPage(bytes) {
  const article = written(bytes - HEAD.length - FOOT.length, HTML);
  return Buffer.from(HEAD + article + FOOT);
}

function markdownText(bytes) {
  return Buffer.from(written(bytes, MARKDOWN));
}

// Both write the same words; what stands for markup differs.
const HTML = {
  heading: (level, text, id) => `<h${level} id="${id}">${text}</h${level}>\n`,
  paragraph: (text) => `<p>${text}</p>\n`,
  list: (items, ordered) => {
    const name = ordered ? 'ol' : 'ul';
    return `<${name}>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</${name}>\n`;
  },
  quote: (text) => `<blockquote><p>${text}</p></blockquote>\n`,
  code: (lines) => `<pre><code class="language-js">${lines.join('\n')}\n</code></pre>\n`,
  table: ([head, ...rows]) => {
    const row = (cells, name) => `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>\n`;
    return `<table>\n<thead>${row(head, 'th')}</thead>\n<tbody>\n${rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n</table>\n`;
  },
  strong: (text) => `<strong>${text}</strong>`,
  emphasis: (text) => `<em>${text}</em>`,
  literal: (text) => `<code>${text}</code>`,
  link: (text, address) => `<a href="${address}">${text}</a>`,
};

const MARKDOWN = {
  heading: (level, text) => `${'#'.repeat(level)} ${text}\n\n`,
  paragraph: (text) => `${text}\n\n`,
  list: (items, ordered) => `${items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${item}\n`).join('')}\n`,
  quote: (text) => `> ${text}\n\n`,
  code: (lines) => `\`\`\`js\n${lines.join('\n')}\n\`\`\`\n\n`,
  table: ([head, ...rows]) => {
    const row = (cells) => `| ${cells.join(' | ')} |\n`;
    return `${row(head)}${row(head.map(() => '---'))}${rows.map(row).join('')}\n`;
  },
  strong: (text) => `**${text}**`,
  emphasis: (text) => `*${text}*`,
  literal: (text) => `\`${text}\``,
  link: (text, address) => `[${text}](${address})`,
};

function written(bytes, markup) {
  const words = author(markup);
  const parts = [markup.heading(1, 'The harbour that kept its own time', 'top'), markup.paragraph(words.paragraph())];
  let length = parts.join('').length;
  for (let section = 1; length < bytes; section++) {
    const title = `${capital(words.noun())} and ${words.noun()}`;
    const blocks = [
      markup.heading(section % 3 === 1 ? 2 : 3, title, `section-${section}`),
      ...Array.from({ length: 3 }, () => markup.paragraph(words.paragraph())),
      words.figure(section),
      markup.paragraph(words.paragraph()),
    ];
    for (const block of blocks) {
      if (length >= bytes) break;
      parts.push(block);
      length += block.length;
    }
  }
  return parts.join('');
}

// Draws words, sentences and blocks, one after the other.
function author(markup) {
  const random = randomNumbers(7);
  const one = (list) => list[Math.floor(random() * list.length)];
  const noun = () => one(NOUNS);
  const sentence = () => {
    const subject = `the ${one(ADJECTIVES)} ${noun()}`;
    const start = `${capital(subject)} ${one(VERBS)} the ${noun()} ${one(ADVERBS)}`;
    const more = random() < 0.5 ? `, and the ${noun()} ${one(VERBS)} what the ${one(ADJECTIVES)} ${noun()} has left` : '';
    return start + more + one(ENDS);
  };
  const marked = () => {
    const kind = random();
    const text = `${one(ADJECTIVES)} ${noun()}`;
    if (kind < 0.35) return `It was ${markup.emphasis(text)} that the ${noun()} meant.`;
    if (kind < 0.6) return `Nobody spoke of the ${markup.strong(text)} after that.`;
    if (kind < 0.8) return `In the log it stands as ${markup.literal(text.replace(' ', '_'))}.`;
    return `More of it is told in ${markup.link(`the ${text}`, `https://harbour.example/${text.replace(' ', '/')}`)}.`;
  };
  const sentences = (count) => Array.from({ length: count }, sentence).join(' ');
  const paragraph = () => `${sentences(2 + Math.floor(random() * 3))} ${marked()} ${sentences(1 + Math.floor(random() * 2))}`;
  const figures = [
    () => markup.list(Array.from({ length: 5 }, sentence), false),
    () => markup.quote(sentences(2)),
    () => markup.table([['Place', 'Depth', 'Light'], ...Array.from({ length: 5 }, () => [noun(), `${Math.floor(random() * 40)} m`, one(ADJECTIVES)])]),
    () => markup.code(Array.from({ length: 6 }, () => `const ${noun()} = measure('${noun()}', ${Math.floor(random() * 900)});`)),
    () => markup.list(Array.from({ length: 4 }, sentence), true),
  ];
  return { noun, paragraph, figure: (section) => figures[section % figures.length]() };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const MENU = NOUNS.slice(0, 18).map((noun) => `<li><a href="/${noun}/" class="menu-item">${capital(noun)}</a></li>`).join('\n');
const TEASERS = NOUNS.slice(10, 22).map(
  (noun) => `<div class="card"><h4><a href="/stories/${noun}">Why the ${noun} matters</a></h4><span class="time">Yesterday</span></div>`,
).join('\n');

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The harbour that kept its own time | The Harbour Review</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="Ada Pilot">
<meta name="description" content="A walk along the piers, and what the tide has to do with clocks.">
<meta property="og:title" content="The harbour that kept its own time">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-14T09:00:00Z">
<link rel="canonical" href="https://review.example/harbour">
<style>
.page { max-width: 70rem; margin: 0 auto }
.menu-item { padding: .5rem }
.card { border: 1px solid #ccc; margin: .5rem }
</style>
<script>window.settings = { theme: 'light', modules: ['menu', 'share', 'comments'] };</script>
</head>
<body>
<header class="site-header"><a class="logo" href="/">The Harbour Review</a>
<nav class="site-nav"><ul>
${MENU}
</ul></nav></header>
<div class="page">
<main>
<article class="post">
`;

const FOOT = `</article>
<div class="share"><a href="/share/one">Share</a> <a href="/share/two">Send</a></div>
<form class="newsletter" action="/subscribe"><label>Sign up for our letter <input name="email"></label><button>Sign up</button></form>
</main>
<aside class="related"><h3>Read next</h3>
${TEASERS}
</aside>
</div>
<footer class="site-footer"><ul>
${MENU}
</ul><p>© 2026 The Harbour Review. All rights reserved.</p></footer>
<script>document.documentElement.classList.add('ready');</script>
</body>
</html>
`;
