/** First Light Sencha, a green tea in a tin. */
import type { Product } from '../product.ts'

export const firstLightSencha: Product = {
  id: 'first-light-sencha',
  category: 'tea',
  prices: { EUR: 1450, RON: 7200, MDL: 28500, PLN: 6200, JPY: 2400 },
  texts: {
    en: {
      name: 'First Light Sencha',
      line: 'Green tea, first harvest',
      story:
        'Picked in April, steamed within the hour. It smells of cut grass after rain and stays sweet to the second cup.',
      details: [
        '80 g of loose leaf in a tin with a double lid',
        'From a family garden near Uji, Japan',
        'Two minutes at 70 °C',
      ],
    },
    ro: {
      name: 'Sencha Prima Lumină',
      line: 'Ceai verde, prima recoltă',
      story:
        'Cules în aprilie și trecut prin abur în mai puțin de o oră. Miroase a iarbă tăiată după ploaie și rămâne dulce până la a doua ceașcă.',
      details: [
        '80 g de frunze, în cutie metalică cu capac dublu',
        'Dintr-o grădină de familie de lângă Uji, Japonia',
        'Două minute la 70 °C',
      ],
    },
    ru: {
      name: 'Сенча «Первый свет»',
      line: 'Зелёный чай первого сбора',
      story:
        'Собран в апреле и пропарен в тот же час. Пахнет скошенной травой после дождя и остаётся сладким до второй чашки.',
      details: [
        '80 г листового чая в банке с двойной крышкой',
        'Из семейного сада близ Удзи, Япония',
        'Две минуты при 70 °C',
      ],
    },
    es: {
      name: 'Sencha Primera Luz',
      line: 'Té verde, primera cosecha',
      story:
        'Recogido en abril y pasado por vapor antes de una hora. Huele a hierba cortada tras la lluvia y sigue dulce en la segunda taza.',
      details: [
        '80 g de hoja entera en lata de doble tapa',
        'De un huerto familiar cerca de Uji, Japón',
        'Dos minutos a 70 °C',
      ],
    },
    pl: {
      name: 'Sencha Pierwsze Światło',
      line: 'Zielona herbata, pierwszy zbiór',
      story:
        'Zbierana w kwietniu, parzona parą w ciągu godziny. Pachnie skoszoną trawą po deszczu i jest słodka aż do drugiej filiżanki.',
      details: [
        '80 g liści w puszce z podwójną pokrywką',
        'Z rodzinnego ogrodu pod Uji w Japonii',
        'Dwie minuty w 70 °C',
      ],
    },
  },
}
