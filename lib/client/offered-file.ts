import { createStore } from './store';

/** A file that a person dropped or chose, read as far as it may be. */
export interface OfferedFile {
  name: string;
  /** null: it is too large to be read, or is no text that can be. */
  text: string | null;
}

export const offeredFile = createStore<OfferedFile | null>(null);

/** More than this is not even read. UTF-8: at most this many characters. */
const byteLimit = 1024 * 1024;

export async function offerFile(file: File): Promise<void> {
  const text = file.size > byteLimit ? null : await file.text().catch(() => null);
  offeredFile.set({ name: file.name, text });
}
