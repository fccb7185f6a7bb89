/** What was changed in one place, such as `widget.colours.accent`. */
export interface ChangedPlace {
  /** Empty where the whole is one thing. */
  readonly place: string;
  /** Undefined where there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place in which the two differ. A list is one thing. */
export function changedPlaces(before: unknown, after: unknown, place = ''): ChangedPlace[] {
  if (!isTree(before) && !isTree(after))
    return JSON.stringify(before ?? null) === JSON.stringify(after ?? null) ? [] : [{ place, before, after }];
  const [from, to] = [isTree(before) ? before : {}, isTree(after) ? after : {}];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key) => changedPlaces(from[key], to[key], place ? `${place}.${key}` : key));
}
