// What a trace of the browser says of the main thread of a page.

/** What of the browser is to be traced for it. */
export const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline', 'v8.execute'];

const TASK = ['ThreadControllerImpl::RunTask'];
const SCRIPT = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks'];
const LAYOUT = ['Layout', 'UpdateLayoutTree'];

/**
 * @param {object[]} events of the trace
 * @returns {{ script: number, longest: number }} milliseconds that the processor has spent on scripts, without the layout
 *   that they ask for, and that the longest task has taken
 */
export function mainThread(events) {
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === main.pid && tid === main.tid)
    .sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const named = (names) => own.filter(({ name }) => names.includes(name));
  const scripts = outermost(named(SCRIPT));
  const layouts = outermost(named(LAYOUT)).filter((layout) => scripts.some((script) => contains(script, layout)));
  const processor = (events) => events.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  return {
    script: (processor(scripts) - processor(layouts)) / 1000,
    longest: named(TASK).reduce((longest, { dur }) => Math.max(longest, dur), 0) / 1000,
  };
}

// Of events in the order of their beginnings those that stand in no other.
function outermost(events) {
  const found = [];
  for (const event of events) {
    if (found.length === 0 || !contains(found.at(-1), event)) found.push(event);
  }
  return found;
}

const contains = (outer, inner) => inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
