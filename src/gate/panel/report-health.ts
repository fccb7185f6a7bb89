import type { GateReport } from '../../contract/wire/gate-report.ts';
import type { PanelParts } from '../panel-api.ts';

/** One load in this many is reported. */
const sampleEvery = 10;

/**
 * Tells the receiver how the gate did on this page, when the shopper leaves it: for a sample of the loads that came as far as a panel,
 * and for all in which something failed.
 */
export function reportHealth({ apiBase, storeHash, health }: PanelParts, chance: () => number): void {
  const isSampled = chance() * sampleEvery < 1;
  addEventListener(
    'pagehide',
    () => {
      const isFault = health.errors + health.unreachable > 0;
      if (!isFault && !isSampled) return;
      const report: GateReport = { storeHash, weight: isFault ? 1 : sampleEvery, ...health };
      // As text, which needs no leave to be asked for first.
      navigator.sendBeacon(`${apiBase}/v1/gate-reports`, JSON.stringify(report));
    },
    { once: true },
  );
}
