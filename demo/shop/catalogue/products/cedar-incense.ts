/** Cedar Incense, sticks with a small stoneware holder. */
import type { Product } from '../product.ts'

export const cedarIncense: Product = {
  id: 'cedar-incense',
  category: 'scent',
  prices: { EUR: 1250, RON: 6200, MDL: 24500, PLN: 5400, JPY: 2050 },
  texts: {
    en: {
      name: 'Cedar Incense',
      line: 'Forty sticks, cedar and moss',
      story:
        'Dry wood, damp stone, a little smoke. One stick burns for the length of an album side.',
      details: [
        '40 sticks, about 25 minutes each',
        'Rolled without charcoal',
        'Comes with a small stoneware holder',
      ],
    },
    ro: {
      name: 'Bețișoare Parfumate Cedru',
      line: 'Patruzeci în cutie, cedru și mușchi',
      story: 'Lemn uscat, piatră umedă, puțin fum. Un bețișor arde cât o față de disc.',
      details: [
        '40 de bucăți, circa 25 de minute fiecare',
        'Rulate fără cărbune',
        'Cu un mic suport din gresie',
      ],
    },
    ru: {
      name: 'Благовония «Кедр»',
      line: 'Сорок палочек, кедр и мох',
      story:
        'Сухое дерево, влажный камень, немного дыма. Одна палочка горит, пока играет сторона пластинки.',
      details: [
        '40 палочек, каждая около 25 минут',
        'Скатаны без угля',
        'С маленькой керамической подставкой',
      ],
    },
    es: {
      name: 'Incienso de Cedro',
      line: 'Cuarenta varillas, cedro y musgo',
      story:
        'Madera seca, piedra húmeda, un poco de humo. Una varilla dura lo que la cara de un disco.',
      details: [
        '40 varillas, unos 25 minutos cada una',
        'Enrolladas sin carbón',
        'Con un pequeño soporte de gres',
      ],
    },
    pl: {
      name: 'Kadzidło Cedrowe',
      line: 'Czterdzieści patyczków, cedr i mech',
      story:
        'Suche drewno, wilgotny kamień, trochę dymu. Jeden patyczek pali się tyle, ile gra strona płyty.',
      details: [
        '40 patyczków, każdy około 25 minut',
        'Zwijane bez węgla drzewnego',
        'Z małą podstawką z kamionki',
      ],
    },
  },
}
