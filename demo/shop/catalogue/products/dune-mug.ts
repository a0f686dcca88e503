/** Dune Mug, speckled stoneware. */
import type { Product } from '../product.ts'

export const duneMug: Product = {
  id: 'dune-mug',
  category: 'ceramics',
  prices: { EUR: 2200, RON: 10900, MDL: 43000, PLN: 9500, JPY: 3600 },
  texts: {
    en: {
      name: 'Dune Mug',
      line: 'Speckled stoneware, bare foot',
      story:
        'A mug with a handle for three fingers and a foot left unglazed, because clay should be felt. Warm sand, fine iron speckle.',
      details: [
        '320 ml, 9 cm tall',
        'Made by Ilinca in Horezu, Romania',
        'Dishwasher and microwave safe',
      ],
    },
    ro: {
      name: 'Cana Dună',
      line: 'Gresie cu pistrui, bază neglazurată',
      story:
        'O cană cu toartă pentru trei degete și baza lăsată fără glazură, fiindcă lutul se cere simțit. Nisip cald, pistrui fini de fier.',
      details: [
        '320 ml, 9 cm înălțime',
        'Făcută de Ilinca la Horezu, România',
        'Bună pentru mașina de spălat vase și microunde',
      ],
    },
    ru: {
      name: 'Кружка «Дюна»',
      line: 'Керамика в крапинку, голая ножка',
      story:
        'Кружка с ручкой на три пальца и неглазурованным донцем: глину надо чувствовать. Тёплый песок, мелкая железная крапинка.',
      details: [
        '320 мл, высота 9 см',
        'Сделала Илинка в Хорезу, Румыния',
        'Для посудомоечной машины и микроволновки',
      ],
    },
    es: {
      name: 'Taza Duna',
      line: 'Gres moteado, base desnuda',
      story:
        'Una taza con asa para tres dedos y la base sin esmaltar, porque el barro se toca. Arena cálida, motas finas de hierro.',
      details: [
        '320 ml, 9 cm de alto',
        'Hecha por Ilinca en Horezu, Rumanía',
        'Apta para lavavajillas y microondas',
      ],
    },
    pl: {
      name: 'Kubek Wydma',
      line: 'Nakrapiana kamionka, surowa stopka',
      story:
        'Kubek z uchem na trzy palce i nieszkliwioną stopką, bo glinę trzeba czuć. Ciepły piasek, drobne żelazne kropki.',
      details: [
        '320 ml, 9 cm wysokości',
        'Zrobiła Ilinca w Horezu w Rumunii',
        'Do zmywarki i mikrofalówki',
      ],
    },
  },
}
