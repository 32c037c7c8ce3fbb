// The pictures of a saved article: addresses of this page that stand for theirs, as long as it is shown.

// By what stands for it, the address of a picture.
const addresses = new Map();

// What stands for the pictures of an element that is collected is of no use to anybody.
const collected = new FinalizationRegistry((lent) => take(lent));
const lentTo = new WeakMap();

/**
 * Gives pictures addresses that need no request: pairs of their own and such a one. None where the policy of the page
 * does not allow them.
 *
 * @param {HTMLElement} element
 * @param {Map<string, Blob>} pictures
 */
export async function lend(element, pictures) {
  if (pictures.size === 0 || !(await isAllowed())) return [];
  const lent = [...pictures].map(([address, picture]) => [address, URL.createObjectURL(picture)]);
  for (const [address, own] of lent) addresses.set(own, address);
  const all = lentTo.get(element) ?? [];
  if (!lentTo.has(element)) collected.register(element, all);
  lentTo.set(element, all);
  all.push(...lent);
  return lent;
}

/** Takes back all that an element does not show any more. */
export function giveBack(element, shown = []) {
  const all = lentTo.get(element) ?? [];
  const old = all.filter((pair) => !shown.includes(pair));
  all.splice(0, all.length, ...all.filter((pair) => shown.includes(pair)));
  take(old);
}

/** The address of a picture that something stands for; any other is its own. */
export function pictureOf(address) {
  return addresses.get(address) ?? address;
}

function take(lent) {
  for (const [, own] of lent) {
    URL.revokeObjectURL(own);
    addresses.delete(own);
  }
}

let allowed;

// Asked once for a page, with the smallest picture there is: a policy is told of what it refuses.
function isAllowed() {
  allowed ??= new Promise((resolve) => {
    const bytes = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs='), (letter) => letter.charCodeAt(0));
    const own = URL.createObjectURL(new Blob([bytes], { type: 'image/gif' }));
    const picture = new Image();
    picture.onload = picture.onerror = ({ type }) => {
      URL.revokeObjectURL(own);
      resolve(type === 'load');
    };
    picture.src = own;
  });
  return allowed;
}
