import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Identiteitscontrole',
  checkId: 'Controlenummer',
  progress: 'Stap {step} van {steps}',
  why: {
    title: 'Laat uw legitimatie zien om te betalen',
    forAge: 'Deze bestelling is voor mensen van {age} jaar of ouder, dus we moeten uw leeftijd controleren.',
    forIdentity: 'Bij deze bestelling moet de winkel weten wie er koopt.',
    needTitle: 'Wat u nodig hebt',
    need: 'Een rijbewijs of identiteitskaart uit de Verenigde Staten of Canada, en ongeveer 1 minuut.',
    readTitle: 'Wat we lezen',
    read: 'De streepjescode op de achterkant: uw naam, geboortedatum en vervaldatum.',
    keptTitle: 'Wat we bewaren',
    keptDays: {
      one: 'Alleen de uitslag, {count} dag lang. Niet de foto en niet het nummer van uw rijbewijs.',
      other: 'Alleen de uitslag, {count} dagen lang. Niet de foto en niet het nummer van uw rijbewijs.',
    },
    keptWithOrder: 'Alleen de uitslag, bij uw bestelling. Niet de foto en niet het nummer van uw rijbewijs.',
    consent:
      'Ik ga ermee akkoord dat mijn legitimatie wordt gelezen en dat de uitslag wordt bewaard, zoals hier staat.',
    consentMissing: 'Zet eerst een vinkje in het vakje. Zonder uw toestemming kunnen we uw legitimatie niet lezen.',
    start: 'Beginnen',
    startHere: 'Dit apparaat gebruiken',
    noneOfThese: 'Ik heb geen van deze',
  },
  photo: {
    title: 'Laat de achterkant van uw legitimatie zien',
    lead: 'Alleen rijbewijzen en identiteitskaarten met streepjescode uit de Verenigde Staten of Canada.',
    tips: {
      whole: 'De hele streepjescode staat erop',
      sharp: 'Scherp, en zo dichtbij dat hij het beeld vult',
      light: 'Goed licht, geen weerspiegeling, geen vinger erop',
    },
    sameName: 'Gebruik de legitimatie van de persoon die in het factuuradres staat.',
    live: 'Camera gebruiken',
    camera: 'Foto maken',
    choose: 'Foto kiezen',
    drop: 'of sleep er een hierheen. Foto’s van een telefoon werken het best.',
    attemptsLeft: {
      one: 'U kunt het nog één keer proberen. Daarna kijkt een medewerker ernaar.',
      other: 'U kunt het nog {count} keer proberen. Daarna kijkt een medewerker ernaar.',
    },
    unreadable: {
      title: 'We konden de streepjescode niet lezen',
      lead: 'Probeer het nog eens: leg de kaart plat neer, ga dichterbij en houd stil tot het beeld scherp is.',
    },
    not_a_licence: {
      title: 'Dat is niet de juiste streepjescode',
      lead: 'Maak een foto van de grote streepjescode op de achterkant van een rijbewijs of identiteitskaart uit de Verenigde Staten of Canada.',
    },
    problem: {
      title: 'Met dit bestand lukt het niet',
      empty: 'Het bestand is leeg. Kies een andere foto.',
      not_a_picture: 'Dat is geen afbeelding. Kies een foto (JPEG, PNG of WebP).',
      cannot_open: 'Dit soort afbeelding kunnen we niet openen. Maak een nieuwe foto, of kies een JPEG of PNG.',
      too_large: 'Deze foto is te groot. Maak een nieuwe, of kies er een van minder dan 12 MB.',
    },
    noCamera: {
      title: 'De camera werkt hier niet, maar een foto is net zo goed',
      refused:
        'Uw browser laat deze pagina de camera niet gebruiken. Kies in plaats daarvan een foto, of sta de camera toe in de instellingen van de browser en probeer het opnieuw.',
      missing: 'We hebben op dit apparaat geen camera gevonden. Kies in plaats daarvan een foto.',
      in_use: 'Misschien gebruikt een andere app de camera. Sluit die en probeer het opnieuw, of kies een foto.',
      lost: 'De camera is gestopt. Probeer het opnieuw, of kies een foto.',
    },
  },
  camera: {
    title: 'Houd de achterkant van uw legitimatie in het kader',
    lead: 'Zodra de streepjescode leesbaar is, wordt de foto vanzelf gemaakt en verstuurd.',
    manualLead: 'Maak de foto als de streepjescode scherp is. U kunt hem bekijken voordat hij wordt verstuurd.',
    starting: 'De camera start. Geef toestemming als uw browser erom vraagt.',
    view: 'Wat de camera ziet',
    shoot: 'Foto maken',
    close: 'Camera stoppen',
    light: 'Licht',
    which: 'Camera',
    unnamed: 'Camera {number}',
    hints: {
      searching: 'We zoeken de streepjescode',
      dark: 'Te donker: zoek meer licht',
      glare: 'Weerspiegeling: kantel de kaart een beetje',
      still: 'Houd stil',
      closer: 'Ga dichterbij',
      other_code: 'Dat is niet de streepjescode van een rijbewijs',
    },
  },
  handOff: {
    use: 'Uw telefoon gebruiken',
    title: 'Ga verder op uw telefoon',
    lead: 'Scan deze code met de camera van uw telefoon. Als u daar klaar bent, gaat deze pagina vanzelf verder.',
    starting: 'We maken een link voor uw telefoon',
    code: 'QR-code van de link',
    link: 'Of open deze link op uw telefoon',
    copy: 'Link kopiëren',
    copied: 'Link gekopieerd',
    share: 'Link versturen',
    mail: 'Link per e-mail sturen',
    mailed: 'Link verstuurd naar het e-mailadres dat de winkel van u heeft',
    works: {
      one: 'Hij werkt één keer, nog {count} minuut.',
      other: 'Hij werkt één keer, nog {count} minuten.',
    },
    renew: 'Nieuwe link',
    runOut: { title: 'De link is verlopen', lead: 'Er is niets verloren. Maak een nieuwe link, of ga hier verder.' },
    taken: {
      title: 'Ga verder op uw telefoon',
      lead: 'Uw controle is daar geopend. Als u klaar bent, gaat deze pagina vanzelf verder.',
    },
    here: 'Toch dit apparaat gebruiken',
  },
  person: {
    ask: 'Lukt dit niet? Vraag of een medewerker ernaar kijkt',
    title: 'Zal een medewerker ernaar kijken?',
    lead: 'Dan beslist iemand van de winkel, die misschien contact met u opneemt. Hoelang dat duurt, hangt van de winkel af. Misschien moet u wachten voordat u kunt betalen.',
    send: 'Een medewerker vragen',
    back: 'Terug',
  },
  failed: {
    offline: 'Er is geen verbinding. Controleer uw internetverbinding en probeer het opnieuw.',
    unavailable: 'Dat is niet gelukt, en de fout ligt bij ons. Probeer het zo meteen opnieuw.',
  },
  preparing: { title: 'Uw foto wordt geopend', lead: 'Dit duurt even.' },
  preview: {
    title: 'Is de streepjescode scherp?',
    lead: 'Als u de fijne streepjes ziet, kunnen wij hem lezen.',
    photo: 'Uw foto',
    send: 'Foto versturen',
    discard: 'Andere foto gebruiken',
  },
  sending: {
    title: 'Uw foto wordt verstuurd',
    lead: 'Houd deze pagina open.',
    percent: '{percent} verstuurd',
    cancel: 'Annuleren',
  },
  checking: { title: 'Uw legitimatie wordt gecontroleerd', lead: 'Dit duurt een paar seconden.' },
  interrupted: {
    offline: {
      title: 'Geen verbinding',
      lead: 'Uw foto is er nog. Controleer uw internetverbinding en eventuele advertentieblokkering. We versturen de foto zodra u weer online bent.',
    },
    slow: {
      title: 'Dit duurt te lang',
      lead: 'Er gebeurt al een tijdje niets. Uw foto is er nog: controleer uw verbinding en probeer het opnieuw.',
    },
    upstream: {
      title: 'Controleren lukt nu even niet',
      lead: 'Een dienst die we nodig hebben, antwoordt niet. Uw foto is er nog: probeer het over een paar minuten opnieuw.',
    },
    unavailable: {
      title: 'We kunnen uw legitimatie nu even niet controleren',
      lead: 'De fout ligt bij ons. Uw foto is er nog: probeer het zo meteen opnieuw.',
    },
    busy: {
      title: 'Een ogenblik alstublieft',
      lead: 'Dat ging ons iets te snel. Uw foto is er nog: wacht even en probeer het dan opnieuw.',
    },
    stopped: {
      title: 'Deze controle kan hier niet verder',
      lead: 'Laad deze pagina opnieuw. Helpt dat niet, neem dan contact op met de winkel en geef het controlenummer door.',
    },
    retry: 'Opnieuw proberen',
    discard: 'Andere foto gebruiken',
  },
  outcome: {
    verified: { title: 'Dank u, u kunt nu betalen', lead: 'Uw legitimatie is gecontroleerd.' },
    manually_approved: { title: 'Dank u, u kunt nu betalen', lead: 'De winkel heeft uw legitimatie goedgekeurd.' },
    manually_rejected: {
      title: 'De winkel kon uw legitimatie niet aanvaarden',
      lead: 'Een medewerker van de winkel heeft ernaar gekeken en niet ingestemd, dus deze bestelling kan niet worden betaald.',
    },
    under_age: {
      title: 'U kunt deze bestelling niet kopen',
      lead: 'Volgens de legitimatie bent u jonger dan voor deze bestelling nodig is.',
    },
    failed: {
      title: 'We konden uw legitimatie niet bevestigen',
      lead: 'Daarom kan deze bestelling nog niet worden betaald.',
    },
    document_expired: {
      title: 'Uw legitimatie is verlopen, dus een medewerker kijkt ernaar',
      lead: 'U hoeft niets opnieuw te versturen.',
    },
    name_differs: {
      title: 'Een medewerker kijkt naar uw legitimatie',
      lead: 'De naam erop is niet de naam in het factuuradres.',
    },
    attempts_used_up: {
      title: 'Een medewerker kijkt naar uw controle',
      lead: 'We konden geen van uw foto’s lezen. U hoeft er niet meer te versturen.',
    },
    person_asked: {
      title: 'Een medewerker kijkt naar uw controle',
      lead: 'De winkel weet dat u erom hebt gevraagd. U hoeft niets te versturen.',
    },
    in_review: { title: 'Een medewerker kijkt naar uw legitimatie', lead: 'U hoeft verder niets te versturen.' },
    next: {
      mistaken: 'Denkt u dat dit niet klopt? Neem contact op met de winkel en geef het controlenummer door.',
      ask: 'Neem contact op met de winkel en geef het controlenummer door. Daar kan men het uitzoeken.',
      wait: 'U kunt betalen zodra de winkel akkoord is. Houd deze pagina open: ze verandert vanzelf.',
      order:
        'U kunt nu bestellen. De winkel houdt uw bestelling vast tot uw legitimatie is goedgekeurd, en gaat er dan mee verder.',
      speedUp: 'Moet het sneller? Neem contact op met de winkel en geef het controlenummer door.',
    },
  },
};
