// Large payloads are drawn aside: in a worker of the page, where one can be started and as long as it answers.

import { draw } from './drawing.js';

// From how many bytes on. In a fresh profile a worker shows the first screen of 30 kB some 80 ms later than the page
// does, that of 100 kB and more as soon, and holds the page up for a third of the time or not at all.
const LARGE = 100_000;

// How long it stays when there is nothing to do, in milliseconds.
const IDLE = 10_000;

// How long it may take, in milliseconds, and for each byte besides: some thirty times what was measured.
const PATIENCE = 1000;
const PATIENCE_PER_BYTE = 0.01;

let isRefused = typeof Worker !== 'function';
let worker;
let hasAnswered;
// Ends the wait for its answer.
let settle;
let idle;
// What it does is done when the one before is.
let turn = Promise.resolve();

/** Has none started: its script does not lie beside this one. */
export function refuse() {
  isRefused = true;
}

/**
 * Starts the worker where a payload on its way is so large that it will be of use.
 *
 * @param {number} size in bytes, as far as it is known
 */
export function prepare(size) {
  if (size >= LARGE && start()) rest();
}

/**
 * Draws a large payload, in the worker if that can be.
 *
 * @param {import('./module.js').Module} module what reads it
 * @param {Uint8Array} bytes
 * @param {() => object} look gives what `draw` of `drawing.js` has to know besides, as it is now
 * @param {AbortSignal} signal
 * @returns {ReturnType<typeof draw> | undefined} nothing of a small one; rejected, with its code, where the payload is no
 *   article, and where `signal` is aborted
 */
export async function drawLarge(module, bytes, look, signal) {
  if (bytes.length < LARGE) return;
  for (;;) {
    const job = { ...look(), bytes, wasm: module.exports.compiled };
    const drawing = (await ask(job, signal)) ?? (await drawHere(job));
    signal.throwIfAborted();
    if (isStill(look(), job)) return drawing;
  }
}

async function drawHere(job) {
  const drawing = await draw(job);
  // What it takes to show it is a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  return drawing;
}

// Whether what was told of an element still holds.
function isStill(look, job) {
  return Object.entries(look).every(([name, value]) => JSON.stringify(value) === JSON.stringify(job[name]));
}

function start() {
  if (worker || isRefused) return !isRefused;
  try {
    worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  } catch {
    isRefused = true;
    return false;
  }
  hasAnswered = false;
  worker.onmessage = ({ data }) => {
    hasAnswered = true;
    settle?.(data);
  };
  worker.onerror = worker.onmessageerror = (event) => {
    event.preventDefault();
    fail();
  };
  return true;
}

// What the worker answers, when it has done what others have asked for; nothing where it does not.
async function ask(job, signal) {
  const asking = turn.then(() => {
    signal.throwIfAborted();
    return start() ? answer(job, signal) : undefined;
  });
  turn = asking.then(() => {}, () => {});
  const answered = await asking;
  signal.throwIfAborted();
  // What fails for another reason than the payload's is tried again here.
  if (!answered || answered.code === 'internal' || answered.code === 'wasm') return;
  if (answered.code) throw Object.assign(new Error(answered.message), { code: answered.code });
  return answered;
}

// The bytes are copied: should there be no answer, they are needed here.
function answer(job, signal) {
  return new Promise((resolve) => {
    const patience = setTimeout(fail, PATIENCE + job.bytes.length * PATIENCE_PER_BYTE);
    clearTimeout(idle);
    settle = (answer) => {
      settle = undefined;
      clearTimeout(patience);
      signal.removeEventListener('abort', end);
      rest();
      resolve(answer);
    };
    signal.addEventListener('abort', end);
    worker.postMessage(job);
  });
}

// One that has never answered will not do so the next time either.
function fail() {
  isRefused = !hasAnswered;
  end();
}

// What is being done has no other end.
function end() {
  worker?.terminate();
  worker = undefined;
  settle?.();
}

function rest() {
  clearTimeout(idle);
  if (!settle) idle = setTimeout(end, IDLE);
}
