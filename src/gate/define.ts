/** Puts these members over whatever is there, even where that can't be written to. Throws where the target itself is locked. */
export function define(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
