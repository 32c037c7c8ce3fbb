// Any payload in: the article beside its model, its notices and the time it took.

import { ArticleViewerElement } from '/pkg/index.js';

const viewer = document.querySelector('article-viewer');
const controls = document.querySelector('#controls').elements;
const payload = document.querySelector('#payload');
const timing = document.querySelector('#timing');
const notices = document.querySelector('#notices');
const model = document.querySelector('#model');

for (const name of ['article', 'json_ld', 'html', 'markdown', 'text']) controls.type.append(new Option(name));

async function show(bytes, options = {}) {
  const start = performance.now();
  try {
    await viewer.load(bytes, { type: controls.type.value || undefined, ...options });
    timing.textContent = `shown in ${(performance.now() - start).toFixed(1)} ms`;
    describe(viewer.article);
  } catch (error) {
    timing.textContent = `${error.code}: ${error.message}`;
    describe(null);
  }
}

function describe(article) {
  model.textContent = article ? JSON.stringify(article, null, 2) : '';
  const items = (article?.notices ?? []).map((notice) => {
    const item = document.createElement('li');
    item.textContent = [notice.code, notice.message, notice.place].filter(Boolean).join(': ');
    return item;
  });
  notices.replaceChildren(...items);
}

async function showFile(file) {
  payload.value = await file.text();
  await show(await file.arrayBuffer(), { fileName: file.name });
}

async function showSample() {
  const name = controls.sample.value;
  const response = await fetch(`samples/${name}`);
  payload.value = await response.text();
  await show(payload.value, { fileName: name, url: response.url });
}

payload.addEventListener('input', () => show(payload.value));
controls.sample.addEventListener('change', showSample);
controls.type.addEventListener('change', () => show(payload.value));
controls.file.addEventListener('change', () => controls.file.files[0] && showFile(controls.file.files[0]));
controls.theme.addEventListener('change', () => {
  viewer.theme = controls.theme.value || null;
});
controls.width.addEventListener('change', () => {
  viewer.parentElement.dataset.width = controls.width.value;
});
controls.direction.addEventListener('change', () => {
  viewer.dir = controls.direction.value;
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const file = event.dataTransfer.files[0];
  if (file) showFile(file);
});

if (viewer instanceof ArticleViewerElement) await showSample();
