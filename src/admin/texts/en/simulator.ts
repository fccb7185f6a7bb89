import type { SimulationView } from '../../../contract/schema/admin/simulation.ts';

const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;

export const simulator = {
  title: 'Simulator',
  description:
    'What your rules would have done with the orders that you have had. Nothing is changed in the store, and nobody is asked.',
  which: 'Which rules',
  sources: { draft: 'The draft', live: 'The live rules' },
  noDraft: 'There is no draft. Change a rule to try it here before it is live.',
  toRules: 'Open rules',
  orders: 'Latest orders',
  ordersText: 'At most 500.',
  run: 'Run',
  runs: 'Running',
  waiting: 'Waiting for its turn …',
  progress: (done: number, total: number | null) =>
    total === null
      ? `${count(done, 'order', 'orders')} looked at`
      : `${done} of ${count(total, 'order', 'orders')} looked at`,
  slow: 'Orders are read at the pace that BigCommerce allows. You can go elsewhere meanwhile: your browser’s way back leads here.',
  failed: 'BigCommerce did not answer. Nothing is lost: run it again in a while.',
  result: 'What would have happened',
  ofOrders: (total: number) => `Of ${count(total, 'order', 'orders')}`,
  noOrders: {
    title: 'No orders yet',
    text: 'The store has none to try the rules on. Put a rule in shadow to see it at work.',
  },
  asked: 'would be asked',
  askedToday: 'are asked by the live rules',
  more: (many: number) => `${many} more than today`,
  fewer: (many: number) => `${many} fewer than today`,
  same: 'As many as today',
  perRule: {
    title: 'By rule',
    name: 'Rule',
    mode: 'Mode',
    asked: 'Asks',
    alone: 'Alone',
    aloneText: '“Alone” are orders that no other live rule asks about: what would go unasked without it.',
    shadow: 'Shadow: would ask',
    empty: { title: 'No rules', text: 'Without a rule nobody is asked.' },
  },
  changed: {
    title: 'What changes against today',
    order: 'Order',
    before: 'Today',
    after: 'Then',
    rules: 'Because of',
    empty: { title: 'Nothing changes', text: 'Each of these orders would be treated as it is today.' },
  },
  askedOrders: {
    title: 'Who would be asked, and by which rule',
    empty: { title: 'Nobody', text: 'None of these orders would be asked about.' },
  },
  verdicts: { asked: 'Asked', not_asked: 'Not asked', open: 'Not certain: asked' } satisfies Record<
    SimulationView['changed'][number]['before'],
    string
  >,
  showMore: (many: number) => `Show ${many} more`,
  liveVersion: (version: number) => `Compared with the live version ${version}.`,
};
