/** Name of the panel's first page, where there is more than one widget. */
export const HOME = 'home'
