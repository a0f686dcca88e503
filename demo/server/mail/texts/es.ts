/** Mails in Spanish. */
import { countIn } from './count.ts'
import type { MailTexts } from './en.ts'

const count = countIn('es')

export const es: MailTexts = {
  answers: {
    subject: (shop, reference) => `${shop} te ha respondido (${reference})`,
    intro: (shop) => `Escribiste a ${shop}. Aquí tienes la respuesta:`,
    replyHere: 'Responde a este correo o sigue en el chat, como prefieras.',
    goOn: 'Seguir en el chat',
    footer: (shop, reference) =>
      `Recibes este correo porque escribiste en el chat de ${shop} y ya no estabas cuando llegó la respuesta. Referencia: ${reference}`,
  },
  transcript: {
    subject: (shop, reference) => `Tu conversación con ${shop} (${reference})`,
    intro: (shop) => `Esta es tu conversación con ${shop}, tal como la pediste.`,
    leftOut: (messages) =>
      count(messages, {
        one: 'Falta # mensaje anterior.',
        other: 'Faltan # mensajes anteriores.',
      }),
    footer: (shop, reference) =>
      `Alguien pidió este correo en el chat de ${shop}. Si no fuiste tú, puedes ignorarlo. Referencia: ${reference}`,
  },
  who: { shopper: 'Tú', bot: 'Respuesta automática' },
  system: {
    resolved: 'La conversación se cerró.',
    reopened: 'La conversación se abrió de nuevo.',
    taken: (name) => `${name} se ha unido a la conversación.`,
  },
  deleted: 'Este mensaje se eliminó.',
  code: {
    subject: (shop, code) => `${code} es tu código para ${shop}`,
    intro: (orderId) => `Con este código puedes ver cómo va el pedido ${orderId}:`,
    validity: 'Vale durante diez minutos. No se lo des a nadie, ni siquiera a la tienda.',
    footer: (shop) =>
      `Alguien preguntó por este pedido en el chat de ${shop}. Si no fuiste tú, no tienes que hacer nada.`,
  },
  notice: {
    subject: (waiting) =>
      count(waiting, { one: '# conversación espera', other: '# conversaciones esperan' }),
    intro: (shop) => `Nadie ha leído todavía estos mensajes en el chat de ${shop}:`,
    more: (others) => count(others, { one: 'Y una más.', other: 'Y # más.' }),
    open: 'Abrir la bandeja',
    guest: 'Visitante',
  },
  lowScore: {
    subject: (score, reference) => `Un ${score} en una encuesta (${reference})`,
    intro: (shop) => `Alguien no está contento con ${shop}:`,
    due: (when) => `Hay que responder antes del ${when}.`,
    open: 'Abrir la incidencia',
  },
  ticket: {
    subject: (shop, reference) => `${shop}: novedades sobre tu incidencia (${reference})`,
    intro: (shop) => `Contaste a ${shop} qué salió mal. Desde entonces:`,
    stages: {
      received: 'Tenemos tu mensaje y alguien lo va a mirar.',
      assigned: (name) => `Se ocupa ${name}.`,
      in_progress: 'Estamos en ello.',
      your_turn: 'Para seguir, necesitamos una respuesta tuya.',
      resolved: 'Creemos que está resuelto. Dinos, por favor, si es así.',
    },
    open: 'Verlo en la tienda',
    footer: (shop, reference) =>
      `Recibes este correo porque escribiste a ${shop} en una encuesta y aún no has visto allí las novedades. Referencia: ${reference}`,
  },
}
