import type { Image } from '@/lib/model/image';
import type { InspectedImageJson, ListedImageJson } from './image-json';
import { inspectedPorts } from './ports-to-model';
import { secondsToModel } from './time-to-model';

export type ImageDetail = Pick<Image, 'exposedPorts' | 'hasCommand'>;

/** Engines before 25 write `<none>` where there is no name. */
const named = (texts: readonly string[] | null | undefined) => (texts ?? []).filter((text) => !text.includes('<none>'));

export function imageToModel(raw: ListedImageJson, detail: ImageDetail): Image {
  return {
    id: raw.Id,
    tags: named(raw.RepoTags),
    digests: named(raw.RepoDigests),
    bytes: Math.max(0, raw.Size ?? 0),
    createdAt: secondsToModel(raw.Created),
    ...detail,
  };
}

export function imageDetail({ Config }: InspectedImageJson): ImageDetail {
  const exposed = Object.fromEntries(Object.keys(Config?.ExposedPorts ?? {}).map((port) => [port, null]));
  return {
    exposedPorts: inspectedPorts(exposed).map(({ privatePort, protocol }) => ({ privatePort, protocol })),
    hasCommand: [...(Config?.Entrypoint ?? []), ...(Config?.Cmd ?? [])].length > 0,
  };
}

export const unknownDetail: ImageDetail = { exposedPorts: [], hasCommand: null };
