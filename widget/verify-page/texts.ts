import type { Heading, Language, TextChanges } from '../../src/contract/wire/widget-texts.ts';

/** What is said on the check's own page, where the shopper came from another screen. All else is said in the widget's words. */
interface OwnPageTexts {
  /** When it is done, and goes on where it began. */
  readonly done: Heading;
  /** While a person looks. */
  readonly wait: string;
  readonly linkExpired: Heading;
  /** Where a new link can be sent the way the old one came. */
  readonly linkRenewable: Heading;
  readonly renew: string;
  /** Once it is sent. */
  readonly renewed: Heading;
  readonly unreachable: Heading;
  /** In place of the widget's words where an order waits for the check, and no other screen does. */
  readonly ordered: {
    readonly why: string;
    readonly done: Heading;
    readonly wait: string;
    readonly rejected: string;
    readonly failed: string;
    readonly underAge: string;
    readonly person: string;
  };
}

export const ownPageTexts: Readonly<Record<Language, OwnPageTexts>> = {
  en: {
    done: { title: 'Done. Go back to your other screen', lead: 'Your ID is checked, and your order goes on there.' },
    wait: 'Your other screen tells you how it goes on.',
    linkExpired: {
      title: 'This link no longer works',
      lead: 'A link works once, and for a few minutes. Make a new one on the screen where it came from.',
    },
    linkRenewable: {
      title: 'This link no longer works',
      lead: 'A link works once, and for a limited time. We can e-mail you a new one.',
    },
    renew: 'Send me a new one',
    renewed: {
      title: 'A new link is on its way',
      lead: 'Look in your e-mail in a few minutes. The old link stays shut.',
    },
    unreachable: {
      title: 'We can’t open your check just now',
      lead: 'Check your internet connection, then try again.',
    },
    ordered: {
      why: 'Please show your ID for your order',
      done: { title: 'Thank you, your ID is checked', lead: 'Your order goes on. You can close this page.' },
      wait: 'The shop keeps your order meanwhile. You don’t need to do anything: you can close this page.',
      rejected: 'A person at the shop looked at it and said no, so your order can’t go on.',
      failed: 'So your order can’t go on yet.',
      underAge: 'Your order can’t go on',
      person:
        'Someone at the shop then decides, and may contact you. How long that takes is up to the shop. Your order waits until then.',
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
    linkRenewable: {
      title: 'Este enlace ya no funciona',
      lead: 'Un enlace sirve una sola vez y por tiempo limitado. Podemos enviarle uno nuevo por correo.',
    },
    renew: 'Enviarme uno nuevo',
    renewed: {
      title: 'Un nuevo enlace está en camino',
      lead: 'Revise su correo dentro de unos minutos. El enlace anterior ya no funciona.',
    },
    unreachable: {
      title: 'Ahora no podemos abrir su verificación',
      lead: 'Revise su conexión a Internet e inténtelo de nuevo.',
    },
    ordered: {
      why: 'Muestre su identificación para su pedido',
      done: {
        title: 'Gracias, su identificación está comprobada',
        lead: 'Su pedido sigue adelante. Puede cerrar esta página.',
      },
      wait: 'La tienda conserva su pedido mientras tanto. No tiene que hacer nada: puede cerrar esta página.',
      rejected: 'Una persona de la tienda la revisó y dijo que no, por lo que su pedido no puede continuar.',
      failed: 'Por eso su pedido aún no puede continuar.',
      underAge: 'Su pedido no puede continuar',
      person:
        'Alguien de la tienda decide entonces y puede ponerse en contacto con usted. Cuánto tarda depende de la tienda. Su pedido espera hasta entonces.',
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
    linkRenewable: {
      title: 'Ce lien ne fonctionne plus',
      lead: 'Un lien ne sert qu’une fois, pendant un temps limité. Nous pouvons vous en envoyer un nouveau par e-mail.',
    },
    renew: 'M’en envoyer un nouveau',
    renewed: {
      title: 'Un nouveau lien est en route',
      lead: 'Regardez vos e-mails dans quelques minutes. L’ancien lien reste fermé.',
    },
    unreachable: {
      title: 'Nous ne pouvons pas ouvrir votre vérification pour le moment',
      lead: 'Vérifiez votre connexion à Internet, puis réessayez.',
    },
    ordered: {
      why: 'Veuillez présenter une pièce d’identité pour votre commande',
      done: {
        title: 'Merci, votre pièce d’identité est vérifiée',
        lead: 'Votre commande suit son cours. Vous pouvez fermer cette page.',
      },
      wait: 'La boutique garde votre commande en attendant. Vous n’avez rien à faire : vous pouvez fermer cette page.',
      rejected: 'Une personne de la boutique l’a regardée et l’a refusée ; votre commande ne peut donc pas continuer.',
      failed: 'Votre commande ne peut donc pas encore continuer.',
      underAge: 'Votre commande ne peut pas continuer',
      person:
        'Quelqu’un de la boutique décide alors et peut vous contacter. Le délai dépend de la boutique. Votre commande attend jusque-là.',
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
    linkRenewable: {
      title: 'Dieser Link funktioniert nicht mehr',
      lead: 'Ein Link gilt nur einmal und nur für begrenzte Zeit. Wir können Ihnen einen neuen per E-Mail senden.',
    },
    renew: 'Neuen Link senden',
    renewed: {
      title: 'Ein neuer Link ist unterwegs',
      lead: 'Sehen Sie in ein paar Minuten in Ihre E-Mails. Der alte Link bleibt ungültig.',
    },
    unreachable: {
      title: 'Wir können Ihre Prüfung gerade nicht öffnen',
      lead: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.',
    },
    ordered: {
      why: 'Bitte weisen Sie sich für Ihre Bestellung aus',
      done: {
        title: 'Danke, Ihr Ausweis ist geprüft',
        lead: 'Mit Ihrer Bestellung geht es weiter. Sie können diese Seite schließen.',
      },
      wait: 'Der Shop hält Ihre Bestellung so lange zurück. Sie müssen nichts tun und können diese Seite schließen.',
      rejected: 'Jemand im Shop hat ihn angesehen und abgelehnt. Ihre Bestellung kann deshalb nicht weitergehen.',
      failed: 'Deshalb kann Ihre Bestellung noch nicht weitergehen.',
      underAge: 'Ihre Bestellung kann nicht weitergehen',
      person:
        'Jemand im Shop entscheidet dann und meldet sich vielleicht bei Ihnen. Wie lange das dauert, hängt vom Shop ab. So lange wartet Ihre Bestellung.',
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
    linkRenewable: {
      title: 'Questo link non funziona più',
      lead: 'Un link vale una sola volta e per un tempo limitato. Possiamo inviarne uno nuovo per e-mail.',
    },
    renew: 'Inviamene uno nuovo',
    renewed: {
      title: 'Un nuovo link è in arrivo',
      lead: 'Controlli la posta tra qualche minuto. Il vecchio link resta chiuso.',
    },
    unreachable: {
      title: 'Al momento non possiamo aprire la verifica',
      lead: 'Controlli la connessione a Internet e riprovi.',
    },
    ordered: {
      why: 'Mostri un documento per il suo ordine',
      done: {
        title: 'Grazie, il documento è stato verificato',
        lead: 'Il suo ordine prosegue. Può chiudere questa pagina.',
      },
      wait: 'Intanto il negozio conserva il suo ordine. Non deve fare nulla: può chiudere questa pagina.',
      rejected: 'Una persona del negozio lo ha guardato e ha detto di no, quindi il suo ordine non può proseguire.',
      failed: 'Perciò il suo ordine non può ancora proseguire.',
      underAge: 'Il suo ordine non può proseguire',
      person:
        'Qualcuno del negozio decide e può contattarla. I tempi dipendono dal negozio. Il suo ordine attende fino ad allora.',
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
    linkRenewable: {
      title: 'Este link não funciona mais',
      lead: 'Um link vale uma única vez e por tempo limitado. Podemos enviar um novo por e-mail.',
    },
    renew: 'Enviar um novo',
    renewed: {
      title: 'Um novo link está a caminho',
      lead: 'Veja seu e-mail em alguns minutos. O link antigo continua sem funcionar.',
    },
    unreachable: {
      title: 'Não conseguimos abrir sua verificação agora',
      lead: 'Verifique sua conexão com a internet e tente de novo.',
    },
    ordered: {
      why: 'Mostre seu documento para o seu pedido',
      done: {
        title: 'Obrigado, seu documento foi verificado',
        lead: 'Seu pedido segue em frente. Você pode fechar esta página.',
      },
      wait: 'Enquanto isso, a loja guarda seu pedido. Você não precisa fazer nada: pode fechar esta página.',
      rejected: 'Uma pessoa da loja analisou e disse que não, por isso seu pedido não pode continuar.',
      failed: 'Por isso seu pedido ainda não pode continuar.',
      underAge: 'Seu pedido não pode continuar',
      person:
        'Alguém da loja então decide e pode entrar em contato. O tempo depende da loja. Seu pedido espera até lá.',
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
    linkRenewable: {
      title: 'Deze link werkt niet meer',
      lead: 'Een link werkt één keer, en niet onbeperkt lang. We kunnen u een nieuwe mailen.',
    },
    renew: 'Stuur me een nieuwe',
    renewed: {
      title: 'Er is een nieuwe link onderweg',
      lead: 'Kijk over een paar minuten in uw e-mail. De oude link blijft gesloten.',
    },
    unreachable: {
      title: 'We kunnen uw controle nu even niet openen',
      lead: 'Controleer uw internetverbinding en probeer het opnieuw.',
    },
    ordered: {
      why: 'Laat voor uw bestelling uw legitimatie zien',
      done: {
        title: 'Bedankt, uw legitimatie is gecontroleerd',
        lead: 'Uw bestelling gaat verder. U kunt deze pagina sluiten.',
      },
      wait: 'De winkel houdt uw bestelling zolang vast. U hoeft niets te doen en kunt deze pagina sluiten.',
      rejected: 'Iemand van de winkel heeft ernaar gekeken en nee gezegd, dus uw bestelling kan niet verdergaan.',
      failed: 'Daarom kan uw bestelling nog niet verdergaan.',
      underAge: 'Uw bestelling kan niet verdergaan',
      person:
        'Iemand van de winkel beslist dan en neemt misschien contact op. Hoelang dat duurt, hangt van de winkel af. Uw bestelling wacht tot dan.',
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
    linkRenewable: {
      title: 'Ten link już nie działa',
      lead: 'Link działa jeden raz i przez ograniczony czas. Możemy wysłać nowy e-mailem.',
    },
    renew: 'Wyślij nowy',
    renewed: {
      title: 'Nowy link jest w drodze',
      lead: 'Za kilka minut prosimy zajrzeć do poczty. Stary link pozostaje nieważny.',
    },
    unreachable: {
      title: 'Nie możemy teraz otworzyć sprawdzenia',
      lead: 'Prosimy sprawdzić połączenie z internetem i spróbować ponownie.',
    },
    ordered: {
      why: 'Prosimy pokazać dokument do zamówienia',
      done: {
        title: 'Dziękujemy, dokument został sprawdzony',
        lead: 'Zamówienie jest realizowane dalej. Można zamknąć tę stronę.',
      },
      wait: 'Sklep w tym czasie przechowuje zamówienie. Nic nie trzeba robić: można zamknąć tę stronę.',
      rejected: 'Osoba ze sklepu obejrzała dokument i odmówiła, więc zamówienie nie może być kontynuowane.',
      failed: 'Dlatego zamówienie nie może być jeszcze kontynuowane.',
      underAge: 'Zamówienie nie może być kontynuowane',
      person:
        'Ktoś ze sklepu wtedy zdecyduje i może się skontaktować. Czas zależy od sklepu. Zamówienie do tej pory czeka.',
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
    linkRenewable: {
      title: 'Länken fungerar inte längre',
      lead: 'En länk fungerar en gång, och under en begränsad tid. Vi kan skicka en ny med e-post.',
    },
    renew: 'Skicka en ny',
    renewed: {
      title: 'En ny länk är på väg',
      lead: 'Titta i din e-post om några minuter. Den gamla länken förblir stängd.',
    },
    unreachable: {
      title: 'Vi kan inte öppna din kontroll just nu',
      lead: 'Kontrollera internetanslutningen och försök igen.',
    },
    ordered: {
      why: 'Visa din legitimation för din beställning',
      done: {
        title: 'Tack, din legitimation är kontrollerad',
        lead: 'Din beställning går vidare. Du kan stänga den här sidan.',
      },
      wait: 'Butiken behåller din beställning så länge. Du behöver inte göra något och kan stänga den här sidan.',
      rejected: 'En person i butiken tittade på den och sade nej, så din beställning kan inte gå vidare.',
      failed: 'Därför kan din beställning inte gå vidare än.',
      underAge: 'Din beställning kan inte gå vidare',
      person:
        'Någon i butiken bestämmer då och kan kontakta dig. Hur lång tid det tar beror på butiken. Din beställning väntar till dess.',
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
    linkRenewable: {
      title: 'このリンクは使えなくなりました',
      lead: 'リンクが使えるのは一度だけで、有効期限があります。新しいリンクをメールでお送りできます。',
    },
    renew: '新しいリンクを送る',
    renewed: {
      title: '新しいリンクを送信しています',
      lead: '数分後にメールをご確認ください。以前のリンクは使えません。',
    },
    unreachable: {
      title: 'ただいま確認画面を開けません',
      lead: 'インターネット接続を確認して、もう一度お試しください。',
    },
    ordered: {
      why: 'ご注文のため、身分証明書をご提示ください',
      done: {
        title: 'ありがとうございます。身分証明書を確認しました',
        lead: 'ご注文の手続きを進めます。このページは閉じてかまいません。',
      },
      wait: 'その間、ショップがご注文をお預かりします。何もする必要はなく、このページは閉じてかまいません。',
      rejected: 'ショップの担当者が確認した結果、承認できませんでした。そのため、ご注文を進めることができません。',
      failed: 'そのため、まだご注文を進めることができません。',
      underAge: 'ご注文を進めることができません',
      person:
        'ショップの担当者が判断し、ご連絡する場合があります。所要時間はショップによります。それまでご注文は保留されます。',
    },
  },
  'zh-Hans': {
    done: { title: '已完成，请回到另一个屏幕', lead: '您的证件已通过核验，请在那里继续您的订单。' },
    wait: '另一个屏幕会显示后续进展。',
    linkExpired: {
      title: '此链接已失效',
      lead: '链接只能使用一次，且仅在几分钟内有效。请在显示该链接的屏幕上重新生成。',
    },
    linkRenewable: { title: '此链接已失效', lead: '链接只能使用一次，且有时间限制。我们可以通过邮件向您发送新链接。' },
    renew: '发送新链接',
    renewed: { title: '新链接正在发送', lead: '请在几分钟后查看您的邮箱。旧链接不再有效。' },
    unreachable: { title: '暂时无法打开您的验证', lead: '请检查网络连接，然后重试。' },
    ordered: {
      why: '请为您的订单出示证件',
      done: { title: '谢谢，您的证件已通过核验', lead: '您的订单将继续处理。您可以关闭此页面。' },
      wait: '在此期间，商店会保留您的订单。您无需任何操作，可以关闭此页面。',
      rejected: '商店的工作人员查看后未予接受，因此您的订单无法继续。',
      failed: '因此您的订单暂时无法继续。',
      underAge: '您的订单无法继续',
      person: '届时由商店的工作人员决定，并可能与您联系。所需时间取决于商店。在此之前，您的订单会等待。',
    },
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
    linkRenewable: {
      title: 'لم يعد هذا الرابط يعمل',
      lead: 'يعمل الرابط مرة واحدة ولمدة محدودة. يمكننا أن نرسل إليك رابطًا جديدًا بالبريد الإلكتروني.',
    },
    renew: 'أرسل لي رابطًا جديدًا',
    renewed: {
      title: 'رابط جديد في الطريق إليك',
      lead: 'راجع بريدك الإلكتروني بعد بضع دقائق. يبقى الرابط القديم مغلقًا.',
    },
    unreachable: {
      title: 'يتعذر علينا فتح طلب التحقق الآن',
      lead: 'تحقق من اتصالك بالإنترنت، ثم حاول مجددًا.',
    },
    ordered: {
      why: 'يُرجى إظهار هويتك من أجل طلبك',
      done: { title: 'شكرًا، تم التحقق من هويتك', lead: 'يُستكمل طلبك. يمكنك إغلاق هذه الصفحة.' },
      wait: 'يحتفظ المتجر بطلبك في هذه الأثناء. لا يلزمك فعل شيء، ويمكنك إغلاق هذه الصفحة.',
      rejected: 'اطلع عليها شخص في المتجر ورفضها، لذا لا يمكن متابعة طلبك.',
      failed: 'لذلك لا يمكن متابعة طلبك بعد.',
      underAge: 'لا يمكن متابعة طلبك',
      person: 'يقرر عندئذ شخص في المتجر، وقد يتواصل معك. تعتمد المدة على المتجر. ينتظر طلبك حتى ذلك الحين.',
    },
  },
};

/** Where the widget speaks of paying here, this page speaks of the other screen, or of the order that waits. */
export function changesFor(lang: Language, isOrdered: boolean): TextChanges {
  const { done, wait, ordered } = ownPageTexts[lang];
  if (!isOrdered) return { outcome: { verified: done, manually_approved: done, next: { wait, order: wait } } };
  return {
    why: { title: ordered.why },
    person: { lead: ordered.person },
    outcome: {
      verified: ordered.done,
      manually_approved: ordered.done,
      manually_rejected: { lead: ordered.rejected },
      failed: { lead: ordered.failed },
      under_age: { title: ordered.underAge },
      next: { wait: ordered.wait, order: ordered.wait },
    },
  };
}
