import { setup } from '../../support/chromium.ts';

/** The browser that the tests use. */
export function chromiumPath(): string {
  const found: { path: string | null } = { path: null };
  const project = { provide: (_: string, path: string | null) => (found.path = path) };
  setup(project as unknown as Parameters<typeof setup>[0]);
  if (found.path === null) throw new Error('There is no browser to measure in.');
  return found.path;
}
