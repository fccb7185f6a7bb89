import type { ElsewhereTexts, Language } from '../../src/contract/wire/widget-texts.ts';

/** What is said around a provider's own page. All languages at once: whoever comes here needs one of them, and it comes with the rest. */
export const elsewhereTexts: Readonly<Record<Language, ElsewhereTexts>> = {
  en: {
    why: {
      need: 'A valid ID, such as a driver’s license or a passport, and a few minutes. The next page tells you which ones it takes.',
      read: 'Your ID, and perhaps a photo of your face. A service that checks IDs for the shop does that on a page of its own.',
      alsoKept: 'What the service keeps is told on its page.',
      start: 'Go on',
    },
    starting: { title: 'Opening the ID check', lead: 'This takes a moment.' },
    offered: {
      title: 'Show your ID on the next page',
      lead: 'It opens in a new tab. When you are done there, come back: this page goes on by itself.',
    },
    framed: {
      title: 'Show your ID below',
      lead: 'This part belongs to the service that checks IDs for the shop. When you are done, this page goes on by itself.',
    },
    opened: {
      title: 'Go on in the new tab',
      lead: 'When you are done there, come back here. The answer comes by itself, sometimes after a few minutes.',
    },
    messaged: {
      title: 'Please look at your messages',
      lead: 'The service that checks IDs for the shop has sent you one. Do as it says: this page goes on by itself.',
    },
    again: {
      title: 'Your ID couldn’t be read',
      lead: 'Please try again: good light, no glare, and all of the document sharp in the picture.',
    },
    failed: 'The ID check can’t be opened just now',
    open: 'Open the page',
    openAgain: 'Open it again',
    beside: 'Open in a new tab',
    reload: 'Begin again',
    frame: 'The page on which you show your ID',
  },
  es: {
    why: {
      need: 'Un documento de identidad válido, como una licencia de conducir o un pasaporte, y unos minutos. La página siguiente le indica cuáles acepta.',
      read: 'Su documento y, quizá, una foto de su rostro. Lo hace, en su propia página, un servicio que comprueba identificaciones para la tienda.',
      alsoKept: 'Lo que conserva el servicio se indica en su página.',
      start: 'Continuar',
    },
    starting: { title: 'Abriendo la comprobación', lead: 'Esto tarda un momento.' },
    offered: {
      title: 'Muestre su identificación en la página siguiente',
      lead: 'Se abre en una pestaña nueva. Cuando termine allí, vuelva: esta página continúa sola.',
    },
    framed: {
      title: 'Muestre su identificación aquí abajo',
      lead: 'Esta parte pertenece al servicio que comprueba identificaciones para la tienda. Cuando termine, esta página continúa sola.',
    },
    opened: {
      title: 'Continúe en la pestaña nueva',
      lead: 'Cuando termine allí, vuelva aquí. La respuesta llega sola, a veces después de unos minutos.',
    },
    messaged: {
      title: 'Mire sus mensajes',
      lead: 'El servicio que comprueba identificaciones para la tienda le ha enviado uno. Siga sus indicaciones: esta página continúa sola.',
    },
    again: {
      title: 'No se pudo leer su identificación',
      lead: 'Inténtelo de nuevo: con buena luz, sin reflejos y con todo el documento nítido en la imagen.',
    },
    failed: 'Ahora no se puede abrir la comprobación',
    open: 'Abrir la página',
    openAgain: 'Abrirla de nuevo',
    beside: 'Abrir en una pestaña nueva',
    reload: 'Empezar de nuevo',
    frame: 'La página en la que muestra su identificación',
  },
  fr: {
    why: {
      need: 'Une pièce d’identité valable, comme un permis de conduire ou un passeport, et quelques minutes. La page suivante vous dit lesquelles elle accepte.',
      read: 'Votre pièce d’identité, et peut-être une photo de votre visage. Un service qui vérifie les pièces d’identité pour la boutique le fait sur sa propre page.',
      alsoKept: 'Ce que conserve le service est indiqué sur sa page.',
      start: 'Continuer',
    },
    starting: { title: 'Ouverture de la vérification', lead: 'Cela prend un instant.' },
    offered: {
      title: 'Présentez votre pièce d’identité sur la page suivante',
      lead: 'Elle s’ouvre dans un nouvel onglet. Quand vous aurez terminé, revenez : cette page continuera toute seule.',
    },
    framed: {
      title: 'Présentez votre pièce d’identité ci-dessous',
      lead: 'Cette partie appartient au service qui vérifie les pièces d’identité pour la boutique. Quand vous aurez terminé, cette page continuera toute seule.',
    },
    opened: {
      title: 'Continuez dans le nouvel onglet',
      lead: 'Quand vous aurez terminé, revenez ici. La réponse arrive toute seule, parfois après quelques minutes.',
    },
    messaged: {
      title: 'Veuillez consulter vos messages',
      lead: 'Le service qui vérifie les pièces d’identité pour la boutique vous en a envoyé un. Suivez ses indications : cette page continuera toute seule.',
    },
    again: {
      title: 'Votre pièce d’identité n’a pas pu être lue',
      lead: 'Veuillez réessayer : bonne lumière, sans reflet, et tout le document net sur l’image.',
    },
    failed: 'La vérification ne peut pas s’ouvrir pour le moment',
    open: 'Ouvrir la page',
    openAgain: 'L’ouvrir à nouveau',
    beside: 'Ouvrir dans un nouvel onglet',
    reload: 'Recommencer',
    frame: 'La page sur laquelle vous présentez votre pièce d’identité',
  },
  de: {
    why: {
      need: 'Einen gültigen Ausweis, etwa einen Führerschein oder Reisepass, und ein paar Minuten Zeit. Welche angenommen werden, steht auf der nächsten Seite.',
      read: 'Ihren Ausweis und vielleicht ein Foto Ihres Gesichts. Das macht ein Dienst, der für den Shop Ausweise prüft, auf seiner eigenen Seite.',
      alsoKept: 'Was der Dienst aufbewahrt, steht auf seiner Seite.',
      start: 'Weiter',
    },
    starting: { title: 'Die Prüfung wird geöffnet', lead: 'Das dauert einen Moment.' },
    offered: {
      title: 'Zeigen Sie Ihren Ausweis auf der nächsten Seite',
      lead: 'Sie öffnet sich in einem neuen Tab. Kommen Sie zurück, wenn Sie dort fertig sind: Hier geht es von selbst weiter.',
    },
    framed: {
      title: 'Zeigen Sie hier unten Ihren Ausweis',
      lead: 'Dieser Teil gehört dem Dienst, der für den Shop Ausweise prüft. Wenn Sie fertig sind, geht es hier von selbst weiter.',
    },
    opened: {
      title: 'Machen Sie im neuen Tab weiter',
      lead: 'Kommen Sie zurück, wenn Sie dort fertig sind. Die Antwort kommt von selbst, manchmal erst nach ein paar Minuten.',
    },
    messaged: {
      title: 'Bitte sehen Sie in Ihre Nachrichten',
      lead: 'Der Dienst, der für den Shop Ausweise prüft, hat Ihnen eine geschickt. Folgen Sie ihr: Hier geht es von selbst weiter.',
    },
    again: {
      title: 'Ihr Ausweis konnte nicht gelesen werden',
      lead: 'Bitte versuchen Sie es noch einmal: bei gutem Licht, ohne Spiegelung und mit dem ganzen Dokument scharf im Bild.',
    },
    failed: 'Die Prüfung lässt sich gerade nicht öffnen',
    open: 'Seite öffnen',
    openAgain: 'Noch einmal öffnen',
    beside: 'In einem neuen Tab öffnen',
    reload: 'Von vorn beginnen',
    frame: 'Die Seite, auf der Sie Ihren Ausweis zeigen',
  },
  it: {
    why: {
      need: 'Un documento valido, come una patente di guida o un passaporto, e qualche minuto. La pagina successiva Le dice quali accetta.',
      read: 'Il documento e, forse, una foto del Suo viso. Se ne occupa, su una pagina propria, un servizio che verifica i documenti per il negozio.',
      alsoKept: 'Che cosa conserva il servizio è indicato nella sua pagina.',
      start: 'Continua',
    },
    starting: { title: 'Apertura della verifica', lead: 'Ci vuole un momento.' },
    offered: {
      title: 'Mostri il documento nella pagina successiva',
      lead: 'Si apre in una nuova scheda. Quando avrà finito lì, torni qui: questa pagina proseguirà da sola.',
    },
    framed: {
      title: 'Mostri il documento qui sotto',
      lead: 'Questa parte appartiene al servizio che verifica i documenti per il negozio. Quando avrà finito, questa pagina proseguirà da sola.',
    },
    opened: {
      title: 'Continui nella nuova scheda',
      lead: 'Quando avrà finito lì, torni qui. La risposta arriva da sola, a volte dopo qualche minuto.',
    },
    messaged: {
      title: 'Guardi i Suoi messaggi',
      lead: 'Il servizio che verifica i documenti per il negozio gliene ha inviato uno. Segua le indicazioni: questa pagina proseguirà da sola.',
    },
    again: {
      title: 'Non è stato possibile leggere il documento',
      lead: 'Riprovi: con buona luce, senza riflessi e con tutto il documento nitido nell’immagine.',
    },
    failed: 'Al momento non è possibile aprire la verifica',
    open: 'Apri la pagina',
    openAgain: 'Apri di nuovo',
    beside: 'Apri in una nuova scheda',
    reload: 'Ricomincia',
    frame: 'La pagina in cui mostra il documento',
  },
  pt: {
    why: {
      need: 'Um documento válido, como uma carteira de motorista ou um passaporte, e alguns minutos. A próxima página diz quais são aceitos.',
      read: 'Seu documento e, talvez, uma foto do seu rosto. Quem faz isso, em uma página própria, é um serviço que verifica documentos para a loja.',
      alsoKept: 'O que o serviço guarda está dito na página dele.',
      start: 'Continuar',
    },
    starting: { title: 'Abrindo a verificação', lead: 'Isso leva um instante.' },
    offered: {
      title: 'Mostre seu documento na próxima página',
      lead: 'Ela abre em uma nova aba. Quando terminar lá, volte: esta página continua sozinha.',
    },
    framed: {
      title: 'Mostre seu documento aqui embaixo',
      lead: 'Esta parte é do serviço que verifica documentos para a loja. Quando você terminar, esta página continua sozinha.',
    },
    opened: {
      title: 'Continue na nova aba',
      lead: 'Quando terminar lá, volte aqui. A resposta chega sozinha, às vezes depois de alguns minutos.',
    },
    messaged: {
      title: 'Veja suas mensagens',
      lead: 'O serviço que verifica documentos para a loja enviou uma a você. Siga o que ela diz: esta página continua sozinha.',
    },
    again: {
      title: 'Não foi possível ler seu documento',
      lead: 'Tente de novo: com boa luz, sem reflexo e com o documento inteiro nítido na imagem.',
    },
    failed: 'Não é possível abrir a verificação agora',
    open: 'Abrir a página',
    openAgain: 'Abrir de novo',
    beside: 'Abrir em uma nova aba',
    reload: 'Começar de novo',
    frame: 'A página em que você mostra seu documento',
  },
  nl: {
    why: {
      need: 'Een geldige legitimatie, zoals een rijbewijs of paspoort, en een paar minuten. De volgende pagina zegt welke goed zijn.',
      read: 'Uw legitimatie, en misschien een foto van uw gezicht. Dat doet een dienst die voor de winkel legitimaties controleert, op een eigen pagina.',
      alsoKept: 'Wat de dienst bewaart, staat op die pagina.',
      start: 'Verder',
    },
    starting: { title: 'De controle wordt geopend', lead: 'Dit duurt even.' },
    offered: {
      title: 'Laat uw legitimatie zien op de volgende pagina',
      lead: 'Die opent in een nieuw tabblad. Kom terug als u daar klaar bent: deze pagina gaat vanzelf verder.',
    },
    framed: {
      title: 'Laat hieronder uw legitimatie zien',
      lead: 'Dit deel is van de dienst die voor de winkel legitimaties controleert. Als u klaar bent, gaat deze pagina vanzelf verder.',
    },
    opened: {
      title: 'Ga verder in het nieuwe tabblad',
      lead: 'Kom hier terug als u daar klaar bent. Het antwoord komt vanzelf, soms pas na een paar minuten.',
    },
    messaged: {
      title: 'Kijk in uw berichten',
      lead: 'De dienst die voor de winkel legitimaties controleert, heeft u er een gestuurd. Doe wat erin staat: deze pagina gaat vanzelf verder.',
    },
    again: {
      title: 'We konden uw legitimatie niet lezen',
      lead: 'Probeer het nog eens: bij goed licht, zonder weerspiegeling en met het hele document scherp in beeld.',
    },
    failed: 'De controle kan nu even niet worden geopend',
    open: 'Pagina openen',
    openAgain: 'Nog eens openen',
    beside: 'In een nieuw tabblad openen',
    reload: 'Opnieuw beginnen',
    frame: 'De pagina waarop u uw legitimatie laat zien',
  },
  pl: {
    why: {
      need: 'Ważny dokument, na przykład prawo jazdy albo paszport, i kilka minut. Następna strona podaje, które dokumenty przyjmuje.',
      read: 'Dokument i być może zdjęcie twarzy. Robi to na własnej stronie usługa, która sprawdza dokumenty dla sklepu.',
      alsoKept: 'Co zachowuje ta usługa, podaje jej strona.',
      start: 'Dalej',
    },
    starting: { title: 'Otwieranie sprawdzenia', lead: 'To potrwa chwilę.' },
    offered: {
      title: 'Prosimy o okazanie dokumentu na następnej stronie',
      lead: 'Otworzy się w nowej karcie. Gdy tam wszystko będzie gotowe, prosimy wrócić: ta strona sama przejdzie dalej.',
    },
    framed: {
      title: 'Prosimy o okazanie dokumentu poniżej',
      lead: 'Ta część należy do usługi, która sprawdza dokumenty dla sklepu. Gdy wszystko będzie gotowe, ta strona sama przejdzie dalej.',
    },
    opened: {
      title: 'Prosimy kontynuować w nowej karcie',
      lead: 'Gdy tam wszystko będzie gotowe, prosimy wrócić tutaj. Odpowiedź przyjdzie sama, czasem po kilku minutach.',
    },
    messaged: {
      title: 'Prosimy zajrzeć do wiadomości',
      lead: 'Usługa, która sprawdza dokumenty dla sklepu, wysłała wiadomość. Prosimy postępować według niej: ta strona sama przejdzie dalej.',
    },
    again: {
      title: 'Nie udało się odczytać dokumentu',
      lead: 'Prosimy spróbować ponownie: w dobrym świetle, bez odblasków, z całym dokumentem ostro na zdjęciu.',
    },
    failed: 'Nie można teraz otworzyć sprawdzenia',
    open: 'Otwórz stronę',
    openAgain: 'Otwórz jeszcze raz',
    beside: 'Otwórz w nowej karcie',
    reload: 'Zacznij od nowa',
    frame: 'Strona, na której okazuje się dokument',
  },
  sv: {
    why: {
      need: 'En giltig legitimation, till exempel körkort eller pass, och några minuter. Nästa sida säger vilka som går bra.',
      read: 'Din legitimation, och kanske ett foto av ditt ansikte. Det gör en tjänst som kontrollerar legitimationer åt butiken, på en egen sida.',
      alsoKept: 'Vad tjänsten sparar står på dess sida.',
      start: 'Fortsätt',
    },
    starting: { title: 'Öppnar kontrollen', lead: 'Det tar ett ögonblick.' },
    offered: {
      title: 'Visa din legitimation på nästa sida',
      lead: 'Den öppnas i en ny flik. Kom tillbaka när du är klar där: den här sidan går vidare av sig själv.',
    },
    framed: {
      title: 'Visa din legitimation här nedanför',
      lead: 'Den här delen hör till tjänsten som kontrollerar legitimationer åt butiken. När du är klar går sidan vidare av sig själv.',
    },
    opened: {
      title: 'Fortsätt i den nya fliken',
      lead: 'Kom tillbaka hit när du är klar där. Svaret kommer av sig själv, ibland efter några minuter.',
    },
    messaged: {
      title: 'Titta i dina meddelanden',
      lead: 'Tjänsten som kontrollerar legitimationer åt butiken har skickat ett till dig. Följ det: den här sidan går vidare av sig själv.',
    },
    again: {
      title: 'Din legitimation kunde inte läsas',
      lead: 'Försök igen: i bra ljus, utan reflexer och med hela dokumentet skarpt i bilden.',
    },
    failed: 'Kontrollen kan inte öppnas just nu',
    open: 'Öppna sidan',
    openAgain: 'Öppna igen',
    beside: 'Öppna i en ny flik',
    reload: 'Börja om',
    frame: 'Sidan där du visar din legitimation',
  },
  ja: {
    why: {
      need: '運転免許証やパスポートなど、有効な身分証明書。所要時間は数分です。使用できる書類は次のページに表示されます。',
      read: '身分証明書と、場合によってはお顔の写真。ショップに代わって身分証明書を確認するサービスが、専用のページで読み取ります。',
      alsoKept: 'サービスが保存する内容は、そのページに記載されています。',
      start: '続ける',
    },
    starting: { title: '確認画面を開いています', lead: '少々お待ちください。' },
    offered: {
      title: '次のページで身分証明書をご提示ください',
      lead: '新しいタブで開きます。完了したらこちらにお戻りください。このページは自動で先に進みます。',
    },
    framed: {
      title: '以下で身分証明書をご提示ください',
      lead: 'この部分は、ショップに代わって身分証明書を確認するサービスのものです。完了すると、このページは自動で先に進みます。',
    },
    opened: {
      title: '新しいタブで続けてください',
      lead: '完了したらこちらにお戻りください。結果は自動で届きます。数分かかることもあります。',
    },
    messaged: {
      title: 'メッセージをご確認ください',
      lead: 'ショップに代わって身分証明書を確認するサービスから届いています。その案内に従ってください。このページは自動で先に進みます。',
    },
    again: {
      title: '身分証明書を読み取れませんでした',
      lead: 'もう一度お試しください。明るい場所で、反射を避け、書類全体が鮮明に写るようにしてください。',
    },
    failed: '現在、確認画面を開けません',
    open: 'ページを開く',
    openAgain: 'もう一度開く',
    beside: '新しいタブで開く',
    reload: '最初からやり直す',
    frame: '身分証明書を提示するページ',
  },
  'zh-Hans': {
    why: {
      need: '一份有效证件，例如驾照或护照，以及几分钟时间。下一页会说明接受哪些证件。',
      read: '您的证件，可能还有您的面部照片。由一家为商店核验证件的服务机构在其自己的页面上读取。',
      alsoKept: '该服务机构保留哪些内容，请见其页面。',
      start: '继续',
    },
    starting: { title: '正在打开核验', lead: '请稍候。' },
    offered: { title: '请在下一页出示您的证件', lead: '它会在新标签页中打开。完成后请回到这里，此页面会自动继续。' },
    framed: { title: '请在下方出示您的证件', lead: '这一部分属于为商店核验证件的服务机构。完成后，此页面会自动继续。' },
    opened: { title: '请在新标签页中继续', lead: '完成后请回到这里。结果会自动显示，有时需要几分钟。' },
    messaged: {
      title: '请查看您的消息',
      lead: '为商店核验证件的服务机构已向您发送消息。请按其说明操作，此页面会自动继续。',
    },
    again: { title: '我们无法读取您的证件', lead: '请重试：光线充足，没有反光，整份证件在画面中清晰可见。' },
    failed: '暂时无法打开核验',
    open: '打开页面',
    openAgain: '再次打开',
    beside: '在新标签页中打开',
    reload: '重新开始',
    frame: '您出示证件的页面',
  },
  ar: {
    why: {
      need: 'هوية سارية، مثل رخصة القيادة أو جواز السفر، وبضع دقائق. توضح الصفحة التالية ما تقبله منها.',
      read: 'هويتك، وربما صورة لوجهك. تتولى ذلك خدمة تتحقق من الهويات لصالح المتجر، في صفحتها الخاصة.',
      alsoKept: 'ما تحتفظ به الخدمة مذكور في صفحتها.',
      start: 'متابعة',
    },
    starting: { title: 'جارٍ فتح التحقق', lead: 'يستغرق ذلك لحظات.' },
    offered: {
      title: 'أبرز هويتك في الصفحة التالية',
      lead: 'تُفتح في علامة تبويب جديدة. عندما تنتهي هناك، عُد إلى هنا: تتابع هذه الصفحة تلقائيًا.',
    },
    framed: {
      title: 'أبرز هويتك أدناه',
      lead: 'هذا الجزء تابع للخدمة التي تتحقق من الهويات لصالح المتجر. عندما تنتهي، تتابع هذه الصفحة تلقائيًا.',
    },
    opened: {
      title: 'تابع في علامة التبويب الجديدة',
      lead: 'عندما تنتهي هناك، عُد إلى هنا. تصل النتيجة تلقائيًا، وأحيانًا بعد بضع دقائق.',
    },
    messaged: {
      title: 'يُرجى الاطلاع على رسائلك',
      lead: 'أرسلت إليك الخدمة التي تتحقق من الهويات لصالح المتجر رسالة. اتبع ما فيها: تتابع هذه الصفحة تلقائيًا.',
    },
    again: {
      title: 'تعذرت قراءة هويتك',
      lead: 'يُرجى المحاولة مجددًا: إضاءة جيدة، بلا انعكاس، والوثيقة كاملة وواضحة في الصورة.',
    },
    failed: 'يتعذر فتح التحقق الآن',
    open: 'افتح الصفحة',
    openAgain: 'افتحها مجددًا',
    beside: 'افتح في علامة تبويب جديدة',
    reload: 'ابدأ من جديد',
    frame: 'الصفحة التي تُبرز فيها هويتك',
  },
};
