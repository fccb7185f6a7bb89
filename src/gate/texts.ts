const refused = 'Your ID has to be checked before you can pay.';

/** What the gate says before the panel, which knows the page's language, has come. */
export const texts = {
  refused,
  unreachable: `${refused} The check can’t be reached. Try again`,
};
