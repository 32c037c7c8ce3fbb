// Where an element says that its article is: at an address, or inside it.

// The types of scripts that browsers run.
const PROGRAM = /^(module|importmap|speculationrules)$|(java|ecma|j|live)script/i;

/**
 * What an element says of its article.
 *
 * @param {HTMLElement} element
 * @returns {{ src: string | null, type?: string, base: string, inside?: HTMLScriptElement }} `inside` is the first script
 *   that is none for the browser
 */
export function sourceOf(element) {
  return {
    src: element.getAttribute('src'),
    type: element.getAttribute('type') ?? undefined,
    base: element.ownerDocument.baseURI,
    inside: [...element.querySelectorAll(':scope > script[type]')].find(({ type }) => !PROGRAM.test(type)),
  };
}
