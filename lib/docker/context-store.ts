import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError, reasonOf } from '@/lib/model';
import { optional, type ReadFile, type TlsMaterial } from './endpoint';

const metaJson = z.object({
  Endpoints: z.object({ docker: z.object({ Host: z.string().nullish(), SkipTLSVerify: z.boolean().nullish() }) }),
});

/** A docker context from the CLI's own store; throws AppError naming the file that was looked for. */
export function readContext(
  name: string,
  chosenBy: string,
  directory: string,
  readFile: ReadFile,
): { host: string; tls: TlsMaterial | null } {
  // Nothing of it is part of the build, which would otherwise trace the whole project for these paths.
  // The store's folders are named by hash, so no context name can lead out of it.
  const folder = createHash('sha256').update(name).digest('hex');
  const path = join(/* turbopackIgnore: true */ directory, 'contexts', 'meta', folder, 'meta.json');
  const text = optional(readFile, path);
  if (text === null) {
    throw new AppError(
      'engine_unreachable',
      `There is no docker context "${name}" (asked for by ${chosenBy}; looked for ${path}). ` +
        'See `docker context ls`, or set DOCKER_HOST.',
    );
  }
  const { Host, SkipTLSVerify } = parseMeta(text, path).Endpoints.docker;
  if (!Host)
    throw new AppError('engine_unreachable', `The docker context "${name}" (${path}) names no engine address.`);
  return {
    host: Host,
    tls: readTls(
      join(/* turbopackIgnore: true */ directory, 'contexts', 'tls', folder, 'docker'),
      SkipTLSVerify ?? false,
      readFile,
    ),
  };
}

function parseMeta(text: string, path: string): z.infer<typeof metaJson> {
  try {
    return metaJson.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('engine_unreachable', `${path} is not a docker context: ${reasonOf(cause)}.`, { cause });
  }
}

/** TLS when the context holds any material, or says to skip the check. */
function readTls(directory: string, skipVerify: boolean, readFile: ReadFile): TlsMaterial | null {
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((file) =>
    optional(readFile, join(/* turbopackIgnore: true */ directory, file)),
  );
  if (!ca && !cert && !key && !skipVerify) return null;
  return { ca: ca ?? null, cert: cert ?? null, key: key ?? null, verify: !skipVerify };
}
