/** Ash Bowl, a wide bowl with a dark rim. */
import type { Product } from '../product.ts'

export const ashBowl: Product = {
  id: 'ash-bowl',
  category: 'ceramics',
  prices: { EUR: 3400, RON: 16900, MDL: 66500, PLN: 14600, JPY: 5600 },
  texts: {
    en: {
      name: 'Ash Bowl',
      line: 'Wide bowl, charcoal rim',
      story:
        'Big enough for a salad, calm enough for three lemons. The rim is dipped in wood ash before the last firing.',
      details: ['26 cm across, 9 cm deep', 'Stoneware, fired at 1,240 °C', 'Dishwasher safe'],
    },
    ro: {
      name: 'Bolul Cenușă',
      line: 'Bol larg, margine cărbune',
      story:
        'Destul de mare pentru o salată, destul de liniștit pentru trei lămâi. Marginea e trecută prin cenușă înainte de ultima ardere.',
      details: [
        '26 cm în diametru, 9 cm adâncime',
        'Gresie arsă la 1.240 °C',
        'Se spală la mașină',
      ],
    },
    ru: {
      name: 'Миска «Пепел»',
      line: 'Широкая миска с угольным краем',
      story:
        'Достаточно велика для салата и достаточно спокойна для трёх лимонов. Край окунают в древесную золу перед последним обжигом.',
      details: [
        '26 см в диаметре, глубина 9 см',
        'Каменная керамика, обжиг 1240 °C',
        'Можно в посудомоечную машину',
      ],
    },
    es: {
      name: 'Cuenco Ceniza',
      line: 'Cuenco ancho, borde carbón',
      story:
        'Bastante grande para una ensalada, bastante sereno para tres limones. El borde se moja en ceniza antes de la última cocción.',
      details: [
        '26 cm de diámetro, 9 cm de fondo',
        'Gres cocido a 1240 °C',
        'Apto para lavavajillas',
      ],
    },
    pl: {
      name: 'Misa Popiół',
      line: 'Szeroka misa z węglowym brzegiem',
      story:
        'Dość duża na sałatkę, dość spokojna na trzy cytryny. Brzeg zanurza się w popiele drzewnym przed ostatnim wypałem.',
      details: [
        '26 cm średnicy, 9 cm głębokości',
        'Kamionka wypalana w 1240 °C',
        'Można myć w zmywarce',
      ],
    },
  },
}
