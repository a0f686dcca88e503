/** Hearth Rooibos, a caffeine-free infusion in a paper pouch. */
import type { Product } from '../product.ts'

export const hearthRooibos: Product = {
  id: 'hearth-rooibos',
  category: 'tea',
  prices: { EUR: 980, RON: 4900, MDL: 19200, PLN: 4200, JPY: 1600 },
  texts: {
    en: {
      name: 'Hearth Rooibos',
      line: 'Rooibos, cinnamon, orange peel',
      story:
        'For after dinner, when coffee would be a mistake. Warm cinnamon first, then bitter orange, and no caffeine at all.',
      details: [
        '100 g in a resealable paper pouch',
        'Blended by hand in small batches',
        'Five minutes at 95 °C; good with milk',
      ],
    },
    ro: {
      name: 'Rooibos de Vatră',
      line: 'Rooibos, scorțișoară, coajă de portocală',
      story:
        'Pentru după cină, când o cafea ar fi o greșeală. Întâi scorțișoară caldă, apoi portocală amară și deloc cofeină.',
      details: [
        '100 g în pungă de hârtie care se reînchide',
        'Amestecat manual, în loturi mici',
        'Cinci minute la 95 °C; merge cu lapte',
      ],
    },
    ru: {
      name: 'Ройбуш «Очаг»',
      line: 'Ройбуш, корица, апельсиновая цедра',
      story:
        'Для вечера, когда кофе был бы ошибкой. Сначала тёплая корица, потом горький апельсин — и совсем без кофеина.',
      details: [
        '100 г в бумажном пакете с застёжкой',
        'Смешан вручную небольшими партиями',
        'Пять минут при 95 °C; хорош с молоком',
      ],
    },
    es: {
      name: 'Rooibos del Hogar',
      line: 'Rooibos, canela, piel de naranja',
      story:
        'Para después de cenar, cuando un café sería un error. Primero canela cálida, luego naranja amarga, y nada de cafeína.',
      details: [
        '100 g en bolsa de papel con cierre',
        'Mezclado a mano en lotes pequeños',
        'Cinco minutos a 95 °C; bueno con leche',
      ],
    },
    pl: {
      name: 'Rooibos Domowe Ognisko',
      line: 'Rooibos, cynamon, skórka pomarańczy',
      story:
        'Na wieczór, kiedy kawa byłaby błędem. Najpierw ciepły cynamon, potem gorzka pomarańcza i ani trochę kofeiny.',
      details: [
        '100 g w zamykanej papierowej torebce',
        'Mieszany ręcznie w małych partiach',
        'Pięć minut w 95 °C; dobry z mlekiem',
      ],
    },
  },
}
