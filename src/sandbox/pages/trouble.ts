import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { FaultControls } from '../faults/controls.ts';
import type { Hook, Script } from '../state.ts';
import type { Store } from '../store.ts';
import { isoTime } from '../times.ts';
import { faultForm, readFaultForm } from './fault-form.ts';
import { showPage } from './layout.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How far the page can move the shop's time, and in what words. */
const leaps = [
  [minuteMs, 'a minute'],
  [10 * minuteMs, 'ten minutes'],
  [hourMs, 'an hour'],
  [24 * hourMs, 'a day'],
  [48 * hourMs + 4 * minuteMs, 'two days and four minutes, the time of every retry,'],
  [90 * 24 * hourMs, '90 days'],
] as const;

const consentCategories = ['essential', 'functional', 'analytics', 'targeting', 'unknown'] as const;
const consentForm = z.object({ category: z.enum(consentCategories) });

/** `/staff`: what can be made to go wrong, in plain words, and how to put it right again. */
export function troubleRoutes(store: Store, faults: FaultControls): Hono {
  const back = (c: Context) => c.redirect('/staff', 303);
  const backOr404 = (c: Context, isDone: boolean) => (isDone ? back(c) : c.notFound());
  return new Hono()
    .get('/staff', (c) => {
      const main = page(store, faults);
      return showPage(c, store, { title: 'Make trouble', nonce: store.ids(), kind: 'staff', main });
    })
    .post('/staff/faults', async (c) => {
      const given = readFaultForm(await c.req.formData());
      if (!given) return c.text('One of the switches can’t be read. Nothing was changed.', 400);
      faults.set(given);
      return back(c);
    })
    .post('/staff/reset', (c) => {
      faults.reset();
      return back(c);
    })
    .post('/staff/undo', (c) => {
      faults.undo();
      return back(c);
    })
    .post('/staff/time', async (c) => {
      const asked = Number((await c.req.formData()).get('durationMs'));
      if (!leaps.some(([durationMs]) => durationMs === asked)) return c.text('Time can’t pass like that.', 400);
      await store.time.pass(asked);
      return back(c);
    })
    .post('/staff/scripts/:uuid/delete', (c) => backOr404(c, faults.deleteScript(c.req.param('uuid'))))
    .post('/staff/scripts/:uuid/edit', (c) => backOr404(c, faults.changeScript(c.req.param('uuid'), edited)))
    .post('/staff/scripts/:uuid/consent', async (c) => {
      const given = consentForm.safeParse(Object.fromEntries(await c.req.formData()));
      if (!given.success) return c.text('There is no such category.', 400);
      const { category } = given.data;
      const consentCategory = category === 'unknown' ? null : category;
      return backOr404(c, faults.changeScript(c.req.param('uuid'), { consentCategory }));
    })
    .post('/staff/hooks/:id{[0-9]+}/deactivate', (c) => backOr404(c, faults.deactivateHook(Number(c.req.param('id')))))
    .post('/staff/hooks/:id{[0-9]+}/delete', (c) => backOr404(c, faults.deleteHook(Number(c.req.param('id')))));
}

/** A hash that no script has. */
const edited = { integrityHashes: [`sha384-${'A'.repeat(64)}`] };

function page(store: Store, faults: FaultControls) {
  const { state } = store;
  const [latest] = faults.undoable();
  const isAhead = state.clockAheadMs > 0;
  return html`<main class="content content--wide">
<h1>Make trouble</h1>
<p class="lead">What BigCommerce, other apps and the merchant do to an app. Nothing here is seen by shoppers.</p>
<section><h2>Time</h2>
<p>In the shop it is <time datetime="${isoTime(store.clock())}">${isoTime(store.clock()).replace('T', ' ').replace('Z', ' UTC')}</time>${isAhead ? ', ahead of the real time. Only the shop’s time moves: an app keeps its own.' : '.'}</p>
<div class="deeds">${leaps.map(
    ([durationMs, words]) => html`<form method="post" action="/staff/time">
<input type="hidden" name="durationMs" value="${durationMs}"><button class="button button--tertiary">Let ${words} pass</button></form>`,
  )}</div>
</section>
<section><h2>Switches</h2>
${faultForm(faults.present)}
<form method="post" action="/staff/reset"><button class="button button--tertiary">Put every switch back</button></form>
</section>
<section><h2>Behind the app’s back</h2>
${
  latest === undefined
    ? html`<p class="empty">Nothing was done that could be undone.</p>`
    : html`<form method="post" action="/staff/undo"><button class="button button--tertiary">Undo “${latest}”</button></form>`
}
<h3>Scripts</h3>
${state.scripts.length === 0 ? html`<p class="empty">No app has put a script on the shop’s pages.</p>` : html`<ul class="cards">${state.scripts.map(scriptCard)}</ul>`}
<h3>Webhooks</h3>
${state.hooks.length === 0 ? html`<p class="empty">No app listens to the shop’s events.</p>` : html`<ul class="cards">${state.hooks.map(hookCard)}</ul>`}
<p class="hint">Orders are moved on <a href="/bigcommerce">the page that shows them</a>.</p>
</section>
</main>`;
}

const deed = (action: string, words: string, about: string) =>
  html`<form method="post" action="${action}"><button class="button button--tertiary" aria-label="${words}: ${about}">${words}</button></form>`;

const scriptCard = ({ uuid, name, channelId, consentCategory }: Script) => html`<li class="card">
<div class="card-head"><h4>${name}</h4><span class="hint">channel ${channelId}</span></div>
<div class="deeds">${deed(`/staff/scripts/${uuid}/delete`, 'Delete', name)}${deed(`/staff/scripts/${uuid}/edit`, 'Change its hash', name)}</div>
<form class="move" method="post" action="/staff/scripts/${uuid}/consent">
<label>Consent category <select name="category">${consentCategories.map(
  (category) =>
    html`<option value="${category}"${category === (consentCategory ?? 'unknown') && ' selected'}>${category}</option>`,
)}</select></label>
<button class="button button--tertiary" aria-label="Change the consent category of ${name}">Change</button>
</form>
</li>`;

const hookCard = ({ id, scope, isActive }: Hook) => html`<li class="card">
<div class="card-head"><h4>${scope}</h4><span class="badge">${isActive ? 'On' : 'Switched off'}</span></div>
<div class="deeds">${deed(`/staff/hooks/${id}/deactivate`, 'Switch off', scope)}${deed(`/staff/hooks/${id}/delete`, 'Delete', scope)}</div>
</li>`;
