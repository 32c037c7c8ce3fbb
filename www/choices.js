// The choices of a page: the selects of a form, mirrored in the hash of its address, so that a link shows what is seen.

/**
 * Reads the hash into the selects of a form, and follows both from then on. What is chosen by default is left out.
 *
 * @param {HTMLFormElement} form
 * @param {(names: string[]) => void} changed told which choices were changed, by the reader or by the address
 */
export function keepChoices(form, changed) {
  const selects = Object.fromEntries([...form.querySelectorAll('select')].map((select) => [select.name, select]));
  const preset = (select) => ([...select.options].find((option) => option.defaultSelected) ?? select.options[0]).value;

  function read() {
    const hash = new URLSearchParams(location.hash.slice(1));
    const before = Object.entries(selects).map(([name, { value }]) => [name, value]);
    for (const [name, select] of Object.entries(selects)) {
      select.value = hash.get(name) ?? preset(select);
      if (select.selectedIndex < 0) select.value = preset(select);
    }
    return before.filter(([name, value]) => selects[name].value !== value).map(([name]) => name);
  }

  function address(changes = {}) {
    const chosen = Object.entries(selects).map(([name, select]) => [name, changes[name] ?? select.value]);
    const hash = new URLSearchParams(chosen.filter(([name, value]) => value !== preset(selects[name])));
    return `#${hash}`.replaceAll('%2F', '/');
  }

  function set(name, value) {
    if (selects[name].value === value) return;
    selects[name].value = value;
    history.replaceState(null, '', address());
  }

  form.addEventListener('change', ({ target }) => {
    if (selects[target.name] !== target) return;
    history.replaceState(null, '', address());
    changed([target.name]);
  });
  addEventListener('hashchange', () => changed(read()));
  read();
  return { get: (name) => selects[name].value, set, address };
}

/** Gives a viewer the theme, and its stage the width, that are chosen. */
export function applyChoices(viewer, choices) {
  viewer.theme = choices.get('theme') || null;
  viewer.closest('.stage').dataset.width = choices.get('width');
}

/** Follows the theme that the reader chooses in the viewer itself. */
export function followTheme(viewer, choices) {
  new MutationObserver(() => choices.set('theme', viewer.theme ?? '')).observe(viewer, { attributeFilter: ['theme'] });
}
