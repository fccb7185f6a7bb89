interface PanelTexts {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly panelName: string;
  readonly refused: string;
  readonly moment: string;
  readonly unreachable: string;
  readonly retry: string;
}

type Sentences = readonly [panelName: string, refused: string, moment: string, unreachable: string, retry: string];

/** What the gate itself says to the shopper; all else is the widget's. */
const sentences: Readonly<Record<string, Sentences>> = {
  en: [
    'Before you pay',
    'Your ID has to be checked before you can pay.',
    'One moment, please.',
    'Your ID has to be checked before you can pay, and the check can’t be reached just now.',
    'Try again',
  ],
  es: [
    'Antes de pagar',
    'Hay que comprobar su identidad antes de que pueda pagar.',
    'Un momento, por favor.',
    'Hay que comprobar su identidad antes de que pueda pagar, y ahora mismo no se puede conectar con la comprobación.',
    'Intentarlo de nuevo',
  ],
  fr: [
    'Avant de payer',
    'Votre identité doit être vérifiée avant le paiement.',
    'Un instant, s’il vous plaît.',
    'Votre identité doit être vérifiée avant le paiement, et la vérification est injoignable pour le moment.',
    'Réessayer',
  ],
  de: [
    'Vor dem Bezahlen',
    'Vor dem Bezahlen muss Ihr Ausweis geprüft werden.',
    'Einen Moment, bitte.',
    'Vor dem Bezahlen muss Ihr Ausweis geprüft werden, und die Prüfung ist gerade nicht erreichbar.',
    'Noch einmal versuchen',
  ],
  it: [
    'Prima di pagare',
    'Prima di pagare dobbiamo verificare la Sua identità.',
    'Un momento, per favore.',
    'Prima di pagare dobbiamo verificare la Sua identità, ma al momento la verifica non è raggiungibile.',
    'Riprova',
  ],
  pt: [
    'Antes de pagar',
    'A sua identidade tem de ser verificada antes de pagar.',
    'Um momento, por favor.',
    'A sua identidade tem de ser verificada antes de pagar, e de momento não é possível aceder à verificação.',
    'Tentar novamente',
  ],
  nl: [
    'Voordat u betaalt',
    'Uw identiteit moet worden gecontroleerd voordat u kunt betalen.',
    'Een ogenblik geduld.',
    'Uw identiteit moet worden gecontroleerd voordat u kunt betalen, en de controle is nu niet bereikbaar.',
    'Opnieuw proberen',
  ],
  pl: [
    'Zanim zapłacisz',
    'Przed zapłatą musimy sprawdzić Twój dokument tożsamości.',
    'Chwileczkę.',
    'Przed zapłatą musimy sprawdzić Twój dokument tożsamości, ale w tej chwili nie można się z nami połączyć.',
    'Spróbuj ponownie',
  ],
  sv: [
    'Innan du betalar',
    'Din legitimation måste kontrolleras innan du kan betala.',
    'Ett ögonblick.',
    'Din legitimation måste kontrolleras innan du kan betala, och kontrollen går inte att nå just nu.',
    'Försök igen',
  ],
  ja: [
    'お支払いの前に',
    'お支払いの前に本人確認が必要です。',
    '少々お待ちください。',
    'お支払いの前に本人確認が必要ですが、現在接続できません。',
    'もう一度試す',
  ],
  zh: [
    '付款之前',
    '付款之前需要核验您的身份证件。',
    '请稍候。',
    '付款之前需要核验您的身份证件，但目前无法连接核验服务。',
    '重试',
  ],
  ar: [
    'قبل الدفع',
    'يجب التحقق من هويتك قبل أن تتمكن من الدفع.',
    'لحظة من فضلك.',
    'يجب التحقق من هويتك قبل الدفع، ولا يمكن الوصول إلى خدمة التحقق الآن.',
    'حاول مرة أخرى',
  ],
};

/** In the page's own language, given as its tag (`pt-BR`); in English where there is none, or it is not among ours. */
export function pageTexts(tag: string): PanelTexts {
  const wanted = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  const lang = Object.hasOwn(sentences, wanted) ? wanted : 'en';
  const [panelName, refused, moment, unreachable, retry] = sentences[lang] as Sentences;
  return { lang, dir: lang === 'ar' ? 'rtl' : 'ltr', panelName, refused, moment, unreachable, retry };
}
