import type { WidgetTexts } from '../../src/contract/wire/widget-texts.ts';

export const texts: WidgetTexts = {
  panelName: 'Verificação de identidade',
  checkId: 'Número da verificação',
  progress: 'Etapa {step} de {steps}',
  why: {
    title: 'Mostre seu documento para pagar',
    forAge: 'Este pedido é para pessoas com {age} anos ou mais, por isso precisamos verificar sua idade.',
    forIdentity: 'Para este pedido, a loja precisa saber quem está comprando.',
    needTitle: 'Do que você precisa',
    need: 'Uma carteira de motorista ou de identidade dos Estados Unidos ou do Canadá e cerca de 1 minuto.',
    readTitle: 'O que lemos',
    read: 'O código de barras no verso: seu nome, data de nascimento e data de validade.',
    keptTitle: 'O que é guardado',
    kept: 'Só o resultado. Nem a foto, nem o número do documento.',
    start: 'Começar',
  },
  photo: {
    title: 'Mostre o verso do seu documento',
    lead: 'Somente carteiras de motorista e de identidade com código de barras, dos Estados Unidos ou do Canadá.',
    tips: {
      whole: 'O código de barras aparece inteiro',
      sharp: 'Nítido e perto o bastante para preencher a imagem',
      light: 'Boa luz, sem reflexo e sem dedo em cima',
    },
    sameName: 'Use o documento da pessoa indicada no endereço de cobrança.',
    live: 'Usar a câmera',
    camera: 'Tirar uma foto',
    choose: 'Escolher uma foto',
    drop: 'ou solte uma aqui. Fotos tiradas com o celular funcionam melhor.',
    attemptsLeft: {
      one: 'Você pode tentar mais {count} vez. Depois disso, uma pessoa vai analisar.',
      other: 'Você pode tentar mais {count} vezes. Depois disso, uma pessoa vai analisar.',
    },
    help: 'Não tem um documento assim ou não está funcionando? Fale com a loja e informe este número:',
    unreadable: {
      title: 'Não conseguimos ler o código de barras',
      lead: 'Tente de novo: apoie o cartão numa superfície plana, chegue mais perto e não se mexa até a imagem ficar nítida.',
    },
    not_a_licence: {
      title: 'Esse não é o código de barras certo',
      lead: 'Fotografe o código de barras grande no verso de uma carteira de motorista ou de identidade dos Estados Unidos ou do Canadá.',
    },
    problem: {
      title: 'Esse arquivo não serve',
      empty: 'O arquivo está vazio. Escolha outra foto.',
      not_a_picture: 'Isso não é uma imagem. Escolha uma foto (JPEG, PNG ou WebP).',
      cannot_open: 'Não conseguimos abrir esse tipo de imagem. Tire uma nova foto ou escolha um arquivo JPEG ou PNG.',
      too_large: 'Esta foto é grande demais. Tire uma nova ou escolha uma com menos de 12 MB.',
    },
    noCamera: {
      title: 'A câmera não está disponível aqui, mas uma foto serve do mesmo jeito',
      refused:
        'Seu navegador não deixa esta página usar a câmera. Escolha uma foto, ou permita a câmera nas configurações do navegador e tente de novo.',
      missing: 'Não encontramos nenhuma câmera neste dispositivo. Escolha uma foto.',
      in_use: 'Talvez outro aplicativo esteja usando a câmera. Feche-o e tente de novo, ou escolha uma foto.',
      lost: 'A câmera parou. Tente de novo ou escolha uma foto.',
    },
  },
  camera: {
    title: 'Mantenha o verso do documento dentro da moldura',
    lead: 'Assim que for possível ler o código de barras, a foto é tirada e enviada sozinha.',
    manualLead: 'Tire a foto quando o código de barras estiver nítido. Você poderá vê-la antes do envio.',
    starting: 'Iniciando a câmera. Permita o uso quando o navegador perguntar.',
    view: 'O que a câmera vê',
    shoot: 'Tirar a foto',
    close: 'Parar a câmera',
    light: 'Luz',
    which: 'Câmera',
    unnamed: 'Câmera {number}',
    hints: {
      searching: 'Procurando o código de barras',
      dark: 'Escuro demais: procure mais luz',
      glare: 'Há reflexo: incline um pouco o cartão',
      still: 'Não se mexa',
      closer: 'Chegue mais perto',
      other_code: 'Esse não é o código de barras de uma carteira de motorista',
    },
  },
  preparing: { title: 'Abrindo sua foto', lead: 'Isso leva um instante.' },
  preview: {
    title: 'O código de barras está nítido?',
    lead: 'Se você consegue ver as linhas finas, nós conseguimos ler.',
    photo: 'Sua foto',
    send: 'Enviar a foto',
    discard: 'Usar outra foto',
  },
  sending: {
    title: 'Enviando sua foto',
    lead: 'Mantenha esta página aberta.',
    percent: '{percent} enviados',
    cancel: 'Cancelar',
  },
  checking: { title: 'Verificando seu documento', lead: 'Isso leva alguns segundos.' },
  interrupted: {
    offline: {
      title: 'Sem conexão',
      lead: 'Sua foto continua aqui. Verifique sua conexão com a internet e o bloqueador de anúncios, se usar um. Enviaremos a foto quando você voltar a ficar online.',
    },
    slow: {
      title: 'Está demorando demais',
      lead: 'Nada avança há algum tempo. Sua foto continua aqui: verifique sua conexão e tente de novo.',
    },
    upstream: {
      title: 'Não é possível verificar documentos agora',
      lead: 'Um serviço de que precisamos não está respondendo. Sua foto continua aqui: tente de novo em alguns minutos.',
    },
    unavailable: {
      title: 'Não podemos verificar seu documento agora',
      lead: 'A falha é nossa. Sua foto continua aqui: tente de novo em um instante.',
    },
    busy: {
      title: 'Um momento, por favor',
      lead: 'Isso foi um pouco rápido para nós. Sua foto continua aqui: espere um instante e tente de novo.',
    },
    stopped: {
      title: 'Esta verificação não pode continuar aqui',
      lead: 'Recarregue esta página. Se não adiantar, fale com a loja e informe o número da verificação.',
    },
    retry: 'Tentar de novo',
    discard: 'Usar outra foto',
  },
  outcome: {
    verified: { title: 'Obrigado, agora você pode pagar', lead: 'Seu documento foi verificado.' },
    manually_approved: { title: 'Obrigado, agora você pode pagar', lead: 'A loja aprovou seu documento.' },
    manually_rejected: {
      title: 'A loja não pôde aceitar seu documento',
      lead: 'Uma pessoa da loja analisou e não aceitou, por isso este pedido não pode ser pago.',
    },
    under_age: {
      title: 'Você não pode comprar este pedido',
      lead: 'O documento mostra uma idade menor do que a exigida para este pedido.',
    },
    failed: {
      title: 'Não conseguimos confirmar seu documento',
      lead: 'Por isso este pedido ainda não pode ser pago.',
    },
    document_expired: {
      title: 'Seu documento está vencido, por isso uma pessoa vai analisá-lo',
      lead: 'Você não precisa enviá-lo de novo.',
    },
    name_differs: {
      title: 'Uma pessoa vai analisar seu documento',
      lead: 'O nome que aparece nele não é o do endereço de cobrança.',
    },
    attempts_used_up: {
      title: 'Uma pessoa vai analisar sua verificação',
      lead: 'Não conseguimos ler nenhuma das suas fotos. Você não precisa enviar mais.',
    },
    in_review: { title: 'Uma pessoa vai analisar seu documento', lead: 'Você não precisa enviar mais nada.' },
    next: {
      mistaken: 'Se você acha que é um engano, fale com a loja e informe o número da verificação.',
      ask: 'Fale com a loja e informe o número da verificação. Eles podem analisar o caso.',
      wait: 'Você poderá pagar assim que a loja aprovar. Mantenha esta página aberta: ela muda sozinha.',
      order: 'Você já pode fazer o pedido. A loja vai segurá-lo até aprovar seu documento e então dar andamento.',
      speedUp: 'Para acelerar, fale com a loja e informe o número da verificação.',
    },
  },
};
