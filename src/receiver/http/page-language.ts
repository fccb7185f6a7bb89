import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../../contract/wire/widget-texts.ts';

/** What a page says in one language before its script runs, and to those whose browser runs none. */
export interface PageWords {
  readonly title: string;
  readonly needsScript: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'ID check',
    needsScript: 'This page needs JavaScript. Please turn it on, or open the link in another browser.',
  },
  es: {
    title: 'Verificación de identidad',
    needsScript: 'Esta página necesita JavaScript. Actívelo o abra el enlace en otro navegador.',
  },
  fr: {
    title: 'Vérification d’identité',
    needsScript: 'Cette page a besoin de JavaScript. Activez-le ou ouvrez le lien dans un autre navigateur.',
  },
  de: {
    title: 'Ausweisprüfung',
    needsScript:
      'Diese Seite braucht JavaScript. Bitte schalten Sie es ein oder öffnen Sie den Link in einem anderen Browser.',
  },
  it: {
    title: 'Verifica del documento',
    needsScript: 'Questa pagina richiede JavaScript. Lo attivi o apra il link in un altro browser.',
  },
  pt: {
    title: 'Verificação de identidade',
    needsScript: 'Esta página precisa de JavaScript. Ative-o ou abra o link em outro navegador.',
  },
  nl: {
    title: 'Identiteitscontrole',
    needsScript: 'Deze pagina heeft JavaScript nodig. Zet het aan of open de link in een andere browser.',
  },
  pl: {
    title: 'Sprawdzenie dokumentu',
    needsScript: 'Ta strona wymaga JavaScriptu. Prosimy go włączyć albo otworzyć link w innej przeglądarce.',
  },
  sv: {
    title: 'Legitimationskontroll',
    needsScript: 'Den här sidan behöver JavaScript. Slå på det eller öppna länken i en annan webbläsare.',
  },
  ja: {
    title: '本人確認',
    needsScript: 'このページにはJavaScriptが必要です。有効にするか、別のブラウザーでリンクを開いてください。',
  },
  'zh-Hans': {
    title: '身份验证',
    needsScript: '此页面需要 JavaScript。请启用 JavaScript，或在其他浏览器中打开此链接。',
  },
  ar: {
    title: 'التحقق من الهوية',
    needsScript: 'تحتاج هذه الصفحة إلى JavaScript. يُرجى تفعيله أو فتح الرابط في متصفح آخر.',
  },
};

const languages = Object.keys(pageWords) as readonly Language[];

/** The language of ours that an `Accept-Language` wants most; English when it wants none of them. */
export function pageLanguage(acceptLanguage: string): Language {
  for (const { type, q } of parseAccept(acceptLanguage)) {
    const language = q > 0 ? ours(type) : undefined;
    if (language) return language;
  }
  return 'en';
}

function ours(tag: string): Language | undefined {
  try {
    // The script tells apart the Chinese that we write from the one that we don't.
    const { language, script } = new Intl.Locale(tag).maximize();
    return languages.find((one) => one === language || one === `${language}-${script}`);
  } catch {
    return undefined;
  }
}
