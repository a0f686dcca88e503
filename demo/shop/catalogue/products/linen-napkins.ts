/** Washed Linen Napkins, a set of four. */
import type { Product } from '../product.ts'

export const linenNapkins: Product = {
  id: 'linen-napkins',
  category: 'table',
  prices: { EUR: 3200, RON: 15900, MDL: 62700, PLN: 13800, JPY: 5300 },
  texts: {
    en: {
      name: 'Washed Linen Napkins',
      line: 'Set of four, oat and rust',
      story:
        'Heavy linen, washed until it falls the way old linen does. No ironing; that is rather the point.',
      details: [
        'Four napkins, 45 × 45 cm',
        'European flax, woven in Lithuania',
        'Machine wash at 60 °C',
      ],
    },
    ro: {
      name: 'Șervete din In Spălat',
      line: 'Set de patru, ovăz și rugină',
      story: 'In greu, spălat până cade ca inul vechi. Nu se calcă; tocmai asta e ideea.',
      details: [
        'Patru șervete, 45 × 45 cm',
        'In european, țesut în Lituania',
        'Se spală la mașină la 60 °C',
      ],
    },
    ru: {
      name: 'Салфетки из мытого льна',
      line: 'Набор из четырёх, овёс и ржавчина',
      story:
        'Плотный лён, который стирали, пока он не стал падать как старый. Гладить не нужно — в этом и смысл.',
      details: [
        'Четыре салфетки, 45 × 45 см',
        'Европейский лён, соткан в Литве',
        'Машинная стирка при 60 °C',
      ],
    },
    es: {
      name: 'Servilletas de Lino Lavado',
      line: 'Juego de cuatro, avena y óxido',
      story: 'Lino grueso, lavado hasta caer como el lino viejo. No se plancha; esa es la gracia.',
      details: [
        'Cuatro servilletas de 45 × 45 cm',
        'Lino europeo, tejido en Lituania',
        'Lavado a máquina a 60 °C',
      ],
    },
    pl: {
      name: 'Serwetki z Pranego Lnu',
      line: 'Zestaw czterech, owies i rdza',
      story:
        'Ciężki len prany tak długo, aż układa się jak stary. Bez prasowania; o to właśnie chodzi.',
      details: [
        'Cztery serwetki, 45 × 45 cm',
        'Europejski len, tkany na Litwie',
        'Prać w pralce w 60 °C',
      ],
    },
  },
}
