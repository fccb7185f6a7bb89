import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { products } from '../catalogue.ts';
import type { ControlPanel } from '../control-panel/control-panel.ts';
import { findStaff, owner, type StaffUser } from '../staff-users.ts';
import type { Store } from '../store.ts';
import { showPage } from './layout.ts';

const deepLink = z.string().regex(/^\/(?!\/)[\w\-./]*$/);
const email = z.email();
const scopeList = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** `/manage`: the store's control panel, with the app in a frame as the merchant sees it. */
export function controlPanelRoutes(store: Store, panel: ControlPanel): Hono {
  const back = (c: Context) => c.redirect('/manage', 303);
  const asked = (c: Context): StaffUser => findStaff(store, Number(c.req.query('user'))) ?? owner(store);
  const field = async (c: Context, name: string) => (await c.req.formData()).get(name);
  return new Hono()
    .get('/manage', (c) => {
      const main = overview(store, panel);
      return showPage(c, store, { title: 'Control panel', nonce: store.ids(), kind: 'staff', main });
    })
    .get('/manage/app', async (c) => {
      const user = asked(c);
      const path = deepLink.catch('/').parse(c.req.query('path'));
      const address = panel.app && (await panel.load(user.id, { path }));
      return showFrame(c, user, address ?? null);
    })
    .post('/manage/app/consent', async (c) => {
      const user = findStaff(store, Number(await field(c, 'user')));
      if (!panel.app || !user) return c.notFound();
      return showFrame(c, user, panel.consent(user.id));
    })
    .post('/manage/app/uninstall', async (c) => {
      await panel.uninstall();
      return back(c);
    })
    .post('/manage/app/scopes', async (c) => {
      panel.askForScopes(scopeList.parse(await field(c, 'scopes')));
      return back(c);
    })
    .post('/manage/users', async (c) => {
      const given = email.safeParse(await field(c, 'email'));
      if (!given.success) return c.text('This is no e-mail address.', 400);
      panel.addUser(given.data);
      return back(c);
    })
    .post('/manage/users/:id{[0-9]+}/remove', async (c) =>
      (await panel.removeUser(Number(c.req.param('id')))) ? back(c) : c.notFound(),
    )
    .post('/manage/owner', async (c) => {
      const given = email.safeParse(await field(c, 'email'));
      if (!given.success) return c.text('This is no e-mail address.', 400);
      panel.changeOwnerEmail(given.data);
      return back(c);
    });

  function showFrame(c: Context, user: StaffUser, address: string | null) {
    const { app } = panel;
    const main = html`<main class="content content--wide controlPanel">
<h1>${app?.name ?? 'Apps'}</h1>
<p class="hint">Signed in to the control panel as ${user.email}. <a href="/manage">All apps and users</a></p>
${
  address !== null && app
    ? html`<iframe class="appFrame" src="${address}" title="${app.name}"></iframe>`
    : html`<p>${app ? 'Somebody has to agree first to what the app may do.' : 'No app is registered with the marketplace.'}</p>
${app && consentForm(panel, user)}`
}
</main>`;
    const frames = app ? [new URL(app.url).origin] : [];
    return showPage(c, store, { title: 'Control panel', nonce: store.ids(), kind: 'staff', main, frames });
  }
}

function overview(store: Store, panel: ControlPanel) {
  const { app } = panel;
  const { state } = store;
  const isInstalled = state.installedApp !== null;
  const status = !isInstalled ? 'Not installed' : panel.needsConsent() ? 'Asks for consent again' : 'Installed';
  return html`<main class="content content--wide">
<h1>Control panel</h1>
<p class="lead">Where the people who run the shop install apps and open them.</p>
<section><h2>App</h2>
${
  !app
    ? html`<p class="empty">No app is registered with the marketplace.</p>`
    : html`<div class="card"><div class="card-head"><h3>${app.name}</h3><span class="badge">${status}</span></div>
${
  panel.needsConsent()
    ? consentForm(panel, owner(store))
    : html`<ul class="ways">${state.staff.map((user) => html`<li><a href="/manage/app?user=${user.id}">Open as ${user.email}</a></li>`)}</ul>`
}
${isInstalled && html`<form method="post" action="/manage/app/uninstall"><button class="button button--tertiary">Uninstall</button></form>`}
<form class="move" method="post" action="/manage/app/scopes">
<label>What a new version of the app asks for <input type="text" name="scopes" value="${panel.scopes().join(' ')}"></label>
<button class="button button--tertiary">Publish</button></form>
</div>`
}
</section>
${menus(store)}
<section><h2>Users</h2>
<ul class="cards">${state.staff.map((user) => userCard(user, user === owner(store)))}</ul>
<form class="move" method="post" action="/manage/users">
<label>E-mail address <input type="email" name="email" required></label>
<button class="button button--tertiary">Add a user</button></form>
</section>
</main>`;
}

/** The menus of orders and customers, as far as the app has put itself there. */
function menus({ state }: Store) {
  const ids = {
    ORDERS: state.orders.map(({ id }) => id),
    CUSTOMERS: state.customers.map(({ id }) => id),
    PRODUCTS: products.map(({ id }) => id),
  };
  return state.appExtensions.map(
    ({ model, url, label }) => html`<section><h2>${menuNames[model]}</h2>
<ul class="ways">${ids[model].map((id) => {
      const path = encodeURIComponent(url.replace(theirId, String(id)));
      return html`<li><a href="/manage/app?path=${path}">${label.defaultValue} of ${id}</a></li>`;
    })}</ul></section>`,
  );
}

const menuNames = { ORDERS: 'Orders', CUSTOMERS: 'Customers', PRODUCTS: 'Products' };
// biome-ignore lint/suspicious/noTemplateCurlyInString: what apps write where the id belongs.
const theirId = '${id}';

const userCard = ({ id, email: address }: StaffUser, isOwner: boolean) => html`<li class="card">
<div class="card-head"><h3>${address}</h3>${isOwner && html`<span class="badge">Owner</span>`}</div>
${
  isOwner
    ? html`<form class="move" method="post" action="/manage/owner"><label>New e-mail address <input type="email" name="email" required></label>
<button class="button button--tertiary">Change</button></form>`
    : html`<form method="post" action="/manage/users/${id}/remove"><button class="button button--tertiary" aria-label="Remove ${address}">Remove</button></form>`
}
</li>`;

const consentForm = (panel: ControlPanel, { id }: StaffUser) => html`<p>${panel.app?.name} asks to:</p>
<ul>${panel.scopes().map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<form method="post" action="/manage/app/consent">
<input type="hidden" name="user" value="${id}">
<button class="button button--primary">Agree and install</button></form>`;
