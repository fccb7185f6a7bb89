import { Hono } from 'hono';
import { html } from 'hono/html';
import type { FaultControls } from '../faults/controls.ts';
import { orderStatusName } from '../order-statuses.ts';
import type { Store } from '../store.ts';
import { showPage } from './layout.ts';
import { readStaffData, type StaffData } from './staff-data.ts';

/** `/bigcommerce`: what staff and apps see, kept up to date while it is open, and a way to move an order by hand. */
export function staffRoutes(store: Store, faults: FaultControls): Hono {
  return new Hono()
    .get('/bigcommerce.json', (c) => c.json(readStaffData(store), 200, { 'Cache-Control': 'no-store' }))
    .get('/bigcommerce', (c) => {
      const nonce = store.ids();
      const foot = [html`<script src="/assets/live-sections.js" nonce="${nonce}"></script>`];
      return showPage(c, store, {
        title: 'What BigCommerce shows',
        nonce,
        kind: 'staff',
        main: staffPage(readStaffData(store)),
        foot,
      });
    })
    .post('/bigcommerce/orders/:id{[0-9]+}/status', async (c) => {
      const statusId = Number((await c.req.formData()).get('status'));
      const isMoved = orderStatusName(statusId) !== '' && faults.moveOrder(Number(c.req.param('id')), statusId);
      if (!isMoved) return c.notFound();
      return c.redirect('/bigcommerce', 303);
    });
}

const staffPage = (data: StaffData) => html`<main class="content content--wide" data-live-source="/bigcommerce.json">
<h1>What BigCommerce shows</h1>
<p class="lead">What staff see in the control panel of ${data.store.name}, and what apps read over the API. It keeps itself up to date.</p>
<section data-live="orders"><h2>Orders</h2>${ordersOf(data)}</section>
<section data-live="customers"><h2>Customers</h2>${customersOf(data)}</section>
<section data-live="scripts"><h2>Scripts</h2>${scriptsOf(data)}</section>
<section data-live="webhooks"><h2>Webhooks</h2>${webhooksOf(data)}</section>
<section><h2>Order statuses</h2>
<ul class="statuses">${data.statuses.map(({ id, name }) => html`<li><span class="badge badge--${id}">${name}</span> <span class="hint">${id}</span></li>`)}</ul>
</section>
</main>`;

const nothing = (sentence: string) => html`<p class="empty">${sentence}</p>`;

function ordersOf({ orders, statuses }: StaffData) {
  if (orders.length === 0) return nothing('No order has been placed yet.');
  return html`<ul class="cards">${orders.map(
    (order) => html`<li class="card" id="order-${order.id}">
<div class="card-head"><h3>Order ${order.id}</h3><span class="badge badge--${order.statusId}">${order.status}</span></div>
<dl>
<div><dt>Placed</dt><dd>${time(order.placedAt)}</dd></div>
<div><dt>By</dt><dd>${order.customerName} ${order.customerId === 0 ? '(guest)' : `(customer ${order.customerId})`}</dd></div>
<div><dt>Items</dt><dd>${order.items.join(', ')}</dd></div>
<div><dt>Total</dt><dd>${order.total}</dd></div>
<div><dt>Staff notes</dt><dd class="notes">${order.staffNotes || '–'}</dd></div>
</dl>
${metafields(order.metafields)}
<form class="move" method="post" action="/bigcommerce/orders/${order.id}/status">
<label>Status <select name="status">${statuses.map(
      ({ id, name }) => html`<option value="${id}"${id === order.statusId ? ' selected' : ''}>${name}</option>`,
    )}</select></label>
<button class="button button--tertiary" aria-label="Move order ${order.id}">Move</button>
</form>
</li>`,
  )}</ul>`;
}

function customersOf({ customers }: StaffData) {
  if (customers.length === 0) return nothing('No customer has an account yet.');
  return html`<ul class="cards">${customers.map(
    (customer) => html`<li class="card">
<div class="card-head"><h3>${customer.name}</h3><span class="hint">customer ${customer.id}</span></div>
<p class="hint">${customer.email}</p>
${pairs('Attributes', 'No attribute is set.', customer.attributes)}
${metafields(customer.metafields)}
</li>`,
  )}</ul>`;
}

const metafields = (list: StaffData['orders'][number]['metafields']) =>
  pairs(
    'Metafields',
    'No metafield is set.',
    list.map(({ namespace, key, value }) => ({ name: `${namespace}.${key}`, value })),
  );

const pairs = (title: string, empty: string, list: readonly { name: string; value: string }[]) =>
  html`<h4>${title}</h4>${
    list.length === 0
      ? nothing(empty)
      : html`<dl class="pairs">${list.map(({ name, value }) => html`<div><dt><code>${name}</code></dt><dd>${value || '–'}</dd></div>`)}</dl>`
  }`;

function scriptsOf({ scripts }: StaffData) {
  if (scripts.length === 0) return nothing('No app has put a script on the shop’s pages.');
  return html`<ul class="cards">${scripts.map(
    (script) => html`<li class="card">
<div class="card-head"><h3>${script.name}</h3><span class="badge">${script.enabled ? 'On' : 'Off'}</span></div>
<p class="hint">${script.visibility} · ${script.location} · ${script.loadMethod} · ${script.consentCategory}</p>
<p class="address">${script.content}</p>
${script.integrityHashes.map((hash) => html`<p class="address">${hash}</p>`)}
</li>`,
  )}</ul>`;
}

function webhooksOf({ webhooks }: StaffData) {
  if (webhooks.length === 0) return nothing('No app listens to the shop’s events.');
  return html`<ul class="cards">${webhooks.map(
    (hook) => html`<li class="card">
<div class="card-head"><h3>${hook.scope}</h3><span class="badge">${hook.isActive ? 'On' : 'Switched off'}</span></div>
<p class="address">${hook.destination}</p>
${hook.deliveries.length === 0 ? nothing('Nothing has been sent yet.') : deliveriesOf(hook)}
</li>`,
  )}</ul>`;
}

const deliveriesOf = ({ deliveries }: StaffData['webhooks'][number]) =>
  html`<ul class="deliveries">${deliveries.map(
    ({ scope, attempts, lastAttemptAt, lastStatus, nextAttemptAt }) => html`<li>
<span>${scope.replace('store/', '')}</span>
<span>${lastStatus ?? (attempts > 0 ? 'no answer' : 'on its way')}${attempts > 1 ? `, attempt ${attempts}` : ''}</span>
<span>${lastAttemptAt ? time(lastAttemptAt) : ''}${nextAttemptAt && attempts > 0 ? html`, again at ${time(nextAttemptAt)}` : ''}</span>
</li>`,
  )}</ul>`;

const time = (iso: string) => html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)}</time>`;
