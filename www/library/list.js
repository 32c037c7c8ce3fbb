// The list of the library page: an item for each article, of which one takes part in the order of the Tab key.

// So many are made before the page may draw again.
const SLICE = 50;

/**
 * Keeps a list of articles.
 *
 * @param {HTMLElement} list
 * @param {(entry: object) => HTMLElement} make
 */
export function keepList(list, make) {
  // By the id of an article, its item and what that was made of.
  const made = new Map();
  let turn = 0;
  let current;

  function itemOf(entry) {
    const { id, sequence, damaged, score, snippet } = entry;
    const known = made.get(id);
    const key = JSON.stringify([sequence, damaged, score, snippet]);
    if (known?.key === key) return known.item;
    const item = make(entry);
    for (const control of controlsOf(item)) control.tabIndex = -1;
    made.set(id, { key, item });
    if (!known?.item.isConnected) return item;
    const focused = known.item.contains(document.activeElement) && document.activeElement;
    known.item.replaceWith(item);
    if (current === known.item) enter(item);
    if (focused) (controlsOf(item).find(({ name }) => name && name === focused.name) ?? controlsOf(item)[0]).focus({ preventScroll: true });
    return item;
  }

  // Has another item be the one that Tab comes to.
  function enter(item) {
    if (current === item) return;
    for (const control of current ? controlsOf(current) : []) control.tabIndex = -1;
    for (const control of controlsOf(item)) control.tabIndex = 0;
    current = item;
  }

  function drop(ids) {
    const gone = [...list.children].filter(({ dataset }) => !ids.has(dataset.id));
    const focused = gone.find((item) => item.contains(document.activeElement));
    const stays = (item, next) => {
      while (item && gone.includes(item)) item = next(item);
      return item;
    };
    const heir = focused && (stays(focused, (item) => item.nextElementSibling) ?? stays(focused, (item) => item.previousElementSibling));
    for (const item of gone) {
      item.remove();
      made.delete(item.dataset.id);
    }
    if (heir) focus(heir);
    return Boolean(focused && !heir);
  }

  // Those that stand where they belong are not touched: they may have the focus.
  function place(entries, mine, index) {
    if (mine !== turn) return;
    let at = list.children[index] ?? null;
    for (let moved = 0; index < entries.length && moved < SLICE; index += 1) {
      const item = itemOf(entries[index]);
      if (!at?.isConnected) at = list.children[index] ?? null;
      if (item === at) {
        at = item.nextElementSibling;
      } else {
        moved += 1;
        list.insertBefore(item, at);
      }
    }
    if (list.firstElementChild && !current?.isConnected) enter(list.firstElementChild);
    list.ariaBusy = index < entries.length;
    if (index < entries.length) setTimeout(() => place(entries, mine, index));
  }

  function focus(item) {
    enter(item);
    controlsOf(item)[0].focus();
  }

  list.addEventListener('focusin', ({ target }) => target.closest('li') && enter(target.closest('li')));
  list.addEventListener('keydown', (event) => {
    const item = event.target.closest('li');
    if (!item || event.target.matches('input') || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = {
      ArrowDown: () => item.nextElementSibling,
      ArrowUp: () => item.previousElementSibling,
      Home: () => list.firstElementChild,
      End: () => list.lastElementChild,
    }[event.key]?.();
    if (!to) return;
    event.preventDefault();
    focus(to);
  });

  return {
    /** Lists articles; whether the focus was on one that is not listed any more, with none to take its place. */
    show(entries) {
      turn += 1;
      const isLost = drop(new Set(entries.map(({ id }) => id)));
      place(entries, turn, 0);
      return isLost;
    },
    /** The item of an article, where it is listed. */
    item: (id) => made.get(id)?.item,
    focus,
  };
}

function controlsOf(item) {
  return [...item.querySelectorAll('a, button, strong, input')];
}
