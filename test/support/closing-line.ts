import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the one line that tools read, after whatever else is to be known of it. */
export class ClosingLine implements Reporter {
  readonly #remarks: readonly string[];

  constructor(remarks: readonly string[]) {
    this.#remarks = remarks;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++;
      for (const test of module.children.allTests()) counts[test.result().state]++;
    }
    for (const remark of this.#remarks) process.stdout.write(`\n${remark}\n`);
    process.stdout.write(
      `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`,
    );
  }
}
