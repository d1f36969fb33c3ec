import type { EngineDetail, Topology } from '@/lib/model';

/** What a new subnet should not overlap, as CIDR: those of the networks, and what the engine's host leads to. */
export function takenSubnets({ networks }: Topology, detail: EngineDetail | undefined): string[] {
  return [
    ...networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet)),
    ...(detail?.interfaces ?? []).flatMap(({ addresses, routes }) => [...addresses, ...routes]),
  ];
}
