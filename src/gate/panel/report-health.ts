import { type GateReport, mostCounted } from '../../contract/wire/gate-report.ts';
import type { PanelParts } from '../panel-api.ts';

/** One load in this many is reported. */
const sampleEvery = 10;

/**
 * Tells the receiver how the gate did on this page, when the shopper leaves it: for a sample of the loads that came as far as a panel,
 * and for all of these in which something failed. A page whose panel never came can't tell. Answers what the panel itself counts.
 */
export function reportHealth(
  { apiBase, storeHash, health: gate }: PanelParts,
  chance: () => number,
): Record<'stepsFound' | 'errors', number> {
  const own = { stepsFound: 0, errors: 0 };
  const isSampled = chance() * sampleEvery < 1;
  addEventListener(
    'pagehide',
    () => {
      const isFault = own.errors + gate.unreachable > 0;
      if (!isFault && !isSampled) return;
      const report: GateReport = {
        storeHash,
        weight: isFault ? 1 : sampleEvery,
        ...own,
        blocked: Math.min(gate.blocked, mostCounted),
        unreachable: Math.min(gate.unreachable, mostCounted),
      };
      // As text, which needs no leave to be asked for first.
      navigator.sendBeacon(`${apiBase}/v1/gate-reports`, JSON.stringify(report));
    },
    { once: true },
  );
  return own;
}
