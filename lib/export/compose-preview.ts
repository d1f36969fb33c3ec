import type { Topology } from '@/lib/model';
import type { ComposeFile } from './compose-schema';
import { previewNetworks } from './preview-networks';
import type { PreviewedNetwork } from './preview-networks';
import { isStarted, networksOfService, previewServices } from './preview-services';
import type { PreviewedService } from './preview-services';
import { byCount, namesOf } from './words';

export interface ComposePreview {
  networks: readonly PreviewedNetwork[];
  services: readonly PreviewedService[];
  /** What could not be known or was not looked at: a sentence each. */
  notes: readonly string[];
}

/** What `docker compose up` of this file would add to what is there, under this project’s name. Nothing is done. */
export function composePreview(
  file: ComposeFile,
  variables: readonly string[],
  project: string,
  topology: Topology,
): ComposePreview {
  const services = Object.entries(file.services ?? {});
  const started = services.filter(([, service]) => isStarted(service)).map(([, service]) => service);
  const used = new Set(started.flatMap(networksOfService));
  const extending = services.filter(([, service]) => (service.extends ?? null) !== null).map(([name]) => ({ name }));
  const networks = previewNetworks(file, project, used, topology);
  return {
    networks,
    services: previewServices(file, project, networks, topology),
    notes: [
      ...(variables.length > 0
        ? [`Variables are not known here, and stand as written or with their default: ${variables.join(', ')}.`]
        : []),
      ...(extending.length > 0
        ? [
            `What ${namesOf(extending)} ${byCount(extending, 'takes', 'take')} from other services by extends is not looked at.`,
          ]
        : []),
      ...(file.include === undefined ? [] : ['What the file includes from others is not looked at.']),
    ],
  };
}

/** As Compose makes it of a folder’s name: lower case, and only what it takes. */
export function projectName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}
