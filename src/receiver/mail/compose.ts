import type { DecisionLetter, LapseLetter, Letter, ShopperLetter } from '../checks/mail.ts';
import { type LetterTexts, letterTexts } from './texts.ts';

/** A letter as it is read: as plain text, and as simple HTML that says the same. */
export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function compose(letter: Letter): Composed {
  switch (letter.kind) {
    case 'lapse':
      return composeLapse(letter);
    case 'approved':
    case 'rejected':
      return composeDecision(letter);
    case 'invitation':
    case 'reminder':
    case 'link':
      return composeForShopper(letter);
    default:
      return letter satisfies never;
  }
}

function composeDecision({ kind, language, storeName, firstName }: DecisionLetter): Composed {
  const texts: LetterTexts = letterTexts[language];
  const say = (text: string) => fill(text, { store: storeName, name: firstName ?? '' });
  const { subject, lead } = texts.decision[kind];
  const lines = [say(firstName === null ? texts.greetingWithoutName : texts.greeting), say(lead)];
  const why = say(texts.why);
  return {
    subject: say(subject),
    text: [...lines, '--', why, ''].join('\n\n'),
    html: page(language, [...lines.map(paragraph), smallPrint(why)]),
  };
}

function composeForShopper(letter: ShopperLetter): Composed {
  const { kind, language, storeName, firstName, orderId, link, linkUntil, deadline } = letter;
  const texts: LetterTexts = letterTexts[language];
  const order = orderId === null ? '' : `#${orderId}`;
  const say = (text: string, until = '') => fill(text, { store: storeName, order, name: firstName ?? '', until });
  const greeting = say(firstName === null ? texts.greetingWithoutName : texts.greeting);
  const before = [greeting, say(texts.lead[kind]), say(texts.how)];
  if (deadline !== null) before.push(say(texts.deadline, deadline));
  const [about, why] = [say(texts.link, linkUntil), say(texts.why)];
  return {
    subject: say(texts.subject[kind]),
    text: [...before, `${texts.button}:\n${link}`, about, '--', why, ''].join('\n\n'),
    html: page(language, [
      ...before.map(paragraph),
      `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="${buttonStyle}">${escapeHtml(texts.button)}</a></p>`,
      paragraph(about),
      smallPrint(why),
    ]),
  };
}

/** To the merchant, whose language is not known. */
function composeLapse({ storeName, orderId, lapses }: LapseLetter): Composed {
  const lines = [
    `Order #${orderId} at ${storeName} is held until its shopper has shown an ID. Its payment is authorised and not captured, and the bank is likely to let go of the money around ${lapses}.`,
    'idgate moves no money. Capture the payment or void it in your control panel, or decide the check there.',
  ];
  return {
    subject: `Order #${orderId}: the payment authorisation is about to lapse`,
    text: [...lines, ''].join('\n\n'),
    html: page('en', lines.map(paragraph)),
  };
}

const buttonStyle =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#1a4fd6;color:#ffffff;text-decoration:none;font-weight:bold';

/** A text with these in their places. A shop's name may end in a full stop of its own. */
const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const value = values[name] ?? '';
    return value.endsWith('.') ? value : value + stop;
  });

const smallPrint = (text: string) => `<p style="margin:24px 0 0;font-size:13px;color:#595959">${escapeHtml(text)}</p>`;

const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;

const page = (language: string, parts: readonly string[]) => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1f1f1f;font:16px/1.5 Arial,Helvetica,sans-serif">
<div style="max-width:520px;margin:0 auto">
${parts.join('\n')}
</div>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);
