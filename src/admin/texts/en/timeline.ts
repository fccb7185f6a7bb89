import type { TimelineKind } from '../../../contract/schema/admin/timeline.ts';

export const timeline = {
  empty: 'Nothing has happened yet.',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  kind: {
    rule: 'Rule',
    facts: 'Seen',
    decision: 'Decision',
    delivery: 'Delivery',
    status: 'Status',
    write_back: 'Written to BigCommerce',
    skip: 'Left alone',
    mail: 'E-mail',
    staff: 'Staff',
    erase: 'Erased',
  } satisfies Record<TimelineKind, string>,
  /** What happened, by the receiver's code. */
  title: {} as Readonly<Record<string, string>>,
  /** What a detail is called, by the receiver's name for it. */
  detail: {} as Readonly<Record<string, string>>,
  /** What a detail's code means, by the detail and its code. */
  value: {} as Readonly<Record<string, Readonly<Record<string, string>>>>,
};
