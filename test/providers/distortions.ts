/** One way in which an answer is not as documented. */
export interface Distortion {
  /** Where, as `data.attributes.status`. */
  readonly path: string;
  readonly what: string;
  /** Whether what is there now is not even of the right type. */
  readonly isOfAnotherShape: boolean;
  /** Answers the answer with this one fault. May change what it is given. */
  spoil(answer: unknown): unknown;
}

/** Every field of an answer taken away, made null, given another type, and given a value that nobody has heard of. */
export function distortionsOf(answer: unknown): Distortion[] {
  const whole = [null, [], 'text', 7, {}].map((value) => ({
    path: '',
    what: `the whole as ${JSON.stringify(value)}`,
    isOfAnotherShape: true,
    spoil: () => value,
  }));
  return [
    ...whole,
    ...pathsOf(answer).flatMap(({ keys, value }) => {
      const path = keys.join('.');
      const set = (what: string, replacement: unknown, isOfAnotherShape: boolean): Distortion => ({
        path,
        what: `${path} ${what}`,
        isOfAnotherShape,
        spoil: (one) => {
          const holder = holderOf(one, keys);
          const key = keys.at(-1) ?? '';
          if (holder && replacement === undefined) delete holder[key];
          else if (holder) holder[key] = replacement;
          return one;
        },
      });
      return [
        set('taken away', undefined, true),
        set('as null', null, true),
        ...anotherType(value).map((other) => set(`as ${JSON.stringify(other)}`, other, true)),
        ...(typeof value === 'string' ? [set('as an unheard-of word', 'unheard_of', false)] : []),
      ];
    }),
  ];
}

const anotherType = (value: unknown): unknown[] =>
  typeof value === 'string' ? [7, {}, []] : typeof value === 'object' ? ['text', 7] : ['text', {}];

function pathsOf(value: unknown, keys: readonly string[] = []): { keys: readonly string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    { keys: [...keys, key], value: child },
    ...pathsOf(child, [...keys, key]),
  ]);
}

function holderOf(answer: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  let holder: unknown = answer;
  for (const key of keys.slice(0, -1)) holder = (holder as Record<string, unknown> | undefined)?.[key];
  return holder as Record<string, unknown> | undefined;
}
