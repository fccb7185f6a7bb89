import type { GateReport } from '../../contract/wire/gate-report.ts';
import { calendarDay } from '../checks/calendar.ts';
import type { Database } from './database.ts';

/** How the gate did on one day, over all page loads that asked for a check. */
export interface GateDay {
  /** In UTC, `YYYY-MM-DD`. */
  readonly day: string;
  readonly loads: number;
  readonly stepsFound: number;
  readonly blocked: number;
  readonly unreachable: number;
  readonly errors: number;
}

export interface GateHealth {
  /** Counts a report, as often as the loads it stands for. */
  add(report: GateReport, nowMs: number): Promise<void>;
  /** The store's last days of which there are reports, the newest first. */
  read(storeHash: string, days: number): Promise<GateDay[]>;
}

export function createGateHealth(database: Database): GateHealth {
  return {
    async add({ storeHash, weight, stepsFound, blocked, unreachable, errors }, nowMs) {
      const counts = [1, stepsFound, blocked, unreachable, errors].map((count) => count * weight);
      await database.of(storeHash).query(
        `insert into gate_health (store_hash, day, loads, steps_found, blocked, unreachable, errors)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (store_hash, day) do update
           set loads = gate_health.loads + excluded.loads,
               steps_found = gate_health.steps_found + excluded.steps_found,
               blocked = gate_health.blocked + excluded.blocked,
               unreachable = gate_health.unreachable + excluded.unreachable,
               errors = gate_health.errors + excluded.errors`,
        [storeHash, calendarDay(nowMs, 'UTC'), ...counts],
      );
    },

    async read(storeHash, days) {
      const { rows } = await database
        .of(storeHash)
        .query<Record<Exclude<keyof GateDay, 'day'>, string> & { day: string }>(
          `select to_char(day, 'YYYY-MM-DD') as day, loads, steps_found as "stepsFound", blocked, unreachable, errors
         from gate_health where store_hash = $1 order by gate_health.day desc limit $2`,
          [storeHash, days],
        );
      return rows.map(({ day, loads, stepsFound, blocked, unreachable, errors }) => ({
        day,
        loads: Number(loads),
        stepsFound: Number(stepsFound),
        blocked: Number(blocked),
        unreachable: Number(unreachable),
        errors: Number(errors),
      }));
    },
  };
}
