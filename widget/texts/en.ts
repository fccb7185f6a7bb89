import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'ID check',
  checkId: 'Check number',
  progress: 'Step {step} of {steps}',
  why: {
    title: 'Please show your ID to pay',
    forAge: 'This order is for people aged {age} or over, so we need to check your age.',
    forIdentity: 'For this order, the shop needs to know who is buying.',
    needTitle: 'What you need',
    need: 'A US or Canadian driver’s license or ID card, and about 1 minute.',
    readTitle: 'What we read',
    read: 'The barcode on the back: your name, date of birth and expiry date.',
    keptTitle: 'What is kept',
    kept: 'Only the result. Not the photo, not your license number.',
    start: 'Start',
  },
  photo: {
    title: 'Show us the back of your ID',
    lead: 'US or Canadian driver’s licenses and ID cards with a barcode only.',
    tips: {
      whole: 'The whole barcode is in the picture',
      sharp: 'Sharp, and close enough to fill the frame',
      light: 'Good light, no glare, no finger on it',
    },
    sameName: 'Use the ID of the person named in the billing address.',
    live: 'Use the camera',
    camera: 'Take a photo',
    choose: 'Choose a photo',
    drop: 'or drop one here. Photos taken with a phone work best.',
    attemptsLeft: {
      one: 'You can try once more. After that, a person looks at it.',
      other: 'You can try {count} more times. After that, a person looks at it.',
    },
    help: 'No such ID, or it doesn’t work? Contact the shop and give them this check number:',
    unreadable: {
      title: 'We couldn’t read the barcode',
      lead: 'Please try again: lay the card flat, move closer, and hold still until the picture is sharp.',
    },
    not_a_licence: {
      title: 'That isn’t the barcode we need',
      lead: 'Please photograph the large barcode on the back of a US or Canadian driver’s license or ID card.',
    },
    problem: {
      title: 'That file doesn’t work',
      empty: 'The file is empty. Please choose another photo.',
      not_a_picture: 'That isn’t a picture. Please choose a photo (JPEG, PNG or WebP).',
      cannot_open: 'We can’t open this kind of picture. Please take a new photo, or choose a JPEG or PNG.',
      too_large: 'This photo is too large. Please take a new one, or choose one under 12 MB.',
    },
    noCamera: {
      title: 'No live camera here, a photo is just as good',
      refused:
        'Your browser doesn’t let this page use the camera. Choose a photo instead, or allow the camera in the browser’s settings and try again.',
      missing: 'We found no camera on this device. Please choose a photo instead.',
      in_use: 'Another app may be using the camera. Close it and try again, or choose a photo instead.',
      lost: 'The camera stopped. Please try again, or choose a photo instead.',
    },
  },
  camera: {
    title: 'Hold the back of your ID in the frame',
    lead: 'As soon as the barcode can be read, the picture is taken and sent by itself.',
    manualLead: 'Take the picture when the barcode is sharp. You can look at it before it is sent.',
    starting: 'Starting the camera. Please allow it when your browser asks.',
    view: 'What the camera sees',
    shoot: 'Take the picture',
    close: 'Stop the camera',
    light: 'Light',
    which: 'Camera',
    unnamed: 'Camera {number}',
    hints: {
      searching: 'Looking for the barcode',
      dark: 'Too dark: find more light',
      glare: 'Glare: tilt the card a little',
      still: 'Hold still',
      closer: 'Move closer',
      other_code: 'That isn’t the barcode of a license',
    },
  },
  preparing: { title: 'Opening your photo', lead: 'This takes a moment.' },
  preview: {
    title: 'Is the barcode sharp?',
    lead: 'If you can see its fine lines, we can read it.',
    photo: 'Your photo',
    send: 'Send photo',
    discard: 'Use another photo',
  },
  sending: {
    title: 'Sending your photo',
    lead: 'Please keep this page open.',
    percent: '{percent} sent',
    cancel: 'Cancel',
  },
  checking: { title: 'Checking your ID', lead: 'This takes a few seconds.' },
  interrupted: {
    offline: {
      title: 'No connection',
      lead: 'Your photo is still here. Check your internet connection and any ad blocker. We send it when you are back online.',
    },
    slow: {
      title: 'This is taking too long',
      lead: 'Nothing has moved for a while. Your photo is still here: check your connection, then try again.',
    },
    upstream: {
      title: 'IDs can’t be checked just now',
      lead: 'A service that we need isn’t answering. Your photo is still here: please try again in a few minutes.',
    },
    unavailable: {
      title: 'We can’t check your ID just now',
      lead: 'The fault is ours. Your photo is still here: please try again in a moment.',
    },
    busy: {
      title: 'One moment, please',
      lead: 'That was a little fast for us. Your photo is still here: wait a moment, then try again.',
    },
    stopped: {
      title: 'This check can’t go on here',
      lead: 'Please reload this page. If that doesn’t help, contact the shop and give them the check number.',
    },
    retry: 'Try again',
    discard: 'Use another photo',
  },
  outcome: {
    verified: { title: 'Thank you, you can pay now', lead: 'Your ID is checked.' },
    manually_approved: { title: 'Thank you, you can pay now', lead: 'The shop has approved your ID.' },
    manually_rejected: {
      title: 'The shop couldn’t accept your ID',
      lead: 'A person at the shop looked at it and said no, so this order can’t be paid.',
    },
    under_age: {
      title: 'You can’t buy this order',
      lead: 'The ID shows an age below the one this order asks for.',
    },
    failed: { title: 'We couldn’t confirm your ID', lead: 'So this order can’t be paid yet.' },
    document_expired: {
      title: 'Your ID has expired, so a person will look at it',
      lead: 'You don’t need to send it again.',
    },
    name_differs: {
      title: 'A person will look at your ID',
      lead: 'The name on it is not the name in the billing address.',
    },
    attempts_used_up: {
      title: 'A person will look at your check',
      lead: 'We couldn’t read any of your photos. You don’t need to send more.',
    },
    in_review: { title: 'A person will look at your ID', lead: 'You don’t need to send anything else.' },
    next: {
      mistaken: 'If you think this is a mistake, contact the shop and give them the check number.',
      ask: 'Contact the shop and give them the check number. They can look into it.',
      wait: 'You can pay as soon as the shop approves. Keep this page open: it changes by itself.',
      order: 'You can order now. The shop keeps your order until it has approved your ID, and then goes on with it.',
      speedUp: 'To speed it up, contact the shop and give them the check number.',
    },
  },
};
