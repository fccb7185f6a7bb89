import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Ausweisprüfung',
  checkId: 'Prüfnummer',
  progress: 'Schritt {step} von {steps}',
  why: {
    title: 'Bitte zeigen Sie Ihren Ausweis, um zu bezahlen',
    forAge: 'Diese Bestellung ist erst ab {age} Jahren erlaubt. Deshalb müssen wir Ihr Alter prüfen.',
    forIdentity: 'Bei dieser Bestellung muss der Shop wissen, wer einkauft.',
    needTitle: 'Was Sie brauchen',
    need: 'Einen Führerschein oder Ausweis aus den USA oder Kanada und etwa 1 Minute Zeit.',
    readTitle: 'Was wir lesen',
    read: 'Den Barcode auf der Rückseite: Name, Geburtsdatum und Ablaufdatum.',
    keptTitle: 'Was gespeichert wird',
    keptDays: {
      one: 'Nur das Ergebnis, {count} Tag lang. Nicht das Foto und nicht die Nummer Ihres Ausweises.',
      other: 'Nur das Ergebnis, {count} Tage lang. Nicht das Foto und nicht die Nummer Ihres Ausweises.',
    },
    keptWithOrder:
      'Nur das Ergebnis, zusammen mit Ihrer Bestellung. Nicht das Foto und nicht die Nummer Ihres Ausweises.',
    consent: 'Ich bin einverstanden, dass mein Ausweis gelesen und das Ergebnis gespeichert wird, wie es hier steht.',
    consentMissing: 'Bitte setzen Sie zuerst das Häkchen. Ohne Ihre Einwilligung können wir Ihren Ausweis nicht lesen.',
    start: 'Los geht’s',
    startHere: 'Dieses Gerät verwenden',
    noneOfThese: 'Ich habe nichts davon',
  },
  photo: {
    title: 'Zeigen Sie uns die Rückseite Ihres Ausweises',
    lead: 'Nur Führerscheine und Ausweise mit Barcode aus den USA oder Kanada.',
    tips: {
      whole: 'Der ganze Barcode ist im Bild',
      sharp: 'Scharf und so nah, dass er das Bild ausfüllt',
      light: 'Gutes Licht, keine Spiegelung, kein Finger darauf',
    },
    sameName: 'Verwenden Sie den Ausweis der Person, die in der Rechnungsadresse steht.',
    live: 'Kamera verwenden',
    camera: 'Foto aufnehmen',
    choose: 'Foto auswählen',
    drop: 'oder hierher ziehen. Am besten gelingt es mit einem Foto vom Smartphone.',
    attemptsLeft: {
      one: 'Sie haben noch einen Versuch. Danach sieht sich ein Mensch die Sache an.',
      other: 'Sie haben noch {count} Versuche. Danach sieht sich ein Mensch die Sache an.',
    },
    unreadable: {
      title: 'Wir konnten den Barcode nicht lesen',
      lead: 'Bitte versuchen Sie es noch einmal: Legen Sie die Karte flach hin, gehen Sie näher heran und halten Sie still, bis das Bild scharf ist.',
    },
    not_a_licence: {
      title: 'Das ist nicht der richtige Barcode',
      lead: 'Bitte fotografieren Sie den großen Barcode auf der Rückseite eines Führerscheins oder Ausweises aus den USA oder Kanada.',
    },
    problem: {
      title: 'Mit dieser Datei geht es nicht',
      empty: 'Die Datei ist leer. Bitte wählen Sie ein anderes Foto.',
      not_a_picture: 'Das ist kein Bild. Bitte wählen Sie ein Foto (JPEG, PNG oder WebP).',
      cannot_open:
        'Diese Art von Bild können wir nicht öffnen. Bitte nehmen Sie ein neues Foto auf, oder wählen Sie ein JPEG oder PNG.',
      too_large: 'Dieses Foto ist zu groß. Bitte nehmen Sie ein neues auf, oder wählen Sie eines unter 12 MB.',
    },
    noCamera: {
      title: 'Hier geht es ohne Kamera weiter: Ein Foto ist genauso gut',
      refused:
        'Ihr Browser lässt diese Seite nicht an die Kamera. Wählen Sie stattdessen ein Foto, oder erlauben Sie die Kamera in den Einstellungen des Browsers und versuchen Sie es noch einmal.',
      missing: 'Wir haben an diesem Gerät keine Kamera gefunden. Bitte wählen Sie stattdessen ein Foto.',
      in_use:
        'Vielleicht verwendet gerade eine andere App die Kamera. Schließen Sie diese und versuchen Sie es noch einmal, oder wählen Sie ein Foto.',
      lost: 'Die Kamera hat aufgehört. Bitte versuchen Sie es noch einmal, oder wählen Sie ein Foto.',
    },
  },
  camera: {
    title: 'Halten Sie die Rückseite Ihres Ausweises in den Rahmen',
    lead: 'Sobald der Barcode lesbar ist, wird das Bild von selbst aufgenommen und gesendet.',
    manualLead: 'Nehmen Sie das Bild auf, wenn der Barcode scharf ist. Sie können es vor dem Senden ansehen.',
    starting: 'Die Kamera startet. Bitte erlauben Sie sie, wenn Ihr Browser danach fragt.',
    view: 'Was die Kamera sieht',
    shoot: 'Bild aufnehmen',
    close: 'Kamera beenden',
    light: 'Licht',
    which: 'Kamera',
    unnamed: 'Kamera {number}',
    hints: {
      searching: 'Wir suchen den Barcode',
      dark: 'Zu dunkel: Suchen Sie mehr Licht',
      glare: 'Es spiegelt: Kippen Sie die Karte ein wenig',
      still: 'Bitte still halten',
      closer: 'Gehen Sie näher heran',
      other_code: 'Das ist nicht der Barcode eines Führerscheins',
    },
  },
  handOff: {
    use: 'Smartphone verwenden',
    title: 'Weiter auf dem Smartphone',
    lead: 'Scannen Sie diesen Code mit der Kamera Ihres Smartphones. Wenn Sie dort fertig sind, geht es hier von selbst weiter.',
    starting: 'Ein Link für Ihr Smartphone wird erstellt',
    code: 'QR-Code des Links',
    link: 'Oder öffnen Sie diesen Link auf dem Smartphone',
    copy: 'Link kopieren',
    copied: 'Link kopiert',
    share: 'Link senden',
    mail: 'Link per E-Mail senden',
    mailed: 'Link an die E-Mail-Adresse gesendet, die der Shop von Ihnen hat',
    works: {
      one: 'Er funktioniert einmal und noch {count} Minute lang.',
      other: 'Er funktioniert einmal und noch {count} Minuten lang.',
    },
    renew: 'Neuer Link',
    runOut: {
      title: 'Der Link ist abgelaufen',
      lead: 'Nichts ist verloren. Erstellen Sie einen neuen Link, oder machen Sie hier weiter.',
    },
    taken: {
      title: 'Weiter auf dem Smartphone',
      lead: 'Ihre Prüfung ist dort geöffnet. Wenn Sie fertig sind, geht es hier von selbst weiter.',
    },
    here: 'Doch dieses Gerät verwenden',
  },
  person: {
    ask: 'Geht das nicht? Bitten Sie einen Menschen, es sich anzusehen',
    title: 'Soll ein Mensch sich das ansehen?',
    lead: 'Dann entscheidet jemand im Shop und meldet sich vielleicht bei Ihnen. Wie lange das dauert, hängt vom Shop ab. Vielleicht müssen Sie mit dem Bezahlen so lange warten.',
    send: 'Um einen Menschen bitten',
    back: 'Zurück',
  },
  failed: {
    offline: 'Es gibt keine Verbindung. Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.',
    unavailable: 'Das hat nicht geklappt, und der Fehler liegt bei uns. Bitte versuchen Sie es gleich noch einmal.',
  },
  preparing: { title: 'Ihr Foto wird geöffnet', lead: 'Das dauert einen Moment.' },
  preview: {
    title: 'Ist der Barcode scharf?',
    lead: 'Wenn Sie die feinen Striche erkennen, können wir ihn lesen.',
    photo: 'Ihr Foto',
    send: 'Foto senden',
    discard: 'Anderes Foto verwenden',
  },
  sending: {
    title: 'Ihr Foto wird gesendet',
    lead: 'Bitte lassen Sie diese Seite geöffnet.',
    percent: '{percent} gesendet',
    cancel: 'Abbrechen',
  },
  checking: { title: 'Ihr Ausweis wird geprüft', lead: 'Das dauert ein paar Sekunden.' },
  interrupted: {
    offline: {
      title: 'Keine Verbindung',
      lead: 'Ihr Foto ist noch da. Prüfen Sie Ihre Internetverbindung und, falls vorhanden, Ihren Werbeblocker. Wir senden es, sobald Sie wieder online sind.',
    },
    slow: {
      title: 'Das dauert zu lange',
      lead: 'Seit einer Weile geht es nicht weiter. Ihr Foto ist noch da: Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
    },
    upstream: {
      title: 'Im Moment können keine Ausweise geprüft werden',
      lead: 'Ein Dienst, den wir dafür brauchen, antwortet nicht. Ihr Foto ist noch da: Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    },
    unavailable: {
      title: 'Wir können Ihren Ausweis gerade nicht prüfen',
      lead: 'Der Fehler liegt bei uns. Ihr Foto ist noch da: Bitte versuchen Sie es gleich noch einmal.',
    },
    busy: {
      title: 'Einen Moment bitte',
      lead: 'Das ging uns etwas zu schnell. Ihr Foto ist noch da: Warten Sie kurz und versuchen Sie es dann noch einmal.',
    },
    stopped: {
      title: 'Diese Prüfung kann hier nicht weitergehen',
      lead: 'Bitte laden Sie die Seite neu. Wenn das nicht hilft, wenden Sie sich an den Shop und nennen Sie die Prüfnummer.',
    },
    retry: 'Noch einmal versuchen',
    discard: 'Anderes Foto verwenden',
  },
  outcome: {
    verified: { title: 'Danke, Sie können jetzt bezahlen', lead: 'Ihr Ausweis ist geprüft.' },
    manually_approved: { title: 'Danke, Sie können jetzt bezahlen', lead: 'Der Shop hat Ihren Ausweis akzeptiert.' },
    manually_rejected: {
      title: 'Der Shop konnte Ihren Ausweis nicht akzeptieren',
      lead: 'Jemand im Shop hat ihn angesehen und abgelehnt. Diese Bestellung kann deshalb nicht bezahlt werden.',
    },
    under_age: {
      title: 'Sie können diese Bestellung nicht kaufen',
      lead: 'Laut Ausweis sind Sie jünger, als es für diese Bestellung nötig ist.',
    },
    failed: {
      title: 'Wir konnten Ihren Ausweis nicht bestätigen',
      lead: 'Deshalb kann diese Bestellung noch nicht bezahlt werden.',
    },
    document_expired: {
      title: 'Ihr Ausweis ist abgelaufen, deshalb sieht ihn sich ein Mensch an',
      lead: 'Sie müssen ihn nicht noch einmal senden.',
    },
    name_differs: {
      title: 'Ein Mensch sieht sich Ihren Ausweis an',
      lead: 'Der Name darauf ist nicht der Name in der Rechnungsadresse.',
    },
    attempts_used_up: {
      title: 'Ein Mensch sieht sich Ihre Prüfung an',
      lead: 'Wir konnten keines Ihrer Fotos lesen. Sie müssen keine weiteren senden.',
    },
    person_asked: {
      title: 'Ein Mensch sieht sich Ihre Prüfung an',
      lead: 'Der Shop weiß, dass Sie darum gebeten haben. Sie müssen nichts senden.',
    },
    in_review: {
      title: 'Ein Mensch sieht sich Ihren Ausweis an',
      lead: 'Sie müssen nichts weiter senden.',
    },
    next: {
      mistaken: 'Wenn Sie das für einen Irrtum halten, wenden Sie sich an den Shop und nennen Sie die Prüfnummer.',
      ask: 'Wenden Sie sich an den Shop und nennen Sie die Prüfnummer. Dort kann man der Sache nachgehen.',
      wait: 'Sie können bezahlen, sobald der Shop zustimmt. Lassen Sie diese Seite geöffnet: Sie ändert sich von selbst.',
      order:
        'Sie können jetzt bestellen. Der Shop hält Ihre Bestellung zurück, bis er Ihren Ausweis akzeptiert hat, und bearbeitet sie dann weiter.',
      speedUp: 'Wenn es schneller gehen soll, wenden Sie sich an den Shop und nennen Sie die Prüfnummer.',
    },
  },
};
