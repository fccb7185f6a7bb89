import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Store } from '../store.ts';
import { showPage } from './layout.ts';

export interface SamplePhotograph {
  readonly file: string;
  readonly title: string;
  /** What becomes of a check that is given this picture. */
  readonly expect: string;
  readonly jpeg: Uint8Array;
}

/** Draws the pictures for a day (Unix time in milliseconds), which takes some seconds. */
export type DrawSamples = (todayMs: number) => Promise<readonly SamplePhotograph[]>;

const dayMs = 24 * 60 * 60 * 1_000;

/** `/photographs`: pictures of made-up licences, to upload in the demo. They are drawn once a day, when somebody first asks. */
export function photographRoutes(store: Store, draw: DrawSamples): Hono {
  let drawn: { readonly day: number; readonly samples: ReturnType<DrawSamples> } | undefined;
  const samples = () => {
    const day = Math.floor(store.clock() / dayMs);
    if (drawn?.day !== day) drawn = { day, samples: draw(store.clock()) };
    return drawn.samples;
  };
  return new Hono()
    .get('/photographs', async (c) => {
      const list = (await samples()).map(
        ({ file, title, expect }) => html`<li class="card">
<img src="/photographs/${file}" alt="" loading="lazy">
<h2>${title}</h2><p>${expect}</p>
<p><a href="/photographs/${file}" download>Download ${file}</a></p></li>`,
      );
      const main = html`<main class="content content--wide"><h1>Sample licence photos</h1>
<p class="lead">Pictures of licences that nobody holds. Save one, and give it to the checkout where it asks for a photo.</p>
<ul class="cards photographs">${list}</ul></main>`;
      return showPage(c, store, { title: 'Sample licence photos', nonce: store.ids(), kind: 'guide', main });
    })
    .get('/photographs/:file', async (c) => {
      const sample = (await samples()).find(({ file }) => file === c.req.param('file'));
      return sample ? c.body(new Uint8Array(sample.jpeg), 200, { 'Content-Type': 'image/jpeg' }) : c.notFound();
    });
}
