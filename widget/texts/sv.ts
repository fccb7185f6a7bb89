import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Legitimationskontroll',
  checkId: 'Kontrollnummer',
  progress: 'Steg {step} av {steps}',
  why: {
    title: 'Visa legitimation för att betala',
    forAge: 'Den här beställningen är för dig som har fyllt {age} år, så vi behöver kontrollera din ålder.',
    forIdentity: 'För den här beställningen behöver butiken veta vem som handlar.',
    needTitle: 'Det här behöver du',
    need: 'Ett körkort eller id-kort från USA eller Kanada, och ungefär 1 minut.',
    readTitle: 'Det här läser vi',
    read: 'Streckkoden på baksidan: ditt namn, födelsedatum och sista giltighetsdag.',
    keptTitle: 'Det här sparas',
    kept: 'Bara resultatet. Varken fotot eller numret på ditt körkort.',
    start: 'Börja',
  },
  photo: {
    title: 'Visa baksidan av din legitimation',
    lead: 'Bara körkort och id-kort med streckkod från USA eller Kanada.',
    tips: {
      whole: 'Hela streckkoden syns i bilden',
      sharp: 'Skarp, och så nära att den fyller bilden',
      light: 'Bra ljus, inga reflexer, inget finger på den',
    },
    sameName: 'Använd legitimationen för den person som står i faktureringsadressen.',
    live: 'Använd kameran',
    camera: 'Ta ett foto',
    choose: 'Välj ett foto',
    drop: 'eller släpp ett här. Foton tagna med en telefon fungerar bäst.',
    attemptsLeft: {
      one: 'Du kan försöka en gång till. Därefter tittar en person på saken.',
      other: 'Du kan försöka {count} gånger till. Därefter tittar en person på saken.',
    },
    help: 'Har du ingen sådan legitimation, eller fungerar det inte? Kontakta butiken och uppge det här numret:',
    unreadable: {
      title: 'Vi kunde inte läsa streckkoden',
      lead: 'Försök igen: lägg kortet plant, gå närmare och håll stilla tills bilden är skarp.',
    },
    not_a_licence: {
      title: 'Det är inte rätt streckkod',
      lead: 'Fotografera den stora streckkoden på baksidan av ett körkort eller id-kort från USA eller Kanada.',
    },
    problem: {
      title: 'Den filen fungerar inte',
      empty: 'Filen är tom. Välj ett annat foto.',
      not_a_picture: 'Det är ingen bild. Välj ett foto (JPEG, PNG eller WebP).',
      cannot_open: 'Vi kan inte öppna den här sortens bild. Ta ett nytt foto, eller välj en JPEG eller PNG.',
      too_large: 'Fotot är för stort. Ta ett nytt, eller välj ett under 12 MB.',
    },
    noCamera: {
      title: 'Kameran går inte att använda här, men ett foto är lika bra',
      refused:
        'Din webbläsare låter inte sidan använda kameran. Välj ett foto i stället, eller tillåt kameran i webbläsarens inställningar och försök igen.',
      missing: 'Vi hittade ingen kamera på den här enheten. Välj ett foto i stället.',
      in_use: 'Kanske använder en annan app kameran. Stäng den och försök igen, eller välj ett foto i stället.',
      lost: 'Kameran stannade. Försök igen, eller välj ett foto i stället.',
    },
  },
  camera: {
    title: 'Håll baksidan av din legitimation i ramen',
    lead: 'Så snart streckkoden går att läsa tas bilden och skickas av sig själv.',
    manualLead: 'Ta bilden när streckkoden är skarp. Du kan titta på den innan den skickas.',
    starting: 'Kameran startar. Tillåt den när webbläsaren frågar.',
    view: 'Det som kameran ser',
    shoot: 'Ta bilden',
    close: 'Stäng av kameran',
    light: 'Lampa',
    which: 'Kamera',
    unnamed: 'Kamera {number}',
    hints: {
      searching: 'Söker efter streckkoden',
      dark: 'För mörkt: mer ljus behövs',
      glare: 'Reflexer: luta kortet lite',
      still: 'Håll stilla',
      closer: 'Gå närmare',
      other_code: 'Det är inte streckkoden på ett körkort',
    },
  },
  preparing: { title: 'Öppnar ditt foto', lead: 'Det tar ett ögonblick.' },
  preview: {
    title: 'Är streckkoden skarp?',
    lead: 'Om du ser de tunna strecken kan vi läsa den.',
    photo: 'Ditt foto',
    send: 'Skicka fotot',
    discard: 'Använd ett annat foto',
  },
  sending: {
    title: 'Skickar ditt foto',
    lead: 'Håll den här sidan öppen.',
    percent: '{percent} skickat',
    cancel: 'Avbryt',
  },
  checking: { title: 'Kontrollerar din legitimation', lead: 'Det tar några sekunder.' },
  interrupted: {
    offline: {
      title: 'Ingen anslutning',
      lead: 'Ditt foto finns kvar. Kontrollera internetanslutningen och eventuell annonsblockering. Vi skickar fotot när du är uppkopplad igen.',
    },
    slow: {
      title: 'Det tar för lång tid',
      lead: 'Inget har hänt på ett tag. Ditt foto finns kvar: kontrollera anslutningen och försök igen.',
    },
    upstream: {
      title: 'Legitimationer kan inte kontrolleras just nu',
      lead: 'En tjänst som vi behöver svarar inte. Ditt foto finns kvar: försök igen om några minuter.',
    },
    unavailable: {
      title: 'Vi kan inte kontrollera din legitimation just nu',
      lead: 'Felet är vårt. Ditt foto finns kvar: försök igen om en liten stund.',
    },
    busy: {
      title: 'Ett ögonblick',
      lead: 'Det gick lite för fort för oss. Ditt foto finns kvar: vänta en stund och försök igen.',
    },
    stopped: {
      title: 'Kontrollen kan inte fortsätta här',
      lead: 'Ladda om sidan. Om det inte hjälper, kontakta butiken och uppge kontrollnumret.',
    },
    retry: 'Försök igen',
    discard: 'Använd ett annat foto',
  },
  outcome: {
    verified: { title: 'Tack, nu kan du betala', lead: 'Din legitimation är kontrollerad.' },
    manually_approved: { title: 'Tack, nu kan du betala', lead: 'Butiken har godkänt din legitimation.' },
    manually_rejected: {
      title: 'Butiken kunde inte godta din legitimation',
      lead: 'En person i butiken har tittat på den och sagt nej, så den här beställningen kan inte betalas.',
    },
    under_age: {
      title: 'Du kan inte köpa den här beställningen',
      lead: 'Enligt legitimationen är du yngre än beställningen kräver.',
    },
    failed: {
      title: 'Vi kunde inte bekräfta din legitimation',
      lead: 'Därför kan beställningen inte betalas ännu.',
    },
    document_expired: {
      title: 'Din legitimation har gått ut, så en person tittar på den',
      lead: 'Du behöver inte skicka den igen.',
    },
    name_differs: {
      title: 'En person tittar på din legitimation',
      lead: 'Namnet på den är inte namnet i faktureringsadressen.',
    },
    attempts_used_up: {
      title: 'En person tittar på din kontroll',
      lead: 'Vi kunde inte läsa något av dina foton. Du behöver inte skicka fler.',
    },
    in_review: { title: 'En person tittar på din legitimation', lead: 'Du behöver inte skicka något mer.' },
    next: {
      mistaken: 'Om du tror att det är ett misstag, kontakta butiken och uppge kontrollnumret.',
      ask: 'Kontakta butiken och uppge kontrollnumret. De kan undersöka saken.',
      wait: 'Du kan betala så snart butiken säger ja. Håll sidan öppen: den ändras av sig själv.',
      order:
        'Du kan beställa nu. Butiken väntar med din beställning tills den har godkänt legitimationen, och går sedan vidare med den.',
      speedUp: 'Om du vill att det ska gå fortare, kontakta butiken och uppge kontrollnumret.',
    },
  },
};
