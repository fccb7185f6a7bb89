import type { Language } from '../../contract/wire/widget-texts.ts';
import type { DecisionLetter, ShopperLetterKind } from '../checks/mail.ts';

/** What a letter to a shopper says, in one language. Filled in: `{store}`, `{order}`, `{name}`, `{until}`. */
export interface LetterTexts {
  readonly subject: Readonly<Record<ShopperLetterKind, string>>;
  readonly greeting: string;
  readonly greetingWithoutName: string;
  /** The first sentence: what is wanted. */
  readonly lead: Readonly<Record<ShopperLetterKind, string>>;
  readonly how: string;
  /** Of a letter that only tells what staff decided. */
  readonly decision: Readonly<Record<DecisionLetter['kind'], { readonly subject: string; readonly lead: string }>>;
  readonly deadline: string;
  readonly button: string;
  readonly link: string;
  /** Who writes, and why to this address. */
  readonly why: string;
}

export const letterTexts: Readonly<Record<Language, LetterTexts>> = {
  en: {
    subject: {
      invitation: 'Order {order} waits for your ID',
      reminder: 'Reminder: order {order} still waits for your ID',
      link: 'Your link to the ID check',
    },
    greeting: 'Hello {name},',
    greetingWithoutName: 'Hello,',
    lead: {
      invitation: '{store} has to check your ID before it can go on with order {order}.',
      reminder: 'Order {order} at {store} goes on as soon as your ID is checked. That has not happened yet.',
      link: 'Here is the link to your ID check at {store}.',
    },
    decision: {
      approved: {
        subject: 'Your ID check at {store} is passed',
        lead: 'Somebody at {store} has looked at your ID check again. It is passed, and you need do nothing more.',
      },
      rejected: {
        subject: 'Your ID check at {store}',
        lead: 'Somebody at {store} has looked at your ID check again and could not accept it. If you think that this is wrong, please get in touch with the shop.',
      },
    },
    how: 'It takes about a minute. Open the link on a phone with a camera, and have your ID at hand.',
    deadline: 'Please do it before {until}. The shop may not keep the order for you any longer.',
    button: 'Show my ID',
    link: 'The link works once, until {until}.',
    why: 'You get this e-mail because your address was given for a purchase at {store}. If that was not you, you need do nothing.',
  },
  es: {
    subject: {
      invitation: 'El pedido {order} espera su identificación',
      reminder: 'Recordatorio: el pedido {order} sigue esperando su identificación',
      link: 'Su enlace para la verificación de identidad',
    },
    greeting: 'Hola, {name}:',
    greetingWithoutName: 'Hola:',
    lead: {
      invitation: '{store} tiene que comprobar su identificación antes de continuar con el pedido {order}.',
      reminder:
        'El pedido {order} de {store} continuará en cuanto se compruebe su identificación. Todavía no se ha hecho.',
      link: 'Este es el enlace para su verificación de identidad en {store}.',
    },
    decision: {
      approved: {
        subject: 'Su verificación de identidad en {store} está superada',
        lead: 'Una persona de {store} ha revisado de nuevo su verificación de identidad. Está superada y no tiene que hacer nada más.',
      },
      rejected: {
        subject: 'Su verificación de identidad en {store}',
        lead: 'Una persona de {store} ha revisado de nuevo su verificación de identidad y no ha podido aceptarla. Si cree que se trata de un error, póngase en contacto con la tienda.',
      },
    },
    how: 'Se tarda alrededor de un minuto. Abra el enlace en un teléfono con cámara y tenga a mano su documento.',
    deadline: 'Hágalo antes del {until}. Después, es posible que la tienda no le guarde el pedido.',
    button: 'Mostrar mi documento',
    link: 'El enlace sirve una sola vez, hasta el {until}.',
    why: 'Recibe este correo porque se indicó su dirección en una compra en {store}. Si no fue usted, no tiene que hacer nada.',
  },
  fr: {
    subject: {
      invitation: 'La commande {order} attend votre pièce d’identité',
      reminder: 'Rappel : la commande {order} attend toujours votre pièce d’identité',
      link: 'Votre lien pour la vérification d’identité',
    },
    greeting: 'Bonjour {name},',
    greetingWithoutName: 'Bonjour,',
    lead: {
      invitation: '{store} doit vérifier votre pièce d’identité avant de poursuivre la commande {order}.',
      reminder:
        'La commande {order} chez {store} se poursuivra dès que votre pièce d’identité sera vérifiée. Ce n’est pas encore fait.',
      link: 'Voici le lien vers votre vérification d’identité chez {store}.',
    },
    decision: {
      approved: {
        subject: 'Votre vérification d’identité chez {store} est validée',
        lead: 'Une personne de {store} a réexaminé votre vérification d’identité. Elle est validée et vous n’avez plus rien à faire.',
      },
      rejected: {
        subject: 'Votre vérification d’identité chez {store}',
        lead: 'Une personne de {store} a réexaminé votre vérification d’identité et n’a pas pu l’accepter. Si vous pensez qu’il s’agit d’une erreur, veuillez contacter la boutique.',
      },
    },
    how: 'Cela prend environ une minute. Ouvrez le lien sur un téléphone avec appareil photo et gardez votre document à portée de main.',
    deadline: 'Merci de le faire avant le {until}. Passé ce délai, la boutique pourrait ne plus garder la commande.',
    button: 'Montrer ma pièce d’identité',
    link: 'Le lien ne sert qu’une fois, jusqu’au {until}.',
    why: 'Vous recevez cet e-mail parce que votre adresse a été indiquée lors d’un achat chez {store}. Si ce n’était pas vous, vous n’avez rien à faire.',
  },
  de: {
    subject: {
      invitation: 'Bestellung {order} wartet auf Ihren Ausweis',
      reminder: 'Erinnerung: Bestellung {order} wartet noch auf Ihren Ausweis',
      link: 'Ihr Link zur Ausweisprüfung',
    },
    greeting: 'Guten Tag {name},',
    greetingWithoutName: 'Guten Tag,',
    lead: {
      invitation: '{store} muss Ihren Ausweis prüfen, bevor es mit Bestellung {order} weitergehen kann.',
      reminder:
        'Bestellung {order} bei {store} geht weiter, sobald Ihr Ausweis geprüft ist. Das ist noch nicht geschehen.',
      link: 'Hier ist der Link zu Ihrer Ausweisprüfung bei {store}.',
    },
    decision: {
      approved: {
        subject: 'Ihre Ausweisprüfung bei {store} ist bestanden',
        lead: 'Jemand bei {store} hat sich Ihre Ausweisprüfung noch einmal angesehen. Sie ist bestanden, und Sie müssen nichts weiter tun.',
      },
      rejected: {
        subject: 'Ihre Ausweisprüfung bei {store}',
        lead: 'Jemand bei {store} hat sich Ihre Ausweisprüfung noch einmal angesehen und konnte sie nicht annehmen. Wenn Sie das für einen Irrtum halten, wenden Sie sich bitte an den Shop.',
      },
    },
    how: 'Es dauert etwa eine Minute. Öffnen Sie den Link auf einem Telefon mit Kamera, und halten Sie Ihren Ausweis bereit.',
    deadline:
      'Bitte erledigen Sie es vor dem {until}. Danach hält der Shop die Bestellung vielleicht nicht mehr bereit.',
    button: 'Ausweis zeigen',
    link: 'Der Link gilt einmal, bis zum {until}.',
    why: 'Sie erhalten diese E-Mail, weil Ihre Adresse bei einem Einkauf bei {store} angegeben wurde. Waren Sie das nicht, brauchen Sie nichts zu tun.',
  },
  it: {
    subject: {
      invitation: 'L’ordine {order} attende il suo documento',
      reminder: 'Promemoria: l’ordine {order} attende ancora il suo documento',
      link: 'Il suo link per la verifica del documento',
    },
    greeting: 'Buongiorno {name},',
    greetingWithoutName: 'Buongiorno,',
    lead: {
      invitation: '{store} deve verificare il suo documento prima di proseguire con l’ordine {order}.',
      reminder: 'L’ordine {order} presso {store} prosegue appena il suo documento è verificato. Non è ancora avvenuto.',
      link: 'Ecco il link alla verifica del documento presso {store}.',
    },
    decision: {
      approved: {
        subject: 'La verifica del documento presso {store} è superata',
        lead: 'Una persona di {store} ha riesaminato la verifica del Suo documento. È superata e non deve fare altro.',
      },
      rejected: {
        subject: 'La verifica del Suo documento presso {store}',
        lead: 'Una persona di {store} ha riesaminato la verifica del Suo documento e non ha potuto accettarla. Se ritiene che sia un errore, contatti il negozio.',
      },
    },
    how: 'Serve circa un minuto. Apra il link su un telefono con fotocamera e tenga il documento a portata di mano.',
    deadline: 'Lo faccia prima del {until}. In seguito il negozio potrebbe non tenere più l’ordine per lei.',
    button: 'Mostra il documento',
    link: 'Il link vale una sola volta, fino al {until}.',
    why: 'Riceve questa e-mail perché il suo indirizzo è stato indicato per un acquisto presso {store}. Se non è stato lei, non deve fare nulla.',
  },
  pt: {
    subject: {
      invitation: 'O pedido {order} aguarda seu documento',
      reminder: 'Lembrete: o pedido {order} ainda aguarda seu documento',
      link: 'Seu link para a verificação de identidade',
    },
    greeting: 'Olá, {name},',
    greetingWithoutName: 'Olá,',
    lead: {
      invitation: 'A loja {store} precisa verificar seu documento antes de continuar com o pedido {order}.',
      reminder:
        'O pedido {order} na loja {store} continua assim que seu documento for verificado. Isso ainda não aconteceu.',
      link: 'Este é o link para sua verificação de identidade na loja {store}.',
    },
    decision: {
      approved: {
        subject: 'Sua verificação de identidade na loja {store} foi aprovada',
        lead: 'Uma pessoa da loja {store} analisou novamente sua verificação de identidade. Ela foi aprovada, e você não precisa fazer mais nada.',
      },
      rejected: {
        subject: 'Sua verificação de identidade na loja {store}',
        lead: 'Uma pessoa da loja {store} analisou novamente sua verificação de identidade e não pôde aceitá-la. Se você acha que é um engano, entre em contato com a loja.',
      },
    },
    how: 'Leva cerca de um minuto. Abra o link em um celular com câmera e tenha seu documento à mão.',
    deadline: 'Faça isso antes de {until}. Depois disso, a loja pode não guardar mais o pedido para você.',
    button: 'Mostrar meu documento',
    link: 'O link vale uma única vez, até {until}.',
    why: 'Você recebe este e-mail porque seu endereço foi informado em uma compra na loja {store}. Se não foi você, não precisa fazer nada.',
  },
  nl: {
    subject: {
      invitation: 'Bestelling {order} wacht op uw legitimatie',
      reminder: 'Herinnering: bestelling {order} wacht nog op uw legitimatie',
      link: 'Uw link naar de identiteitscontrole',
    },
    greeting: 'Beste {name},',
    greetingWithoutName: 'Beste klant,',
    lead: {
      invitation: '{store} moet uw legitimatie controleren voordat bestelling {order} verder kan.',
      reminder:
        'Bestelling {order} bij {store} gaat verder zodra uw legitimatie is gecontroleerd. Dat is nog niet gebeurd.',
      link: 'Hier is de link naar uw identiteitscontrole bij {store}.',
    },
    decision: {
      approved: {
        subject: 'Uw identiteitscontrole bij {store} is geslaagd',
        lead: 'Iemand bij {store} heeft uw identiteitscontrole opnieuw bekeken. Die is geslaagd en u hoeft niets meer te doen.',
      },
      rejected: {
        subject: 'Uw identiteitscontrole bij {store}',
        lead: 'Iemand bij {store} heeft uw identiteitscontrole opnieuw bekeken en kon die niet goedkeuren. Denkt u dat dit niet klopt? Neem dan contact op met de winkel.',
      },
    },
    how: 'Het duurt ongeveer een minuut. Open de link op een telefoon met camera en houd uw legitimatie bij de hand.',
    deadline: 'Doe het vóór {until}. Daarna houdt de winkel de bestelling misschien niet meer voor u vast.',
    button: 'Mijn legitimatie tonen',
    link: 'De link werkt één keer, tot {until}.',
    why: 'U krijgt deze e-mail omdat uw adres is opgegeven bij een aankoop bij {store}. Was u dat niet, dan hoeft u niets te doen.',
  },
  pl: {
    subject: {
      invitation: 'Zamówienie {order} czeka na sprawdzenie dokumentu',
      reminder: 'Przypomnienie: zamówienie {order} nadal czeka na sprawdzenie dokumentu',
      link: 'Link do sprawdzenia dokumentu',
    },
    greeting: 'Dzień dobry {name},',
    greetingWithoutName: 'Dzień dobry,',
    lead: {
      invitation: 'Sklep {store} musi sprawdzić dokument tożsamości, zanim zajmie się zamówieniem {order}.',
      reminder:
        'Zamówienie {order} w sklepie {store} zostanie wznowione, gdy tylko dokument będzie sprawdzony. To się jeszcze nie stało.',
      link: 'Oto link do sprawdzenia dokumentu w sklepie {store}.',
    },
    decision: {
      approved: {
        subject: 'Sprawdzenie dokumentu w sklepie {store} zakończone pomyślnie',
        lead: 'Pracownik sklepu {store} ponownie przejrzał sprawdzenie Twojego dokumentu. Wynik jest pozytywny i nie trzeba robić nic więcej.',
      },
      rejected: {
        subject: 'Sprawdzenie dokumentu w sklepie {store}',
        lead: 'Pracownik sklepu {store} ponownie przejrzał sprawdzenie Twojego dokumentu i nie mógł go zaakceptować. Jeśli to pomyłka, skontaktuj się ze sklepem.',
      },
    },
    how: 'To zajmie około minuty. Prosimy otworzyć link na telefonie z aparatem i mieć dokument pod ręką.',
    deadline: 'Prosimy zrobić to przed {until}. Potem sklep może już nie przechować zamówienia.',
    button: 'Pokaż dokument',
    link: 'Link działa jeden raz, do {until}.',
    why: 'Wysłaliśmy tę wiadomość, ponieważ ten adres podano przy zakupie w sklepie {store}. Jeśli to pomyłka, nie trzeba nic robić.',
  },
  sv: {
    subject: {
      invitation: 'Beställning {order} väntar på din legitimation',
      reminder: 'Påminnelse: beställning {order} väntar fortfarande på din legitimation',
      link: 'Din länk till legitimationskontrollen',
    },
    greeting: 'Hej {name},',
    greetingWithoutName: 'Hej,',
    lead: {
      invitation: '{store} måste kontrollera din legitimation innan beställning {order} kan gå vidare.',
      reminder:
        'Beställning {order} hos {store} går vidare så snart din legitimation är kontrollerad. Det har inte skett än.',
      link: 'Här är länken till din legitimationskontroll hos {store}.',
    },
    decision: {
      approved: {
        subject: 'Din legitimationskontroll hos {store} är godkänd',
        lead: 'Någon hos {store} har tittat på din legitimationskontroll igen. Den är godkänd och du behöver inte göra något mer.',
      },
      rejected: {
        subject: 'Din legitimationskontroll hos {store}',
        lead: 'Någon hos {store} har tittat på din legitimationskontroll igen och kunde inte godkänna den. Kontakta butiken om du tror att det är fel.',
      },
    },
    how: 'Det tar ungefär en minut. Öppna länken på en telefon med kamera och ha din legitimation till hands.',
    deadline: 'Gör det före {until}. Därefter är det inte säkert att butiken behåller beställningen åt dig.',
    button: 'Visa min legitimation',
    link: 'Länken fungerar en gång, till {until}.',
    why: 'Du får det här mejlet för att din adress angavs vid ett köp hos {store}. Om det inte var du behöver du inte göra något.',
  },
  ja: {
    subject: {
      invitation: 'ご注文 {order} の本人確認をお願いします',
      reminder: '再度のお願い：ご注文 {order} の本人確認がまだ済んでいません',
      link: '本人確認のリンク',
    },
    greeting: '{name} 様',
    greetingWithoutName: 'お客様',
    lead: {
      invitation: '{store} では、ご注文 {order} の手続きを進める前に、身分証明書の確認が必要です。',
      reminder: '{store} のご注文 {order} は、身分証明書の確認が済み次第進みます。確認はまだ済んでいません。',
      link: '{store} の本人確認のリンクです。',
    },
    decision: {
      approved: {
        subject: '{store} の本人確認が完了しました',
        lead: '{store} の担当者が本人確認をあらためて確認し、承認しました。これ以上のお手続きは不要です。',
      },
      rejected: {
        subject: '{store} の本人確認について',
        lead: '{store} の担当者が本人確認をあらためて確認しましたが、承認できませんでした。お心当たりがない場合は、ショップへお問い合わせください。',
      },
    },
    how: '所要時間は1分ほどです。カメラ付きのスマートフォンでリンクを開き、身分証明書をご用意ください。',
    deadline: '{until} までにお済ませください。その後は、ショップがご注文をお取り置きできない場合があります。',
    button: '身分証明書を提示する',
    link: 'リンクが使えるのは一度だけで、{until} まで有効です。',
    why: '{store} でのお買い物の際にこのメールアドレスが入力されたため、お送りしています。お心当たりがない場合は、何もしていただく必要はありません。',
  },
  'zh-Hans': {
    subject: {
      invitation: '订单 {order} 正在等待您的身份验证',
      reminder: '提醒：订单 {order} 仍在等待您的身份验证',
      link: '您的身份验证链接',
    },
    greeting: '{name}，您好：',
    greetingWithoutName: '您好：',
    lead: {
      invitation: '{store} 需要先核验您的证件，才能继续处理订单 {order}。',
      reminder: '您的证件核验完成后，{store} 会立即继续处理订单 {order}。目前尚未完成核验。',
      link: '这是您在 {store} 的身份验证链接。',
    },
    decision: {
      approved: {
        subject: '您在 {store} 的身份验证已通过',
        lead: '{store} 的工作人员重新查看了您的身份验证，现已通过，您无需再做任何操作。',
      },
      rejected: {
        subject: '关于您在 {store} 的身份验证',
        lead: '{store} 的工作人员重新查看了您的身份验证，未能通过。如果您认为有误，请联系商店。',
      },
    },
    how: '大约需要一分钟。请用带摄像头的手机打开链接，并准备好您的证件。',
    deadline: '请在 {until} 之前完成。此后商店可能不再为您保留订单。',
    button: '出示我的证件',
    link: '链接只能使用一次，有效期至 {until}。',
    why: '您收到此邮件，是因为有人在 {store} 购物时填写了您的邮箱地址。如果不是您本人，无需进行任何操作。',
  },
  ar: {
    subject: {
      invitation: 'الطلب {order} بانتظار التحقق من هويتك',
      reminder: 'تذكير: الطلب {order} ما زال بانتظار التحقق من هويتك',
      link: 'رابط التحقق من هويتك',
    },
    greeting: 'مرحبًا {name}،',
    greetingWithoutName: 'مرحبًا،',
    lead: {
      invitation: 'يحتاج متجر {store} إلى التحقق من هويتك قبل متابعة الطلب {order}.',
      reminder: 'يُستكمل الطلب {order} لدى متجر {store} فور التحقق من هويتك، ولم يحدث ذلك بعد.',
      link: 'هذا هو رابط التحقق من هويتك لدى متجر {store}.',
    },
    decision: {
      approved: {
        subject: 'تم قبول التحقق من هويتك لدى متجر {store}',
        lead: 'راجع أحد موظفي متجر {store} التحقق من هويتك مرة أخرى وتم قبوله، ولا يلزمك فعل أي شيء آخر.',
      },
      rejected: {
        subject: 'التحقق من هويتك لدى متجر {store}',
        lead: 'راجع أحد موظفي متجر {store} التحقق من هويتك مرة أخرى ولم يتمكن من قبوله. إذا كنت ترى أن هذا خطأ، فيرجى التواصل مع المتجر.',
      },
    },
    how: 'يستغرق ذلك دقيقة تقريبًا. افتح الرابط على هاتف مزود بكاميرا، وجهّز وثيقة هويتك.',
    deadline: 'يُرجى إتمام ذلك قبل {until}. بعد ذلك قد لا يحتفظ المتجر بالطلب لك.',
    button: 'إظهار هويتي',
    link: 'يعمل الرابط مرة واحدة حتى {until}.',
    why: 'وصلتك هذه الرسالة لأن عنوانك أُدخل عند الشراء من متجر {store}. إن لم تكن أنت من فعل ذلك، فلا حاجة إلى فعل أي شيء.',
  },
};
