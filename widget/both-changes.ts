import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';

type Changes = NonNullable<WidgetOptions['texts']>;
type Tree = { readonly [key: string]: string | Tree };

/** Both changes of the widget's words. Where both say something, `stronger` is heard. */
export const bothChanges = (weaker: Changes, stronger: Changes): Changes =>
  mergeTrees(weaker as Tree, stronger as Tree) as Changes;

function mergeTrees(weaker: Tree, stronger: Tree): Tree {
  const keys = new Set([...Object.keys(weaker), ...Object.keys(stronger)]);
  const entries = [...keys].flatMap((key) => {
    const [below, above] = [weaker[key], stronger[key]];
    if (typeof below === 'object' && typeof above === 'object') return [[key, mergeTrees(below, above)]];
    return [[key, above ?? below]];
  });
  return Object.fromEntries(entries);
}
