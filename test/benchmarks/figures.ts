/** One line of the table: what was measured, what it must reach, and whether it does. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  /** Null for what is printed to be known, and has nothing to reach. */
  readonly goal: string | null;
  readonly isReached?: boolean;
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, measured, goal, isReached } of figures) {
    const verdict = goal === null ? '' : `${goal.padEnd(16)}${isReached ? 'reached' : 'not reached'}`;
    process.stdout.write(`  ${name.padEnd(74)}${measured.padEnd(26)}${verdict}`.trimEnd().concat('\n'));
  }
}

/** The value below which that share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
