/**
 * Reads as `read` does, but no more often than once in `forMs` for each key: whoever asks in between shares what was read. A read that
 * failed, or found nothing, is not remembered.
 */
export function remembered<T>(
  read: (key: string) => Promise<T | undefined>,
  forMs: number,
): (key: string) => Promise<T | undefined> {
  const kept = new Map<string, Promise<T | undefined>>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const forget = () => kept.delete(key);
    const reading = read(key);
    kept.set(key, reading);
    reading.then((value) => (value === undefined ? forget() : setTimeout(forget, forMs).unref()), forget);
    return reading;
  };
}
