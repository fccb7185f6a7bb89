import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type Mailbox, webAddress } from '../mailbox/mailbox.ts';
import type { Mail } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { showPage } from './layout.ts';

/** `/mailbox`: every e-mail that was sent, as its reader sees it. */
export function mailboxRoutes(store: Store, mailbox: Mailbox): Hono {
  const asked = (c: Context) => mailbox.mails().find(({ id }) => id === Number(c.req.param('id')));
  return new Hono()
    .get('/mailbox', (c) => {
      const to = c.req.query('to');
      const nonce = store.ids();
      const foot = [html`<script src="/assets/live-sections.js" nonce="${nonce}"></script>`];
      return showPage(c, store, { title: 'Mailbox', nonce, kind: 'staff', main: list(mailbox.mails(to), to), foot });
    })
    .get('/mailbox.json', (c) => c.json(mailbox.mails(c.req.query('to')), 200, { 'Cache-Control': 'no-store' }))
    .get('/mailbox/:id{[0-9]+}', (c) => {
      const mail = asked(c);
      if (!mail) return c.notFound();
      return showPage(c, store, { title: mail.subject, nonce: store.ids(), kind: 'staff', main: letter(mail) });
    })
    .get('/mailbox/:id{[0-9]+}/body', (c) => {
      const mail = asked(c);
      if (!mail?.html) return c.notFound();
      // What a careful mail program lets a mail do: look like something, and have links.
      c.header('Content-Security-Policy', mailPolicy);
      return c.html(`<base target="_blank">${mail.html}`);
    })
    .post('/mailbox/empty', (c) => {
      mailbox.empty();
      return c.redirect('/mailbox', 303);
    });
}

const mailPolicy = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  `img-src data:`,
  `frame-ancestors 'self'`,
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const list = (
  mails: readonly Mail[],
  to: string | undefined,
) => html`<main class="content" data-live-source="/mailbox.json">
<h1>Mailbox</h1>
<p class="lead">Every e-mail that was sent${to !== undefined && ` to ${to}`}, newest first. None has left this machine.</p>
<section data-live="mails">${
  mails.length === 0
    ? html`<p class="empty">No e-mail has been sent yet.</p>`
    : html`<ul class="mails">${mails.map(
        (mail) => html`<li><a href="/mailbox/${mail.id}">${mail.subject || '(no subject)'}</a>
<span>${mail.recipients.join(', ')}</span> ${time(mail)}</li>`,
      )}</ul>
<form method="post" action="/mailbox/empty"><button class="button button--tertiary">Empty the mailbox</button></form>`
}</section>
</main>`;

const letter = (mail: Mail) => html`<main class="content">
<p><a href="/mailbox">All mails</a></p>
<h1>${mail.subject || '(no subject)'}</h1>
<dl class="pairs">
<div><dt>From</dt><dd>${mail.from}</dd></div>
<div><dt>To</dt><dd>${mail.to}</dd></div>
<div><dt>Sent</dt><dd>${time(mail)}</dd></div>
</dl>
${mail.html && html`<iframe class="mailBody" src="/mailbox/${mail.id}/body" title="The e-mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`}
${mail.text && html`${mail.html && html`<h2>As plain text</h2>`}<p class="mailText">${linked(mail.text)}</p>`}
</main>`;

/** Text with its web addresses to be followed. */
function linked(text: string) {
  const addresses = text.match(webAddress) ?? [];
  return text.split(webAddress).map((words, index) => {
    const address = addresses[index];
    return address === undefined ? html`${words}` : html`${words}<a href="${address}">${address}</a>`;
  });
}

const time = ({ receivedAtMs }: Mail) => {
  const iso = isoTime(receivedAtMs);
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)}</time>`;
};
