/** Moss Teapot, stoneware in a green glaze. */
import type { Product } from '../product.ts'

export const mossTeapot: Product = {
  id: 'moss-teapot',
  category: 'ceramics',
  prices: { EUR: 6400, RON: 31900, MDL: 125500, PLN: 27500, JPY: 10500 },
  texts: {
    en: {
      name: 'Moss Teapot',
      line: 'Stoneware, green ash glaze',
      story:
        'Thrown in two parts and joined by hand. The glaze pools darker at the shoulder, so no two are the same green.',
      details: [
        '700 ml, with a steel strainer in the spout',
        'Made by Ilinca in Horezu, Romania',
        'Dishwasher safe; the handle lifts off',
      ],
    },
    ro: {
      name: 'Ceainicul Mușchi',
      line: 'Gresie, glazură verde de cenușă',
      story:
        'Modelat din două părți unite cu mâna. Glazura se adună mai închisă la umăr, așa că nu există două la fel de verzi.',
      details: [
        '700 ml, cu sită de oțel în cioc',
        'Făcut de Ilinca la Horezu, România',
        'Se spală la mașină; mânerul se scoate',
      ],
    },
    ru: {
      name: 'Чайник «Мох»',
      line: 'Каменная керамика, зелёная глазурь',
      story:
        'Выточен из двух частей и соединён вручную. На плечиках глазурь темнее, поэтому двух одинаковых зелёных нет.',
      details: [
        '700 мл, стальное ситечко в носике',
        'Сделала Илинка в Хорезу, Румыния',
        'Можно в посудомоечную машину; ручка снимается',
      ],
    },
    es: {
      name: 'Tetera Musgo',
      line: 'Gres, esmalte verde de ceniza',
      story:
        'Torneada en dos partes y unida a mano. El esmalte se oscurece en el hombro: no hay dos del mismo verde.',
      details: [
        '700 ml, con colador de acero en el pico',
        'Hecha por Ilinca en Horezu, Rumanía',
        'Apta para lavavajillas; el asa se quita',
      ],
    },
    pl: {
      name: 'Czajnik Mech',
      line: 'Kamionka, zielone szkliwo popiołowe',
      story:
        'Toczony z dwóch części i łączony ręcznie. Szkliwo ciemnieje na ramieniu, więc nie ma dwóch takich samych zieleni.',
      details: [
        '700 ml, ze stalowym sitkiem w dziobku',
        'Zrobiła Ilinca w Horezu w Rumunii',
        'Można myć w zmywarce; uchwyt się zdejmuje',
      ],
    },
  },
}
