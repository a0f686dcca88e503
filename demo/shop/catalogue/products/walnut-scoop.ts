/** Walnut Scoop, for measuring tea. */
import type { Product } from '../product.ts'

export const walnutScoop: Product = {
  id: 'walnut-scoop',
  category: 'table',
  prices: { EUR: 1100, RON: 5500, MDL: 21500, PLN: 4700, JPY: 1800 },
  texts: {
    en: {
      name: 'Walnut Tea Scoop',
      line: 'One scoop, one cup',
      story:
        'Carved from offcuts of a furniture workshop, so each handle has its own grain. Holds what one cup needs.',
      details: [
        '11 cm, holds about 3 g of leaf',
        'Walnut, finished with linseed oil',
        'Wipe clean; do not soak',
      ],
    },
    ro: {
      name: 'Măsură de Ceai din Nuc',
      line: 'O măsură, o ceașcă',
      story:
        'Cioplită din resturile unui atelier de mobilă, așa că fiecare mâner are fibra lui. Ține cât trebuie pentru o ceașcă.',
      details: [
        '11 cm, circa 3 g de frunze',
        'Nuc, finisat cu ulei de in',
        'Se șterge; nu se lasă în apă',
      ],
    },
    ru: {
      name: 'Чайная мерка из ореха',
      line: 'Одна мерка — одна чашка',
      story:
        'Вырезана из обрезков мебельной мастерской, поэтому у каждой ручки свой рисунок. Вмещает ровно на чашку.',
      details: ['11 см, около 3 г листа', 'Орех, льняное масло', 'Протирать; не замачивать'],
    },
    es: {
      name: 'Cuchara de Té de Nogal',
      line: 'Una cuchara, una taza',
      story:
        'Tallada con recortes de un taller de muebles: cada mango tiene su veta. Recoge lo que pide una taza.',
      details: [
        '11 cm, unos 3 g de hoja',
        'Nogal acabado con aceite de linaza',
        'Limpiar con un paño; no remojar',
      ],
    },
    pl: {
      name: 'Miarka do Herbaty z Orzecha',
      line: 'Jedna miarka, jedna filiżanka',
      story:
        'Wycięta ze ścinków pracowni meblarskiej, więc każdy uchwyt ma własny słój. Mieści tyle, ile trzeba na filiżankę.',
      details: ['11 cm, około 3 g liści', 'Orzech, olej lniany', 'Przecierać; nie moczyć'],
    },
  },
}
