/** The sign of the shop as a file of its own. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f4638"/><g fill="none" stroke="#f3ead8" stroke-width="1.4" stroke-linecap="round"><path d="M16 24C15.2 17 16 10.5 19.5 5"/></g><path fill="#f3ead8" d="M15.7 20.5c-3.8.3-6.2-1.2-7.5-3.8 3.6-.6 6.3.7 7.5 3.8Zm.1-4.9c-3.1-.2-5-1.7-5.8-4.1 3-.1 5.1 1.3 5.8 4.1Zm-.1 3.7c3.6.2 6-1.1 7.5-3.7-3.6-.8-6.2.5-7.5 3.7Zm.5-4.7c3 0 5-1.2 6.2-3.4-3-.5-5.2.7-6.2 3.4Z"/><circle cx="16" cy="26.5" r="2.4" fill="#e08a52"/></svg>'
