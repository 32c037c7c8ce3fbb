// Elements as the harness makes them: by hand, as its headers allow no other way.

const PAGE = 100;

/** An element with its properties and children. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Appends what is made of each item, so many at a time; a button brings the next ones. */
export function appendPages(parent, items, make, from = 0) {
  const made = items.slice(from, from + PAGE).map(make);
  parent.append(...made);
  const next = from + PAGE;
  if (next < items.length) {
    const left = items.length - next;
    const button = element('button', { type: 'button' }, `${Math.min(PAGE, left)} more of ${left}`);
    const more = parent.matches('ol, ul') ? element('li', {}, button) : button;
    button.addEventListener('click', () => {
      more.remove();
      const [first] = appendPages(parent, items, make, next);
      first.tabIndex = -1;
      first.focus();
    });
    parent.append(more);
  }
  return made;
}
