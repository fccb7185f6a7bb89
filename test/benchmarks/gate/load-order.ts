/** A script of somebody else's on the page, as shops have them. */
export interface Neighbour {
  readonly kind: 'recorder' | 'busy' | 'banner' | 'failing' | 'remount';
  readonly place: 'head' | 'foot';
  readonly loads: '' | 'async' | 'defer';
  readonly delayMs: number;
}

/** How one load of the checkout goes: what comes when, and between what. */
export interface LoadOrder {
  readonly start: 'guest' | 'customer';
  readonly gateDelayMs: number;
  readonly isListedTwice: boolean;
  /** How many of the scripts in the head come before the gate's. */
  readonly before: number;
  readonly bundleDelayMs: number;
  /** Answers of the shop wait for a random time of no more than this. */
  readonly latencyMs: number;
  readonly decisionDelayMs: number;
  readonly cpuSlowdown: 1 | 2 | 3 | 4;
  readonly neighbours: readonly Neighbour[];
}

/** Where the tag of the gate stands: `footer` is not how it is installed. */
export type TagPlace = 'head' | 'footer' | 'nowhere';

const longest = { gateMs: 800, bundleMs: 300, latencyMs: 800, decisionMs: 1_500, neighbourMs: 500 };
const mostNeighbours = 5;

export function drawLoadOrder(random: () => number): LoadOrder {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const one = <T>(first: T, ...rest: readonly T[]): T => [first, ...rest][upTo(rest.length)] ?? first;
  const neighbours = Array.from(
    { length: upTo(mostNeighbours) },
    (): Neighbour => ({
      kind: one('recorder', 'busy', 'banner', 'failing', 'remount'),
      place: one('head', 'foot'),
      loads: one('', 'async', 'defer'),
      delayMs: upTo(longest.neighbourMs),
    }),
  );
  return {
    start: one('guest', 'guest', 'customer'),
    gateDelayMs: one(0, upTo(longest.gateMs)),
    isListedTwice: random() < 0.3,
    before: upTo(neighbours.length),
    bundleDelayMs: one(0, upTo(longest.bundleMs)),
    latencyMs: one(0, upTo(longest.latencyMs)),
    decisionDelayMs: one(0, upTo(longest.decisionMs)),
    cpuSlowdown: one(1, 1, 1, 1, 1, 2, 3, 4),
    neighbours,
  };
}

const gateTag = /<script src="[^"]*\/gate\.[^"]*"[^>]*><\/script>/;

/** The page with its scripts in that order. */
export function arrange(html: string, order: LoadOrder, place: TagPlace): string {
  const [tag = ''] = gateTag.exec(html) ?? [];
  const [, nonce = ''] = /nonce="([^"]+)"/.exec(tag) ?? [];
  if (!nonce) throw new Error('The page has no tag of the gate.');
  const tags = place === 'nowhere' ? '' : order.isListedTwice ? tag + tag : tag;
  const tagsIn = (where: Neighbour['place']) =>
    order.neighbours
      .filter((neighbour) => neighbour.place === where)
      .map(
        ({ kind, loads, delayMs }) =>
          `<script src="/neighbours/${kind}.js?delayMs=${delayMs}" ${loads} nonce="${nonce}"></script>`,
      );
  const head = tagsIn('head');
  if (place === 'head') head.splice(order.before, 0, tags);
  const foot = [...tagsIn('foot'), place === 'footer' ? tags : ''];
  return html
    .replace(gateTag, '')
    .replace('</head>', () => `${head.join('\n')}</head>`)
    .replace('</body>', () => `${foot.join('\n')}</body>`);
}

/** What these scripts do. The first wraps what the gate wraps, whichever comes first. */
export const neighbourSources: Record<Neighbour['kind'], string> = {
  recorder: `{
    const { open, send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (...args) { this.recorded = args[1]; return open.apply(this, args); };
    XMLHttpRequest.prototype.send = function (...args) { return send.apply(this, args); };
    const { fetch } = window;
    window.fetch = (...args) => fetch(...args);
  }`,
  busy: '{ const untilMs = performance.now() + 60; while (performance.now() < untilMs); }',
  banner: `addEventListener('DOMContentLoaded', () => {
    for (let index = 0; index < 20; index++) document.body.append(document.createElement('aside'));
  });`,
  failing: "throw new Error('A script of somebody else failed.');",
  remount: 'setTimeout(() => window.checkout?.renderCheckout(), 400);',
};
