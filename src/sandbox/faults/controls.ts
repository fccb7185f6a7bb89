import { findOrder, moveOrder } from '../orders.ts';
import type { Hook, Script } from '../state.ts';
import type { Store } from '../store.ts';
import { type Faults, usualFaults } from './faults.ts';

/** One thing that was done behind the app's back, and what was there before. */
export type Misdeed = { readonly what: string } & (
  | { readonly script: Script }
  | { readonly hook: Hook }
  | { readonly orderId: number; readonly statusId: number }
);

const keptMisdeeds = 50;

/** Everything that can be made to go wrong, and how to put it right again. */
export interface FaultControls {
  /** How the shop misbehaves now. */
  readonly present: Faults;
  /** Changes what is named, and leaves the rest. */
  set(change: Partial<Faults>): void;
  /** Puts every switch back to how a well-behaved shop has it. What was done behind the app's back stays. */
  reset(): void;
  /** The next requests come to grief: all of them or, where `asked` is given, those whose `METHOD /v3/path` has it in them. */
  spoil(answerFault: Faults['answerFault'], faultyAnswers?: number, faultyRequests?: string): void;
  /** Each of these answers whether there is such a thing. */
  deleteScript(uuid: string): boolean;
  changeScript(uuid: string, change: Partial<Omit<Script, 'uuid'>>): boolean;
  deactivateHook(id: number): boolean;
  deleteHook(id: number): boolean;
  moveOrder(id: number, statusId: number): boolean;
  /** What can be undone, the latest first, in plain words. */
  undoable(): readonly string[];
  /** Puts back what was there before the latest of them. Answers whether there was anything to undo. */
  undo(): boolean;
}

export function createFaultControls(store: Store): FaultControls {
  const { state } = store;
  const set = (change: Partial<Faults>) => {
    state.faults = { ...state.faults, ...change };
    store.changed();
  };
  const remember = (misdeed: Misdeed) => {
    state.misdeeds.push(misdeed);
    if (state.misdeeds.length > keptMisdeeds) state.misdeeds.shift();
    store.changed();
  };
  const withScript = (uuid: string, what: string, act: (script: Script, index: number) => void) => {
    const index = state.scripts.findIndex((script) => script.uuid === uuid);
    const script = state.scripts[index];
    if (!script) return false;
    remember({ what: `${what}: ${script.name}`, script: structuredClone(script) });
    act(script, index);
    return true;
  };
  const withHook = (id: number, what: string, act: (hook: Hook, index: number) => void) => {
    const index = state.hooks.findIndex((hook) => hook.id === id);
    const hook = state.hooks[index];
    if (!hook) return false;
    remember({ what: `${what}: ${hook.scope}`, hook: structuredClone(hook) });
    act(hook, index);
    return true;
  };

  return {
    get present() {
      return state.faults;
    },
    set,
    reset: () => set(usualFaults),
    spoil: (answerFault, faultyAnswers = 1, faultyRequests = '') => set({ answerFault, faultyAnswers, faultyRequests }),
    deleteScript: (uuid) => withScript(uuid, 'Script deleted', (_, index) => state.scripts.splice(index, 1)),
    changeScript: (uuid, change) =>
      withScript(uuid, 'Script changed', (script) => Object.assign(script, change, { modifiedAtMs: store.clock() })),
    deactivateHook: (id) =>
      withHook(id, 'Webhook switched off', (hook) => Object.assign(hook, { isActive: false, isDeactivated: true })),
    deleteHook: (id) => withHook(id, 'Webhook deleted', (_, index) => state.hooks.splice(index, 1)),
    moveOrder(id, statusId) {
      const order = findOrder(store, id);
      if (!order) return false;
      if (order.statusId === statusId) return true;
      remember({ what: `Order moved: ${id}`, orderId: id, statusId: order.statusId });
      moveOrder(store, order, statusId);
      return true;
    },
    undoable: () => state.misdeeds.map(({ what }) => what).reverse(),
    undo() {
      const misdeed = state.misdeeds.pop();
      if (!misdeed) return false;
      putBack(store, misdeed);
      store.changed();
      return true;
    },
  };
}

function putBack(store: Store, misdeed: Misdeed): void {
  const { state } = store;
  if ('script' in misdeed) {
    const { script } = misdeed;
    state.scripts = [...state.scripts.filter(({ uuid }) => uuid !== script.uuid), script];
  } else if ('hook' in misdeed) {
    const { hook } = misdeed;
    state.hooks = [...state.hooks.filter(({ id }) => id !== hook.id), hook].sort((a, b) => a.id - b.id);
  } else {
    const order = findOrder(store, misdeed.orderId);
    if (order) moveOrder(store, order, misdeed.statusId);
  }
}
