/** The open HTTP contract between the script and any backend. */
export * from './endpoint.ts'
export * from './event.ts'
export * from './merchant.ts'
export * from './order.ts'
export * from './problem.ts'
export * from './scalars.ts'
export * from './session.ts'
export * from './shop.ts'
