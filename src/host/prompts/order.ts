/** Whether the shopper has just bought: a page of the checkout that thanks for an order is no checkout any more. */

let thankedOn: string | undefined

/** An order was told of on the page that is shown. */
export function noteOrder(): void {
  thankedOn = location.pathname
}

export function hasJustOrdered(): boolean {
  return thankedOn === location.pathname
}
