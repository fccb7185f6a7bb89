import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Verifica del documento',
  checkId: 'Numero di verifica',
  progress: 'Passaggio {step} di {steps}',
  why: {
    title: 'Per pagare, mostri un documento',
    forAge: 'Questo ordine è riservato a chi ha almeno {age} anni, quindi dobbiamo verificare la Sua età.',
    forIdentity: 'Per questo ordine il negozio deve sapere chi acquista.',
    needTitle: 'Che cosa serve',
    need: 'Una patente di guida o una carta d’identità degli Stati Uniti o del Canada, e circa 1 minuto.',
    readTitle: 'Che cosa leggiamo',
    read: 'Il codice a barre sul retro: nome, data di nascita e data di scadenza.',
    keptTitle: 'Che cosa viene conservato',
    keptDays: {
      one: 'Solo il risultato, per {count} giorno. Né la foto né il numero del documento.',
      other: 'Solo il risultato, per {count} giorni. Né la foto né il numero del documento.',
    },
    keptWithOrder: 'Solo il risultato, insieme all’ordine. Né la foto né il numero del documento.',
    consent: 'Acconsento alla lettura del mio documento e alla conservazione del risultato, come descritto qui.',
    consentMissing: 'Prima selezioni la casella. Senza il Suo consenso non possiamo leggere il documento.',
    start: 'Inizia',
    startHere: 'Usa questo dispositivo',
    noneOfThese: 'Non ho nessuno di questi documenti',
  },
  photo: {
    title: 'Ci mostri il retro del documento',
    lead: 'Solo patenti di guida e carte d’identità con codice a barre, degli Stati Uniti o del Canada.',
    tips: {
      whole: 'Il codice a barre è tutto nell’immagine',
      sharp: 'Nitido e abbastanza vicino da riempire il riquadro',
      light: 'Buona luce, nessun riflesso, nessun dito sopra',
    },
    sameName: 'Usi il documento della persona indicata nell’indirizzo di fatturazione.',
    live: 'Usa la fotocamera',
    camera: 'Scatta una foto',
    choose: 'Scegli una foto',
    drop: 'o la trascini qui. Le foto scattate con un telefono funzionano meglio.',
    attemptsLeft: {
      one: 'Può provare ancora una volta. Poi se ne occuperà una persona.',
      other: 'Può provare ancora {count} volte. Poi se ne occuperà una persona.',
    },
    unreadable: {
      title: 'Non siamo riusciti a leggere il codice a barre',
      lead: 'Riprovi: appoggi la tessera in piano, si avvicini e non si muova finché l’immagine non è nitida.',
    },
    not_a_licence: {
      title: 'Non è il codice a barre che ci serve',
      lead: 'Fotografi il codice a barre grande sul retro di una patente di guida o carta d’identità degli Stati Uniti o del Canada.',
    },
    problem: {
      title: 'Questo file non va bene',
      empty: 'Il file è vuoto. Scelga un’altra foto.',
      not_a_picture: 'Non è un’immagine. Scelga una foto (JPEG, PNG o WebP).',
      cannot_open:
        'Non riusciamo ad aprire questo tipo di immagine. Scatti una nuova foto o scelga un file JPEG o PNG.',
      too_large: 'Questa foto è troppo grande. Ne scatti una nuova o ne scelga una sotto i 12 MB.',
    },
    noCamera: {
      title: 'Qui la fotocamera non è disponibile: una foto va bene lo stesso',
      refused:
        'Il browser non consente a questa pagina di usare la fotocamera. Scelga una foto, oppure consenta la fotocamera nelle impostazioni del browser e riprovi.',
      missing: 'Non abbiamo trovato nessuna fotocamera su questo dispositivo. Scelga una foto.',
      in_use: 'Forse un’altra app sta usando la fotocamera. La chiuda e riprovi, oppure scelga una foto.',
      lost: 'La fotocamera si è fermata. Riprovi, oppure scelga una foto.',
    },
  },
  camera: {
    title: 'Tenga il retro del documento nel riquadro',
    lead: 'Appena il codice a barre è leggibile, la foto viene scattata e inviata da sola.',
    manualLead: 'Scatti la foto quando il codice a barre è nitido. Potrà guardarla prima dell’invio.',
    starting: 'Avvio della fotocamera. La consenta quando il browser lo chiede.',
    view: 'Che cosa vede la fotocamera',
    shoot: 'Scatta la foto',
    close: 'Chiudi la fotocamera',
    light: 'Luce',
    which: 'Fotocamera',
    unnamed: 'Fotocamera {number}',
    hints: {
      searching: 'Cerchiamo il codice a barre',
      dark: 'Troppo buio: serve più luce',
      glare: 'C’è un riflesso: inclini un po’ la tessera',
      still: 'Non si muova',
      closer: 'Si avvicini',
      other_code: 'Non è il codice a barre di una patente',
    },
  },
  handOff: {
    use: 'Usa il telefono',
    title: 'Continui sul telefono',
    lead: 'Inquadri questo codice con la fotocamera del telefono. Quando avrà finito lì, questa pagina proseguirà da sola.',
    starting: 'Creazione di un link per il telefono',
    code: 'Codice QR del link',
    link: 'Oppure apra questo link sul telefono',
    copy: 'Copia il link',
    copied: 'Link copiato',
    share: 'Invia il link',
    mail: 'Inviami il link per e-mail',
    mailed: 'Link inviato all’indirizzo e-mail che ha dato al negozio',
    works: {
      one: 'Vale una sola volta, ancora per {count} minuto.',
      other: 'Vale una sola volta, ancora per {count} minuti.',
    },
    renew: 'Nuovo link',
    runOut: { title: 'Il link è scaduto', lead: 'Non si è perso nulla. Crei un nuovo link, oppure continui qui.' },
    taken: {
      title: 'Continui sul telefono',
      lead: 'La verifica è aperta lì. Quando avrà finito, questa pagina proseguirà da sola.',
    },
    here: 'Usa invece questo dispositivo',
  },
  person: {
    ask: 'Non è possibile? Chieda che se ne occupi una persona',
    title: 'Vuole che se ne occupi una persona?',
    lead: 'In questo caso decide qualcuno del negozio, che forse La contatterà. Quanto tempo ci vuole dipende dal negozio. Potrebbe dover aspettare prima di pagare.',
    send: 'Chiedi a una persona',
    back: 'Indietro',
  },
  failed: {
    offline: 'Non c’è connessione. Controlli la connessione a Internet e riprovi.',
    unavailable: 'Non ha funzionato, e la colpa è nostra. Riprovi tra un momento.',
  },
  preparing: { title: 'Apertura della foto', lead: 'Ci vuole un momento.' },
  preview: {
    title: 'Il codice a barre è nitido?',
    lead: 'Se si distinguono le linee sottili, riusciamo a leggerlo.',
    photo: 'La Sua foto',
    send: 'Invia la foto',
    discard: 'Usa un’altra foto',
  },
  sending: {
    title: 'Invio della foto',
    lead: 'Tenga aperta questa pagina.',
    percent: '{percent} inviato',
    cancel: 'Annulla',
  },
  checking: { title: 'Verifica del documento in corso', lead: 'Ci vogliono pochi secondi.' },
  interrupted: {
    offline: {
      title: 'Nessuna connessione',
      lead: 'La foto è ancora qui. Controlli la connessione a Internet e l’eventuale blocco degli annunci. La invieremo appena tornerà online.',
    },
    slow: {
      title: 'Ci vuole troppo tempo',
      lead: 'Da un po’ è tutto fermo. La foto è ancora qui: controlli la connessione e riprovi.',
    },
    upstream: {
      title: 'Al momento non è possibile verificare i documenti',
      lead: 'Un servizio che ci serve non risponde. La foto è ancora qui: riprovi tra qualche minuto.',
    },
    unavailable: {
      title: 'Al momento non possiamo verificare il documento',
      lead: 'La colpa è nostra. La foto è ancora qui: riprovi tra un momento.',
    },
    busy: {
      title: 'Un momento, per favore',
      lead: 'È stato un po’ troppo veloce per noi. La foto è ancora qui: aspetti un momento e riprovi.',
    },
    stopped: {
      title: 'Questa verifica non può continuare qui',
      lead: 'Ricarichi la pagina. Se non basta, contatti il negozio e comunichi il numero di verifica.',
    },
    retry: 'Riprova',
    discard: 'Usa un’altra foto',
  },
  outcome: {
    verified: { title: 'Grazie, ora può pagare', lead: 'Il Suo documento è stato verificato.' },
    manually_approved: { title: 'Grazie, ora può pagare', lead: 'Il negozio ha approvato il Suo documento.' },
    manually_rejected: {
      title: 'Il negozio non ha potuto accettare il documento',
      lead: 'Una persona del negozio lo ha esaminato e non lo ha accettato: questo ordine non può essere pagato.',
    },
    under_age: {
      title: 'Non può acquistare questo ordine',
      lead: 'L’età indicata sul documento è inferiore a quella richiesta per questo ordine.',
    },
    failed: {
      title: 'Non siamo riusciti a confermare il documento',
      lead: 'Per questo l’ordine non può ancora essere pagato.',
    },
    document_expired: {
      title: 'Il documento è scaduto: lo esaminerà una persona',
      lead: 'Non serve inviarlo di nuovo.',
    },
    name_differs: {
      title: 'Una persona esaminerà il documento',
      lead: 'Il nome che riporta non è quello dell’indirizzo di fatturazione.',
    },
    attempts_used_up: {
      title: 'Una persona esaminerà la verifica',
      lead: 'Non siamo riusciti a leggere nessuna delle Sue foto. Non serve inviarne altre.',
    },
    person_asked: {
      title: 'Una persona esaminerà la verifica',
      lead: 'Il negozio sa che Lei lo ha chiesto. Non serve inviare nulla.',
    },
    in_review: { title: 'Una persona esaminerà il documento', lead: 'Non serve inviare altro.' },
    next: {
      mistaken: 'Se pensa che sia un errore, contatti il negozio e comunichi il numero di verifica.',
      ask: 'Contatti il negozio e comunichi il numero di verifica. Potranno controllare.',
      wait: 'Potrà pagare appena il negozio avrà approvato. Tenga aperta questa pagina: si aggiorna da sola.',
      order:
        'Può già ordinare. Il negozio terrà in sospeso l’ordine finché non avrà approvato il documento, poi lo porterà avanti.',
      speedUp: 'Per fare prima, contatti il negozio e comunichi il numero di verifica.',
    },
  },
};
