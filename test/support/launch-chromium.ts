import { type Browser, chromium } from 'playwright-core';

/** A browser that asks nobody on the network for anything of its own. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    // A page that a test answers itself counts as one from the internet, which may not load from this machine.
    '--disable-features=LocalNetworkAccessChecks',
  ];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}
