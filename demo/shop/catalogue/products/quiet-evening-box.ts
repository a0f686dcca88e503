/** Quiet Evening, a gift box of tea, candle and scoop. */
import type { Product } from '../product.ts'

export const quietEveningBox: Product = {
  id: 'quiet-evening-box',
  category: 'table',
  prices: { EUR: 5800, RON: 28900, MDL: 113700, PLN: 24900, JPY: 9500 },
  texts: {
    en: {
      name: 'Quiet Evening Box',
      line: 'Tea, candle and scoop, wrapped',
      story:
        'Hearth Rooibos, an Ember Candle and a walnut scoop in a linen-paper box. We write the card by hand if you tell us what to say.',
      details: [
        'Three things in one box, 24 × 18 × 9 cm',
        'Wrapped with a cotton ribbon',
        'No prices inside',
      ],
    },
    ro: {
      name: 'Cutia Seară Liniștită',
      line: 'Ceai, lumânare și măsură, împachetate',
      story:
        'Rooibos de Vatră, o Lumânare Jar și o măsură din nuc într-o cutie de hârtie inată. Scriem felicitarea de mână dacă ne spuneți ce.',
      details: [
        'Trei lucruri într-o cutie, 24 × 18 × 9 cm',
        'Legată cu panglică de bumbac',
        'Fără prețuri înăuntru',
      ],
    },
    ru: {
      name: 'Набор «Тихий вечер»',
      line: 'Чай, свеча и мерка в упаковке',
      story:
        'Ройбуш «Очаг», свеча «Угли» и ореховая мерка в коробке из льняной бумаги. Подпишем открытку от руки, если скажете что.',
      details: [
        'Три вещи в коробке, 24 × 18 × 9 см',
        'Перевязана хлопковой лентой',
        'Внутри нет цен',
      ],
    },
    es: {
      name: 'Caja Tarde Tranquila',
      line: 'Té, vela y cuchara, envueltos',
      story:
        'Rooibos del Hogar, una Vela Brasa y una cuchara de nogal en caja de papel lino. Escribimos la tarjeta a mano si nos dice qué poner.',
      details: [
        'Tres cosas en una caja, 24 × 18 × 9 cm',
        'Atada con cinta de algodón',
        'Sin precios dentro',
      ],
    },
    pl: {
      name: 'Pudełko Cichy Wieczór',
      line: 'Herbata, świeca i miarka w prezencie',
      story:
        'Rooibos Domowe Ognisko, Świeca Żar i miarka z orzecha w pudełku z lnianego papieru. Kartkę napiszemy ręcznie, jeśli powiesz, co ma być.',
      details: [
        'Trzy rzeczy w pudełku, 24 × 18 × 9 cm',
        'Przewiązane bawełnianą wstążką',
        'Bez cen w środku',
      ],
    },
  },
}
