/** Smoke & Plum, a black tea in a low tin. */
import type { Product } from '../product.ts'

export const smokeAndPlum: Product = {
  id: 'smoke-and-plum',
  category: 'tea',
  prices: { EUR: 1300, RON: 6500, MDL: 25500, PLN: 5600, JPY: 2150 },
  texts: {
    en: {
      name: 'Smoke & Plum',
      line: 'Black tea, pine smoke, dried plum',
      story:
        'A dark, soft tea dried over pine embers and rounded off with plums from last September. Our winter bestseller.',
      details: [
        '90 g of loose leaf in a low tin',
        'Tea from Fujian, plums from Moldova',
        'Four minutes at 95 °C',
      ],
    },
    ro: {
      name: 'Fum și Prune',
      line: 'Ceai negru, fum de pin, prune uscate',
      story:
        'Un ceai închis și catifelat, uscat deasupra jarului de pin și rotunjit cu prune din septembrie. Preferatul iernii.',
      details: [
        '90 g de frunze în cutie joasă',
        'Ceai din Fujian, prune din Moldova',
        'Patru minute la 95 °C',
      ],
    },
    ru: {
      name: 'Дым и слива',
      line: 'Чёрный чай, сосновый дым, слива',
      story:
        'Тёмный мягкий чай, высушенный над сосновыми углями, и сливы прошлого сентября. Зимой его берут чаще всего.',
      details: [
        '90 г листового чая в низкой банке',
        'Чай из Фуцзяни, сливы из Молдовы',
        'Четыре минуты при 95 °C',
      ],
    },
    es: {
      name: 'Humo y Ciruela',
      line: 'Té negro, humo de pino, ciruela',
      story:
        'Un té oscuro y suave, secado sobre brasas de pino y redondeado con ciruelas de septiembre. El preferido del invierno.',
      details: [
        '90 g de hoja en lata baja',
        'Té de Fujian, ciruelas de Moldavia',
        'Cuatro minutos a 95 °C',
      ],
    },
    pl: {
      name: 'Dym i Śliwka',
      line: 'Czarna herbata, dym sosnowy, śliwka',
      story:
        'Ciemna, miękka herbata suszona nad sosnowym żarem, zaokrąglona wrześniową śliwką. Nasz zimowy ulubieniec.',
      details: [
        '90 g liści w niskiej puszce',
        'Herbata z Fujianu, śliwki z Mołdawii',
        'Cztery minuty w 95 °C',
      ],
    },
  },
}
