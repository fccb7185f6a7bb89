import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Sprawdzenie dokumentu',
  checkId: 'Numer sprawdzenia',
  progress: 'Krok {step} z {steps}',
  why: {
    title: 'Aby zapłacić, prosimy o okazanie dokumentu',
    forAge: 'To zamówienie jest dla osób, które mają ukończone {age} lat, dlatego musimy sprawdzić wiek.',
    forIdentity: 'Przy tym zamówieniu sklep musi wiedzieć, kto kupuje.',
    needTitle: 'Co będzie potrzebne',
    need: 'Prawo jazdy lub dowód tożsamości z USA albo Kanady i około 1 minuty.',
    readTitle: 'Co odczytujemy',
    read: 'Kod kreskowy z tyłu: imię i nazwisko, datę urodzenia i datę ważności.',
    keptTitle: 'Co zachowujemy',
    kept: 'Tylko wynik. Bez zdjęcia i bez numeru dokumentu.',
    start: 'Zaczynamy',
  },
  photo: {
    title: 'Prosimy pokazać tył dokumentu',
    lead: 'Tylko prawa jazdy i dowody tożsamości z kodem kreskowym, z USA lub Kanady.',
    tips: {
      whole: 'Na zdjęciu jest cały kod kreskowy',
      sharp: 'Ostry i na tyle blisko, by wypełniał kadr',
      light: 'Dobre światło, bez odblasków i bez palca na kodzie',
    },
    sameName: 'Potrzebny jest dokument osoby podanej w adresie rozliczeniowym.',
    live: 'Użyj aparatu',
    camera: 'Zrób zdjęcie',
    choose: 'Wybierz zdjęcie',
    drop: 'lub upuść je tutaj. Najlepiej sprawdzają się zdjęcia z telefonu.',
    attemptsLeft: {
      one: 'Została {count} próba. Potem sprawą zajmie się człowiek.',
      few: 'Zostały {count} próby. Potem sprawą zajmie się człowiek.',
      many: 'Zostało {count} prób. Potem sprawą zajmie się człowiek.',
      other: 'Zostało {count} próby. Potem sprawą zajmie się człowiek.',
    },
    help: 'Nie ma takiego dokumentu albo coś nie działa? Prosimy o kontakt ze sklepem i podanie tego numeru:',
    unreadable: {
      title: 'Nie udało się odczytać kodu kreskowego',
      lead: 'Prosimy spróbować ponownie: położyć kartę płasko, zbliżyć się i nie ruszać, aż obraz będzie ostry.',
    },
    not_a_licence: {
      title: 'To nie ten kod kreskowy',
      lead: 'Prosimy sfotografować duży kod kreskowy z tyłu prawa jazdy lub dowodu tożsamości z USA albo Kanady.',
    },
    problem: {
      title: 'Ten plik się nie nadaje',
      empty: 'Plik jest pusty. Prosimy wybrać inne zdjęcie.',
      not_a_picture: 'To nie jest obraz. Prosimy wybrać zdjęcie (JPEG, PNG lub WebP).',
      cannot_open:
        'Nie możemy otworzyć tego rodzaju obrazu. Prosimy zrobić nowe zdjęcie albo wybrać plik JPEG lub PNG.',
      too_large: 'To zdjęcie jest za duże. Prosimy zrobić nowe albo wybrać takie, które ma mniej niż 12 MB.',
    },
    noCamera: {
      title: 'Aparat jest tu niedostępny, ale zdjęcie wystarczy',
      refused:
        'Przeglądarka nie pozwala tej stronie używać aparatu. Prosimy wybrać zdjęcie albo zezwolić na aparat w ustawieniach przeglądarki i spróbować ponownie.',
      missing: 'Na tym urządzeniu nie znaleźliśmy aparatu. Prosimy wybrać zdjęcie.',
      in_use: 'Być może aparatu używa inna aplikacja. Prosimy ją zamknąć i spróbować ponownie albo wybrać zdjęcie.',
      lost: 'Aparat przestał działać. Prosimy spróbować ponownie albo wybrać zdjęcie.',
    },
  },
  camera: {
    title: 'Prosimy trzymać tył dokumentu w ramce',
    lead: 'Gdy tylko kod kreskowy będzie czytelny, zdjęcie zostanie zrobione i wysłane samo.',
    manualLead: 'Prosimy zrobić zdjęcie, gdy kod kreskowy jest ostry. Przed wysłaniem można je obejrzeć.',
    starting: 'Uruchamiamy aparat. Prosimy zezwolić na jego użycie, gdy przeglądarka o to zapyta.',
    view: 'Obraz z aparatu',
    shoot: 'Zrób zdjęcie',
    close: 'Wyłącz aparat',
    light: 'Światło',
    which: 'Aparat',
    unnamed: 'Aparat {number}',
    hints: {
      searching: 'Szukamy kodu kreskowego',
      dark: 'Za ciemno: potrzeba więcej światła',
      glare: 'Odblask: prosimy lekko przechylić kartę',
      still: 'Prosimy się nie ruszać',
      closer: 'Prosimy się zbliżyć',
      other_code: 'To nie jest kod kreskowy prawa jazdy',
    },
  },
  preparing: { title: 'Otwieramy zdjęcie', lead: 'To potrwa chwilę.' },
  preview: {
    title: 'Czy kod kreskowy jest ostry?',
    lead: 'Jeśli widać jego cienkie kreski, możemy go odczytać.',
    photo: 'Wybrane zdjęcie',
    send: 'Wyślij zdjęcie',
    discard: 'Użyj innego zdjęcia',
  },
  sending: {
    title: 'Wysyłamy zdjęcie',
    lead: 'Prosimy nie zamykać tej strony.',
    percent: 'Wysłano {percent}',
    cancel: 'Anuluj',
  },
  checking: { title: 'Sprawdzamy dokument', lead: 'To potrwa kilka sekund.' },
  interrupted: {
    offline: {
      title: 'Brak połączenia',
      lead: 'Zdjęcie nadal tu jest. Prosimy sprawdzić połączenie z internetem i ewentualną blokadę reklam. Wyślemy je, gdy połączenie wróci.',
    },
    slow: {
      title: 'To trwa zbyt długo',
      lead: 'Od dłuższej chwili nic się nie dzieje. Zdjęcie nadal tu jest: prosimy sprawdzić połączenie i spróbować ponownie.',
    },
    upstream: {
      title: 'Dokumentów nie można teraz sprawdzać',
      lead: 'Usługa, której potrzebujemy, nie odpowiada. Zdjęcie nadal tu jest: prosimy spróbować za kilka minut.',
    },
    unavailable: {
      title: 'Nie możemy teraz sprawdzić dokumentu',
      lead: 'To nasza wina. Zdjęcie nadal tu jest: prosimy spróbować za chwilę.',
    },
    busy: {
      title: 'Chwileczkę',
      lead: 'To było dla nas trochę za szybko. Zdjęcie nadal tu jest: prosimy chwilę poczekać i spróbować ponownie.',
    },
    stopped: {
      title: 'Tego sprawdzenia nie można tu dokończyć',
      lead: 'Prosimy odświeżyć stronę. Jeśli to nie pomoże, prosimy o kontakt ze sklepem i podanie numeru sprawdzenia.',
    },
    retry: 'Spróbuj ponownie',
    discard: 'Użyj innego zdjęcia',
  },
  outcome: {
    verified: { title: 'Dziękujemy, teraz można zapłacić', lead: 'Dokument został sprawdzony.' },
    manually_approved: { title: 'Dziękujemy, teraz można zapłacić', lead: 'Sklep zaakceptował dokument.' },
    manually_rejected: {
      title: 'Sklep nie mógł zaakceptować dokumentu',
      lead: 'Pracownik sklepu obejrzał go i odmówił, dlatego za to zamówienie nie można zapłacić.',
    },
    under_age: {
      title: 'Tego zamówienia nie można kupić',
      lead: 'Wiek podany w dokumencie jest niższy, niż wymaga to zamówienie.',
    },
    failed: {
      title: 'Nie udało się potwierdzić dokumentu',
      lead: 'Dlatego za to zamówienie nie można jeszcze zapłacić.',
    },
    document_expired: {
      title: 'Dokument stracił ważność, dlatego obejrzy go człowiek',
      lead: 'Nie trzeba wysyłać go ponownie.',
    },
    name_differs: {
      title: 'Dokument obejrzy człowiek',
      lead: 'Imię i nazwisko w dokumencie różnią się od tych w adresie rozliczeniowym.',
    },
    attempts_used_up: {
      title: 'Sprawą zajmie się człowiek',
      lead: 'Nie udało się odczytać żadnego ze zdjęć. Nie trzeba wysyłać kolejnych.',
    },
    in_review: { title: 'Dokument obejrzy człowiek', lead: 'Nie trzeba wysyłać nic więcej.' },
    next: {
      mistaken: 'Jeśli to pomyłka, prosimy o kontakt ze sklepem i podanie numeru sprawdzenia.',
      ask: 'Prosimy o kontakt ze sklepem i podanie numeru sprawdzenia. Sklep może to wyjaśnić.',
      wait: 'Zapłacić będzie można, gdy tylko sklep się zgodzi. Prosimy nie zamykać tej strony: zmieni się sama.',
      order:
        'Zamówienie można złożyć już teraz. Sklep wstrzyma je do czasu zaakceptowania dokumentu, a potem zrealizuje.',
      speedUp: 'Aby było szybciej, prosimy o kontakt ze sklepem i podanie numeru sprawdzenia.',
    },
  },
};
