/** Fern Garden, an herbal infusion in a glass jar. */
import type { Product } from '../product.ts'

export const fernGarden: Product = {
  id: 'fern-garden',
  category: 'tea',
  prices: { EUR: 1120, RON: 5600, MDL: 21900, PLN: 4800, JPY: 1850 },
  texts: {
    en: {
      name: 'Fern Garden',
      line: 'Mint, nettle, lemon verbena',
      story:
        'Whole leaves dried in the shade, so the jar is still green in winter. Bright, cool, and easy to drink all day.',
      details: [
        '40 g of whole leaf in a glass jar with a cork',
        'Grown in the Apuseni hills, Romania',
        'Seven minutes at 95 °C, or overnight in cold water',
      ],
    },
    ro: {
      name: 'Grădina cu Ferigi',
      line: 'Mentă, urzică, verbină',
      story:
        'Frunze întregi uscate la umbră, așa că borcanul rămâne verde și iarna. Proaspăt, răcoros, bun de băut toată ziua.',
      details: [
        '40 g de frunze întregi în borcan cu dop de plută',
        'Din Munții Apuseni, România',
        'Șapte minute la 95 °C sau peste noapte în apă rece',
      ],
    },
    ru: {
      name: 'Папоротниковый сад',
      line: 'Мята, крапива, вербена',
      story:
        'Целые листья высушены в тени, поэтому банка остаётся зелёной и зимой. Свежий, прохладный, на весь день.',
      details: [
        '40 г цельного листа в банке с пробкой',
        'С холмов Апусени, Румыния',
        'Семь минут при 95 °C или на ночь в холодной воде',
      ],
    },
    es: {
      name: 'Jardín de Helechos',
      line: 'Menta, ortiga, hierbaluisa',
      story:
        'Hojas enteras secadas a la sombra: el tarro sigue verde en invierno. Clara, fresca y fácil de beber todo el día.',
      details: [
        '40 g de hoja entera en tarro de vidrio con corcho',
        'De los montes Apuseni, Rumanía',
        'Siete minutos a 95 °C, o una noche en agua fría',
      ],
    },
    pl: {
      name: 'Paprociowy Ogród',
      line: 'Mięta, pokrzywa, werbena cytrynowa',
      story:
        'Całe liście suszone w cieniu, więc słoik jest zielony nawet zimą. Jasna, chłodna, dobra przez cały dzień.',
      details: [
        '40 g całych liści w słoiku z korkiem',
        'Z gór Apuseni w Rumunii',
        'Siedem minut w 95 °C albo noc w zimnej wodzie',
      ],
    },
  },
}
