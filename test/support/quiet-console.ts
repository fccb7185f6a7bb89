import { afterEach, beforeEach, expect, vi } from 'vitest';

// A test that prints something unexpected has found something: it fails. A test that expects output spies on that method itself.
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      printed.push(`console.${method}: ${args.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  expect(printed, 'unexpected console output').toEqual([]);
});
