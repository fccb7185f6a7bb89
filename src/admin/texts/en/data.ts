import type { ErasureView } from '../../../contract/schema/erasure.ts';

export const data = {
  kept: {
    header: 'How long outcomes are kept',
    description:
      'Photos are never kept. What is kept is the outcome: verified or not, how, and when. The widget tells shoppers what you choose here.',
    withOrder: 'For as long as the order',
    forDays: 'For a number of days after the check changed last',
    days: 'Days',
    daysWrong: 'Write a whole number of days, from 1 to 3650.',
    note: 'After that the check is forgotten: that there was one stays in the figures, whose it was does not.',
    linkByEmail: 'A guest’s check also speaks for later orders with the same e-mail address',
    linkByEmailNote:
      'Nobody proves an address at checkout: whoever writes the address of a verified guest is let through. Only a keyed hash of the address is kept.',
  },
  consent: {
    header: 'Consent',
    description: 'Some places ask for it before an ID is read. When the shopper agreed is kept with the check.',
    isAsked: 'Shoppers have to agree before anything is read',
    text: 'Your own words beside the box to tick',
    textNote:
      'In place of the widget’s, in every language. Empty for the widget’s. Another one for a language can be written under Widget. Ask your lawyer which words your country wants.',
    textWrong: 'Write at most 2000 characters.',
  },
  shown: {
    header: 'What is written to BigCommerce',
    description:
      'Orders and customers that have a check show it in metafields and customer attributes. When a name changes, what stands under the old one stays there.',
    namespace: 'Namespace of the metafields',
    namespaceNote: 'Its keys are verification_status and check_id.',
    ial: 'Customer attribute for the assurance level',
    credential: 'Customer attribute for the signed credential',
    face: 'Customer attribute that says whether the face was compared',
    attributeNote: 'BigCommerce keeps attributes by their name.',
    wrong: 'Use 1 to 64 letters, digits, blanks, dots, dashes and underscores.',
  },
  erase: {
    header: 'Erase a person',
    description:
      'Erases all that idgate knows of a person, takes back what it wrote to BigCommerce, and asks providers to erase theirs. The order itself stays. This can’t be undone.',
    by: 'Find them by',
    kinds: { check: 'Check ID', order: 'Order number', customer: 'Customer number' },
    wrong: {
      check: 'A check ID begins with chk_.',
      order: 'An order number is a whole number.',
      customer: 'A customer number is a whole number.',
    },
    find: 'Find and erase …',
    unknown: 'There is no check for that in this store.',
    confirm: 'Erase this person?',
    confirmText: (checkId: string) =>
      `The person of check ${checkId}, with every check that is theirs. Orders that wait for one of these stay held until you see to them.`,
    type: (word: string) => `Type ${word} to go on`,
    word: 'ERASE',
    action: 'Erase for good',
    receipt: 'Receipt',
    receiptText: 'It says that somebody was erased, and not who it was. Keep it for your records.',
    receiptId: 'Receipt number',
    at: 'Erased',
    counts: {
      checks: 'Checks',
      events: 'Entries of their histories',
      handOffs: 'Links to other devices',
      webhooks: 'Webhooks kept to be sent again',
      orders: 'Orders no longer linked to a check',
      credentials: 'Signed credentials',
      sessions: 'Sessions with providers that were asked to erase theirs',
      sessionsErased: 'of which have confirmed it',
      sessionsLeft: 'Sessions kept by providers that can’t erase on request',
    } satisfies Record<keyof ErasureView['counts'], string>,
    refresh: 'Look again',
    waiting: 'Providers have yet to confirm. idgate asks them until they do.',
  },
};
