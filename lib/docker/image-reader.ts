import { isAppError } from '@/lib/model';
import type { Image } from '@/lib/model/image';
import type { EngineCalls } from './engine-calls';
import { imageListJson, inspectedImageJson } from './image-json';
import { imageDetail, imageToModel, unknownDetail, type ImageDetail } from './image-to-model';

const atOnce = 8;
const imageId = /^sha256:[0-9a-f]{64}$/;

/** Lists the images of an engine. What only inspect tells is asked once of each: an image never changes under its id. */
export class ImageReader {
  readonly #calls: EngineCalls;
  #details = new Map<string, ImageDetail>();

  constructor(calls: EngineCalls) {
    this.#calls = calls;
  }

  async list(): Promise<Image[]> {
    const request = { method: 'GET', path: '/images/json' } as const;
    const raws = (await this.#calls.read(imageListJson, 'list images', request)).filter(({ Id }) => imageId.test(Id));
    const unread = raws.map(({ Id }) => Id).filter((id) => !this.#details.has(id));
    const readers = Array.from({ length: atOnce }, async () => {
      for (let id = unread.shift(); id !== undefined; id = unread.shift()) await this.#read(id);
    });
    await Promise.all(readers);
    const images = raws.map((raw) => imageToModel(raw, this.#details.get(raw.Id) ?? unknownDetail));
    this.#details = new Map(raws.flatMap(({ Id }) => entryOf(Id, this.#details.get(Id))));
    return images;
  }

  /** One that cannot be read now, or is gone meanwhile, is asked for again the next time. */
  async #read(id: string): Promise<void> {
    try {
      const request = { method: 'GET', path: `/images/${id}/json` } as const;
      const raw = await this.#calls.read(inspectedImageJson, 'inspect an image', request, 'inspect');
      this.#details.set(id, imageDetail(raw));
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
}

function entryOf(id: string, detail: ImageDetail | undefined): [string, ImageDetail][] {
  return detail ? [[id, detail]] : [];
}
