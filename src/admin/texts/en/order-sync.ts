import type { Stage } from '../../settings/order-sync/order-flow.ts';
import type { WarnedStatusId } from '../../settings/order-sync/order-statuses.ts';

const stageNames: Readonly<Record<Stage, string>> = { inProgress: 'In progress', passed: 'Passed', failed: 'Failed' };

export const orderSync = {
  title: 'Order Sync',
  sync: {
    header: 'Order status syncing',
    description:
      'Moves orders through your own statuses as their check goes on. It is off unless you turn it on. Orders that need a check and have none are held either way.',
    toggle: 'Change order statuses as checks go on',
  },
  stages: {
    names: stageNames,
    descriptions: {
      inProgress: 'While the shopper has not shown their ID yet, or a person looks at it.',
      passed: 'Once the check is verified or approved.',
      failed: 'Once the check has failed or was rejected.',
    } satisfies Readonly<Record<Stage, string>>,
    option: (label: string) => `${label} (default)`,
    systemName: (label: string) => `${label} in BigCommerce`,
    overruled: (stage: string, chosen: string, held: string) =>
      `An order in ${chosen} gets shipped, so that status can’t hold one. For “${stage}”, orders are put in ${held} instead.`,
    reset: 'Use the defaults',
  },
  protection: {
    header: 'Order Protection',
    description: 'An order in one of the ticked statuses is never changed by idgate, whatever becomes of its check.',
    legend: 'Never change an order that is',
    incomplete: 'Always left alone: nobody has placed it yet.',
    reset: 'Tick the six defaults',
    warning: {
      header: (label: string) => `Let idgate change orders that are ${label}?`,
      /** By BigCommerce's id of the status. */
      texts: {
        2: 'The goods are on their way. A check that fails later would move such an order back, and your customer might be told that it was held or declined.',
        4: 'The money was given back. A check that passes later would put such an order back to be shipped, without its money.',
        5: 'Somebody has ended it. A check that passes later would put such an order back to be shipped, though nobody wants it any more.',
      } satisfies Readonly<Record<WarnedStatusId, string>>,
      untick: 'Untick it',
    },
    unticked: (labels: string) =>
      `Not protected: ${labels}. Changes to such orders can reach customers and your fulfillment.`,
  },
  flow: {
    header: 'What happens to an order',
    description: 'This drawing follows your choices above, also before you save them.',
    label: 'The way of an order that needs a check',
    order: 'An order needs a check',
    orderNote: 'Any status in which it waits to be seen to',
    inProgressNote: 'Held until the check is done',
    failedNote: 'Held, for you to see to',
    passedNote: 'Goes on as usual',
    fitting:
      'The status that fits: Awaiting Fulfillment, Awaiting Payment while it is not paid, Completed where all of it is digital',
    before: 'The status from before it was held',
    unpaid: 'An order that is not paid goes back to waiting for its payment.',
    protected: (labels: string) => `Left alone at every step: ${labels}.`,
    noneProtected: 'No status is left alone.',
  },
  held: {
    header: 'Held orders',
    description: 'What becomes of an order while it is held, and afterwards.',
    orderWhileInReview: 'Shoppers may order while a person looks at their check. The order is held until it is clear.',
    release: 'Where an order goes once its check has passed',
    releaseFitting: 'The status that fits (default)',
    releaseFittingNote:
      'Awaiting Fulfillment, Awaiting Payment while it is not paid, Completed where all of it is digital.',
    releaseBefore: 'The status from before it was held',
    releaseOff: 'The status that you chose for “Passed” above comes first.',
    staffNotes: 'Write one line about the check into the staff notes of each order',
    invite: 'Write to the shopper when their order is held, with a link to the check',
    sender: 'Name of the sender',
    senderNote: 'Empty for the name of the shop.',
    reminders: 'Remind the shopper after',
    remindersNote: 'Hours after the order was held, with commas between them, at most five. Empty for never.',
    remindersWrong: 'Write whole numbers of hours with commas between them, such as 24, 72.',
    hasDeadline: 'Do something when the shopper has not shown their ID in time',
    deadline: 'Hours until then',
    hoursWrong: 'Write a whole number of hours, from 1 to 2160.',
    action: 'Then',
    actions: { keep: 'Keep it held, for you to see to', decline: 'Decline the order', cancel: 'Cancel the order' },
    voids: 'Give up the authorization of the payment when an order is declined or cancelled at its deadline',
    authorisation: 'Days that a payment stays authorized',
    authorisationNote: 'As your payment provider has it. Seven with most.',
    warns: 'Tell me before the authorization of a held order lapses',
    warnDays: 'Days before',
    daysWrong: 'Write a whole number of days, from 0 to 90.',
    notice: 'E-mail address for that',
    noticeNote: 'Empty for a notice here alone.',
    noticeWrong: 'Write an e-mail address, such as orders@example.com.',
  },
};
