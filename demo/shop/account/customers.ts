/** The named customers anyone may sign in as; a real shop has passwords here. */

export const CUSTOMERS = [
  { id: 'ana', name: 'Ana Rusu', email: 'ana.rusu@example.com' },
  { id: 'mihai', name: 'Mihai Ceban', email: 'mihai.ceban@example.com' },
  { id: 'zofia', name: 'Zofia Nowak', email: 'zofia.nowak@example.com' },
] as const

export interface Customer {
  readonly id: (typeof CUSTOMERS)[number]['id']
  readonly name: string
  readonly email: string
}

export function findCustomer(id: unknown): Customer | undefined {
  return CUSTOMERS.find((customer) => customer.id === id)
}

export function firstName(customer: Customer): string {
  return customer.name.split(' ')[0] ?? customer.name
}
