import type { Topology } from '@/lib/model';
import type { Activity, Filter, QueryProblem, Visible } from './filter';
import { criterionOf, matched, matchedBy, nothing, type Picked } from './match-query';
import { neighbourhoodOf } from './neighbourhood';
import { parseQuery, type Query } from './parse-query';
import { relationsOf, type Relations } from './relations';
import { apart } from './term-flags';

/** Show, then focus, then hide; what is found is looked for in what is left. Every topology and filter has an answer. */
export function visibleOf(topology: Topology, filter: Filter, activity: Activity): Visible {
  const problems: QueryProblem[] = [];
  const read = (field: QueryProblem['field']) => {
    const query = parseQuery(filter[field]);
    if (query.problem) problems.push({ field, ...query.problem });
    return query;
  };
  const [show, hide, find] = [read('show'), read('hide'), read('find')];
  const relations = relationsOf(topology, activity);
  const neighbourhood = neighbourhoodOf(filter.focus, relations);
  const shown = saysNothing(show) ? all(topology) : shownBy(show, relations);
  const near = neighbourhood ? both(shown, neighbourhood) : shown;
  const left = saysNothing(hide) ? near : without(near, matched(hide, relations), relations);
  return {
    ...idsOf(left),
    found: saysNothing(find) ? null : idsOf(both(matched(find, relations), left)),
    problems,
    narrowed: left.networks.size < topology.networks.length || left.containers.size < topology.containers.length,
  };
}

function saysNothing(query: Query): boolean {
  return query.alternatives.length === 0;
}

function all({ networks, containers }: Topology): Picked {
  return { networks: new Set(networks), containers: new Set(containers) };
}

/** What matches, and of a kind that the alternative does not speak of, what is tied to it. */
function shownBy(show: Query, relations: Relations): Picked {
  const shown = nothing();
  for (const alternative of show.alternatives.flatMap(apart)) {
    const criterion = criterionOf(alternative, relations);
    const { networks, containers } = matchedBy(criterion, relations);
    for (const network of networks) {
      shown.networks.add(network);
      if (criterion.owners.has('container')) continue;
      const tied = relations.membersOf(network).flatMap(relations.housematesOf);
      for (const container of tied) shown.containers.add(container);
    }
    for (const container of containers) {
      shown.containers.add(container);
      if (criterion.owners.has('network')) continue;
      for (const network of relations.attachedTo(container)) shown.networks.add(network);
    }
  }
  return shown;
}

function both(a: Picked, b: Picked): Picked {
  return {
    networks: only(a.networks, (network) => b.networks.has(network)),
    containers: only(a.containers, (container) => b.containers.has(container)),
  };
}

/** A container goes with the last of its networks that was there; one that was on none stays. */
function without(shown: Picked, hidden: Picked, { networksOf }: Relations): Picked {
  const networks = only(shown.networks, (network) => !hidden.networks.has(network));
  const containers = only(shown.containers, (container) => {
    if (hidden.containers.has(container)) return false;
    const before = networksOf(container).filter((network) => shown.networks.has(network));
    return before.length === 0 || before.some((network) => networks.has(network));
  });
  return { networks, containers };
}

function only<T>(items: ReadonlySet<T>, isMeant: (item: T) => boolean): Set<T> {
  return new Set([...items].filter(isMeant));
}

function idsOf({ networks, containers }: Picked): Pick<Visible, 'networks' | 'containers'> {
  return { networks: idSet(networks), containers: idSet(containers) };
}

function idSet<Id>(items: ReadonlySet<{ id: Id }>): Set<Id> {
  return new Set(Array.from(items, ({ id }) => id));
}
