// The attributes of the element, and the properties that are the same thing.

// Each property with its attribute, with its value where that is absent, and with the least and the most of a number.
export const PROPERTIES = {
  src: ['src', null],
  type: ['type', null],
  theme: ['theme', null],
  font: ['font', null],
  textSize: ['text-size', 0, -3, 5],
  lineHeight: ['line-height', 0, -2, 4],
  measure: ['measure', 0, -3, 3],
  margins: ['margins', 0, -1, 3],
  letterSpacing: ['letter-spacing', 0, 0, 4],
  wordSpacing: ['word-spacing', 0, 0, 4],
  textAlign: ['text-align', null],
  hyphens: ['hyphens', null],
  remember: ['remember', false],
  contents: ['contents', false],
  find: ['find', null],
  mode: ['mode', null],
  progress: ['progress', false],
  resume: ['resume', false],
  offline: ['offline', null],
  controls: ['controls', null],
  keys: ['keys', null],
  remote: ['remote', null],
  headingLevel: ['heading-level', 1, 1, 6],
};

/** Gives a class the properties. */
export function reflect(prototype) {
  for (const [property, [attribute, absent, least, most]] of Object.entries(PROPERTIES)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute);
        if (typeof absent === 'boolean') return value !== null;
        if (typeof absent !== 'number') return value;
        const number = Number(value);
        return String(number) === value && Number.isInteger(number) && number >= least && number <= most ? number : absent;
      },
      set(value) {
        if (typeof absent === 'boolean' || typeof value === 'boolean') this.toggleAttribute(attribute, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/**
 * Sets properties of an element as they were set before its class was known: they hide the accessors.
 *
 * @param {HTMLElement} element
 * @param {string[]} names
 */
export function upgrade(element, names) {
  for (const name of names.filter((name) => Object.hasOwn(element, name))) {
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
