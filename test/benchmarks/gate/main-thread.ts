import type { Browser, Page } from 'playwright-core';

/** One task of a page's main thread, and how much of it scripts of ours are the reason for. */
export interface Task {
  readonly durationMs: number;
  readonly oursMs: number;
}

export interface MainThread {
  readonly tasks: readonly Task[];
  /** How long scripts of ours ran when they came. */
  readonly evaluationMs: number;
  /** How long scripts of anybody ran, whatever called them. */
  readonly scriptsMs: number;
}

/** As much as is looked at of what Chromium writes down. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own time. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string; readonly type?: string };
  };
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
const scripts = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'EventDispatch', 'XHRLoad'];

/**
 * What the main thread did meanwhile, in its own processor time: on a busy machine the time on the clock tells more of the others there.
 * For the same reason nothing is slowed down here: that is reckoned afterwards.
 */
export async function traceMainThread(
  browser: Browser,
  page: Page,
  oursAt: string,
  meanwhile: () => Promise<unknown>,
): Promise<MainThread> {
  await browser.startTracing(page, { categories });
  await meanwhile();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const events = traceEvents
    .filter(({ pid, tid }) => isMain.has(`${pid}/${tid}`))
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const called = events.filter(({ name }) => scripts.includes(name));
  const ours = outermost(oursOf(called, oursAt));
  return {
    tasks: events
      .filter(({ name }) => name === 'RunTask')
      .map((task) => ({
        durationMs: threadMs([task]),
        oursMs: threadMs(ours.filter((event) => isWithin(event, task))),
      })),
    evaluationMs: threadMs(ours.filter(({ name }) => name === 'EvaluateScript')),
    scriptsMs: threadMs(outermost(called)),
  };
}

/**
 * What names a script of ours; the `load` event right after one ran, by which we wait for our own; and what goes on after an answer to
 * `fetch`, which the checkout doesn't use: it is called by nothing else.
 */
function oursOf(called: readonly TraceEvent[], oursAt: string): TraceEvent[] {
  const ours: TraceEvent[] = [];
  let isLoadOurs = false;
  const isTopLevel = new Set(outermost(called));
  for (const event of called) {
    const isNamed = (event.args.data?.url ?? event.args.fileName ?? '').startsWith(oursAt);
    const isLoad = event.name === 'EventDispatch' && event.args.data?.type === 'load';
    if (isNamed || (isLoad && isLoadOurs) || (event.name === 'RunMicrotasks' && isTopLevel.has(event)))
      ours.push(event);
    if (event.name === 'EvaluateScript') isLoadOurs = isNamed;
    else if (isLoad) isLoadOurs = false;
  }
  return ours;
}

const threadMs = (events: readonly TraceEvent[]) => events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;

const isWithin = (inner: TraceEvent, outer: TraceEvent) =>
  inner.tid === outer.tid &&
  inner.pid === outer.pid &&
  inner.ts >= outer.ts &&
  inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);

/** Without those that happened within another of them. They come by the time they began. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  for (const event of events) {
    const last = kept.findLast(({ pid, tid }) => pid === event.pid && tid === event.tid);
    if (!last || !isWithin(event, last)) kept.push(event);
  }
  return kept;
}
