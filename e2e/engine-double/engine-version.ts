/** The engine releases the double can pass for; each has recordings beside it. */
export type EngineVersion = '20.10' | '28.5';

/** What the two releases say differently, as far as a client of networks can see it. */
export interface Dialect {
  readonly version: EngineVersion;
  readonly fullVersion: string;
  readonly apiVersion: string;
  readonly minApiVersion: string;
  /** 20.10 lets a second network take a name unless `CheckDuplicate` was sent, and only warns. */
  readonly allowsDuplicateNames: boolean;
  /** 28.5 draws MAC addresses at random; 20.10 derives them from the IPv4 address. */
  readonly macFromAddress: boolean;
}

const DIALECTS: Record<EngineVersion, Dialect> = {
  '20.10': {
    version: '20.10',
    fullVersion: '20.10.24+dfsg1',
    apiVersion: '1.41',
    minApiVersion: '1.12',
    allowsDuplicateNames: true,
    macFromAddress: true,
  },
  '28.5': {
    version: '28.5',
    fullVersion: '28.5.2+dfsg4',
    apiVersion: '1.51',
    minApiVersion: '1.24',
    allowsDuplicateNames: false,
    macFromAddress: false,
  },
};

/** How the given release speaks. */
export const dialectOf = (version: EngineVersion): Dialect => DIALECTS[version];
