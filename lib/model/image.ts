/** Imported by name and not with the rest of the model: only a form needs it, and the page should not load it. */
import * as z from 'zod/mini';
import { portSchema } from './container';

/** An image that the engine has, so that a container of it starts without asking a registry. */
export const imageSchema = z.object({
  /** `sha256:` and 64 hex digits. */
  id: z.string(),
  /** `busybox:latest`; none of an image whose name has gone to a newer one. */
  tags: z.array(z.string()),
  /** `busybox@sha256:…`, where it came from a registry. */
  digests: z.array(z.string()),
  bytes: z.number().check(z.nonnegative()),
  createdAt: z.nullable(z.iso.datetime({ offset: true })),
  /** What it says that it listens on. */
  exposedPorts: z.array(z.pick(portSchema, { privatePort: true, protocol: true })),
  /** Whether it runs without being told what; null: the engine did not say. */
  hasCommand: z.nullable(z.boolean()),
});
export type Image = z.infer<typeof imageSchema>;

/** `GET /api/images`. */
export const imagesSchema = z.object({
  images: z.array(imageSchema),
  /** Why they are not told, in a sentence; null where they are. */
  hidden: z.nullable(z.string()),
});
export type Images = z.infer<typeof imagesSchema>;

/** What a person calls it: its first tag, or the beginning of its id. */
export function imageName({ id, tags }: Pick<Image, 'id' | 'tags'>): string {
  return tags[0] ?? id.replace(/^sha256:/, '').slice(0, 12);
}

/** The image that the engine would take for this reference: a tag, `latest` where none is said, a digest, or an id. */
export function findImage(images: readonly Image[], reference: string): Image | undefined {
  const plain = reference.replace(/^docker\.io\/(?:library\/)?/, '');
  const tagged = /[:@][^/]*$/.test(plain) ? plain : `${plain}:latest`;
  const isNamed = ({ tags, digests }: Image) => tags.includes(tagged) || digests.includes(plain);
  const named = images.find(isNamed);
  if (named) return named;
  const id = /^(?:sha256:)?([0-9a-f]{12,64})$/.exec(reference)?.[1];
  return id === undefined ? undefined : images.find((image) => image.id.startsWith(`sha256:${id}`));
}
