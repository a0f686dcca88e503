/** Everything referral says to a backend; a browser imports the parts it needs, not this. */
export * from './contract/config.ts'
export * from './contract/program.ts'
export * from './contract/home.ts'
export * from './contract/guest.ts'
export * from './contract/offer.ts'
export * from './contract/shop-server.ts'
export * from './contract/console.ts'
