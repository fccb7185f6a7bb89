import { useEffect, useState } from 'react';
import {
  type Settings,
  type SettingsView,
  settingsSchema,
  settingsViewSchema,
} from '../../../contract/schema/admin/settings.ts';
import { editConflictSchema, type Staff } from '../../../contract/schema/admin/staff.ts';
import { useAdmin, useMay } from '../../shell/admin.tsx';
import { useTask } from '../../shell/use-task.ts';
import { texts } from '../../texts/texts.ts';
import { changedParts, isSame, merge } from './merge.ts';

/** That somebody else has saved since these settings were read. */
export interface Conflict {
  readonly editedBy: Staff;
  readonly editedAtMs: number | null;
  /** What they saved. Null where it can't be had just now. */
  readonly theirs: SettingsView | null;
  /** What they changed. */
  readonly parts: readonly (keyof Settings)[];
}

/** The settings as somebody is changing them. Nothing is kept before they save. */
export interface SettingsForm {
  readonly settings: Settings;
  readonly defaults: Settings;
  /** Whether whoever is there may only look. */
  readonly isReadOnly: boolean;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly conflict: Conflict | null;
  /** Whether something at this path, such as `payments.noticeEmail`, can't be saved as it is. */
  readonly isWrong: (path: string) => boolean;
  readonly hasWrong: boolean;
  readonly change: (changes: Partial<Settings>) => void;
  readonly save: () => Promise<void>;
  /** Back to what is kept. */
  readonly drop: () => void;
  /** Takes what somebody else saved; `isMineOnTop` with what was changed here on top of it, which is not saved yet. */
  readonly takeTheirs: (isMineOnTop: boolean) => void;
}

export function useSettingsForm(begun: SettingsView): SettingsForm {
  const { api, toasts } = useAdmin();
  const isOwner = useMay('owner');
  const task = useTask();
  const [kept, setKept] = useState(begun);
  const [settings, setSettings] = useState(begun.settings);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const isChanged = !isSame(settings, kept.settings);
  const read = settingsSchema.safeParse(settings);
  const wrong = read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));

  useEffect(() => {
    if (!isChanged) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isChanged]);

  const take = (view: SettingsView, next: Settings) => {
    setKept(view);
    setSettings(next);
    setConflict(null);
  };

  return {
    settings,
    defaults: kept.defaults,
    isReadOnly: !isOwner,
    isChanged,
    isSaving: task.isRunning,
    conflict,
    isWrong: (path) => wrong.some((at) => at === path || at.startsWith(`${path}.`)),
    hasWrong: wrong.length > 0,
    change: (changes) => setSettings((was) => ({ ...was, ...changes })),
    async save() {
      if (!read.success) return;
      const body = { settings: read.data, revision: kept.revision };
      const answer = await task.run(() => api.send(settingsViewSchema, 'PUT', '/settings', body), 'edit_conflict');
      if (answer?.ok) {
        take(answer.value, answer.value.settings);
        toasts.done(texts.settings.saved);
      } else if (answer) {
        const said = editConflictSchema.safeParse({ code: answer.failure.code, ...answer.failure.details });
        const now = await api.read(settingsViewSchema, '/settings');
        const theirs = now.ok ? now.value : null;
        setConflict({
          editedBy: said.success ? said.data.editedBy : null,
          editedAtMs: said.success ? said.data.editedAtMs : null,
          theirs,
          parts: theirs ? changedParts(kept.settings, theirs.settings) : [],
        });
      }
    },
    drop: () => setSettings(kept.settings),
    takeTheirs(isMineOnTop) {
      const theirs = conflict?.theirs;
      if (theirs) take(theirs, isMineOnTop ? merge(kept.settings, settings, theirs.settings) : theirs.settings);
    },
  };
}
