import * as z from 'zod';

/** What is read of the engine's image answers; everything else, the environment in them too, is dropped at the edge. */
const texts = z.array(z.string()).nullish();

export const listedImageJson = z.object({
  Id: z.string(),
  RepoTags: texts,
  RepoDigests: texts,
  Created: z.number().nullish(),
  Size: z.number().nullish(),
});
export type ListedImageJson = z.infer<typeof listedImageJson>;
export const imageListJson = z.array(listedImageJson);

export const inspectedImageJson = z.object({
  Id: z.string(),
  Config: z
    .object({ ExposedPorts: z.record(z.string(), z.unknown()).nullish(), Cmd: texts, Entrypoint: texts })
    .nullish(),
});
export type InspectedImageJson = z.infer<typeof inspectedImageJson>;
