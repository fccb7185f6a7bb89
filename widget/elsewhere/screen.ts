import type { ElsewhereTexts, TextChanges } from '../../src/contract/wire/widget-texts.ts';
import type { State } from '../machine.ts';
import type { Screen } from '../screen.ts';
import { errorOf } from '../trouble.ts';
import { changed, type Words } from '../words.ts';
import { elsewhereTexts } from './texts.ts';

/** What is said there in the language of the widget, with the page's own words instead wherever it has any. */
export const ownTexts = ({ lang }: Words, changes: TextChanges | undefined): ElsewhereTexts =>
  changed(elsewhereTexts[lang], changes?.elsewhere ?? {});

/** The words at the top of that step. Undefined at every other. */
export function screenOf({ check, step }: State, texts: Words, changes: TextChanges | undefined): Screen | undefined {
  if (step.name !== 'elsewhere') return undefined;
  const { phase } = step;
  const own = ownTexts(texts, changes);
  const at = { key: phase, error: null, progress: 2 } as const;
  switch (phase) {
    case 'offline':
    case 'unavailable':
    case 'stopped':
      return { ...at, title: own.failed, lead: errorOf(phase, texts), tone: 'trouble' };
    case 'starting':
      return { ...at, ...own.starting, tone: null };
    case 'opened':
      return { ...at, ...own.opened, tone: 'waiting' };
    default:
      // Nothing but what can be tried again leaves a check open.
      return check.finding === null
        ? { ...at, ...own[phase], tone: null }
        : { ...at, key: `${phase} again`, ...own.again, tone: 'trouble' };
  }
}
