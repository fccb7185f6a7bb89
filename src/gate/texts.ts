const refused = 'Your ID has to be checked before you can pay.';

/** What the gate itself says to the shopper; all else is the widget's. */
export const texts = {
  panelName: 'Before you pay',
  refused,
  moment: 'One moment, please.',
  unreachable: `${refused} The check can’t be reached.`,
  retry: 'Try again',
};
