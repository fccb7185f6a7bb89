import type { Heading, Language, TextChanges } from '../../src/contract/wire/widget-texts.ts';

/** What is said on the check's own page, where the shopper came from another screen. All else is said in the widget's words. */
interface OwnPageTexts {
  /** When it is done, and goes on where it began. */
  readonly done: Heading;
  /** While a person looks. */
  readonly wait: string;
  readonly linkExpired: Heading;
  readonly unreachable: Heading;
}

export const ownPageTexts: Readonly<Record<Language, OwnPageTexts>> = {
  en: {
    done: { title: 'Done. Go back to your other screen', lead: 'Your ID is checked, and your order goes on there.' },
    wait: 'Your other screen tells you how it goes on.',
    linkExpired: {
      title: 'This link no longer works',
      lead: 'A link works once, and for a few minutes. Make a new one on the screen where it came from.',
    },
    unreachable: {
      title: 'We can’t open your check just now',
      lead: 'Check your internet connection, then try again.',
    },
  },
  es: {
    done: {
      title: 'Listo. Vuelva a la otra pantalla',
      lead: 'Su identificación está comprobada y su pedido continúa allí.',
    },
    wait: 'En la otra pantalla verá cómo continúa.',
    linkExpired: {
      title: 'Este enlace ya no funciona',
      lead: 'Un enlace sirve una sola vez y durante unos minutos. Cree uno nuevo en la pantalla de la que vino.',
    },
    unreachable: {
      title: 'Ahora no podemos abrir su verificación',
      lead: 'Revise su conexión a Internet e inténtelo de nuevo.',
    },
  },
  fr: {
    done: {
      title: 'C’est fait. Retournez à votre autre écran',
      lead: 'Votre pièce d’identité est vérifiée, et votre commande continue là-bas.',
    },
    wait: 'Votre autre écran vous dira comment cela continue.',
    linkExpired: {
      title: 'Ce lien ne fonctionne plus',
      lead: 'Un lien ne sert qu’une fois, pendant quelques minutes. Créez-en un nouveau sur l’écran d’où il vient.',
    },
    unreachable: {
      title: 'Nous ne pouvons pas ouvrir votre vérification pour le moment',
      lead: 'Vérifiez votre connexion à Internet, puis réessayez.',
    },
  },
  de: {
    done: {
      title: 'Fertig. Gehen Sie zurück zu Ihrem anderen Bildschirm',
      lead: 'Ihr Ausweis ist geprüft, und dort geht es mit Ihrer Bestellung weiter.',
    },
    wait: 'Auf Ihrem anderen Bildschirm sehen Sie, wie es weitergeht.',
    linkExpired: {
      title: 'Dieser Link funktioniert nicht mehr',
      lead: 'Ein Link gilt nur einmal und nur für ein paar Minuten. Erstellen Sie dort, wo er herkam, einen neuen.',
    },
    unreachable: {
      title: 'Wir können Ihre Prüfung gerade nicht öffnen',
      lead: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.',
    },
  },
  it: {
    done: {
      title: 'Fatto. Torni all’altro schermo',
      lead: 'Il documento è stato verificato e l’ordine prosegue lì.',
    },
    wait: 'Sull’altro schermo vedrà come si prosegue.',
    linkExpired: {
      title: 'Questo link non funziona più',
      lead: 'Un link vale una sola volta e per pochi minuti. Ne crei uno nuovo sullo schermo da cui proviene.',
    },
    unreachable: {
      title: 'Al momento non possiamo aprire la verifica',
      lead: 'Controlli la connessione a Internet e riprovi.',
    },
  },
  pt: {
    done: {
      title: 'Pronto. Volte para a outra tela',
      lead: 'Seu documento foi verificado, e seu pedido continua lá.',
    },
    wait: 'A outra tela mostra como continua.',
    linkExpired: {
      title: 'Este link não funciona mais',
      lead: 'Um link vale uma única vez e por alguns minutos. Crie um novo na tela de onde ele veio.',
    },
    unreachable: {
      title: 'Não conseguimos abrir sua verificação agora',
      lead: 'Verifique sua conexão com a internet e tente de novo.',
    },
  },
  nl: {
    done: {
      title: 'Klaar. Ga terug naar uw andere scherm',
      lead: 'Uw legitimatie is gecontroleerd en daar gaat uw bestelling verder.',
    },
    wait: 'Op uw andere scherm ziet u hoe het verdergaat.',
    linkExpired: {
      title: 'Deze link werkt niet meer',
      lead: 'Een link werkt één keer, en maar een paar minuten. Maak een nieuwe op het scherm waar hij vandaan kwam.',
    },
    unreachable: {
      title: 'We kunnen uw controle nu even niet openen',
      lead: 'Controleer uw internetverbinding en probeer het opnieuw.',
    },
  },
  pl: {
    done: {
      title: 'Gotowe. Prosimy wrócić do drugiego ekranu',
      lead: 'Dokument został sprawdzony, a zamówienie jest kontynuowane tam.',
    },
    wait: 'Na drugim ekranie widać, co dalej.',
    linkExpired: {
      title: 'Ten link już nie działa',
      lead: 'Link działa jeden raz i tylko przez kilka minut. Prosimy utworzyć nowy na ekranie, z którego pochodzi.',
    },
    unreachable: {
      title: 'Nie możemy teraz otworzyć sprawdzenia',
      lead: 'Prosimy sprawdzić połączenie z internetem i spróbować ponownie.',
    },
  },
  sv: {
    done: {
      title: 'Klart. Gå tillbaka till din andra skärm',
      lead: 'Din legitimation är kontrollerad, och där fortsätter din beställning.',
    },
    wait: 'På din andra skärm ser du hur det går vidare.',
    linkExpired: {
      title: 'Länken fungerar inte längre',
      lead: 'En länk fungerar en gång, och bara i några minuter. Skapa en ny på skärmen som den kom från.',
    },
    unreachable: {
      title: 'Vi kan inte öppna din kontroll just nu',
      lead: 'Kontrollera internetanslutningen och försök igen.',
    },
  },
  ja: {
    done: {
      title: '完了しました。元の画面にお戻りください',
      lead: '身分証明書を確認しました。ご注文の続きは元の画面で行えます。',
    },
    wait: '今後の流れは元の画面に表示されます。',
    linkExpired: {
      title: 'このリンクは使えなくなりました',
      lead: 'リンクが使えるのは一度だけで、有効時間は数分です。元の画面で新しいリンクを作成してください。',
    },
    unreachable: {
      title: 'ただいま確認画面を開けません',
      lead: 'インターネット接続を確認して、もう一度お試しください。',
    },
  },
  'zh-Hans': {
    done: { title: '已完成，请回到另一个屏幕', lead: '您的证件已通过核验，请在那里继续您的订单。' },
    wait: '另一个屏幕会显示后续进展。',
    linkExpired: {
      title: '此链接已失效',
      lead: '链接只能使用一次，且仅在几分钟内有效。请在显示该链接的屏幕上重新生成。',
    },
    unreachable: { title: '暂时无法打开您的验证', lead: '请检查网络连接，然后重试。' },
  },
  ar: {
    done: {
      title: 'تم. ارجع إلى شاشتك الأخرى',
      lead: 'تم التحقق من هويتك، ويُستكمل طلبك هناك.',
    },
    wait: 'ستخبرك شاشتك الأخرى بما يلي ذلك.',
    linkExpired: {
      title: 'لم يعد هذا الرابط يعمل',
      lead: 'يعمل الرابط مرة واحدة ولبضع دقائق فقط. أنشئ رابطًا جديدًا على الشاشة التي جاء منها.',
    },
    unreachable: {
      title: 'يتعذر علينا فتح طلب التحقق الآن',
      lead: 'تحقق من اتصالك بالإنترنت، ثم حاول مجددًا.',
    },
  },
};

/** Where the widget speaks of paying here, this page speaks of the other screen. */
export function changesFor(lang: Language): TextChanges {
  const { done, wait } = ownPageTexts[lang];
  return { outcome: { verified: done, manually_approved: done, next: { wait, order: wait } } };
}
