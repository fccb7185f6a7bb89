import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Vérification d’identité',
  checkId: 'Numéro de vérification',
  progress: 'Étape {step} sur {steps}',
  why: {
    title: 'Pour payer, veuillez présenter une pièce d’identité',
    forAge: 'Cette commande est réservée aux personnes de {age} ans ou plus : nous devons vérifier votre âge.',
    forIdentity: 'Pour cette commande, la boutique doit savoir qui achète.',
    needTitle: 'Ce qu’il vous faut',
    need: 'Un permis de conduire ou une carte d’identité des États-Unis ou du Canada, et environ 1 minute.',
    readTitle: 'Ce que nous lisons',
    read: 'Le code-barres au dos : votre nom, votre date de naissance et la date d’expiration.',
    keptTitle: 'Ce qui est conservé',
    keptDays: {
      one: 'Le résultat seulement, pendant {count} jour. Ni la photo, ni le numéro de votre pièce.',
      other: 'Le résultat seulement, pendant {count} jours. Ni la photo, ni le numéro de votre pièce.',
    },
    keptWithOrder: 'Le résultat seulement, avec votre commande. Ni la photo, ni le numéro de votre pièce.',
    consent: 'J’accepte que ma pièce d’identité soit lue et que le résultat soit conservé, comme indiqué ici.',
    consentMissing:
      'Veuillez d’abord cocher la case. Sans votre accord, nous ne pouvons pas lire votre pièce d’identité.',
    start: 'Commencer',
    startHere: 'Utiliser cet appareil',
    noneOfThese: 'Je n’ai rien de tout cela',
  },
  photo: {
    title: 'Montrez-nous le dos de votre pièce d’identité',
    lead: 'Uniquement les permis de conduire et cartes d’identité à code-barres des États-Unis ou du Canada.',
    tips: {
      whole: 'Le code-barres est entier sur l’image',
      sharp: 'Net, et assez près pour remplir le cadre',
      light: 'Bonne lumière, sans reflet ni doigt dessus',
    },
    sameName: 'Utilisez la pièce de la personne nommée dans l’adresse de facturation.',
    live: 'Utiliser la caméra',
    camera: 'Prendre une photo',
    choose: 'Choisir une photo',
    drop: 'ou déposez-en une ici. Les photos prises avec un téléphone sont les meilleures.',
    attemptsLeft: {
      one: 'Il vous reste {count} essai. Ensuite, une personne s’en occupera.',
      other: 'Il vous reste {count} essais. Ensuite, une personne s’en occupera.',
    },
    unreadable: {
      title: 'Nous n’avons pas pu lire le code-barres',
      lead: 'Veuillez réessayer : posez la carte à plat, rapprochez-vous et ne bougez plus jusqu’à ce que l’image soit nette.',
    },
    not_a_licence: {
      title: 'Ce n’est pas le bon code-barres',
      lead: 'Veuillez photographier le grand code-barres au dos d’un permis de conduire ou d’une carte d’identité des États-Unis ou du Canada.',
    },
    problem: {
      title: 'Ce fichier ne convient pas',
      empty: 'Le fichier est vide. Veuillez choisir une autre photo.',
      not_a_picture: 'Ce n’est pas une image. Veuillez choisir une photo (JPEG, PNG ou WebP).',
      cannot_open:
        'Nous ne pouvons pas ouvrir ce type d’image. Veuillez prendre une nouvelle photo ou choisir un fichier JPEG ou PNG.',
      too_large: 'Cette photo est trop lourde. Veuillez en prendre une nouvelle ou en choisir une de moins de 12 Mo.',
    },
    noCamera: {
      title: 'Pas de caméra ici, mais une photo convient tout aussi bien',
      refused:
        'Votre navigateur n’autorise pas cette page à utiliser la caméra. Choisissez plutôt une photo, ou autorisez la caméra dans les réglages du navigateur, puis réessayez.',
      missing: 'Nous n’avons trouvé aucune caméra sur cet appareil. Veuillez plutôt choisir une photo.',
      in_use: 'Une autre application utilise peut-être la caméra. Fermez-la et réessayez, ou choisissez une photo.',
      lost: 'La caméra s’est arrêtée. Veuillez réessayer, ou choisissez une photo.',
    },
  },
  camera: {
    title: 'Placez le dos de votre pièce dans le cadre',
    lead: 'Dès que le code-barres est lisible, l’image est prise et envoyée automatiquement.',
    manualLead: 'Prenez l’image quand le code-barres est net. Vous pourrez la regarder avant l’envoi.',
    starting: 'La caméra démarre. Veuillez l’autoriser quand votre navigateur le demande.',
    view: 'Ce que voit la caméra',
    shoot: 'Prendre l’image',
    close: 'Arrêter la caméra',
    light: 'Lumière',
    which: 'Caméra',
    unnamed: 'Caméra {number}',
    hints: {
      searching: 'Nous cherchons le code-barres',
      dark: 'Trop sombre : trouvez plus de lumière',
      glare: 'Reflet : inclinez un peu la carte',
      still: 'Ne bougez plus',
      closer: 'Rapprochez-vous',
      other_code: 'Ce n’est pas le code-barres d’un permis',
    },
  },
  handOff: {
    use: 'Utiliser votre téléphone',
    title: 'Continuez sur votre téléphone',
    lead: 'Scannez ce code avec l’appareil photo de votre téléphone. Quand vous aurez terminé, cette page continuera toute seule.',
    starting: 'Création d’un lien pour votre téléphone',
    code: 'Code QR du lien',
    link: 'Ou ouvrez ce lien sur votre téléphone',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    share: 'Envoyer le lien',
    mail: 'M’envoyer le lien par e-mail',
    mailed: 'Lien envoyé à l’adresse e-mail que vous avez donnée à la boutique',
    works: {
      one: 'Il ne sert qu’une fois, pendant encore {count} minute.',
      other: 'Il ne sert qu’une fois, pendant encore {count} minutes.',
    },
    renew: 'Nouveau lien',
    runOut: { title: 'Le lien a expiré', lead: 'Rien n’est perdu. Créez un nouveau lien, ou continuez ici.' },
    taken: {
      title: 'Continuez sur votre téléphone',
      lead: 'Votre vérification y est ouverte. Quand vous aurez terminé, cette page continuera toute seule.',
    },
    here: 'Utiliser plutôt cet appareil',
  },
  person: {
    ask: 'Ce n’est pas possible ? Demandez à une personne d’examiner votre cas',
    title: 'Voulez-vous qu’une personne s’en occupe ?',
    lead: 'Quelqu’un de la boutique décide alors, et vous contactera peut-être. Le temps que cela prend dépend de la boutique. Vous devrez peut-être attendre avant de pouvoir payer.',
    send: 'Demander à une personne',
    back: 'Retour',
  },
  failed: {
    offline: 'Il n’y a pas de connexion. Vérifiez votre connexion à Internet, puis réessayez.',
    unavailable: 'Cela n’a pas marché, et la faute vient de nous. Veuillez réessayer dans un instant.',
  },
  preparing: { title: 'Ouverture de votre photo', lead: 'Cela prend un instant.' },
  preview: {
    title: 'Le code-barres est-il net ?',
    lead: 'Si vous distinguez ses fines lignes, nous pouvons le lire.',
    photo: 'Votre photo',
    send: 'Envoyer la photo',
    discard: 'Utiliser une autre photo',
  },
  sending: {
    title: 'Envoi de votre photo',
    lead: 'Veuillez garder cette page ouverte.',
    percent: '{percent} envoyés',
    cancel: 'Annuler',
  },
  checking: { title: 'Vérification de votre pièce d’identité', lead: 'Cela prend quelques secondes.' },
  interrupted: {
    offline: {
      title: 'Pas de connexion',
      lead: 'Votre photo est toujours là. Vérifiez votre connexion à Internet et votre bloqueur de publicités, si vous en avez un. Nous l’enverrons dès que vous serez de nouveau en ligne.',
    },
    slow: {
      title: 'Cela prend trop de temps',
      lead: 'Plus rien n’avance depuis un moment. Votre photo est toujours là : vérifiez votre connexion, puis réessayez.',
    },
    upstream: {
      title: 'Les vérifications sont impossibles pour le moment',
      lead: 'Un service dont nous avons besoin ne répond pas. Votre photo est toujours là : veuillez réessayer dans quelques minutes.',
    },
    unavailable: {
      title: 'Nous ne pouvons pas vérifier votre pièce pour le moment',
      lead: 'La faute vient de nous. Votre photo est toujours là : veuillez réessayer dans un instant.',
    },
    busy: {
      title: 'Un instant, s’il vous plaît',
      lead: 'C’était un peu rapide pour nous. Votre photo est toujours là : attendez un instant, puis réessayez.',
    },
    stopped: {
      title: 'Cette vérification ne peut pas continuer ici',
      lead: 'Veuillez recharger la page. Si cela ne suffit pas, contactez la boutique et donnez-lui le numéro de vérification.',
    },
    retry: 'Réessayer',
    discard: 'Utiliser une autre photo',
  },
  outcome: {
    verified: { title: 'Merci, vous pouvez payer', lead: 'Votre pièce d’identité est vérifiée.' },
    manually_approved: { title: 'Merci, vous pouvez payer', lead: 'La boutique a accepté votre pièce d’identité.' },
    manually_rejected: {
      title: 'La boutique n’a pas pu accepter votre pièce d’identité',
      lead: 'Une personne de la boutique l’a examinée et refusée : cette commande ne peut donc pas être payée.',
    },
    under_age: {
      title: 'Vous ne pouvez pas acheter cette commande',
      lead: 'L’âge indiqué sur la pièce est inférieur à celui que demande cette commande.',
    },
    failed: {
      title: 'Nous n’avons pas pu confirmer votre pièce d’identité',
      lead: 'Cette commande ne peut donc pas encore être payée.',
    },
    document_expired: {
      title: 'Votre pièce a expiré : une personne va l’examiner',
      lead: 'Vous n’avez pas besoin de l’envoyer de nouveau.',
    },
    name_differs: {
      title: 'Une personne va examiner votre pièce d’identité',
      lead: 'Le nom qui y figure n’est pas celui de l’adresse de facturation.',
    },
    attempts_used_up: {
      title: 'Une personne va examiner votre vérification',
      lead: 'Nous n’avons pu lire aucune de vos photos. Vous n’avez pas besoin d’en envoyer d’autres.',
    },
    person_asked: {
      title: 'Une personne va examiner votre vérification',
      lead: 'La boutique sait que vous l’avez demandé. Vous n’avez rien à envoyer.',
    },
    in_review: {
      title: 'Une personne va examiner votre pièce d’identité',
      lead: 'Vous n’avez rien d’autre à envoyer.',
    },
    next: {
      mistaken:
        'Si vous pensez qu’il s’agit d’une erreur, contactez la boutique et donnez-lui le numéro de vérification.',
      ask: 'Contactez la boutique et donnez-lui le numéro de vérification. Elle pourra se renseigner.',
      wait: 'Vous pourrez payer dès que la boutique aura donné son accord. Gardez cette page ouverte : elle se met à jour toute seule.',
      order:
        'Vous pouvez commander dès maintenant. La boutique garde votre commande en attente jusqu’à ce qu’elle ait accepté votre pièce, puis la traite.',
      speedUp: 'Pour aller plus vite, contactez la boutique et donnez-lui le numéro de vérification.',
    },
  },
};
