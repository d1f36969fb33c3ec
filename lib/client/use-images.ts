import useSWR from 'swr';
import { imagesSchema, type Image, type Images } from '@/lib/model/image';
import { callApi } from './api';

const path = '/api/images';

/** What the engine can run, read anew whenever a form asks. */
export function useImages(): {
  images: readonly Image[] | undefined;
  /** Why the engine's images are not known; then any name can be tried. */
  hidden: string | null;
  error: Error | undefined;
} {
  const { data, error } = useSWR<Images, Error>(path, () => callApi('GET', path, imagesSchema));
  return { images: data?.images, hidden: data?.hidden ?? null, error };
}
