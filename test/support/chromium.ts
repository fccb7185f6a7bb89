import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null when there is no browser to test with. */
    chromiumPath: string | null;
  }
}

const noChromium = 'No Chromium was found. Install one, or name it in CHROMIUM_PATH.';
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser that CHROMIUM_PATH names, or else one where they usually are. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, where there is nothing.`);
  return named ?? usualPlaces.find((place) => existsSync(place)) ?? null;
}

/** Finds the browser once for the whole run, and says in one line when there is none. In CI that is a failure. */
export function setup(project: TestProject): void {
  const path = findChromium();
  if (path === null) {
    if (process.env['CI']) throw new Error(noChromium);
    process.stdout.write(`${noChromium} The browser tests are skipped.\n`);
  }
  project.provide('chromiumPath', path);
}

/** The browser, for what can't do without. */
export function needChromium(): string {
  const path = findChromium();
  if (path === null) throw new Error(noChromium);
  return path;
}
