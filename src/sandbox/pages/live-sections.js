// Keeps the sections of this page up to date. A section is swapped only when what it shows has changed, and never under a shopper's or
// a clerk's hands.
const pauseMs = 2_000;
const source = document.querySelector('[data-live-source]').dataset.liveSource;
let known = '';

async function refresh() {
  if (document.hidden) return;
  const data = await (await fetch(source)).text();
  if (data === known) return;
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
  let isWhole = true;
  for (const section of document.querySelectorAll('[data-live]')) {
    const fresh = page.querySelector(`[data-live="${section.dataset.live}"]`);
    if (!fresh || fresh.innerHTML === section.innerHTML) continue;
    if (section.contains(document.activeElement)) isWhole = false;
    else section.innerHTML = fresh.innerHTML;
  }
  if (isWhole) known = data;
}

// The shop may be restarting: the next turn asks again.
setInterval(() => refresh().catch(() => {}), pauseMs);
