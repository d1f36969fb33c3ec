import type { Container, Network } from '@/lib/model';
import { fields, kinds, ownersOf, type Field, type Kind } from './fields';
import { flags, type Flag } from './flags';
import { matcherOf, type Matches } from './match-value';
import type { Query, Term } from './parse-query';
import type { Relations } from './relations';
import { apart, flagsOf } from './term-flags';

/** Objects of both kinds. */
export interface Picked {
  networks: Set<Network>;
  containers: Set<Container>;
}

/** One alternative, ready to be asked about many objects. */
export interface Criterion {
  /** The kinds that own a field of it: no other is matched. */
  owners: ReadonlySet<Kind>;
  holdsForNetwork: (network: Network) => boolean;
  holdsForContainer: (container: Container) => boolean;
}

type Tests = Omit<Criterion, 'owners'>;
/** Of a field or flag, where its kinds own it. */
type OwnTests = Partial<Tests>;

export function nothing(): Picked {
  return { networks: new Set(), containers: new Set() };
}

/** What any alternative of the query matches. */
export function matched(query: Query, relations: Relations): Picked {
  const picked = nothing();
  for (const alternative of query.alternatives.flatMap(apart)) {
    const { networks, containers } = matchedBy(criterionOf(alternative, relations), relations);
    for (const network of networks) picked.networks.add(network);
    for (const container of containers) picked.containers.add(container);
  }
  return picked;
}

export function matchedBy(criterion: Criterion, { topology }: Relations): Picked {
  const { owners, holdsForNetwork, holdsForContainer } = criterion;
  return {
    networks: new Set(owners.has('network') ? topology.networks.filter(holdsForNetwork) : []),
    containers: new Set(owners.has('container') ? topology.containers.filter(holdsForContainer) : []),
  };
}

export function criterionOf(alternative: readonly Term[], relations: Relations): Criterion {
  const tests = alternative.map((term) => testsOf(term, relations));
  return {
    owners: new Set(alternative.flatMap(ownersOfTerm)),
    holdsForNetwork: (network) => tests.every((test) => test.holdsForNetwork(network)),
    holdsForContainer: (container) => tests.every((test) => test.holdsForContainer(container)),
  };
}

function ownersOfTerm(term: Term): readonly Kind[] {
  if (term.field === null) return kinds;
  return term.field === 'is' ? flagsOf(term).flatMap((name) => ownersOf(flags[name])) : ownersOf(fields[term.field]);
}

function testsOf(term: Term, relations: Relations): Tests {
  const parts = partsOf(term, relations).map((part) => related(part, relations));
  // Negated twice is not negated.
  const expected = term.negated === (term.operator === '!=');
  return {
    holdsForNetwork: (network) => parts.some((part) => part.holdsForNetwork(network)) === expected,
    holdsForContainer: (container) => parts.some((part) => part.holdsForContainer(container)) === expected,
  };
}

function partsOf(term: Term, relations: Relations): OwnTests[] {
  if (term.field === 'is') return flagsOf(term).map((name) => flagTests(flags[name], relations));
  const { field, operator } = term;
  if (field !== null) {
    const matchers = term.values.map(({ text }) => matcherOf(fields[field].value, operator, text));
    return [fieldTests(fields[field], matchers, relations)];
  }
  return term.values.flatMap(({ text }) => wordTests(text, relations));
}

function flagTests({ network, container }: Flag, relations: Relations): OwnTests {
  return {
    holdsForNetwork: network && ((one) => network(one, relations)),
    holdsForContainer: container && ((one) => container(one, relations)),
  };
}

function fieldTests({ network, container }: Field, matchers: readonly Matches[], relations: Relations): OwnTests {
  const anyMatches = (values: readonly string[]) => values.some((value) => matchers.some((matches) => matches(value)));
  return {
    holdsForNetwork: network && ((one) => anyMatches(network(one, relations))),
    holdsForContainer: container && ((one) => anyMatches(container(one, relations))),
  };
}

/** A whole word of hex digits, or of Swarm's letters and digits, that is too long to be in a name by chance. */
const idLike = /^(?:[0-9a-f]{6,64}|[0-9a-z]{12,25})$/i;
const addressLike = /^(?:\d{1,3}\.[\d.]*|[0-9a-f:]*:[0-9a-f:]*)$/i;
const cidrLike = /^[0-9a-f.:]+\/\d+$/i;

/** A bare word is looked for in names, and where it looks like one, at the beginning of ids, addresses and MACs. */
function wordTests(word: string, relations: Relations): OwnTests[] {
  const inName = fieldTests(fields.name, [matcherOf('text', ':', word)], relations);
  const begins = [matcherOf('text', ':', `${word}*`)];
  if (cidrLike.test(word)) return [inName, fieldTests(fields.ip, [matcherOf('address', ':', word)], relations)];
  if (addressLike.test(word)) {
    // By relation it would be all networks of the container that has the MAC.
    const inMac = { ...fieldTests(fields.mac, begins, relations), holdsForNetwork: () => false };
    return [inName, fieldTests(fields.ip, begins, relations), inMac];
  }
  return idLike.test(word) ? [inName, fieldTests(fields.id, begins, relations)] : [inName];
}

/** What a kind does not own it has by relation: from its networks, or from its members. */
function related({ holdsForNetwork, holdsForContainer }: OwnTests, { networksOf, membersOf }: Relations): Tests {
  const nobody = () => false;
  const ofMembers = holdsForContainer ?? nobody;
  const ofNetworks = holdsForNetwork ?? nobody;
  return {
    holdsForNetwork: holdsForNetwork ?? ((network) => membersOf(network).some(ofMembers)),
    holdsForContainer: holdsForContainer ?? ((container) => networksOf(container).some(ofNetworks)),
  };
}
