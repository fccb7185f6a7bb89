/** Ends when `look` finds nothing to wait for any more. Fails with what it found last, when that takes too long. */
export async function until(look: () => Promise<string | undefined>, withinMs: number): Promise<void> {
  for (const endMs = performance.now() + withinMs; ; ) {
    const found = await look();
    if (found === undefined) return;
    if (performance.now() > endMs) throw new Error(found);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
