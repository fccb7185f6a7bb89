import type { OverviewView } from '../../../contract/schema/admin/overview.ts';

export const overview = {
  title: 'Overview',
  description: 'What idgate did in your store.',
  period: 'Time',
  days: (count: number) => `Last ${count} days`,
  lookAgain: 'Look again',
  empty: {
    title: 'Nobody was asked in this time',
    text: 'Once a live rule asks a shopper, it can be seen here.',
    setup: 'Check the set-up',
    rules: 'Open rules',
  },
  figures: {
    asked: 'Asked',
    passed: 'Passed',
    failed: 'Failed',
    median: 'Time to finish, median',
    inReviewNow: 'In review now',
    holdsOpen: 'Orders on hold now',
  },
  none: '–',
  kinds: { passed: 'Passed', failed: 'Failed', inReview: 'In review', unfinished: 'Not finished' },
  byDay: {
    title: 'By day',
    summary: (asked: number, passed: number, failed: number) =>
      `Bars by day: ${asked} asked, of whom ${passed} passed and ${failed} failed. The table below has the figures.`,
    day: 'Day',
    asked: 'Asked',
    most: (count: number) => `Most on one day: ${count}`,
  },
  asTable: 'As a table',
  byRule: {
    title: 'By rule',
    text: 'A check that several rules asked for counts for each.',
    rule: 'Rule',
    finished: 'Finished',
    passRate: 'Passed of finished',
    empty: { title: 'No rule asked', text: 'Rules in shadow mode are under Rules.' },
  },
  dropOff: {
    title: 'How far shoppers get',
    text: 'Each step, with those who got further.',
    steps: {
      asked: 'Asked',
      opened: 'Opened',
      consented: 'Agreed',
      submitted: 'Showed an ID',
      finished: 'Finished',
    } satisfies Record<OverviewView['dropOff'][number]['step'], string>,
    value: (count: number, share: string) => `${count} (${share})`,
  },
  providers: {
    title: 'Who verifies',
    name: 'Provider',
    state: 'State',
    states: { well: 'Answers', out: 'Does not answer', unknown: 'Not asked yet' } satisfies Record<
      OverviewView['providers'][number]['state'],
      string
    >,
    errorShare: 'Ended by its own trouble',
    empty: { title: 'No provider', text: 'Choose one under Settings → Provider.' },
  },
  gate: {
    title: 'The script at the checkout',
    loads: 'Loaded',
    blocked: 'Held payment shut',
    unreachable: 'Could not reach idgate',
    errors: 'Failed',
  },
};
