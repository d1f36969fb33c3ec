import { join } from 'node:path';
import type { Logger } from 'pino';
import * as z from 'zod';
import { readOrSetAside } from '@/lib/files/read-or-set-aside';
import { writeWhole } from '@/lib/files/write-whole';
import type { Covering } from '@/lib/findings/judge';
import { reasonOf } from '@/lib/model';
import { acceptanceSchema, findingIdSchema, type FindingId } from '@/lib/model/finding';

interface Options {
  dataDirectory: string;
  log: Pick<Logger, 'warn'>;
}

const coveringSchema = z.object({ ...acceptanceSchema.shape, covers: z.array(z.string()) });
const fileSchema = z.object({ acceptances: z.record(findingIdSchema, coveringSchema) });
/** Above it the oldest go, and what they accepted shows again. */
const limit = 10_000;

/** Which findings were accepted, in `findings.json` of the data folder: whole at every moment, for its owner only. */
export class AcceptanceStore {
  readonly #path: string;
  readonly #acceptances: Map<FindingId, Covering>;

  constructor({ dataDirectory, log }: Options) {
    this.#path = join(dataDirectory, 'findings.json');
    const parse = (text: string) => Object.entries(fileSchema.parse(JSON.parse(text)).acceptances);
    const warn = (reason: unknown, sentence: string) => log.warn({ err: reason }, sentence);
    const kept = readOrSetAside(this.#path, 'accepted findings', parse, warn) ?? [];
    this.#acceptances = new Map(kept.map(([id, acceptance]) => [findingIdSchema.parse(id), acceptance]));
  }

  get(id: FindingId): Covering | undefined {
    return this.#acceptances.get(id);
  }

  /** null takes it back. Gives why it holds until Netloom stops only; null where it is on the disk. */
  set(id: FindingId, acceptance: Covering | null): string | null {
    this.#acceptances.delete(id);
    if (acceptance !== null) this.#acceptances.set(id, acceptance);
    for (const oldest of [...this.#acceptances.keys()].slice(0, -limit)) this.#acceptances.delete(oldest);
    try {
      writeWhole(this.#path, JSON.stringify({ acceptances: Object.fromEntries(this.#acceptances) }));
      return null;
    } catch (error) {
      return `It cannot be saved in ${this.#path}, and holds until Netloom stops only: ${reasonOf(error)}`;
    }
  }
}
