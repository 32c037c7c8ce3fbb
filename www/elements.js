// Elements as the harness makes them: by hand, as its headers allow no other way.

/** An element with its properties and children. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
