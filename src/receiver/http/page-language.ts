import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../../contract/wire/widget-texts.ts';
import { languageOf } from '../checks/language.ts';

/** What our pages say by themselves in one language: before a script runs, to those whose browser runs none, and where none is needed. */
export interface PageWords {
  readonly title: string;
  readonly needsScript: string;
  /** To those who come back from a provider's page. Whether they were verified, it does not know. */
  readonly goBack: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'ID check',
    needsScript: 'This page needs JavaScript. Please turn it on, or open the link in another browser.',
    goBack: 'Done here. Go back to the page where you began: it goes on there by itself.',
  },
  es: {
    title: 'Verificación de identidad',
    needsScript: 'Esta página necesita JavaScript. Actívelo o abra el enlace en otro navegador.',
    goBack: 'Aquí ha terminado. Vuelva a la página donde empezó: allí continúa por sí sola.',
  },
  fr: {
    title: 'Vérification d’identité',
    needsScript: 'Cette page a besoin de JavaScript. Activez-le ou ouvrez le lien dans un autre navigateur.',
    goBack: 'C’est fini ici. Revenez à la page où vous avez commencé : la suite s’y affiche d’elle-même.',
  },
  de: {
    title: 'Ausweisprüfung',
    needsScript:
      'Diese Seite braucht JavaScript. Bitte schalten Sie es ein oder öffnen Sie den Link in einem anderen Browser.',
    goBack:
      'Hier ist alles erledigt. Gehen Sie zurück zu der Seite, auf der Sie begonnen haben: Dort geht es von selbst weiter.',
  },
  it: {
    title: 'Verifica del documento',
    needsScript: 'Questa pagina richiede JavaScript. Lo attivi o apra il link in un altro browser.',
    goBack: 'Qui ha finito. Torni alla pagina da cui ha iniziato: lì si va avanti in automatico.',
  },
  pt: {
    title: 'Verificação de identidade',
    needsScript: 'Esta página precisa de JavaScript. Ative-o ou abra o link em outro navegador.',
    goBack: 'Aqui está concluído. Volte à página onde começou: lá continua sozinho.',
  },
  nl: {
    title: 'Identiteitscontrole',
    needsScript: 'Deze pagina heeft JavaScript nodig. Zet het aan of open de link in een andere browser.',
    goBack: 'Hier bent u klaar. Ga terug naar de pagina waar u begon: daar gaat het vanzelf verder.',
  },
  pl: {
    title: 'Sprawdzenie dokumentu',
    needsScript: 'Ta strona wymaga JavaScriptu. Prosimy go włączyć albo otworzyć link w innej przeglądarce.',
    goBack: 'Tutaj to już wszystko. Proszę wrócić na stronę, na której się zaczęło: tam wszystko potoczy się samo.',
  },
  sv: {
    title: 'Legitimationskontroll',
    needsScript: 'Den här sidan behöver JavaScript. Slå på det eller öppna länken i en annan webbläsare.',
    goBack: 'Klart här. Gå tillbaka till sidan där du började: där fortsätter det av sig självt.',
  },
  ja: {
    title: '本人確認',
    needsScript: 'このページにはJavaScriptが必要です。有効にするか、別のブラウザーでリンクを開いてください。',
    goBack: 'ここでの手続きは終わりました。はじめのページに戻ると、自動的に続きます。',
  },
  'zh-Hans': {
    title: '身份验证',
    needsScript: '此页面需要 JavaScript。请启用 JavaScript，或在其他浏览器中打开此链接。',
    goBack: '此处已完成。请返回您开始的页面，之后会自动继续。',
  },
  ar: {
    title: 'التحقق من الهوية',
    needsScript: 'تحتاج هذه الصفحة إلى JavaScript. يُرجى تفعيله أو فتح الرابط في متصفح آخر.',
    goBack: 'انتهيت هنا. عُد إلى الصفحة التي بدأت منها، وستتابع من تلقاء نفسها.',
  },
};

/** The language of ours that an `Accept-Language` wants most; English when it wants none of them. */
export function pageLanguage(acceptLanguage: string): Language {
  for (const { type, q } of parseAccept(acceptLanguage)) {
    const language = q > 0 ? languageOf(type) : undefined;
    if (language) return language;
  }
  return 'en';
}
