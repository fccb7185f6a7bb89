import { html } from 'hono/html';
import { z } from 'zod';
import { answerFaults, type Faults } from '../faults/faults.ts';
import { orderStatuses } from '../order-statuses.ts';
import type { Html } from './layout.ts';

const percent = z.coerce.number().int().min(0).max(100);
const durationMs = z.coerce.number().int().min(0).max(600_000);
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const orNull = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema]).transform((value) => value as z.output<T> | null);

const form = z.object({
  isDown: ticked,
  lostWebhooksPercent: percent,
  webhookDelayMs: durationMs,
  areWebhooksDoubled: ticked,
  retryStamps: z.enum(['refreshed', 'frozen']),
  otherAppsPercent: percent,
  otherAppsPace: z.enum(['at_once', 'evenly']),
  isQuotaSilent: ticked,
  answerDelayMs: durationMs,
  answerFault: z.enum(answerFaults),
  faultyAnswers: z.coerce.number().int().min(0).max(100_000),
  faultyRequests: z.string().max(200),
  isTokenRevoked: ticked,
  missingScopes: z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  shipsAfterMs: orNull(durationMs),
  paymentAppMovesTo: orNull(z.coerce.number().int().min(0).max(14)),
  isAuthorizeOnly: ticked,
  statusLabels: z
    .string()
    .transform((text) =>
      Object.fromEntries(
        [...text.matchAll(/(\d+)\s*=\s*([^,]+)/g)].map(([, id = '', label = '']) => [id, label.trim()]),
      ),
    ),
  hasOutlet: ticked,
  mailFault: z.enum(['none', 'busy', 'refused']),
  checkoutType: z.enum(['optimized', 'single', 'single_customizable', 'klarna']),
});

/** The switches as the form was sent; undefined where it can't be read. */
export function readFaultForm(data: FormData): Faults | undefined {
  return form.safeParse(Object.fromEntries(data)).data;
}

/** The switches, in plain words. */
export function faultForm(faults: Faults): Html {
  return html`<form method="post" action="/staff/faults" class="switches">
<fieldset><legend>All of it</legend>
${tick('isDown', 'BigCommerce is down for apps (503, no webhooks)', faults.isDown)}
</fieldset>
<fieldset><legend>Webhooks</legend>
${number('lostWebhooksPercent', 'Lose so many of 100', faults.lostWebhooksPercent)}
${number('webhookDelayMs', 'Send each late and out of order, by up to so many milliseconds', faults.webhookDelayMs)}
${tick('areWebhooksDoubled', 'Send each twice', faults.areWebhooksDoubled)}
${choice('retryStamps', 'A retry carries the time of', faults.retryStamps, { refreshed: 'the retry', frozen: 'the first attempt' })}
</fieldset>
<fieldset><legend>Request quota</legend>
${number('otherAppsPercent', 'Other apps use so many of 100 requests', faults.otherAppsPercent)}
${choice('otherAppsPace', 'They do so', faults.otherAppsPace, { at_once: 'as each 30 seconds begin', evenly: 'bit by bit' })}
${tick('isQuotaSilent', 'Don’t say when to come back (429 without headers)', faults.isQuotaSilent)}
</fieldset>
<fieldset><legend>Answers to apps</legend>
${number('answerDelayMs', 'Answer late and out of order, by up to so many milliseconds', faults.answerDelayMs)}
${number('faultyAnswers', 'Spoil so many of the next answers', faults.faultyAnswers)}
${choice('answerFault', 'Spoiled how', faults.answerFault, answerFaultNames)}
${text('faultyRequests', 'Only requests with this in them, such as “PUT /v2/orders”', faults.faultyRequests)}
</fieldset>
<fieldset><legend>What the app may do</legend>
${tick('isTokenRevoked', 'Its token is revoked (401)', faults.isTokenRevoked)}
${text('missingScopes', 'It has lost these scopes (403), such as “store_v2_orders”', faults.missingScopes.join(' '))}
</fieldset>
<fieldset><legend>E-mail</legend>
${choice('mailFault', 'The mail server', faults.mailFault, { none: 'takes every mail', busy: 'puts senders off', refused: 'knows nobody' })}
</fieldset>
<fieldset><legend>Other apps, and the merchant</legend>
${optionalNumber('shipsAfterMs', 'A fulfilment app ships each new order after so many milliseconds (empty: none)', faults.shipsAfterMs)}
${choice('paymentAppMovesTo', 'A payment app moves each new order to', String(faults.paymentAppMovesTo ?? ''), statusNames, '')}
${tick('isAuthorizeOnly', 'Cards are authorised first and charged later', faults.isAuthorizeOnly)}
${text(
  'statusLabels',
  'The merchant’s own names of order statuses, such as “12=On hold, 6=Refused”',
  Object.entries(faults.statusLabels)
    .map((pair) => pair.join('='))
    .join(', '),
)}
${tick('hasOutlet', 'There is a second storefront', faults.hasOutlet)}
${choice('checkoutType', 'The checkout page is', faults.checkoutType, checkoutTypeNames)}
</fieldset>
<p><button class="button button--primary">Set the switches</button></p>
</form>`;
}

const answerFaultNames: Record<Faults['answerFault'], string> = {
  server_error: 'an error 500, nothing done',
  unavailable: 'an error 503, nothing done',
  overloaded: 'a 429 that says nothing of a quota',
  reset: 'the line breaks, nothing done',
  lost: 'the line breaks, but the work is done',
  html: 'a web page, but the work is done',
  half: 'half an answer, but the work is done',
};

const checkoutTypeNames: Record<Faults['checkoutType'], string> = {
  optimized: 'the optimised one-page checkout',
  single: 'the old one-page checkout',
  single_customizable: 'an old customised one-page checkout',
  klarna: 'Klarna’s own',
};

const statusNames = Object.fromEntries(orderStatuses.map(({ id, name }) => [String(id), name]));

const number = (name: keyof Faults, label: string, value: number) =>
  html`<label>${label} <input type="number" name="${name}" min="0" value="${value}" required></label>`;
const optionalNumber = (name: keyof Faults, label: string, value: number | null) =>
  html`<label>${label} <input type="number" name="${name}" min="0" value="${value ?? ''}"></label>`;
const text = (name: keyof Faults, label: string, value: string) =>
  html`<label>${label} <input type="text" name="${name}" value="${value}"></label>`;
const tick = (name: keyof Faults, label: string, isTicked: boolean) =>
  html`<label class="tick"><input type="checkbox" name="${name}"${isTicked && ' checked'}> ${label}</label>`;
const choice = (
  name: keyof Faults,
  label: string,
  value: string,
  names: Record<string, string>,
  none: string | null = null,
) =>
  html`<label>${label} <select name="${name}">${none !== null && html`<option value="${none}">–</option>`}${Object.entries(
    names,
  ).map(
    ([id, words]) => html`<option value="${id}"${id === value && ' selected'}>${words}</option>`,
  )}</select></label>`;
