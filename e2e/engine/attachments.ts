import { operationLabel } from '@/lib/model';
import type { Lab } from '../lab/engine.mjs';

/** What the engine itself says of who is attached to what and how; nothing in it that a new attachment may change. */
export async function attachmentsOf(lab: Lab, containers: readonly string[]): Promise<Record<string, unknown>> {
  const inspected = JSON.parse(await lab.docker('inspect', ...containers)) as {
    Id: string;
    Name: string;
    State: { Running: boolean };
    NetworkSettings: { Networks: Record<string, Endpoint> };
  }[];
  return Object.fromEntries(
    inspected.map(({ Id, Name, State, NetworkSettings }) => [
      Name,
      {
        running: State.Running,
        networks: Object.fromEntries(
          Object.entries(NetworkSettings.Networks).map(([network, endpoint]) => [
            network,
            {
              fixed: endpoint.IPAMConfig?.IPv4Address ?? null,
              // Of one whose address nobody fixed only the subnet counts.
              address: endpoint.IPAMConfig?.IPv4Address ? endpoint.IPAddress : subnetOf(endpoint.IPAddress),
              aliases: (endpoint.Aliases ?? []).filter((alias) => !Id.startsWith(alias)).toSorted(),
              links: endpoint.Links ?? [],
              options: endpoint.DriverOpts ?? {},
              isAttached: endpoint.EndpointID !== '',
            },
          ]),
        ),
      },
    ]),
  );
}

interface Endpoint {
  IPAMConfig: { IPv4Address?: string } | null;
  Links: string[] | null;
  Aliases: string[] | null;
  DriverOpts: Record<string, string> | null;
  EndpointID: string;
  IPAddress: string;
}

/** All that the engine says of a network, but for what is new whenever it is made: id, time, who is on it, who made it. */
export async function networkOf(lab: Lab, name: string): Promise<Record<string, unknown>> {
  const told = JSON.parse(await lab.docker('network', 'inspect', name, '--format', '{{json .}}')) as Network;
  const isOurs = new Set(['Id', 'Created', 'Containers']);
  const labels = Object.entries(told.Labels).filter(([key]) => key !== operationLabel);
  return {
    ...Object.fromEntries(Object.entries(told).filter(([key]) => !isOurs.has(key))),
    Labels: Object.fromEntries(labels),
  };
}

interface Network {
  Labels: Record<string, string>;
}

function subnetOf(address: string): string {
  return address.split('.').slice(0, 3).join('.');
}
