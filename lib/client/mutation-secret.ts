const key = 'netloom.mutation-secret';

/**
 * Cookies ignore ports, so a container published on the same loopback name would be sent ours. This half of the
 * session lives in localStorage, which is bound to the port as well: without it no change is accepted.
 */
export const mutationSecret = {
  get: (): string | null => localStorage.getItem(key),
  set: (secret: string): void => localStorage.setItem(key, secret),
  clear: (): void => localStorage.removeItem(key),
};
