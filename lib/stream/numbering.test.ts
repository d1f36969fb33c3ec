import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { newNumbers, Numbering } from './numbering';

const network = aNetwork();
const web = anEndpoint(network, aContainer({ name: 'web' }));
const db = anEndpoint(network, aContainer({ name: 'db' }));
const both = aTopology({ networks: [network], endpoints: [web, db] });
const onlyWeb = aTopology({ networks: [network], endpoints: [web] });

describe('the numbering', () => {
  it('gives every network and endpoint a number of its own and keeps it', () => {
    const numbering = new Numbering();
    const numbers = numbering.of(both);
    expect(new Set(numbers.values()).size).toBe(3);
    expect(numbering.of(onlyWeb).get(web.id)).toBe(numbers.get(web.id));
  });

  it('gives the same map while nothing comes or goes', () => {
    const numbering = new Numbering();
    expect(numbering.of(both)).toBe(numbering.of({ ...both, revision: 2 }));
  });

  it('gives an endpoint that went and came back a number never used before', () => {
    const numbering = new Numbering();
    const before = numbering.of(both);
    numbering.of(onlyWeb);
    const after = numbering.of(both);
    expect(Array.from(before.values())).not.toContain(after.get(db.id));
  });

  it('tells a reader what is new, and what has another number than it knew', () => {
    const numbering = new Numbering();
    const before = numbering.of(both);
    numbering.of(onlyWeb);
    const after = numbering.of(both);
    expect(newNumbers(new Map(), before)).toEqual(Object.fromEntries(before));
    expect(newNumbers(before, after)).toEqual({ [db.id]: after.get(db.id) });
    expect(newNumbers(after, after)).toEqual({});
  });
});
