// What is dropped on a page.

/** Hears of files, and of addresses where they are wanted, that are dropped anywhere; what is dragged within the page is not meant. */
export function receiveDrops(add, types = ['Files', 'text/uri-list']) {
  const holds = ({ dataTransfer }) => types.some((type) => dataTransfer?.types.includes(type));
  let isInside = false;
  const dropping = (is) => document.documentElement.toggleAttribute('data-dropping', is);
  addEventListener('dragstart', () => (isInside = true));
  addEventListener('dragend', () => (isInside = false));
  addEventListener('dragover', (event) => {
    if (isInside || !holds(event)) return;
    event.preventDefault();
    dropping(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => relatedTarget || dropping(false));
  addEventListener('drop', (event) => {
    dropping(false);
    if (isInside || !holds(event)) return;
    event.preventDefault();
    const { files } = event.dataTransfer;
    const addresses = event.dataTransfer.getData('text/uri-list').split(/\s+/).filter((line) => /^https?:/.test(line));
    add(files.length > 0 ? [...files] : addresses);
  });
}
