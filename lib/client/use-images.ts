import useSWR from 'swr';
import { imagesSchema, type Image } from '@/lib/model/image';
import { callApi } from './api';

const path = '/api/images';

/** What the engine can run, read anew whenever a form asks. */
export function useImages(): { images: readonly Image[] | undefined; error: Error | undefined } {
  const { data, error } = useSWR<{ images: Image[] }, Error>(path, () => callApi('GET', path, imagesSchema));
  return { images: data?.images, error };
}
