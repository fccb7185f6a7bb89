import type { TextChanges } from './widget-texts.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its place, as in `why.title`. */
export function placesOf(texts: object, before = ''): Record<string, string> {
  const entries = Object.entries(texts as Tree).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${before}${key}`, text]] : Object.entries(placesOf(text, `${before}${key}.`)),
  );
  return Object.fromEntries(entries);
}

/** The changes that put each text in its place. Of two that can't both be there, the later one is. */
export function changesAt(places: Readonly<Record<string, string>>): TextChanges {
  const changes: Record<string, unknown> = Object.create(null);
  for (const [place, text] of Object.entries(places)) {
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    let at = changes;
    for (const key of keys) {
      if (typeof at[key] !== 'object') at[key] = Object.create(null);
      at = at[key] as Record<string, unknown>;
    }
    at[last] = text;
  }
  return changes;
}
