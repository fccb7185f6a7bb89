import type { Settings } from '../../../src/contract/schema/admin/settings.ts';

/** Settings of a store whose merchant chose nothing yet. */
export const defaults: Settings = {
  metafieldNamespace: 'realid',
  ialAttributeName: 'blockid_ial',
  credentialAttributeName: 'blockid_vc_token',
  faceAttributeName: 'blockid_liveid_enrolled',
  isInStaffNotes: false,
  orderWhileInReview: false,
  consent: { isAsked: false, text: null },
  keptDays: null,
  providers: { first: 'document', second: null },
  trustedIssuers: [],
  linkByEmail: false,
  invitation: { isOn: true, senderName: null, reminderHours: [24, 72] },
  deadline: { hours: null, action: 'keep' },
  payments: { authorisationDays: 7, warnDaysBefore: 2, noticeEmail: null, voidsAtDeadline: false },
  releaseTo: 'fitting',
  orderStatusSync: {
    isOn: false,
    statusIds: { inProgress: 12, passed: 11, failed: 6 },
    protectedStatusIds: [2, 3, 4, 5, 10, 14],
  },
  review: { needsTwo: false, targetHours: null, mailsShopper: false },
  widget: {
    colours: { accent: null, text: null, surface: null, border: null },
    radiusPx: null,
    languages: [],
    texts: {},
  },
};
