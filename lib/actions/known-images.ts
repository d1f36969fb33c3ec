import { isAppError } from '@/lib/model';
import type { Images } from '@/lib/model/image';
import type { ActionDeps } from './deps';

/** What can be run. Where a proxy keeps that back it is said, and a run relies on the engine's own answer. */
export async function knownImages({ engine }: ActionDeps): Promise<Images> {
  try {
    return { images: await engine.listImages(), hidden: null };
  } catch (error) {
    if (isAppError(error) && error.code === 'engine_denied') return { images: [], hidden: error.message };
    throw error;
  }
}
