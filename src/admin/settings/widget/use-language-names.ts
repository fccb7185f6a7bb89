import { useMemo } from 'react';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { useAdmin } from '../../shell/admin.tsx';
import { localeOf } from '../../shell/times.ts';

/** What languages are called in the control panel's own. */
export function useLanguageNames(): (lang: Language) => string {
  const { me } = useAdmin();
  return useMemo(() => {
    const names = new Intl.DisplayNames([localeOf(me.locale)], { type: 'language' });
    return (lang) => names.of(lang) ?? lang;
  }, [me.locale]);
}
