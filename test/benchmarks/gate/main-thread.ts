import type { Browser, Page } from 'playwright-core';

/** One task of a page's main thread, and how much of it went into scripts of ours and what these called. */
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

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own time. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly id?: string;
  readonly args: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: {
      readonly url?: string;
      readonly startTime?: number;
      readonly timeDeltas?: readonly number[];
      readonly cpuProfile?: {
        readonly nodes?: readonly { id: number; parent?: number; callFrame: { url?: string } }[];
        readonly samples?: readonly number[];
      };
    };
  };
}

type Interval = readonly [startUs: number, endUs: number];

const timeline = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
const samples = 'disabled-by-default-v8.cpu_profiler';
const scripts = [
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'EventDispatch',
  'XHRReadyStateChange',
  'XHRLoad',
];

/**
 * What the main thread did meanwhile, in its own processor time: on a busy machine the time on the clock tells more of the others there.
 * For the same reason nothing is slowed down here: that is reckoned afterwards.
 */
export async function traceMainThread(
  browser: Browser,
  page: Page,
  { oursAt, isSampled }: { oursAt: string; isSampled: boolean },
  meanwhile: () => Promise<unknown>,
): Promise<MainThread> {
  await browser.startTracing(page, { categories: isSampled ? [...timeline, samples] : timeline });
  await meanwhile();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const events = traceEvents.filter(({ pid, tid }) => isMain.has(`${pid}/${tid}`));
  const named = events.filter(({ args }) => (args.data?.url ?? args.fileName ?? '').startsWith(oursAt));
  const ours = merge([...named.map(intervalOf), ...sampledIntervals(traceEvents, oursAt)]);
  const tasks = events
    .filter(({ name }) => name === 'RunTask')
    .map((event) => {
      const durationMs = threadMs([event]);
      return { durationMs, oursMs: durationMs * shareOf(intervalOf(event), ours) };
    });
  return {
    tasks,
    evaluationMs: threadMs(named.filter(({ name }) => name === 'EvaluateScript')),
    scriptsMs: threadMs(outermost(events.filter(({ name }) => scripts.includes(name)))),
  };
}

const threadMs = (events: readonly TraceEvent[]) => events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
const intervalOf = ({ ts, dur = 0 }: TraceEvent): Interval => [ts, ts + dur];

function shareOf([startUs, endUs]: Interval, ours: readonly Interval[]): number {
  const oursUs = ours.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(endUs, to) - Math.max(startUs, from)), 0);
  return endUs > startUs ? oursUs / (endUs - startUs) : 0;
}

/** Without those that happened within another of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let endUs = 0;
  return [...events]
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      const isWithin = ts < endUs;
      endUs = Math.max(endUs, ts + dur);
      return !isWithin;
    });
}

/** When the profiler saw a script of ours at work, or the browser at work for it. */
function sampledIntervals(events: readonly TraceEvent[], oursAt: string): Interval[] {
  const intervals: Interval[] = [];
  for (const profile of events.filter(({ name }) => name === 'Profile')) {
    const isOurs = new Map<number, boolean>();
    let atUs = profile.args.data?.startTime ?? 0;
    let wasOurs = false;
    for (const { args } of events.filter(
      ({ name, pid, id }) => name === 'ProfileChunk' && pid === profile.pid && id === profile.id,
    )) {
      const { cpuProfile, timeDeltas = [] } = args.data ?? {};
      for (const { id, parent = 0, callFrame } of cpuProfile?.nodes ?? [])
        isOurs.set(id, callFrame.url ? callFrame.url.startsWith(oursAt) : (isOurs.get(parent) ?? false));
      for (const [index, node] of (cpuProfile?.samples ?? []).entries()) {
        const deltaUs = timeDeltas[index] ?? 0;
        if (wasOurs) intervals.push([atUs, atUs + deltaUs]);
        atUs += deltaUs;
        wasOurs = isOurs.get(node) ?? false;
      }
    }
  }
  return intervals;
}

/** The same time, none of it twice. */
function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const [startUs, endUs] of [...intervals].sort(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last && startUs <= last[1]) merged.splice(-1, 1, [last[0], Math.max(last[1], endUs)]);
    else merged.push([startUs, endUs]);
  }
  return merged;
}
