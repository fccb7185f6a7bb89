import { z } from 'zod';
import { rulesSchema } from './policy.ts';

export const mostSimulatedOrders = 500;

/** `POST /admin/api/policy/simulations`: 202 with the id. It runs the rules over the latest orders, and changes nothing in the store. */
export const newSimulationSchema = z.strictObject({
  rules: rulesSchema,
  orders: z.int().min(1).max(mostSimulatedOrders).default(mostSimulatedOrders),
});
export type NewSimulation = z.input<typeof newSimulationSchema>;

export const startedSimulationSchema = z.object({ simulationId: z.string() });
export type StartedSimulation = z.infer<typeof startedSimulationSchema>;

/** What a policy says of an order. `open`: something about the order could not be found out, and counts towards the check. */
export const simulatedVerdictSchema = z.enum(['asked', 'not_asked', 'open']);

/** `GET /admin/api/policy/simulations/{id}` */
export const simulationSchema = z.object({
  simulationId: z.string(),
  /** `failed`: BigCommerce would not answer; see `code`. */
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  code: z.string().nullable(),
  /** Orders looked at, of how many. `total` is null until that is known. */
  done: z.int(),
  total: z.int().nullable(),
  /** Of the orders looked at, those that the draft asks about, and those that today's live policy does. */
  asked: z.int(),
  askedToday: z.int(),
  liveVersion: z.int(),
  perRule: z.array(
    z.object({
      ruleId: z.string(),
      name: z.string(),
      mode: z.enum(['live', 'shadow']),
      /** Orders that it asks about, or would ask about if it were live. */
      asked: z.int(),
      /** Those among them that no other live rule asks about. */
      alone: z.int(),
    }),
  ),
  /** Orders that the draft treats otherwise than today's policy, the latest first; at most 500. */
  changed: z.array(
    z.object({
      orderId: z.int(),
      before: simulatedVerdictSchema,
      after: simulatedVerdictSchema,
      /** The rules that ask, of the draft; of today's policy where the draft asks no more. */
      ruleNames: z.array(z.string()),
    }),
  ),
  /** Every order that is asked about, the latest first. */
  askedOrders: z.array(z.object({ orderId: z.int(), ruleNames: z.array(z.string()) })),
});
export type SimulationView = z.infer<typeof simulationSchema>;

/** `GET /admin/api/policy/shadow?fromMs&toMs`: whom the rules in shadow mode would have asked. */
export const shadowQuerySchema = z.strictObject({
  fromMs: z.coerce.number().int().min(0).max(8.64e15),
  toMs: z.coerce.number().int().min(0).max(8.64e15),
});
export const shadowSchema = z.object({
  items: z.array(
    z.object({
      ruleId: z.string(),
      name: z.string(),
      /** Carts at the checkout, and orders. */
      carts: z.int(),
      orders: z.int(),
      /** Orders among them that a live rule asked about as well. */
      ordersAskedAnyway: z.int(),
      /** At most 20, the latest first. */
      latestOrderIds: z.array(z.int()),
    }),
  ),
});
export type ShadowView = z.infer<typeof shadowSchema>;
