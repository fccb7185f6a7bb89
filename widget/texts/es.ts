import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Verificación de identidad',
  checkId: 'Número de verificación',
  progress: 'Paso {step} de {steps}',
  why: {
    title: 'Para pagar, muestre su identificación',
    forAge: 'Este pedido es para personas de {age} años o más, así que necesitamos comprobar su edad.',
    forIdentity: 'Para este pedido, la tienda necesita saber quién compra.',
    needTitle: 'Qué necesita',
    need: 'Una licencia de conducir o tarjeta de identificación de Estados Unidos o Canadá, y cerca de 1 minuto.',
    readTitle: 'Qué leemos',
    read: 'El código de barras del reverso: su nombre, fecha de nacimiento y fecha de vencimiento.',
    keptTitle: 'Qué se guarda',
    kept: 'Solo el resultado. Ni la foto ni el número de su licencia.',
    start: 'Empezar',
  },
  photo: {
    title: 'Muéstrenos el reverso de su identificación',
    lead: 'Solo licencias de conducir y tarjetas de identificación con código de barras, de Estados Unidos o Canadá.',
    tips: {
      whole: 'El código de barras sale completo',
      sharp: 'Nítido y lo bastante cerca para llenar el recuadro',
      light: 'Buena luz, sin reflejos ni dedos encima',
    },
    sameName: 'Use la identificación de la persona que figura en la dirección de facturación.',
    live: 'Usar la cámara',
    camera: 'Tomar una foto',
    choose: 'Elegir una foto',
    drop: 'o suelte una aquí. Las fotos tomadas con un teléfono son las que mejor funcionan.',
    attemptsLeft: {
      one: 'Puede intentarlo una vez más. Después lo revisará una persona.',
      other: 'Puede intentarlo {count} veces más. Después lo revisará una persona.',
    },
    help: '¿No tiene una identificación así o no funciona? Póngase en contacto con la tienda e indique este número:',
    unreadable: {
      title: 'No pudimos leer el código de barras',
      lead: 'Inténtelo de nuevo: ponga la tarjeta sobre una superficie plana, acérquese y no se mueva hasta que la imagen se vea nítida.',
    },
    not_a_licence: {
      title: 'Ese no es el código de barras que necesitamos',
      lead: 'Fotografíe el código de barras grande del reverso de una licencia de conducir o tarjeta de identificación de Estados Unidos o Canadá.',
    },
    problem: {
      title: 'Ese archivo no sirve',
      empty: 'El archivo está vacío. Elija otra foto.',
      not_a_picture: 'Eso no es una imagen. Elija una foto (JPEG, PNG o WebP).',
      cannot_open: 'No podemos abrir este tipo de imagen. Tome una foto nueva o elija un archivo JPEG o PNG.',
      too_large: 'Esta foto es demasiado grande. Tome una nueva o elija una de menos de 12 MB.',
    },
    noCamera: {
      title: 'Aquí no hay cámara, pero una foto sirve igual',
      refused:
        'Su navegador no permite que esta página use la cámara. Elija una foto, o permita la cámara en los ajustes del navegador e inténtelo de nuevo.',
      missing: 'No encontramos ninguna cámara en este dispositivo. Elija una foto.',
      in_use: 'Puede que otra aplicación esté usando la cámara. Ciérrela e inténtelo de nuevo, o elija una foto.',
      lost: 'La cámara se detuvo. Inténtelo de nuevo o elija una foto.',
    },
  },
  camera: {
    title: 'Ponga el reverso de su identificación en el recuadro',
    lead: 'En cuanto se pueda leer el código de barras, la foto se toma y se envía sola.',
    manualLead: 'Tome la foto cuando el código de barras se vea nítido. Podrá verla antes de enviarla.',
    starting: 'Iniciando la cámara. Permítala cuando el navegador se lo pregunte.',
    view: 'Lo que ve la cámara',
    shoot: 'Tomar la foto',
    close: 'Detener la cámara',
    light: 'Luz',
    which: 'Cámara',
    unnamed: 'Cámara {number}',
    hints: {
      searching: 'Buscando el código de barras',
      dark: 'Muy oscuro: busque más luz',
      glare: 'Hay reflejos: incline un poco la tarjeta',
      still: 'No se mueva',
      closer: 'Acérquese',
      other_code: 'Ese no es el código de barras de una licencia',
    },
  },
  preparing: { title: 'Abriendo su foto', lead: 'Esto tarda un momento.' },
  preview: {
    title: '¿Se ve nítido el código de barras?',
    lead: 'Si usted distingue sus líneas finas, nosotros podemos leerlo.',
    photo: 'Su foto',
    send: 'Enviar la foto',
    discard: 'Usar otra foto',
  },
  sending: {
    title: 'Enviando su foto',
    lead: 'Mantenga esta página abierta.',
    percent: '{percent} enviado',
    cancel: 'Cancelar',
  },
  checking: { title: 'Comprobando su identificación', lead: 'Esto tarda unos segundos.' },
  interrupted: {
    offline: {
      title: 'Sin conexión',
      lead: 'Su foto sigue aquí. Revise su conexión a Internet y el bloqueador de anuncios, si usa uno. La enviaremos cuando vuelva a estar en línea.',
    },
    slow: {
      title: 'Está tardando demasiado',
      lead: 'Hace un rato que nada avanza. Su foto sigue aquí: revise su conexión e inténtelo de nuevo.',
    },
    upstream: {
      title: 'Ahora no se pueden comprobar identificaciones',
      lead: 'Un servicio que necesitamos no responde. Su foto sigue aquí: inténtelo de nuevo en unos minutos.',
    },
    unavailable: {
      title: 'Ahora no podemos comprobar su identificación',
      lead: 'El fallo es nuestro. Su foto sigue aquí: inténtelo de nuevo en un momento.',
    },
    busy: {
      title: 'Un momento, por favor',
      lead: 'Eso fue un poco rápido para nosotros. Su foto sigue aquí: espere un momento e inténtelo de nuevo.',
    },
    stopped: {
      title: 'Esta verificación no puede continuar aquí',
      lead: 'Vuelva a cargar esta página. Si eso no ayuda, póngase en contacto con la tienda e indique el número de verificación.',
    },
    retry: 'Intentar de nuevo',
    discard: 'Usar otra foto',
  },
  outcome: {
    verified: { title: 'Gracias, ya puede pagar', lead: 'Su identificación está comprobada.' },
    manually_approved: { title: 'Gracias, ya puede pagar', lead: 'La tienda ha aprobado su identificación.' },
    manually_rejected: {
      title: 'La tienda no pudo aceptar su identificación',
      lead: 'Una persona de la tienda la revisó y no la aceptó, así que este pedido no se puede pagar.',
    },
    under_age: {
      title: 'No puede comprar este pedido',
      lead: 'La identificación muestra una edad menor que la que exige este pedido.',
    },
    failed: {
      title: 'No pudimos confirmar su identificación',
      lead: 'Por eso este pedido todavía no se puede pagar.',
    },
    document_expired: {
      title: 'Su identificación está vencida, así que la revisará una persona',
      lead: 'No hace falta que la envíe de nuevo.',
    },
    name_differs: {
      title: 'Una persona revisará su identificación',
      lead: 'El nombre que aparece en ella no es el de la dirección de facturación.',
    },
    attempts_used_up: {
      title: 'Una persona revisará su verificación',
      lead: 'No pudimos leer ninguna de sus fotos. No hace falta que envíe más.',
    },
    in_review: { title: 'Una persona revisará su identificación', lead: 'No hace falta que envíe nada más.' },
    next: {
      mistaken: 'Si cree que es un error, póngase en contacto con la tienda e indique el número de verificación.',
      ask: 'Póngase en contacto con la tienda e indique el número de verificación. Allí pueden revisar el caso.',
      wait: 'Podrá pagar en cuanto la tienda lo apruebe. Mantenga esta página abierta: cambia sola.',
      order:
        'Ya puede hacer el pedido. La tienda lo retendrá hasta que haya aprobado su identificación y después seguirá con él.',
      speedUp: 'Para ir más rápido, póngase en contacto con la tienda e indique el número de verificación.',
    },
  },
};
