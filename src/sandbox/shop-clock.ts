/** The shop's own time, which is the real one until somebody lets time pass. */
export interface ShopTime {
  /** Unix time in milliseconds. */
  now(): number;
  /**
   * Lets time pass at once. What is due on the way is done in its order, and awaited. `pass(0)` does what is due by now: for a test that
   * has moved the clock which it gave the shop.
   */
  pass(durationMs: number): Promise<void>;
}

/** The shop's time: the real one, and further ahead each time somebody lets time pass. */
export interface ShopClock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Runs the task once, that much later. */
  schedule(delayMs: number, task: () => void): void;
  /** Lets time pass at once. What is due on the way runs in its order, each at its own time, and `settled` is awaited in between. */
  pass(durationMs: number, settled: () => Promise<void>): Promise<void>;
}

export interface ShopClockParts {
  readonly clock: () => number;
  readonly schedule: (delayMs: number, task: () => void) => void;
  /** How far the shop is ahead of `clock`. It is written to when time passes. */
  readonly state: { clockAheadMs: number };
}

interface Task {
  readonly dueMs: number;
  readonly run: () => void;
}

export function createShopClock({ clock, schedule, state }: ShopClockParts): ShopClock {
  const tasks = new Set<Task>();
  const now = () => clock() + state.clockAheadMs;
  const moveTo = (timeMs: number) => {
    state.clockAheadMs += Math.max(0, timeMs - now());
  };

  const start = (task: Task) => {
    if (tasks.delete(task)) task.run();
  };
  // A timer may be told to wait longer than timers can, or fire a little early.
  const wait = (task: Task) =>
    schedule(task.dueMs - now(), () => {
      if (!tasks.has(task)) return;
      if (task.dueMs > now()) wait(task);
      else start(task);
    });

  return {
    now,
    schedule(delayMs, run) {
      const task = { dueMs: now() + delayMs, run };
      tasks.add(task);
      wait(task);
    },
    async pass(durationMs, settled) {
      const endMs = now() + durationMs;
      for (;;) {
        await settled();
        const next = earliest(tasks);
        if (!next || next.dueMs > endMs) break;
        moveTo(next.dueMs);
        start(next);
      }
      moveTo(endMs);
    },
  };
}

function earliest(tasks: Iterable<Task>): Task | undefined {
  let first: Task | undefined;
  for (const task of tasks) if (!first || task.dueMs < first.dueMs) first = task;
  return first;
}
