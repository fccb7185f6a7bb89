import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useAdmin } from '../../shell/admin.tsx';
import { type Reading, useRead } from '../../shell/use-read.ts';
import { useTask } from '../../shell/use-task.ts';

interface Page {
  readonly items: readonly { readonly [key: string]: unknown }[];
  readonly nextCursor: string | null;
}

/** A list that grows page by page. */
export interface Pages<P extends Page> {
  /** The first page. */
  readonly reading: Reading<P>;
  /** Of all pages so far. */
  readonly items: readonly P['items'][number][];
  /** Null where there is no more. */
  readonly more: (() => void) | null;
  readonly isReadingMore: boolean;
}

/** Reads the first page at once and each further one when it is asked for. With `path` null nothing is read. */
export function usePages<P extends Page>(schema: z.ZodType<P>, path: string | null): Pages<P> {
  const { api } = useAdmin();
  const reading = useRead(schema, path);
  const task = useTask();
  const [further, setFurther] = useState<readonly P[]>([]);
  // What followed an older first page may have moved.
  useEffect(() => setFurther([]), [reading.value]);
  const first = reading.value;
  const pages = first ? [first, ...further] : [];
  const cursor = pages.at(-1)?.nextCursor ?? null;
  return {
    reading,
    items: pages.flatMap(({ items }) => items),
    more:
      cursor === null || path === null
        ? null
        : async () => {
            const answer = await task.run(() => api.read(schema, path, { search: { cursor } }));
            if (answer?.ok) setFurther((was) => [...was, answer.value]);
          },
    isReadingMore: task.isRunning,
  };
}
