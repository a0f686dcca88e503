/** Orange & Clove, a room spray. */
import type { Product } from '../product.ts'

export const orangeCloveSpray: Product = {
  id: 'orange-clove-spray',
  category: 'scent',
  prices: { EUR: 1900, RON: 9500, MDL: 37200, PLN: 8200, JPY: 3100 },
  texts: {
    en: {
      name: 'Orange & Clove Mist',
      line: 'Room and linen spray',
      story:
        'Two presses before guests arrive. Sweet orange, a clove or two, and the clean bitterness of the peel.',
      details: [
        '100 ml in amber glass',
        'Essential oils only, dries without a mark',
        'Keep away from flames',
      ],
    },
    ro: {
      name: 'Spray Portocală și Cuișoare',
      line: 'Pentru cameră și lenjerie',
      story:
        'Două pufuri înainte să vină musafirii. Portocală dulce, un cuișor sau două și amărala curată a cojii.',
      details: [
        '100 ml în sticlă chihlimbarie',
        'Doar uleiuri esențiale, nu lasă urme',
        'A se feri de flacără',
      ],
    },
    ru: {
      name: 'Спрей «Апельсин и гвоздика»',
      line: 'Для комнаты и белья',
      story:
        'Два нажатия перед приходом гостей. Сладкий апельсин, немного гвоздики и чистая горечь цедры.',
      details: [
        '100 мл в янтарном стекле',
        'Только эфирные масла, не оставляет следов',
        'Беречь от огня',
      ],
    },
    es: {
      name: 'Bruma Naranja y Clavo',
      line: 'Para la casa y la ropa de cama',
      story:
        'Dos toques antes de que lleguen las visitas. Naranja dulce, un clavo o dos y el amargor limpio de la piel.',
      details: [
        '100 ml en vidrio ámbar',
        'Solo aceites esenciales, seca sin marca',
        'Mantener lejos del fuego',
      ],
    },
    pl: {
      name: 'Mgiełka Pomarańcza i Goździk',
      line: 'Do pokoju i pościeli',
      story:
        'Dwa psiknięcia przed przyjściem gości. Słodka pomarańcza, goździk albo dwa i czysta gorycz skórki.',
      details: [
        '100 ml w bursztynowym szkle',
        'Tylko olejki eteryczne, schnie bez śladu',
        'Trzymać z dala od ognia',
      ],
    },
  },
}
