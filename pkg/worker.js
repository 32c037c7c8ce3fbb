// Draws payloads in a worker, one at a time.

import { draw } from './drawing.js';

addEventListener('message', async ({ data }) => {
  try {
    const drawing = await draw(data);
    postMessage(drawing, Object.values(drawing).map(({ buffer }) => buffer));
  } catch ({ code, message }) {
    postMessage({ code, message });
  }
});
