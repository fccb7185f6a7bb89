const counted = (count: number, one: string, other: string) => (count === 1 ? one : `${count} ${other}`);

export const review = {
  title: 'Review',
  description: 'Checks that wait for a person, the longest waiting first.',
  queue: 'Waiting',
  waiting: (count: number, hasMore: boolean) =>
    hasMore ? `More than ${count} checks wait` : `${counted(count, 'One check waits', 'checks wait')}`,
  late: (count: number) => `${counted(count, 'One is', 'are')} late`,
  since: (span: string) => `Waits ${span}`,
  dueIn: (span: string) => `${span} left`,
  overdue: (span: string) => `${span} late`,
  needsSecond: 'Needs a second person',
  byYou: 'You decided; somebody else has to agree',
  empty: {
    title: 'Nobody waits',
    text: 'Checks that need a person come here: an expired ID, another name, a shopper who asked for somebody.',
  },
  more: 'Show more',
  desk: 'The check that was chosen',
  back: 'Back to the queue',
  whole: 'Open it alone',
  next: 'Next',
  reload: 'Look again',
  choose: 'Choose a check to see what was found.',
};
