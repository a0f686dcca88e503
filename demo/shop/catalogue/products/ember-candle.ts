/** Ember Candle, soy wax in amber glass. */
import type { Product } from '../product.ts'

export const emberCandle: Product = {
  id: 'ember-candle',
  category: 'scent',
  prices: { EUR: 2800, RON: 13900, MDL: 54900, PLN: 12000, JPY: 4600 },
  texts: {
    en: {
      name: 'Ember Candle',
      line: 'Amber, tobacco leaf, warm wood',
      story:
        'The smell of a room an hour after the fire went out. Rapeseed and soy wax, a cotton wick, nothing that smokes.',
      details: [
        '220 g, burns for about 45 hours',
        'Poured by hand in amber glass',
        'Trim the wick to 5 mm before lighting',
      ],
    },
    ro: {
      name: 'Lumânarea Jar',
      line: 'Chihlimbar, frunză de tutun, lemn cald',
      story:
        'Mirosul unei camere la o oră după ce s-a stins focul. Ceară de rapiță și soia, fitil de bumbac, nimic care fumegă.',
      details: [
        '220 g, arde circa 45 de ore',
        'Turnată manual în sticlă chihlimbarie',
        'Scurtați fitilul la 5 mm înainte de aprindere',
      ],
    },
    ru: {
      name: 'Свеча «Угли»',
      line: 'Амбра, лист табака, тёплое дерево',
      story:
        'Запах комнаты через час после того, как погас огонь. Рапсовый и соевый воск, хлопковый фитиль, никакой копоти.',
      details: [
        '220 г, горит около 45 часов',
        'Отлита вручную в янтарном стекле',
        'Перед розжигом подрежьте фитиль до 5 мм',
      ],
    },
    es: {
      name: 'Vela Brasa',
      line: 'Ámbar, hoja de tabaco, madera cálida',
      story:
        'El olor de una habitación una hora después de apagarse el fuego. Cera de colza y soja, mecha de algodón, nada de humo.',
      details: [
        '220 g, arde unas 45 horas',
        'Vertida a mano en vidrio ámbar',
        'Corte la mecha a 5 mm antes de encender',
      ],
    },
    pl: {
      name: 'Świeca Żar',
      line: 'Ambra, liść tytoniu, ciepłe drewno',
      story:
        'Zapach pokoju godzinę po wygaśnięciu ognia. Wosk rzepakowy i sojowy, bawełniany knot, nic, co dymi.',
      details: [
        '220 g, pali się około 45 godzin',
        'Wylewana ręcznie w bursztynowym szkle',
        'Przed zapaleniem skróć knot do 5 mm',
      ],
    },
  },
}
