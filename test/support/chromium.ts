import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null when there is no browser to test with. */
    chromiumPath: string | null;
  }
}

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

/** Finds the browser once for the whole run, and says in one line when there is none. In CI that is a failure. */
export function setup(project: TestProject): void {
  const named = process.env['CHROMIUM_PATH'];
  const path = named ?? usualPlaces.find((place) => existsSync(place)) ?? null;
  if (named !== undefined && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, where there is nothing.`);
  if (path === null) {
    const sentence = 'No Chromium was found: the browser tests are skipped. Install one, or name it in CHROMIUM_PATH.';
    if (process.env['CI']) throw new Error(sentence);
    process.stdout.write(`${sentence}\n`);
  }
  project.provide('chromiumPath', path);
}
