/** @jsxImportSource react */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useReloadSoon } from '../../../src/admin/checks/use-reload.ts';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function Watching({ reload }: { readonly reload: () => void }) {
  const reloadSoon = useReloadSoon(reload);
  return (
    <button type="button" onClick={reloadSoon}>
      Decide
    </button>
  );
}

async function draw() {
  const reload = vi.fn();
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () => root.render(<Watching reload={reload} />));
  document.body.append(place);
  const decide = () => act(async () => place.querySelector('button')?.click());
  return { reload, decide, leave: () => act(async () => root.unmount()) };
}

test('what a decision brings about is looked at a few times soon after, and no more then', async () => {
  const { reload, decide, leave } = await draw();
  await decide();
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(600_000);
  expect(reload).toHaveBeenCalledTimes(3);
  await leave();
});

test('another decision begins anew', async () => {
  const { reload, decide, leave } = await draw();
  await decide();
  await decide();
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(3);
  await leave();
});

test('who has left is told nothing more', async () => {
  const { reload, decide, leave } = await draw();
  await decide();
  await leave();
  vi.advanceTimersByTime(60_000);
  expect(reload).not.toHaveBeenCalled();
});
