import type { CDPSession } from 'playwright-core';

const intervalUs = 100;
/** What the page asked for and the gate only hands on takes its time with or without the gate. */
const handedOn = ['open', 'send', 'fetch'];

/** How long scripts of ours, and what the browser does for them, were at work meanwhile, after their evaluation. */
export async function profileCallbacks(
  devtools: CDPSession,
  oursAt: string,
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: intervalUs });
  await devtools.send('Profiler.start');
  await meanwhile();
  const { profile } = await devtools.send('Profiler.stop');
  await devtools.send('Profiler.disable');
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const kinds = new Map<number, 'ours' | 'evaluation' | 'other'>();
  const visit = (id: number, around: 'ours' | 'evaluation' | 'other') => {
    const node = nodes.get(id);
    if (!node) return;
    const { url, functionName, lineNumber, columnNumber } = node.callFrame;
    const isTop = functionName === '' && lineNumber === 0 && columnNumber === 0;
    const own = url === '' ? around : !url.startsWith(oursAt) ? 'other' : isTop ? 'evaluation' : 'ours';
    const kind =
      around === 'evaluation' && own === 'ours'
        ? 'evaluation'
        : own === 'ours' && url === '' && handedOn.includes(functionName)
          ? 'other'
          : own;
    kinds.set(id, kind);
    for (const child of node.children ?? []) visit(child, kind);
  };
  const [root] = profile.nodes;
  if (root) visit(root.id, 'other');
  const { samples = [], timeDeltas = [] } = profile;
  // A sample stands for the time until the next.
  const spentUs = samples.reduce(
    (sum, id, index) => sum + (kinds.get(id) === 'ours' ? (timeDeltas[index + 1] ?? 0) : 0),
    0,
  );
  return spentUs / 1_000;
}
