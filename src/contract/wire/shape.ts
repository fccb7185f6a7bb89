/**
 * Reads values that came over a wire. A reader answers the value, typed and copied field by field, or `undefined` when the
 * value does not have the shape. Unknown fields are dropped, so that either side may add fields first.
 */
export type Reader<T> = (value: unknown) => T | undefined;

/** The type that a reader answers. */
export type Read<R> = R extends Reader<infer T> ? T : never;

type Fields = Record<string, Reader<unknown>>;

export const text =
  (maxLength: number, pattern?: RegExp): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length <= maxLength && (pattern?.test(value) ?? true) ? value : undefined;

export const integer =
  (min: number, max: number): Reader<number> =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? (value as number) : undefined;

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const oneOf =
  <const T extends string | number>(...allowed: readonly T[]): Reader<T> =>
  (value) =>
    allowed.find((one) => one === value);

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : reader(value);

export const list =
  <T>(reader: Reader<T>, maxItems: number): Reader<T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > maxItems) return undefined;
    const items: T[] = [];
    for (const one of value) {
      const item = reader(one);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };

export const record =
  <F extends Fields>(fields: F): Reader<{ [K in keyof F]: Read<F[K]> }> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const answer: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(fields)) {
      const field = Object.hasOwn(value, name) ? reader((value as Record<string, unknown>)[name]) : undefined;
      if (field === undefined) return undefined;
      answer[name] = field;
    }
    return answer as { [K in keyof F]: Read<F[K]> };
  };
