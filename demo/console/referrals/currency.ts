/** The shop’s currency, for amounts that come without theirs. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { money, number } from '../texts.ts'

/** `undefined` until it is known. */
export const ShopCurrency = createContext<string | undefined>(undefined)

export function useCurrency(): (minor: number) => string {
  const currency = useContext(ShopCurrency)
  return (minor) => (currency ? money({ minor, currency }) : number(minor))
}
