import type { Browser, Page } from 'playwright-core';

/** One task of a page's main thread, and how much of it went into scripts of ours and what these called. */
export interface Task {
  readonly durationMs: number;
  readonly oursMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
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

/** What the main thread did meanwhile: every task of its own, and how long scripts of ours were evaluated. */
export async function traceMainThread(
  browser: Browser,
  page: Page,
  { oursAt, isSampled }: { oursAt: string; isSampled: boolean },
  meanwhile: () => Promise<unknown>,
): Promise<{ tasks: Task[]; evaluationMs: number }> {
  await browser.startTracing(page, { categories: isSampled ? [...timeline, samples] : timeline });
  await meanwhile();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const events = traceEvents.filter(({ pid, tid }) => isMain.has(`${pid}/${tid}`));
  const isOurs = (event: TraceEvent) => (event.args.data?.url ?? event.args.fileName ?? '').startsWith(oursAt);
  const named = events.filter(isOurs);
  const ours = merge([...named.map(intervalOf), ...sampledIntervals(traceEvents, oursAt)]);
  const tasks = events
    .filter(({ name }) => name === 'RunTask')
    .map((event) => {
      const task = intervalOf(event);
      return { durationMs: lengthMs(task), oursMs: overlapMs(task, ours) };
    });
  const evaluations = named.filter(({ name }) => name === 'EvaluateScript').map(intervalOf);
  return { tasks, evaluationMs: evaluations.reduce((sum, one) => sum + lengthMs(one), 0) };
}

const intervalOf = ({ ts, dur = 0 }: TraceEvent): Interval => [ts, ts + dur];
const lengthMs = ([startUs, endUs]: Interval) => (endUs - startUs) / 1_000;
const overlapMs = ([startUs, endUs]: Interval, others: readonly Interval[]) =>
  others.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(endUs, to) - Math.max(startUs, from)), 0) / 1_000;

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
