import { useState } from 'react';
import { z } from 'zod';
import { draftSchema, type PolicyView, policySchema, policyVersionSchema } from '../../contract/schema/admin/policy.ts';
import { type EditConflict, editConflictSchema } from '../../contract/schema/admin/staff.ts';
import type { Rule } from '../../contract/wire/policy.ts';
import { useAdmin } from '../shell/admin.tsx';
import type { Answer } from '../shell/answer.ts';
import { type Reading, useRead } from '../shell/use-read.ts';
import { useTask } from '../shell/use-task.ts';
import { texts } from '../texts/texts.ts';

const words = texts.rules;

/** The store's rules, and what can be done with all of them. */
export interface Policy {
  readonly reading: Reading<PolicyView>;
  readonly isBusy: boolean;
  /** Who was quicker. Nothing of theirs was overwritten. */
  readonly conflict: Pick<EditConflict, 'editedBy' | 'editedAtMs'> | undefined;
  readonly forgetConflict: () => void;
  /** Writes the draft, and begins one where there is none. True once it is kept. */
  readonly save: (rules: readonly Rule[]) => Promise<boolean>;
  readonly discard: () => Promise<boolean>;
  readonly publish: () => Promise<boolean>;
  readonly restore: (version: number) => Promise<boolean>;
}

export function usePolicy(): Policy {
  const { api, toasts } = useAdmin();
  const reading = useRead(policySchema, '/policy');
  const task = useTask();
  const [conflict, setConflict] = useState<Policy['conflict']>();
  const policy = reading.value;

  /** Does it, shows what is there then, and tells who was quicker where somebody was. */
  const change = async <T>(work: () => Promise<Answer<T>>, done: string): Promise<boolean> => {
    const answer = await task.run(work, 'edit_conflict');
    if (!answer) return false;
    reading.reload();
    if (answer.ok) {
      toasts.done(done);
      return true;
    }
    const said = editConflictSchema.safeParse({ ...answer.failure.details, code: answer.failure.code });
    setConflict(said.success ? said.data : { editedBy: null, editedAtMs: null });
    return false;
  };

  return {
    reading,
    isBusy: task.isRunning,
    conflict,
    forgetConflict: () => setConflict(undefined),
    save: (rules) =>
      change(
        () => api.send(draftSchema, 'PUT', '/policy/draft', { rules, revision: policy?.draft?.revision ?? null }),
        words.saved,
      ),
    discard: () =>
      change(() => api.tell('DELETE', `/policy/draft?revision=${policy?.draft?.revision ?? 0}`), words.discarded),
    publish: () =>
      change(
        () => api.send(policyVersionSchema, 'POST', '/policy/draft/publish', { revision: policy?.draft?.revision }),
        words.published,
      ),
    restore: (version) =>
      change(
        () =>
          api.send(z.object({ version: z.int() }), 'POST', `/policy/versions/${version}/restore`, {
            liveVersion: policy?.live.version,
          }),
        words.restored(version),
      ),
  };
}
