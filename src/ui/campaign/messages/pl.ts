/** What campaigns say of their own, in Polish; the rest is the merchant’s. */
export const pl = {
  preview: 'Podgląd: widzisz to tylko Ty',
  decline: 'Nie, dziękuję',
  never: 'Nie pokazuj tego więcej',
} as const
