// Block by block what was kept of a payload, what was dropped, and why; what was dropped can be brought back.

import { appendPages, element } from './elements.js';
import { firstWords } from './words.js';

const LENGTH = 100;

/**
 * Fills a list with the blocks of an article and tells how many there are.
 *
 * @param {HTMLOListElement} list
 * @param {Element} tally
 * @param {import('../pkg/core.js').Article | null} article its asides are changed as the reader wishes
 * @param {(aside: object) => void} changed told of an aside that was brought back or dropped again
 */
export function listBlocks(list, tally, article, changed) {
  const blocks = [...told(article?.blocks ?? [])];
  const dropped = blocks.filter(({ block }) => isDropped(block)).map(({ block }) => block);
  const count = () => {
    const back = dropped.filter((aside) => !isDropped(aside)).length;
    const counts = [[blocks.length - dropped.length, 'kept'], [dropped.length - back, 'dropped'], [back, 'brought back']];
    tally.textContent = counts.filter(([count, what]) => count || what !== 'brought back').map((words) => words.join(' ')).join(', ');
  };
  list.replaceChildren();
  appendPages(list, blocks, ({ block, depth }) => {
    const row = dropped.includes(block) ? droppedRow(block, () => (count(), changed(block))) : keptRow(block);
    row.style.setProperty('--depth', depth);
    return row;
  });
  count();
}

// What holds blocks together is none to readers; of what is kept as a whole, only what was dropped from it is told.
function* told(blocks) {
  for (const block of blocks) {
    if (block.kind === 'group') yield* told(block.blocks);
    else {
      yield { block, depth: 0 };
      if (!isDropped(block)) yield* droppedFrom(block);
    }
  }
}

function* droppedFrom(value) {
  for (const inside of Object.values(value)) {
    if (isDropped(inside)) yield { block: inside, depth: 1 };
    else if (inside && typeof inside === 'object') yield* droppedFrom(inside);
  }
}

function isDropped(block) {
  return block?.kind === 'aside' && block.hidden === true;
}

function keptRow(block) {
  return row('kept', plain(block.kind), firstWords(block, LENGTH));
}

function droppedRow(aside, changed) {
  const kind = [plain(aside.role), aside.reason].filter(Boolean).join(' · ');
  const words = firstWords(aside, LENGTH);
  const button = element('button', { type: 'button' });
  const made = row('', kind, words, button);
  const settle = () => {
    made.dataset.verdict = aside.hidden ? 'dropped' : 'brought back';
    made.firstElementChild.textContent = made.dataset.verdict;
    button.textContent = aside.hidden ? 'Bring back' : 'Drop again';
    // All of these buttons say the same to those who only hear them.
    button.ariaLabel = `${button.textContent}: ${plain(aside.role)}, ${words}`;
  };
  button.addEventListener('click', () => {
    aside.hidden = !aside.hidden;
    settle();
    changed();
  });
  settle();
  return made;
}

function row(verdict, kind, words, ...more) {
  const made = element(
    'li',
    {},
    element('span', { className: 'verdict' }, verdict),
    element('p', {}, element('span', { className: 'kind' }, kind), ' ', element('span', { className: 'words', dir: 'auto' }, words)),
    ...more,
  );
  made.dataset.verdict = verdict;
  return made;
}

function plain(name) {
  return name.replaceAll('_', ' ');
}
